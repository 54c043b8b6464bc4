import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Emulator } from '../../emulator/emulator.ts'
import { switchesOf, type Profile } from '../../emulator/profile.ts'
import type { Switches } from '../../emulator/switches.ts'
import { howMany } from '../support/how-many.ts'
import { inputsFor, serviceWith, urnOf } from '../support/service.ts'
import { instantClock, step, type StepEnd } from '../support/step.ts'
import { workspaceWith } from '../support/workspace.ts'

const RUNS = howMany(500)
const AT_LEAST = howMany(5)

/** Names of versions, which a request may ask for too. */
const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'] as const
const LIMIT = 6

type CodeName = 'ours' | 'other' | 'older'
const DEPENDENCIES = ['none', 'd1'] as const
type DependencyName = (typeof DEPENDENCIES)[number]

/** What a version or `latest` has. */
interface Content {
  readonly code: CodeName
  readonly dependencies: DependencyName
}

interface Version extends Content {
  readonly name: string
}

interface Alias {
  readonly version: string
  readonly weights: Readonly<Record<string, number>>
}

interface State {
  readonly latest: Content
  /** The oldest first. */
  readonly versions: readonly Version[]
  readonly live: Alias | undefined
  /** The version of another alias. */
  readonly other: string | undefined
}

interface Request {
  readonly mode: 'deploy' | 'release'
  readonly version: string
  readonly alias: boolean
  readonly percent: number
  readonly keep: number | undefined
}

interface Case {
  readonly profile: Profile
  readonly switches: Partial<Switches>
  readonly state: State
  readonly request: Request
  /** After so many requests the step is cut off, with the work of the last one done or not. */
  readonly cut: { readonly after: number; readonly done: boolean }
}

const contents = fc.record({
  code: fc.constantFrom<CodeName>('ours', 'ours', 'other', 'older'),
  dependencies: fc.constantFrom(...DEPENDENCIES),
})

const states: fc.Arbitrary<State> = fc
  .record({
    all: fc.array(contents, { maxLength: 5 }),
    latest: contents,
    main: fc.nat(9),
    side: fc.nat(9),
    other: fc.nat(9),
    share: fc.nat(3),
    // Rare otherwise: the alias names the version that has the code to be deployed.
    isDone: fc.constantFrom(true, false, false, false, false),
  })
  .map(({ all, latest, main, side, other, share, isDone }) => {
    const versions = all.map((content, at) => ({ ...content, name: NAMES[at] ?? '' }))
    const at = (index: number): string | undefined => versions[index]?.name
    const done = versions.findLast((version) => same(version, { ...latest, code: 'ours' }))
    const [version, second] = [isDone && done ? done.name : at(main % 6), at(side % 5)]
    const shares = share > 1 && second !== undefined && second !== version
    const live =
      version === undefined
        ? main > 8
          ? { version: 'latest', weights: {} }
          : undefined
        : { version, weights: shares ? { [second]: share * 10 } : {} }
    const taken = at(other)
    return { latest, versions, live, other: taken === live?.version ? undefined : taken }
  })

const requests: fc.Arbitrary<Request> = fc.record({
  mode: fc.constantFrom('deploy', 'deploy', 'deploy', 'release'),
  version: fc.constantFrom('', '', '', '', ...NAMES),
  alias: fc.constantFrom(true, true, true, false),
  percent: fc.constantFrom(100, 100, 10),
  keep: fc.constantFrom(undefined, undefined, 1, 2, 4),
})

const cases: fc.Arbitrary<Case> = fc.record({
  profile: fc.constantFrom<Profile>('seed-2018', 'huawei-now', 'otc'),
  switches: fc.record({
    unchangedVersion: fc.constantFrom('published', 'FSS.1016-last', 'FSS.1016-any'),
    versionCompares: fc.constantFrom('code', 'dependencies'),
    versionName: fc.constantFrom('v-date', 'date'),
    versionTaken: fc.constantFrom('FSS.1062', 'FSS.1021'),
    publishAnswers: fc.constantFrom('version', 'latest'),
    versionModified: fc.constantFrom('published', 'code'),
    versionOrder: fc.constantFrom('newest-first', 'oldest-first'),
    versionPages: fc.constantFrom('honored', 'ignored'),
    versionPageLimit: fc.constantFrom(2, 400),
    versionsReportLists: fc.boolean(),
    versionAliases: fc.constantFrom('one', 'many'),
    aliasUpdate: fc.constantFrom('replaces', 'keeps'),
    staleVersionsReads: fc.constantFrom(0, 0, 2),
    emptyLists: fc.constantFrom('array', 'omitted', 'null'),
  }),
  state: states,
  request: requests,
  cut: fc.record({ after: fc.nat(12), done: fc.boolean() }),
})

/** What is there at the end; a name that the service gives is `new`. */
interface End {
  readonly versions: readonly string[]
  readonly live: Alias | undefined
}

const same = (a: Content, b: Content): boolean =>
  a.code === b.code && a.dependencies === b.dependencies

/** The version that it must be, and all that there are then; undefined where there can be none. */
function versionIn({ state, request, switches }: Case): readonly [string, Version[]] | undefined {
  const { version: name, mode } = request
  const versions = [...state.versions]
  const named = versions.find((version) => version.name === name)
  if (mode === 'release') return named && [named.name, versions]
  const content: Content = { ...state.latest, code: 'ours' }
  if (named !== undefined) return same(named, content) ? [named.name, versions] : undefined
  const like = versions.findLast((version) => same(version, content))
  if (name === '' && like !== undefined) return [like.name, versions]
  const rivals = switches.unchangedVersion === 'FSS.1016-any' ? versions : versions.slice(-1)
  const equal = (version: Version): boolean =>
    switches.versionCompares === 'code' ? version.code === 'ours' : same(version, content)
  if (switches.unchangedVersion !== 'published' && rivals.some(equal)) {
    return like && [like.name, versions]
  }
  if (versions.length + 1 >= LIMIT) return undefined
  const made = name === '' ? 'new' : name
  return [made, [...versions, { ...content, name: made }]]
}

/** The alias as it must be then; undefined where it cannot be. */
function aliasIn({ state, request, switches }: Case, version: string): Alias | undefined {
  const { live, other } = state
  const { percent } = request
  const whole = { version, weights: {} }
  const isWhole = live?.version === version && Object.keys(live.weights).length === 0
  if (live !== undefined && isWhole) return live
  if (live?.version === version && percent < 100) return undefined
  const wanted =
    live === undefined || percent === 100
      ? whole
      : { version: live.version, weights: { [version]: percent } }
  const isThere = JSON.stringify(wanted) === JSON.stringify(live)
  const isTaken = switches.versionAliases === 'one' && wanted.version === other
  return isTaken && !isThere ? undefined : wanted
}

/** What a step that nothing hinders ends with; undefined where it must fail. */
function model(one: Case): End | undefined {
  const { request, state } = one
  const found = versionIn(one)
  if (found === undefined) return undefined
  const [version, versions] = found
  const live = request.alias ? aliasIn(one, version) : state.live
  if (request.alias && live === undefined) return undefined
  const kept = versions
    .map(({ name }) => name)
    .filter((name, at) => {
      const isOld = request.keep !== undefined && at < versions.length - request.keep
      const isNamed = [live?.version, ...Object.keys(live?.weights ?? {}), state.other].includes(
        name,
      )
      return !isOld || isNamed || name === version
    })
  return { versions: kept, live }
}

interface Bench {
  readonly emulator: Emulator
  readonly workspace: string
  readonly codes: Readonly<Record<CodeName, Buffer>>
}

const lists = (profile: Profile, name: DependencyName): object => {
  const ids = name === 'none' ? [] : [name]
  return profile === 'seed-2018' ? { dependList: ids } : { dependVersionList: ids }
}

function seed({ emulator, codes }: Bench, { profile, switches, state }: Case): void {
  const urn = urnOf(emulator)
  const limits = { mostVersions: LIMIT, tooManyVersions: 'FSS.0403' } as const
  Object.assign(emulator.switches, switchesOf(profile, { ...switches, ...limits }))
  emulator.faults.clear()
  // What the cases before it sent would be counted again and again.
  emulator.requests.length = 0
  emulator.functions.remove(urn)
  const facts = ({ code, dependencies }: Content): object => ({
    code: codes[code],
    ...lists(profile, dependencies),
  })
  emulator.functions.create({ name: 'hello', ...facts(state.latest) })
  for (const [at, version] of state.versions.entries()) {
    const lastModified = new Date(Date.UTC(2026, 0, 1, 0, at))
    emulator.functions.publish(urn, version.name, { lastModified, ...facts(version) })
  }
  const { releases } = emulator.functions
  if (state.live !== undefined) releases.setAlias(urn, { name: 'live', ...state.live })
  if (state.other !== undefined) releases.setAlias(urn, { name: 'other', version: state.other })
}

function inputsOf({ emulator }: Bench, { request }: Case): Record<string, string> {
  const { mode, version, alias, percent, keep } = request
  return {
    ...inputsFor(emulator),
    ...(mode === 'release' ? { mode, code_path: '' } : { publish: 'true' }),
    ...{ version: version === '' && mode === 'release' ? 'a' : version },
    ...(alias || mode === 'release' ? { alias: 'live', alias_percent: String(percent) } : {}),
    ...(keep === undefined ? {} : { keep_versions: String(keep) }),
  }
}

/** Runs the step, and ends it when so many requests have come, the last of which gets no answer. */
async function cutRun(bench: Bench, one: Case): Promise<void> {
  const { emulator, workspace } = bench
  const { after, done } = one.cut
  const end = new AbortController()
  const last = emulator.requests.length + after
  emulator.faults.script({ kind: 'silent', on: 'any', after, commit: done })
  const timer = setInterval(() => {
    if (emulator.requests.length > last) end.abort()
  }, 2)
  const run = { inputs: inputsOf(bench, one), workspace, clock: instantClock() }
  await step({ ...run, cancel: end.signal })
  clearInterval(timer)
  emulator.faults.clear()
}

function run(
  bench: Bench,
  one: Case,
  more: Readonly<Record<string, string>> = {},
): Promise<StepEnd> {
  const { workspace } = bench
  return step({ inputs: { ...inputsOf(bench, one), ...more }, workspace, clock: instantClock() })
}

/** By the names of before, so that one that the service gave is `new`. */
function endIn({ emulator }: Bench, { state, request }: Case): End {
  const { releases } = emulator.functions
  const known = [...state.versions.map(({ name }) => name), request.version, 'latest']
  const plain = (name: string): string => (known.includes(name) ? name : 'new')
  const live = releases.alias(urnOf(emulator), 'live')
  const weights = Object.entries(live?.weights ?? {}).map(([name, share]) => [plain(name), share])
  return {
    versions: releases.versions(urnOf(emulator)).map(({ version }) => plain(version)),
    live: live && {
      version: plain(live.version),
      weights: Object.fromEntries(weights) as object as Alias['weights'],
    },
  }
}

const WRITES = ['code', 'publish', 'create-alias', 'update-alias', 'delete', 'invoke']

const writesTo = ({ emulator }: Bench): number =>
  emulator.requests.filter(({ operation }) => WRITES.includes(operation)).length

describe('a release', () => {
  it(
    'that was cut off anywhere is completed by the next run, over generated states',
    { timeout: 400_000 },
    async () => {
      const bench = await benchWithCodes()
      const met = new Map<string, number>()
      const count = (what: string): unknown => met.set(what, (met.get(what) ?? 0) + 1)
      await fc.assert(
        fc.asyncProperty(cases, async (generated) => {
          const { request } = generated
          // In `mode: release` a version and an alias are always asked for.
          const one =
            request.mode === 'release'
              ? {
                  ...generated,
                  request: { ...request, alias: true, version: request.version || 'a' },
                }
              : generated
          const expected = model(one)
          seed(bench, one)
          const untouched = writesTo(bench)
          const plan =
            one.request.mode === 'deploy' ? await run(bench, one, { mode: 'plan' }) : undefined
          expect(writesTo(bench)).toBe(untouched)
          await cutRun(bench, one)
          settle(bench)
          const cutAfter = writesTo(bench) - untouched
          const end = await run(bench, one)
          count(expected === undefined ? 'fails' : 'succeeds')
          count(`cut after ${Math.min(cutAfter, 3)} writes`)
          if (expected === undefined) {
            expect(end.green).toBe(false)
            expect(endIn(bench, one).live).toEqual(one.state.live)
            expect(endIn(bench, one).versions).toEqual(
              expect.arrayContaining(one.state.versions.map(({ name }) => name)),
            )
            return
          }
          expect(end.failures).toEqual([])
          expect(endIn(bench, one)).toEqual(expected)
          comparePlan(plan, one, expected, count)
          settle(bench)
          const written = writesTo(bench)
          const again = await run(bench, one)
          expect(again.outputs['outcome']).toBe('unchanged')
          expect(endIn(bench, one)).toEqual(expected)
          // A name of one's own for code that has a version is asked for, and refused, each time.
          const refused = again.warnings.some((line) => line.includes('FSS.1016')) ? 1 : 0
          expect(writesTo(bench)).toBe(written + refused)
        }),
        { numRuns: RUNS, endOnFailure: true },
      )
      process.stdout.write(
        `${[...met]
          .sort()
          .map(([what, n]) => `${what}: ${n}`)
          .join('\n')}\n`,
      )
      expect(REACHABLE.filter((what) => (met.get(what) ?? 0) < AT_LEAST)).toEqual([])
    },
  )
})

const REACHABLE = [
  ...['fails', 'succeeds', 'plan moves', 'plan stays', 'plan publishes', 'plan uses'],
  ...['cut after 0 writes', 'cut after 1 writes', 'cut after 2 writes', 'cut after 3 writes'],
]

/** A plan names the version and says whether the alias moves, as the deploy then ends. */
function comparePlan(
  plan: StepEnd | undefined,
  { state, request }: Case,
  expected: End,
  count: (what: string) => unknown,
): void {
  // Whether a service publishes code once more under another name, only the publication shows.
  const content: Content = { ...state.latest, code: 'ours' }
  const isPublished = state.versions.some((version) => same(version, content))
  const isFree = state.versions.every(({ name }) => name !== request.version)
  if (plan === undefined || (request.version !== '' && isPublished && isFree)) return
  expect(plan.failures).toEqual([])
  const moves = JSON.stringify(expected.live) !== JSON.stringify(state.live)
  if (request.alias) {
    expect(plan.outputs['released']).toBe(String(moves))
    count(moves ? 'plan moves' : 'plan stays')
  }
  count(
    plan.lines.some((line) => line.startsWith('Would publish')) ? 'plan publishes' : 'plan uses',
  )
}

/** Lets lists catch up, as they have when the next run begins. */
function settle({ emulator }: Bench): void {
  for (let read = 0; read < 3; read += 1)
    emulator.functions.releases.listedVersions(urnOf(emulator))
}

async function benchWithCodes(): Promise<Bench> {
  const emulator = await serviceWith()
  const workspace = workspaceWith({ 'src/index.js': 'exports.handler = async () => 1\n' })
  emulator.functions.create({ name: 'hello', code: Buffer.from('x') })
  await step({ inputs: inputsFor(emulator), workspace })
  const ours = emulator.functions.expect(urnOf(emulator)).code
  return {
    ...{ emulator, workspace },
    codes: { ours, other: Buffer.from('other'), older: Buffer.from('older') },
  }
}
