import { describe, expect, it } from 'vitest'
import type { FunctionState } from '../../../src/cloud/wire.ts'
import { functionTable, tally } from '../../../src/report/summary/functions.ts'
import type { FunctionResult, Outcome } from '../../../src/report/report.ts'
import { deployed, digestOf, failed, planned, skipped, targetOf, unchanged } from '../samples.ts'

const HEAD = ['| Function | Status | Reason | SHA-512 | Size |', '| --- | --- | --- | --- | --: |']

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
    const held = '`4a6b034892c9`&nbsp;→&nbsp;`9f2c41d7ab30` | 812.3&nbsp;kB&nbsp;(+13.2&nbsp;kB)'
    const region = '(cn&#8209;north&#8209;4)'
    expect(functionTable(results, 10_000).split('\n')).toEqual([
      ...HEAD,
      `| a\\_b ${region} | ✅&nbsp;deployed,&nbsp;2.3&nbsp;s | code + deps | ${held} |`,
      `| b ${region} | ➖&nbsp;unchanged,&nbsp;212&nbsp;ms | no changes | \`9f2c41d7ab30\` | 812.3&nbsp;kB |`,
      `| c ${region} | ❌&nbsp;failed,&nbsp;1.2&nbsp;s | error above | \`4a6b034892c9\` | 799.1&nbsp;kB |`,
      `| d ${region} | 🔄&nbsp;will&nbsp;update,&nbsp;190&nbsp;ms | code | ${held} |`,
      `| e ${region} | ⏭️&nbsp;skipped | not started |  |  |`,
    ])
  })

  it('stays below a limit of bytes', () => {
    const results = ['a', 'b', 'c'].map((name) => skipped(targetOf(name)))
    const row = '| a (cn&#8209;north&#8209;4) | ⏭️&nbsp;skipped | not started |  |  |'
    expect(functionTable(results, Buffer.byteLength(row) + 1).split('\n')).toEqual([
      ...HEAD,
      row,
      '',
      '… and 2 more (see log)',
    ])
  })

  it.each<[string, FunctionResult]>([
    ['✅ deployed', plain('deployed', { changed: true })],
    ['⚠️ deployed (not verified)', plain('deployed')],
    ['➖ unchanged', plain('unchanged')],
    ['🔄 will update', plain('planned', { changed: true })],
    ['➖ no changes', plain('planned', { changed: false })],
    ['❔ unknown', plain('planned')],
    ['❌ failed', plain('failed')],
  ])('has the status: %s', (text, result) => {
    expect(cellsOf(result)[1]?.replaceAll('&nbsp;', ' ')).toBe(text)
  })

  it.each<[string, Partial<FunctionResult>]>([
    ['no changes', {}],
    ['no changes', { reason: 'none' }],
    ['forced', { reason: 'forced' }],
    ['code + deps', { reason: 'code+dependencies' }],
    ['error above', { reason: 'code', failure: { cause: 'c', details: [], advice: 'a' } }],
  ])('has the reason: %s', (text, known) => {
    expect(cellsOf(plain('planned', known))[2]).toBe(text)
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
    ['2.0&nbsp;kB&nbsp;(+1.0&nbsp;kB)', { before: held(1_000, 'a'), after: held(2_000, 'b') }],
    ['1.0&nbsp;kB', { before: held(1_000, 'a'), after: held(1_000, 'b') }],
    ['7&nbsp;bytes', { planned: { size: 7, digest: 'c' }, after: held(2_000, 'b') }],
  ])('reports the size: %s', (text, known) => {
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
  ])('reports the code: %s', (text, outcome, known) => {
    expect(cellsOf(plain(outcome, known))[3]?.replaceAll('&nbsp;', ' ')).toBe(text)
  })
})

describe('the tally', () => {
  it.each<[string, FunctionResult[]]>([
    ['1 function: 1 deployed.', [deployed(target)]],
    [
      '5 functions: 1 failed, 2 deployed, 1 skipped, 1 deployed (not verified).',
      [failed(target), deployed(target), skipped(target), deployed(target), plain('deployed')],
    ],
    ['1,001 functions: 1,001 unchanged.', Array.from({ length: 1_001 }, () => plain('unchanged'))],
  ])('is %s', (text, results) => {
    expect(tally(results)).toBe(text)
  })
})
