import { describe, expect, it } from 'vitest'
import { finalLine } from '../../src/report/final.ts'
import type { FunctionResult } from '../../src/report/report.ts'
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

describe('a deploy that is only accepted', () => {
  it('is told so', () => {
    const result = deployed(targetOf('hello'))
    const blind = Object.fromEntries(
      Object.entries(result).filter(([name]) => name !== 'changed'),
    ) as unknown as FunctionResult
    expect(summaryOf({ mode: 'deploy', results: [blind] })).toContain('deployed, not proved')
  })
})
