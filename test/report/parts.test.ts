import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commentWith, sectionOf, type Job } from '../../src/report/comment.ts'
import { finalLine } from '../../src/report/final.ts'
import { pullRequestOf } from '../../src/report/pull-request.ts'
import type { FunctionResult, Report } from '../../src/report/report.ts'
import { summaryOf } from '../../src/report/summary.ts'
import { codePackage, deployed, planned, skipped, stateOf, targetOf } from './samples.ts'

describe('the last line about a function', () => {
  const target = targetOf('hello')
  it.each<[string, FunctionResult]>([
    ['skipped, nothing was begun', skipped(target)],
    ['planned in 190 ms: it would change (code)', planned(target)],
    ['planned in 190 ms: it would not change', { ...planned(target), changed: false }],
    [
      'deployed (accepted, cannot be proved): holds digest unknown',
      { target, outcome: 'deployed', warnings: [] },
    ],
    [
      'planned: whether it would change cannot be told',
      { target, outcome: 'planned', warnings: [] },
    ],
  ])('is %s', (line, result) => {
    expect(finalLine(result, 'hello')).toBe(`hello: ${line}`)
  })
})

describe('dependencies in the summary', () => {
  const target = targetOf('hello')
  const tell = (result: Partial<FunctionResult>): string => {
    const shared = { target, outcome: 'planned', warnings: [] } as const
    return summaryOf({ mode: 'plan', code: codePackage, results: [{ ...shared, ...result }] })
  }
  const before = stateOf('a', 1, ['old'])

  it.each<[string, string, Partial<FunctionResult>]>([
    ['kept', '| `depend_version_list` | old | the same |', { before }],
    [
      'emptied',
      '| `depend_version_list` | old | none |',
      { before, plannedDependencies: { dependVersionList: [] } },
    ],
    [
      'of a field that is not reported',
      '| `depend_list` | not reported | new |',
      { before, plannedDependencies: { dependList: ['new'] } },
    ],
    [
      'in OBS, without a query',
      '| `dependency_pkg` | not reported | https\\://b/l.zip |',
      { before, plannedDependencies: { dependencyPkg: 'https://b/l.zip?signature' } },
    ],
    ['none', 'None before, none after.', { before: stateOf('a', 1, []) }],
  ])('are shown when %s', (_, text, result) => {
    expect(tell(result)).toContain(text)
  })

  it('are not spoken of where nothing was read', () => {
    expect(tell({})).not.toContain('Dependencies')
  })
})

describe('the comment', () => {
  const job: Job = { workflow: 'W', name: 'plan', run: 5, url: 'https://x/runs/5', commit: '' }
  const report = (...names: string[]): Report => ({
    mode: 'plan',
    results: names.map((name) => planned(targetOf(name))),
  })

  it('holds what all legs of a run say, in whatever order they come', () => {
    const legs = ['a', 'b', 'c'].map((name) => sectionOf(report(name), job))
    fc.assert(
      fc.property(fc.shuffledSubarray(legs, { minLength: 3 }), (order) => {
        const body = order.reduce<string | undefined>(
          (text, leg) => commentWith(text === undefined ? [] : [text], leg, job),
          undefined,
        )
        for (const { markdown } of legs) expect(body).toContain(markdown)
        const again = commentWith([body ?? ''], legs[0] ?? sectionOf(report(), job), job)
        expect(again).toBe(body)
      }),
    )
  })

  it('says so when there is no room', () => {
    const long = { key: 'aa', run: 5, markdown: 'x'.repeat(60_000) }
    const body = commentWith([], long, job) ?? ''
    const other = { key: 'bb', run: 5, markdown: 'y'.repeat(60_000) }
    const both = commentWith([body], other, job) ?? ''
    expect(both.length).toBeLessThan(65_536)
    expect(both).toContain('Too long to be shown here.')
    expect(both).toContain('xxx')
  })

  it('is left to a later run', () => {
    const later = commentWith([], sectionOf(report('a'), { ...job, run: 6 }), job) ?? ''
    expect(commentWith([later], sectionOf(report('a'), job), job)).toBeUndefined()
  })
})

describe('the pull request', () => {
  const event = { pull_request: { number: 7 } }
  it.each([
    ['another event', {}, { GITHUB_REPOSITORY: 'a/b' }],
    ['no event', undefined, { GITHUB_REPOSITORY: 'a/b' }],
    ['no repository', event, {}],
    ['a number that is none', { pull_request: { number: '7' } }, { GITHUB_REPOSITORY: 'a/b' }],
  ])('is unknown with %s', (_, payload, environment) => {
    expect(pullRequestOf(payload, environment)).toBeUndefined()
  })

  it('has what can be known where the runner says little', () => {
    expect(pullRequestOf(event, { GITHUB_REPOSITORY: 'a/b' })).toEqual({
      ...{ apiUrl: 'https://api.github.com', owner: 'a', repo: 'b', number: 7, fork: true },
      job: { workflow: '', name: '', run: 0, url: '', commit: '' },
    })
  })
})

describe('a deploy that is only accepted', () => {
  it('is told so', () => {
    const result = deployed(targetOf('hello'))
    const blind = Object.fromEntries(
      Object.entries(result).filter(([name]) => name !== 'changed'),
    ) as unknown as FunctionResult
    expect(summaryOf({ mode: 'deploy', results: [blind] })).toContain('deployed, not proved')
  })
})
