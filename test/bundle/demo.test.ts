import { expect, it } from 'vitest'
import { demoRuns, type DemoRun } from '../../scripts/demo-runs.ts'

interface Seen {
  readonly run: DemoRun
  readonly digest: string
  readonly dependencies: readonly string[]
}

it('does in the demo what the demo says', async () => {
  const seen: Seen[] = []
  let answerBefore = ''
  await demoRuns(
    (run, { functions }) => {
      const [held] = functions.list()
      seen.push({
        run,
        digest: held?.digest ?? '',
        dependencies: held?.dependVersionList ?? [],
      })
    },
    (answer) => (answerBefore = answer),
  )
  expect(answerBefore).toContain('nothing was deployed yet')
  const [first, same, changed, dependency, wrong] = seen
  expect(seen.map(({ run }) => run.end.exitCode)).toEqual([0, 0, 0, 0, 1])
  expect(seen.map(({ run }) => run.requests)).toEqual([
    ['GET config 200', 'PUT code 200'],
    ['GET config 200'],
    ['GET config 200', 'PUT code 200'],
    ['GET config 200', 'PUT code 200'],
    ['GET config 404'],
  ])
  expect(seen.map(({ run }) => run.end.outputs['outcome'])).toEqual([
    'deployed',
    'unchanged',
    'deployed',
    'deployed',
    'failed',
  ])
  expect(seen.map(({ run }) => run.end.outputs['reason'])).toEqual([
    'code',
    'none',
    'code',
    'dependencies',
    '',
  ])
  for (const { run, digest } of seen.slice(0, 4)) expect(run.end.outputs['digest']).toBe(digest)
  expect(same?.digest).toBe(first?.digest)
  expect(changed?.digest).not.toBe(first?.digest)
  expect(dependency).toMatchObject({ digest: changed?.digest, dependencies: ['a-dependency'] })
  expect(wrong?.digest).toBe(changed?.digest)
  expect(first?.run.answer).toContain('Hello')
  expect(same?.run.answer).toBe(first?.run.answer)
  expect(changed?.run.answer).toContain('Good morning')
  expect(wrong?.run.end.log).toMatch(/::error title=[^:]*::Failed to deploy nobody \(cn-north-4\)/)
}, 60_000)
