import { describe, expect, it } from 'vitest'
import type { FunctionState } from '../../../src/cloud/wire.ts'
import { dependencySection } from '../../../src/report/summary/dependencies.ts'
import type { FunctionResult, Outcome } from '../../../src/report/report.ts'
import { targetOf } from '../samples.ts'

const HEAD = '| Function | List | Before | After |\n| --- | --- | --- | --- |'

function one(outcome: Outcome, known: Partial<FunctionResult>, name = 'a'): FunctionResult {
  return { target: targetOf(name), outcome, warnings: [], ...known }
}

function state(known: Partial<FunctionState>): FunctionState {
  return { customImage: false, ...known }
}

function rowsOf(...results: FunctionResult[]): string[] {
  const [title, text] = dependencySection(results, 10_000)
  expect(title).toBe('### Dependencies')
  expect(text?.startsWith(`${HEAD}\n`)).toBe(true)
  return text?.slice(HEAD.length + 1).split('\n') ?? []
}

describe('dependencies in the summary', () => {
  const held = state({ dependVersionList: ['v_1', 'v2'] })

  it('are a row for each field that changed', () => {
    const before = state({ dependVersionList: [], dependList: ['l1'], dependencyPkg: '' })
    const after = state({ dependVersionList: ['v1'], dependList: [], dependencyPkg: 'b/a.zip?s=1' })
    expect(rowsOf(one('deployed', { before, after }))).toEqual([
      '| a&nbsp;\\(cn&#8209;north&#8209;4\\) | `depend_version_list` | none | v1 |',
      '| a&nbsp;\\(cn&#8209;north&#8209;4\\) | `depend_list` | l1 | none |',
      '| a&nbsp;\\(cn&#8209;north&#8209;4\\) | `dependency_pkg` | none | b/a.zip |',
    ])
  })

  it.each<[string, Outcome, Partial<FunctionResult>]>([
    ['v\\_1, v2 | unknown', 'failed', { before: held }],
    ['v\\_1, v2 | not reported', 'deployed', { before: held, after: state({}) }],
    [
      'v\\_1, v2 | v3',
      'planned',
      { before: held, after: held, plannedDependencies: { dependVersionList: ['v3'] } },
    ],
    ['v\\_1, v2 | not sent', 'planned', { before: held, plannedDependencies: {} }],
    [
      'v\\_1, v2 | none',
      'planned',
      { before: held, plannedDependencies: { dependVersionList: [] } },
    ],
    [
      'not reported | v3',
      'planned',
      { before: state({}), plannedDependencies: { dependVersionList: ['v3'] } },
    ],
    ['not reported | v\\_1, v2', 'deployed', { before: state({}), after: held }],
  ])('are %s where it is %s', (text, outcome, known) => {
    expect(rowsOf(one(outcome, known))).toEqual([
      `| a&nbsp;\\(cn&#8209;north&#8209;4\\) | \`depend_version_list\` | ${text} |`,
    ])
  })

  it('are no row where only order and letter case differ', () => {
    const known = { before: held, plannedDependencies: { dependVersionList: ['V2', 'v_1'] } }
    expect(dependencySection([one('planned', known)], 10_000)).toEqual([])
  })

  it('are one row for all functions with the same', () => {
    const same = { before: held, after: state({ dependVersionList: ['v4'] }) }
    const other = { before: held, after: state({ dependVersionList: ['v3'] }) }
    const results = [
      one('deployed', same, 'a'),
      one('deployed', other, 'b'),
      one('deployed', same, 'c'),
      one('planned', {}, 'd'),
    ]
    expect(rowsOf(...results)).toEqual([
      '| a&nbsp;\\(cn&#8209;north&#8209;4\\), c&nbsp;\\(cn&#8209;north&#8209;4\\) | `depend_version_list` | v\\_1, v2 | v4 |',
      '| b&nbsp;\\(cn&#8209;north&#8209;4\\) | `depend_version_list` | v\\_1, v2 | v3 |',
    ])
  })

  it.each<[string, FunctionResult]>([
    [
      'none are there',
      one('unchanged', { before: state({ dependVersionList: [] }), after: state({}) }),
    ],
    ['they stay', one('deployed', { before: held, after: held })],
    ['a plan keeps them', one('planned', { before: held })],
    [
      'only the order of a list differs',
      one('deployed', { before: held, after: state({ dependVersionList: ['v2', 'v_1'] }) }),
    ],
    ['nothing was read', one('skipped', {})],
  ])('are omitted where %s', (_, result) => {
    expect(dependencySection([result], 1_000)).toEqual([])
  })

  it('are listed below a limit of bytes', () => {
    expect(dependencySection([one('failed', { before: held })], 10)).toEqual([
      '### Dependencies',
      `${HEAD}\n\n… and 1 more (see log)`,
    ])
  })
})
