/**
 * `npm run faults`: what becomes of a deploy under every fault of every call, and of every call whose
 * peer falls silent, as tables. The same cases are tests. Fails where a silent peer kept a step
 * beyond its time limit.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pMap from 'p-map'
import { startEmulator } from '../emulator/emulator.ts'
import { CALLS, CASES, HARMS, STATES, TIMES, type CallName } from '../test/faults/matrix.ts'
import { RELEASE_CALLS, RELEASE_CASES } from '../test/faults/release-matrix.ts'
import { runReleaseCase, type ReleaseEnd } from '../test/faults/run-release-case.ts'
import { packedBy, runCase, type CaseEnd } from '../test/faults/run-case.ts'
import {
  runSilentCase,
  silentCases,
  TIMEOUT,
  type SilentCase,
  type SilentEnd,
} from '../test/faults/silent-calls.ts'
import { OLD_CODE } from '../test/support/emulator-inputs.ts'
import { gitHub } from '../test/support/github.ts'

const workspace = mkdtempSync(join(tmpdir(), 'faults-'))
try {
  mkdirSync(join(workspace, 'src'))
  writeFileSync(join(workspace, 'src/index.js'), 'exports.handler = async () => 1\n')
  const packed = await packedBy(workspace)
  const ends = new Map<string, string>()
  for (const fault of CASES) {
    const { call, harm, times, state } = fault
    ends.set([call, harm, times, state].join(), cell(await runCase(fault, workspace, packed)))
  }
  print(ends)
  await printReleases(workspace)
  printSilences(await silentEnds(workspace))
} finally {
  rmSync(workspace, { recursive: true, force: true })
}

/** Color and outcome, how many updates were sent, and whether the function holds what was asked. */
function cell({ end, updates, holds, wanted }: CaseEnd): string {
  const asked =
    JSON.stringify(holds) === JSON.stringify(wanted) ? 'as requested' : 'not as requested'
  return `${end.green ? 'succeeds' : 'FAILS'} ${end.outputs['outcome'] ?? ''}, ${updates} PUT, ${asked}`
}

/** One row per fault, one column per call of a release, each once and for ever. */
async function printReleases(folder: string): Promise<void> {
  const ends = new Map<string, string>()
  for (const fault of RELEASE_CASES) {
    const { call, harm, times } = fault
    ends.set([call, harm, times].join(), releaseCell(await runReleaseCase(fault, folder)))
  }
  const columns = Object.keys(RELEASE_CALLS).flatMap((call) =>
    Object.keys(TIMES).map((times) => ({ call, times })),
  )
  const head = ['Fault', ...columns.map(({ call, times }) => `${call} ${times}`)]
  const rows = Object.keys(HARMS).map((harm) => [
    harm,
    ...columns.map(({ call, times }) => ends.get([call, harm, times].join()) ?? ''),
  ])
  const lines = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`)
  process.stdout.write(`${lines.join('\n')}\n\n${ends.size} cases of releases\n\n`)
}

function releaseCell({ end, live, versions }: ReleaseEnd): string {
  const alias =
    live === undefined ? 'no alias' : `alias on ${live.startsWith('old') ? 'old' : 'new'}`
  return `${end.green ? 'succeeds' : 'FAILS'}, ${alias}, ${versions.length} versions`
}

interface NamedEnd extends SilentEnd {
  readonly call: string
  readonly silence: string
}

async function silentEnds(folder: string): Promise<NamedEnd[]> {
  const emulator = await startEmulator()
  const closing = [() => emulator.close()]
  try {
    emulator.functions.create({ name: 'hello', code: OLD_CODE })
    const github = await gitHub('usual', (close) => closing.push(close))
    const run = async (one: SilentCase): Promise<NamedEnd> => ({
      ...(await runSilentCase(one, folder)),
      call: one.call,
      silence: one.silence,
    })
    return await pMap(silentCases(emulator, github, folder), run, { concurrency: 8 })
  } finally {
    for (const close of closing) await close()
  }
}

/** One row per way of being silent, one column per call; what is wrong sets the exit code. */
function printSilences(ends: readonly NamedEnd[]): void {
  const calls = [...new Set(ends.map(({ call }) => call))]
  const silences = [...new Set(ends.map(({ silence }) => silence))]
  const cellOf = (call: string, silence: string): string => {
    const found = ends.find((one) => one.call === call && one.silence === silence)
    if (found === undefined) return ''
    const seconds = (TIMEOUT + found.late / 1_000).toFixed(1)
    return `${found.end.exitCode === 0 ? 'succeeds' : 'FAILS'} ${found.end.outputs['outcome'] ?? ''}, ${seconds} s`
  }
  printTable([
    [`Silent peer, timeout: ${TIMEOUT}`, ...calls],
    ...silences.map((silence) => [silence, ...calls.map((call) => cellOf(call, silence))]),
  ])
  process.stdout.write(`${ends.length} cases\n`)
  const complaints = ends.flatMap((end) => end.complaints)
  for (const complaint of complaints) process.stderr.write(`${complaint}\n`)
  if (complaints.length > 0) process.exitCode = 1
}

function printTable([head = [], ...rows]: readonly (readonly string[])[]): void {
  const lines = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`)
  process.stdout.write(`${lines.join('\n')}\n\n`)
}

function print(ends: ReadonlyMap<string, string>): void {
  const columns = (Object.keys(TIMES) as (keyof typeof TIMES)[]).flatMap((times) =>
    STATES.map((state) => ({ times, state })),
  )
  for (const call of Object.keys(CALLS) as CallName[]) {
    const head = [`Fault of ${call}`, ...columns.map(({ times, state }) => `${times}: ${state}`)]
    const rows = Object.keys(HARMS).map((harm) => [
      harm,
      ...columns.map(({ times, state }) => ends.get([call, harm, times, state].join()) ?? ''),
    ])
    printTable([head, ...rows])
  }
  process.stdout.write(`${ends.size} cases\n`)
}
