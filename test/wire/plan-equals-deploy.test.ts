import fc from 'fast-check'
import AdmZip from 'adm-zip'
import { describe, expect, it } from 'vitest'
import type { Profile } from '../../emulator/profile.ts'
import { switchesOf } from '../../emulator/profile.ts'
import { sha512 } from '../../emulator/state/functions.ts'
import type { Switches } from '../../emulator/switches.ts'
import { systemClock } from '../../src/clock.ts'
import { howMany } from '../support/how-many.ts'
import { inputsFor, OLD_CODE, serviceWith, urnOf } from '../support/service.ts'
import { hastyClock, step, type StepEnd } from '../support/step.ts'
import { workspaceWith } from '../support/workspace.ts'

const RUNS = howMany(500)
const AT_LEAST = howMany(20)

const CODE_URL = 'https://bucket.obs.cn-north-4.myhuaweicloud.com/code.zip'
const LIBRARIES = 'https://bucket.obs.cn-north-4.myhuaweicloud.com/libraries.zip'

/** What is deployed, and the type under which the service then stores it. */
const KINDS = {
  folder: { inputs: { code_path: 'src' }, codeType: 'zip' },
  archive: { inputs: { code_path: 'ready.zip' }, codeType: 'zip' },
  inline: { inputs: { code_path: 'src/index.js', code_type: 'inline' }, codeType: 'inline' },
  jar: { inputs: { code_path: 'ready.jar' }, codeType: 'jar' },
  obs: { inputs: { code_path: '', code_url: CODE_URL }, codeType: 'obs' },
  'obs, expected': { inputs: { code_path: '', code_url: CODE_URL }, codeType: 'obs' },
} as const

type Kind = keyof typeof KINDS

interface State {
  readonly profile: Profile
  readonly switches: Partial<Switches>
  readonly kind: Kind
  readonly holdsIt: boolean
  readonly held: { dependVersionList: string[]; dependList: string[]; dependencyPkg: string }
  readonly asked: Readonly<Record<string, string>>
  readonly force: boolean
  readonly kmsKeyId: string
}

const list = fc.subarray(['d1', 'd2'])
const mostly = <Value>(usual: Value, ...others: Value[]): fc.Arbitrary<Value> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(usual, ...others) },
  )

const states: fc.Arbitrary<State> = fc.record({
  profile: fc.constantFrom<Profile>('seed-2018', 'huawei-now', 'otc'),
  switches: fc.record(
    {
      dependencyOnlyChange: mostly<Switches['dependencyOnlyChange']>('200', '409', '409-applied'),
      sameCode: fc.constantFrom('bytes', 'never'),
      absentList: fc.constantFrom('keep', 'clear'),
      emptyLists: fc.constantFrom('array', 'omitted', 'null'),
      answerLists: fc.boolean(),
      answersDigest: mostly(true, false),
      digestCase: fc.constantFrom('lower', 'upper'),
      zipDigest: mostly<Switches['zipDigest']>('ours', 'foreign', 'missing'),
      jarDigest: fc.constantFrom('ours', 'foreign', 'missing'),
      obsDigest: mostly<Switches['obsDigest']>('ours', 'foreign', 'missing'),
      kmsDigest: fc.constantFrom('ours', 'foreign', 'missing'),
      reportsDependList: fc.boolean(),
      reportsDependencyPkg: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
  kind: fc.constantFrom(...(Object.keys(KINDS) as Kind[])),
  holdsIt: fc.constantFrom(true, true, false),
  held: fc.record({
    dependVersionList: list,
    dependList: list,
    dependencyPkg: fc.constantFrom('', LIBRARIES),
  }),
  asked: fc.oneof(
    { weight: 3, arbitrary: fc.constant({}) },
    {
      weight: 3,
      arbitrary: list.map((ids) => ({ depend_version_list: JSON.stringify(ids) })),
    },
    { weight: 1, arbitrary: list.map((ids) => ({ depend_list: JSON.stringify(ids) })) },
    {
      weight: 1,
      arbitrary: fc.constantFrom({ dependency_pkg: LIBRARIES }, { dependency_pkg: 'none' }),
    },
  ),
  force: fc.boolean(),
  kmsKeyId: mostly('', 'a-key'),
})

const workspace = {
  'src/index.js': 'exports.handler = async () => 1\n',
  'ready.zip': archive(),
  'ready.jar': archive(),
}

function archive(): Buffer {
  const zip = new AdmZip()
  zip.addFile('index.js', Buffer.from('exports.handler = async () => 2\n'))
  return zip.toBuffer()
}

/** The very bytes that a deploy of each kind sends. */
const bytesOf = new Map<string, Buffer>()

async function sentBytes(kind: Kind): Promise<Buffer> {
  const emulator = await serviceWith()
  emulator.functions.create({ name: 'hello', code: OLD_CODE })
  emulator.objects.set(CODE_URL, workspace['ready.zip'])
  const inputs = { ...inputsFor(emulator), ...KINDS[kind].inputs }
  await step({ inputs, workspace: workspaceWith(workspace) })
  return emulator.functions.expect(urnOf(emulator)).code
}

/** Does not wait at all: what the emulator answers does not depend on the time between requests. */
const impatientClock = {
  ...hastyClock,
  sleep: (_: number, signal: AbortSignal) => systemClock.sleep(0, signal),
}

interface Both {
  readonly planned: StepEnd
  readonly deployed: StepEnd
  readonly written: number
}

describe('a plan', () => {
  it('says what a deploy then does, over generated states', { timeout: 300_000 }, async () => {
    for (const kind of Object.keys(KINDS) as Kind[]) bytesOf.set(kind, await sentBytes(kind))
    const folder = workspaceWith(workspace)
    const emulator = await serviceWith()
    emulator.objects.set(CODE_URL, workspace['ready.zip'])
    const both = async (state: State): Promise<Both> => {
      const { kind, profile, switches, held, kmsKeyId } = state
      Object.assign(emulator.switches, switchesOf(profile, switches))
      const code = state.holdsIt ? (bytesOf.get(kind) ?? OLD_CODE) : OLD_CODE
      const { codeType, inputs: own } = KINDS[kind]
      const expected =
        kind === 'obs, expected' ? { expect_digest: sha512(bytesOf.get(kind) ?? OLD_CODE) } : {}
      emulator.functions.create({ name: 'hello', code, codeType, ...held, kmsKeyId })
      const inputs = { ...inputsFor(emulator), ...own, ...state.asked, ...expected }
      const run = {
        inputs: { ...inputs, force: String(state.force) },
        workspace: folder,
        clock: impatientClock,
      }
      const before = emulator.count('code')
      const planned = await step({ ...run, inputs: { ...run.inputs, mode: 'plan' } })
      const written = emulator.count('code') - before
      return { planned, deployed: await step(run), written }
    }
    const met = new Map<string, number>()
    const count = (what: string): number => met.set(what, (met.get(what) ?? 0) + 1).get(what) ?? 0
    await fc.assert(
      fc.asyncProperty(states, async (state) => {
        const { planned, deployed, written } = await both(state)
        expect(written).toBe(0)
        expect(planned.outputs['outcome']).toBe('planned')
        count(`plan changed ${planned.outputs['changed'] || 'empty'}`)
        count(`plan reason ${planned.outputs['reason'] ?? ''}`)
        count(`deploy ${deployed.outputs['outcome'] ?? ''}`)
        if (!deployed.green) return
        count(`deploy reason ${deployed.outputs['reason'] ?? ''}`)
        compare(planned.outputs, deployed.outputs, {
          blind: state.kind === 'obs' || isUnproved(state, planned.outputs),
          open:
            planned.warnings.some((line) => line.includes('does not report')) ||
            (state.held.dependVersionList.length > 0 && state.held.dependList.length > 0),
        })
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
    const reported = [...met].sort().map(([what, times]) => `${what}: ${times}`)
    process.stdout.write(`${RUNS} states\n${reported.join('\n')}\n`)
    expect(REACHABLE.filter((what) => (met.get(what) ?? 0) < AT_LEAST)).toEqual([])
  })
})

const REASONS = ['code', 'dependencies', 'code+dependencies', 'forced', 'none']
const REACHABLE = [
  ...['plan changed true', 'plan changed false', 'plan changed empty'],
  ...REASONS.flatMap((reason) => [`plan reason ${reason}`, `deploy reason ${reason}`]),
  ...['deploy deployed', 'deploy unchanged', 'deploy failed'],
]

type Said = Readonly<Record<string, string>>

/** No source proves what the digest of a jar or of encrypted code covers. */
function isUnproved({ kind, kmsKeyId }: State, { changed }: Said): boolean {
  return changed === '' && (kind === 'jar' || kmsKeyId !== '')
}

/**
 * What a plan cannot know: whether code that was not seen, or whose digest proves nothing, is what the
 * function holds; whether a field that the service does not report differs; and what becomes of the
 * one of two lists that an update leaves out. There its `changed` is empty.
 */
function compare(
  planned: Said,
  deployed: Said,
  { blind, open }: { readonly blind: boolean; readonly open: boolean },
): void {
  if (planned['changed'] === '') expect(blind || open).toBe(true)
  else expect(planned['changed']).toBe(deployed['changed'])
  if (blind) return
  const reason = planned['reason'] ?? ''
  const more = reason.startsWith('code') ? 'code+dependencies' : 'dependencies'
  expect(open ? [reason, more] : [reason]).toContain(deployed['reason'])
}
