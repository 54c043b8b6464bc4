import { beforeAll, describe, expect, it } from 'vitest'
import { permanentWorkspace } from '../support/workspace.ts'
import { CASES, type FaultCase } from './matrix.ts'
import { packedBy, runCase, type CaseEnd, type Packed } from './run-case.ts'

const workspace = permanentWorkspace({ 'src/index.js': 'exports.handler = async () => 1\n' })
let packed: Packed

beforeAll(async () => {
  packed = await packedBy(workspace)
})

it('has at least 150 cases', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(150)
})

const name = ({ call, harm, times, state }: FaultCase): string =>
  `${harm} of ${call} ${times}, with ${state}`

describe.concurrent('a fault', () => {
  it.each(CASES.map((fault) => [name(fault), fault] as const))('%s', async (_, fault) => {
    const ended = await runCase(fault, workspace, packed)
    if (ended.end.green) expectTrueGreen(ended, fault)
    else expectTrueRed(ended)
    if (!serviceLies(fault)) expectTrueOutputs(ended)
  })
})

/**
 * Where the service itself names other code and nothing contradicts it, the outputs can but repeat it:
 * the configuration, or the answer about code from OBS, whose digest may be one of the service's own.
 */
function serviceLies({ call, harm }: FaultCase): boolean {
  return (call === 'config' || call === 'refer') && harm === 'wrong digest'
}

/** Green: the function really holds what was asked. */
function expectTrueGreen({ end, holds, wanted }: CaseEnd, fault: FaultCase): void {
  expect(holds).toEqual(wanted)
  expect(end.failures).toEqual([])
  if (!serviceLies(fault)) expect(end.outputs['digest']).toBe(holds.digest)
}

/** Red: one cause, one remedy, and nothing that the function does not hold. */
function expectTrueRed({ end }: CaseEnd): void {
  expect(end.failures).toHaveLength(1)
  const [first = '', ...rest] = (end.failures[0] ?? '').split('\n')
  expect(first).toMatch(/^Failed to deploy hello \(cn-north-4\): .{10,}/)
  expect(rest.at(-1)).toMatch(/^[A-Z].{10,}\.$/)
}

/** Whatever the color: an output that is set is true. */
function expectTrueOutputs({ end, holds, before }: CaseEnd): void {
  const { digest, previous_digest, changed } = end.outputs
  if (digest !== '') expect(digest).toBe(holds.digest)
  if (previous_digest !== '') expect(previous_digest).toBe(before.digest)
  const differs = JSON.stringify(holds) !== JSON.stringify(before)
  if (changed !== '') expect(changed).toBe(String(differs))
  expect(end.outputs['outcome']).toBe(end.green ? (differs ? 'deployed' : 'unchanged') : 'failed')
}
