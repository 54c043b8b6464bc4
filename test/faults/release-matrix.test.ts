import { beforeAll, describe, expect, it } from 'vitest'
import { permanentWorkspace } from '../support/workspace.ts'
import { packedBy, type Packed } from './run-case.ts'
import { RELEASE_CASES, type ReleaseFaultCase } from './release-matrix.ts'
import { liveBefore, newVersions, runReleaseCase, type ReleaseEnd } from './run-release-case.ts'

const workspace = permanentWorkspace({ 'src/index.js': 'exports.handler = async () => 1\n' })
let packed: Packed

beforeAll(async () => {
  packed = await packedBy(workspace)
})

const name = ({ call, harm, times }: ReleaseFaultCase): string => `${harm} of ${call} ${times}`

describe.concurrent('a fault of a release', () => {
  it.each(RELEASE_CASES.map((fault) => [name(fault), fault] as const))(
    '%s',
    { timeout: 60_000 },
    async (_, fault) => {
      const ended = await runReleaseCase(fault, workspace)
      expect(newVersions(ended, packed).length).toBeLessThanOrEqual(1)
      if (fault.call === 'invoke') expectFewCalls(fault, ended)
      if (ended.end.green) expectTrueGreen(ended)
      else expectTrueRed(fault, ended)
      expectTrueOutputs(fault, ended)
    },
  )
})

/** Green: the alias leads to the one version with the new code, and old ones went or are warned of. */
function expectTrueGreen(ended: ReleaseEnd): void {
  const { end, live, versions } = ended
  expect(newVersions(ended, packed)).toEqual([live])
  expect(end.failures).toEqual([])
  expect(end.outputs).toMatchObject({ outcome: 'deployed', version: live, released: 'true' })
  if (versions.length > 1)
    expect(end.warnings.join('\n')).toMatch(/(No version was|Failed to) delete/)
}

/** Red: one cause, one remedy, and nothing deleted. */
function expectTrueRed({ call }: ReleaseFaultCase, { end, versions }: ReleaseEnd): void {
  expect(end.failures).toHaveLength(1)
  const [first = '', ...rest] = (end.failures[0] ?? '').split('\n')
  expect(first).toMatch(/^Failed to release hello \(cn-north-4\): .{10,}/)
  expect(rest.at(-1)).toMatch(/^[A-Z].{10,}\.$/)
  if (call !== 'delete') {
    expect(versions.map(({ name }) => name)).toEqual(expect.arrayContaining(['old1', 'old2']))
  }
}

/** Whatever the color: an output that is set is true. */
function expectTrueOutputs(fault: ReleaseFaultCase, { end, live, versions }: ReleaseEnd): void {
  const { released, version, previous_version } = end.outputs
  const before = liveBefore(fault)
  if (released !== '') expect(released).toBe(String(live !== before))
  if (version !== '') expect(versions.map(({ name }) => name)).toContain(version)
  if (previous_version !== '') expect(previous_version).toBe(before)
}

/** No page of a proxy and no half of an answer says that the function did not fail. */
const NO_ANSWER = ['html', 'empty', 'broken json', 'gzip']

/** A call may have effects, so it is made again only where it was refused before it did anything. */
function expectFewCalls({ harm }: ReleaseFaultCase, { calls, end }: ReleaseEnd): void {
  if (NO_ANSWER.includes(harm)) expect(end.green).toBe(false)
  if (harm !== '429') expect(calls).toBe(1)
}
