import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import pMap from 'p-map'
import { expect, it } from 'vitest'
import { runAction, type ActionEnd } from '../support/run-action.ts'
import { inputsFor, OLD_CODE, serviceHolding, urnOf } from '../support/service.ts'
import { workspaceWith } from '../support/workspace.ts'

const KILLS = 20
/** Runs beside each other: most of a run is waiting for slow answers. */
const BESIDE = 4

/** Enough to pack that a signal can come in the middle of it. */
const files = Object.fromEntries(
  Array.from({ length: 60 }, (_, at) => [`src/part-${at}.txt`, slowToPack(at)]),
)

function slowToPack(at: number): Buffer {
  const content = Buffer.alloc(200_000)
  for (let byte = 0; byte < content.length; byte += 1) {
    content[byte] = (byte * at * 31 + (byte >> 7)) % 251
  }
  return content
}

it(`reports the truth after ${KILLS} kills at moments all over the step`, async () => {
  const workspace = workspaceWith({ ...files, 'src/index.js': 'exports.handler = 1\n' })
  const kills = Array.from({ length: KILLS }, (_, kill) => ({
    signal: kill % 2 === 0 ? ('SIGINT' as const) : ('SIGTERM' as const),
    afterMs: 100 + kill * 80,
    temp: workspaceWith({}),
  }))
  const ends = await pMap(kills, (kill) => killedRun(workspace, kill), { concurrency: BESIDE })
  expect(ends).toContain('1 failed')
}, 180_000)

interface Kill {
  readonly signal: 'SIGINT' | 'SIGTERM'
  readonly afterMs: number
  /** The RUNNER_TEMP of the run. */
  readonly temp: string
}

/** One deploy that is killed. @returns its exit code and outcome, when all else about it is true */
async function killedRun(workspace: string, { signal, afterMs, temp }: Kill): Promise<string> {
  const emulator = await serviceHolding({}, { switches: { signedBodyLimit: 0 } })
  emulator.faults.script({ on: 'any', kind: 'slow', firstByteMs: 500, times: 9 })
  let killed = 0
  const end = await runAction({
    inputs: inputsFor(emulator),
    workspace,
    temp,
    during(child) {
      setTimeout(() => {
        if (child.kill(signal)) killed = Date.now()
      }, afterMs)
    },
  })
  if (killed > 0) expect(Date.now() - killed).toBeLessThan(5_000)
  const held = emulator.functions.expect(urnOf(emulator))
  expectTruth(end, held.digest, !held.code.equals(OLD_CODE))
  expectNoLeftover(temp)
  return `${end.exitCode ?? 'killed'} ${end.outputs['outcome'] ?? ''}`
}

/**
 * A signal ends the program at once only before it has started, when nothing was done, or after it
 * has reported, while Node.js exits.
 */
function expectTruth(end: ActionEnd, digest: string, changed: boolean): void {
  const { outcome } = end.outputs
  if (end.signal !== null && outcome === undefined) {
    expect(end.outputs).toEqual({})
    expect(changed).toBe(false)
    return
  }
  if (end.signal === null) expect(end.exitCode).toBe(outcome === 'failed' ? 1 : 0)
  if (end.outputs['digest'] !== '') expect(end.outputs['digest']).toBe(digest)
  if (end.outputs['changed'] !== '') expect(end.outputs['changed']).toBe(String(changed))
  if (outcome === 'failed') expect(end.log).toMatch(/the job was cancelled \(SIG(INT|TERM)\)/)
}

/** What a step may leave is a finished package, and its results, each in a folder of its own. */
function expectNoLeftover(temp: string): void {
  const own = readdirSync(temp).filter((name) => !name.startsWith('file_command_'))
  const inside = own.flatMap((folder) => readdirSync(join(temp, folder)))
  expect(own.length).toBeLessThanOrEqual(2)
  expect(inside.filter((name) => !['package.zip', 'results.json'].includes(name))).toEqual([])
}
