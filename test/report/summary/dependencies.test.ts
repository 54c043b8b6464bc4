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

  it('are a row for each field that holds some, before or after', () => {
    const before = state({ dependVersionList: [], dependList: ['l1'], dependencyPkg: '' })
    const after = state({ dependVersionList: ['v1'], dependList: [], dependencyPkg: 'b/a.zip?s=1' })
    expect(rowsOf(one('deployed', { before, after }))).toEqual([
      '| a in cn-north-4 | `depend_version_list` | none | v1 |',
      '| a in cn-north-4 | `depend_list` | l1 | none |',
      '| a in cn-north-4 | `dependency_pkg` | none | b/a.zip |',
    ])
  })

  it.each<[string, Outcome, Partial<FunctionResult>]>([
    ['v\\_1, v2 | the same', 'unchanged', { before: held, after: held }],
    ['v\\_1, v2 | not reported', 'failed', { before: held }],
    ['v\\_1, v2 | the same', 'planned', { before: held }],
    [
      'v\\_1, v2 | the same',
      'planned',
      { before: held, plannedDependencies: { dependVersionList: ['V2', 'v_1'] } },
    ],
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
      `| a in cn-north-4 | \`depend_version_list\` | ${text} |`,
    ])
  })

  it('are one row for all functions with the same', () => {
    const same = { before: held, after: held }
    const other = { before: held, after: state({ dependVersionList: ['v3'] }) }
    const results = [
      one('unchanged', same, 'a'),
      one('deployed', other, 'b'),
      one('unchanged', same, 'c'),
      one('planned', {}, 'd'),
    ]
    expect(rowsOf(...results)).toEqual([
      '| a in cn-north-4, c in cn-north-4 | `depend_version_list` | v\\_1, v2 | the same |',
      '| b in cn-north-4 | `depend_version_list` | v\\_1, v2 | v3 |',
    ])
  })

  it('are none where there are none, and nothing where nothing was read', () => {
    const before = state({ dependVersionList: [], dependencyPkg: '' })
    const none = one('unchanged', { before, after: before })
    expect(dependencySection([none], 1_000)).toEqual([
      '### Dependencies',
      'None before, none after.',
    ])
    expect(dependencySection([one('skipped', {})], 1_000)).toEqual([])
    expect(dependencySection([], 1_000)).toEqual([])
  })

  it('are listed below a limit of bytes', () => {
    expect(dependencySection([one('planned', { before: held })], 10)).toEqual([
      '### Dependencies',
      `${HEAD}\n\n1 more is in the log.`,
    ])
  })
})
