/**
 * `npm run faults`: what becomes of a deploy under every fault of every call, as a table. The same
 * cases are a test, which holds each against what the emulator then really holds.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CALLS, CASES, HARMS, STATES, TIMES, type CallName } from '../test/faults/matrix.ts'
import { packedBy, runCase, type CaseEnd } from '../test/faults/run-case.ts'

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
} finally {
  rmSync(workspace, { recursive: true, force: true })
}

/** Colour and outcome, how many updates were sent, and whether the function holds what was asked. */
function cell({ end, updates, holds, wanted }: CaseEnd): string {
  const asked =
    JSON.stringify(holds) === JSON.stringify(wanted) ? 'as requested' : 'not as requested'
  return `${end.green ? 'succeeds' : 'FAILS'} ${end.outputs['outcome'] ?? ''}, ${updates} PUT, ${asked}`
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
    const lines = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`)
    process.stdout.write(`${lines.join('\n')}\n\n`)
  }
  process.stdout.write(`${ends.size} cases\n`)
}
