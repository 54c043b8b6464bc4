import type { ProfileFile } from '../../emulator/profile-file.ts'
import type { Profile } from '../../emulator/profile.ts'
import type { Clock } from '../../src/clock.ts'
import { ConnectionError, type Transport } from '../../src/cloud/transport.ts'
import type { Target } from '../../src/target.ts'
import { zipOf } from '../live/archives.ts'
import { Client, described } from '../live/client.ts'
import type { LiveCredentials } from '../live/credentials.ts'
import { createScratch, creation, withScratch } from '../live/scratch.ts'
import type { Experiment, Observation, SwitchName } from './experiment.ts'
import { Unsettled } from './unsettled-error.ts'
import { Lab, LIST_FIELDS, type Materials } from './lab.ts'
import { UNSETTLED } from './unsettled.ts'

export interface ProbeOrder {
  /** The function beside which the probe makes its own, and that one. */
  readonly beside: Target
  readonly scratch: Target
  readonly runtime: string
  /** Base profile for switches that stay open. */
  readonly base: Profile
  readonly materials: Materials
  readonly experiments: readonly Experiment[]
}

export interface ProbeMeans {
  readonly credentials: LiveCredentials
  readonly transport: Transport
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly say: (line: string) => void
}

/** Result of a probe. */
export interface Findings {
  readonly profile: ProfileFile
  /** Why each switch that is not in the profile is open. */
  readonly open: Partial<Readonly<Record<SwitchName, string>>>
}

/**
 * Makes a function, does the experiments with it, and removes it.
 *
 * @returns undefined where the function could not be removed
 * @throws Error where it could not be made; the signal's reason when it is aborted
 */
export async function probe(order: ProbeOrder, means: ProbeMeans): Promise<Findings | undefined> {
  const { scratch, materials } = order
  const client = new Client({ ...means, target: scratch })
  const lab = new Lab({ client, function: scratch, materials, signal: means.signal })
  const work = async (): Promise<Findings> => {
    await create(lab, order, means)
    return observeAll(lab, order, means)
  }
  return withScratch(client, scratch, work, means.say)
}

/** With dependencies in both fields, if the service takes that. @throws Error */
async function create(lab: Lab, { runtime, scratch }: ProbeOrder, means: ProbeMeans) {
  const ids = lab.materials.dependencies
  const givens = ids.length === 0 ? [[]] : [LIST_FIELDS, LIST_FIELDS.slice(0, 1), []]
  for (const given of givens) {
    const lists = Object.fromEntries(given.map((field) => [field, ids]))
    const blank = { runtime, handler: 'index.handler', code: zipOf(lab.newSource()), more: lists }
    const body = creation(scratch, blank)
    const reply = await createScratch(lab.client, body, lab.signal)
    if (reply.status >= 200 && reply.status < 300) {
      means.say(`Created ${scratch.urn}`)
      lab.born = { config: await lab.config(), given }
      return
    }
    const isLast = given.length === 0
    if (isLast || reply.status !== 400) {
      throw new Error(`Failed to create ${scratch.name}: ${described(reply)}`)
    }
  }
}

async function observeAll(lab: Lab, order: ProbeOrder, means: ProbeMeans): Promise<Findings> {
  const open: Partial<Record<SwitchName, string>> = { ...UNSETTLED }
  const notes: string[] = []
  for (const experiment of order.experiments) {
    const observation = await observe(experiment, lab)
    Object.assign(lab.found, observation.settled)
    for (const name of experiment.settles) {
      const reason = observation.open?.[name]
      if (reason !== undefined) open[name] = reason
    }
    const lines = linesOf(experiment, observation)
    notes.push(...lines)
    for (const line of lines) means.say(line)
  }
  const profile = { base: order.base, switches: { ...lab.found }, notes }
  return { profile, open }
}

/** Runs one experiment. An unexpected response leaves its question open; the others continue. */
async function observe(experiment: Experiment, lab: Lab): Promise<Observation> {
  try {
    return await experiment.observe(lab)
  } catch (error) {
    lab.signal.throwIfAborted()
    if (!(error instanceof Unsettled) && !(error instanceof ConnectionError)) throw error
    const reason = error.message
    const open = Object.fromEntries(experiment.settles.map((name) => [name, reason]))
    return { seen: experiment.settles.length === 0 ? [`Not settled: ${reason}`] : [], open }
  }
}

function linesOf({ name, settles }: Experiment, { seen, settled = {}, open = {} }: Observation) {
  const values = settles.map((one) => {
    const value = settled[one]
    return value === undefined
      ? `  ${one}: not settled, because ${open[one] ?? 'nothing was seen'}`
      : `  ${one} = ${String(value)}`
  })
  return [`${name}: ${seen.join('; ')}`.trimEnd(), ...values]
}
