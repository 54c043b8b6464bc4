import { describe, expect, it } from 'vitest'
import type { FunctionState } from '../../../src/cloud/wire.ts'
import { functionTable, tally } from '../../../src/report/summary/functions.ts'
import type { FunctionResult, Outcome } from '../../../src/report/report.ts'
import { deployed, digestOf, failed, planned, skipped, targetOf, unchanged } from '../samples.ts'

const HEAD = [
  '| Function | Region | Outcome | Why | Code size | Code, by digest | Time |',
  '| --- | --- | --- | --- | --: | --- | --: |',
]

const target = targetOf('hello')

function cellsOf(result: FunctionResult): string[] {
  const row = functionTable([result], 10_000).split('\n')[2] ?? ''
  return row.slice(2, -2).split(' | ')
}

function plain(outcome: Outcome, known: Partial<FunctionResult> = {}): FunctionResult {
  return { target, outcome, warnings: [], ...known }
}

describe('the table of functions', () => {
  it('has a row for each, of all that is known', () => {
    const kinds = { a_b: deployed, b: unchanged, c: failed, d: planned, e: skipped }
    const results = Object.entries(kinds).map(([name, make]) => make(targetOf(name)))
    const held = '812.3&nbsp;kB (+13.2&nbsp;kB) | `4a6b034892c9` → `c0ffee123450`'
    expect(functionTable(results, 10_000).split('\n')).toEqual([
      ...HEAD,
      `| a\\_b | cn-north-4 | deployed | code, dependencies | ${held} | 2.3&nbsp;s |`,
      '| b | cn-north-4 | unchanged | no difference | 812.3&nbsp;kB | `c0ffee123450` | 212&nbsp;ms |',
      '| c | cn-north-4 | **failed** | see above | 799.1&nbsp;kB | `4a6b034892c9` | 1.2&nbsp;s |',
      `| d | cn-north-4 | would change | code | ${held} | 190&nbsp;ms |`,
      '| e | cn-north-4 | skipped | not begun |  |  |  |',
    ])
  })

  it('stays below a limit of bytes', () => {
    const results = ['a', 'b', 'c'].map((name) => skipped(targetOf(name)))
    const row = '| a | cn-north-4 | skipped | not begun |  |  |  |'
    expect(functionTable(results, row.length + 1).split('\n')).toEqual([
      ...HEAD,
      row,
      '',
      '2 more are in the log.',
    ])
  })

  it.each<[string, FunctionResult]>([
    ['deployed', plain('deployed', { changed: true })],
    ['deployed, not proved', plain('deployed')],
    ['unchanged', plain('unchanged')],
    ['would change', plain('planned', { changed: true })],
    ['would stay', plain('planned', { changed: false })],
    ['may change', plain('planned')],
    ['**failed**', plain('failed')],
  ])('tells the outcome: %s', (text, result) => {
    expect(cellsOf(result)[2]).toBe(text)
  })

  it.each<[string, Partial<FunctionResult>]>([
    ['no difference', {}],
    ['no difference', { reason: 'none' }],
    ['forced', { reason: 'forced' }],
    ['code, dependencies', { reason: 'code+dependencies' }],
    ['see above', { reason: 'code', failure: { cause: 'c', details: [], advice: 'a' } }],
  ])('tells why: %s', (text, known) => {
    expect(cellsOf(plain('planned', known))[3]).toBe(text)
  })

  const held = (codeSize: number, digest: string): FunctionState => ({
    codeSize,
    digest: digestOf(digest),
    customImage: false,
  })
  const silent: FunctionState = { customImage: false }

  it.each<[string, Partial<FunctionResult>]>([
    ['', {}],
    ['', { before: silent, after: silent }],
    ['2.0&nbsp;kB', { after: held(2_000, 'b') }],
    ['1.0&nbsp;kB', { before: held(1_000, 'a') }],
    ['2.0&nbsp;kB (+1.0&nbsp;kB)', { before: held(1_000, 'a'), after: held(2_000, 'b') }],
    ['1.0&nbsp;kB', { before: held(1_000, 'a'), after: held(1_000, 'b') }],
    ['7&nbsp;bytes', { planned: { size: 7, digest: 'c' }, after: held(2_000, 'b') }],
  ])('tells the size: %s', (text, known) => {
    expect(cellsOf(plain('failed', known))[4]).toBe(text)
  })

  it.each<[string, Outcome, Partial<FunctionResult>]>([
    ['', 'failed', {}],
    ['`a0123456789a` → unknown', 'failed', { before: held(1, 'a') }],
    ['unknown → `b0123456789a`', 'deployed', { after: held(1, 'b') }],
    ['unknown → `b0123456789a`', 'deployed', { before: silent, after: held(1, 'b') }],
    ['unknown → unknown', 'deployed', { before: silent, after: silent }],
    ['`a0123456789a`', 'unchanged', { before: held(1, 'a'), after: held(1, 'a') }],
    ['`a0123456789a` → unknown', 'planned', { before: held(1, 'a'), after: held(1, 'a') }],
    ['unknown → `ccc`', 'planned', { planned: { size: 7, digest: 'ccc' } }],
  ])('tells the code: %s', (text, outcome, known) => {
    expect(cellsOf(plain(outcome, known))[5]).toBe(text)
  })
})

describe('the tally', () => {
  it.each<[string, FunctionResult[]]>([
    ['1 function: 1 deployed.', [deployed(target)]],
    [
      '5 functions: 1 failed, 2 deployed, 1 skipped, 1 deployed, not proved.',
      [failed(target), deployed(target), skipped(target), deployed(target), plain('deployed')],
    ],
    ['1,001 functions: 1,001 unchanged.', Array.from({ length: 1_001 }, () => plain('unchanged'))],
  ])('is %s', (text, results) => {
    expect(tally(results)).toBe(text)
  })
})
