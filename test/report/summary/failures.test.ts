import { describe, expect, it } from 'vitest'
import { causesOf } from '../../../src/report/summary/failures.ts'
import type { Failure } from '../../../src/report/failure.ts'
import type { FunctionResult } from '../../../src/report/report.ts'
import { skipped, targetOf } from '../samples.ts'

const plain: Failure = { cause: 'HTTP 403, no right', details: [], advice: 'Ask for it' }
const NO_LIMIT = 1_000_000

function failedWith(failure: Failure, name = 'hello'): FunctionResult {
  return { target: targetOf(name), outcome: 'failed', failure, warnings: [] }
}

function many(count: number): FunctionResult[] {
  return Array.from({ length: count }, (_, at) => failedWith(plain, `f${at + 1}`))
}

/** The failures of functions, without one of the whole step. */
function reported(results: readonly FunctionResult[], limit = NO_LIMIT): string[] {
  return causesOf({ mode: 'deploy', results }, limit)
}

/** The box of the failure of a whole step, line by line. */
function boxOf(failure: Partial<Failure>): string[] {
  const whole = { ...plain, ...failure }
  return causesOf({ mode: 'deploy', results: [], failure: whole }, NO_LIMIT).join('').split('\n')
}

describe('causes', () => {
  it('show names in backticks as code, and nothing else', () => {
    const failure = {
      cause: '`code_url` and `<b>` and ` `',
      details: ['`urn` is required'],
      advice: 'Set `max_parallel`',
    }
    expect(causesOf({ mode: 'deploy', results: [], failure }, 10_000)[0]?.split('\n')).toEqual([
      '> [!CAUTION]',
      '> `code_url` and \\`&#60;b&#62;\\` and \\` \\`',
      '>',
      '> - `urn` is required',
      '>',
      '> Set `max_parallel`.',
    ])
  })

  it('are none where nothing failed', () => {
    expect(reported([skipped(targetOf('hello'))])).toEqual([])
  })

  it('stand in a box with the name of the function', () => {
    const results = [skipped(targetOf('other')), failedWith(plain, 'my_function')]
    expect(reported(results)).toEqual([
      '> [!CAUTION]\n' +
        '> **my\\_function \\(cn-north-4\\)**: HTTP 403, no right\n' +
        '>\n' +
        '> Ask for it.',
    ])
  })

  it('of the whole step are reported once, not for each function', () => {
    const report = { mode: 'deploy', results: many(2), failure: plain } as const
    expect(causesOf(report, NO_LIMIT)).toEqual([
      '> [!CAUTION]\n> HTTP 403, no right\n>\n> Ask for it.',
    ])
  })

  it('have their details in a list before what to do, and lines to copy as they stand', () => {
    const details = ['<a>', 'b']
    const lines = ['permissions:', '  id-token: write']
    expect(boxOf({ cause: '*no*', details, advice: 'Add this to @job:', lines })).toEqual([
      '> [!CAUTION]',
      '> \\*no\\*',
      '>',
      '> - &#60;a&#62;',
      '> - b',
      '>',
      '> Add this to \\@&#8203;job\\:',
      '>',
      '> ```yaml',
      '> permissions:',
      '>   id-token: write',
      '> ```',
    ])
  })

  it('have as many details as 8,000 bytes hold', () => {
    // With "- " before it and the end of its line, each takes 500 bytes.
    const detail = 'x'.repeat(497)
    const fitting = Array.from({ length: 16 }, () => detail)
    const shown = ['> [!CAUTION]', '> HTTP 403, no right', '>', ...fitting.map((x) => `> - ${x}`)]
    expect(boxOf({ details: fitting })).toEqual([...shown, '>', '> Ask for it.'])
    const others = Array.from({ length: 1_000 }, () => 'y')
    const rest = '> - … and 1,000 more (see log)'
    expect(boxOf({ details: [...fitting, ...others] })).toEqual([
      ...[...shown, rest],
      ...['>', '> Ask for it.'],
    ])
  })

  it('are cut after 1,000 characters', () => {
    const [, cause, , advice] = boxOf({ cause: 'x'.repeat(1_001), advice: 'y'.repeat(1_001) })
    expect(cause).toBe(`> ${'x'.repeat(999)}…`)
    expect(advice).toBe(`> ${'y'.repeat(999)}…`)
  })
})

describe('causes of many functions', () => {
  const boxes = many(10).map(
    (_, at) =>
      `> [!CAUTION]\n> **f${at + 1} \\(cn-north-4\\)**: HTTP 403, no right\n>\n> Ask for it.`,
  )
  const eleventh = '- **f11 \\(cn-north-4\\)**: HTTP 403, no right'
  const twelfth = '- **f12 \\(cn-north-4\\)**: HTTP 403, no right'

  it('have ten boxes', () => {
    expect(reported(many(10))).toEqual(boxes)
  })

  it('are a list after ten boxes', () => {
    expect(reported(many(12))).toEqual([...boxes, `${eleventh}\n${twelfth}`])
  })

  it('hold no markup of the service', () => {
    const odd = failedWith({ ...plain, cause: '<b>' }, 'my_function')
    expect(reported([...many(10), odd]).at(-1)).toBe(
      '- **my\\_function \\(cn-north-4\\)**: &#60;b&#62;',
    )
  })

  it.each([
    [
      'of which the limit leaves some',
      eleventh.length + 1,
      1_011,
      `${eleventh}\n- … and 1,000 more`,
    ],
    ['of which the limit leaves none', eleventh.length, 1_011, '- … and 1,001 more'],
  ])('are counted in a list %s', (_, limit, count, list) => {
    expect(reported(many(count), limit)).toEqual([...boxes, `${list} (see log)`])
  })

  it('are told from one alone', () => {
    expect(reported(many(11), 10)).toEqual([...boxes, '- … and 1 more (see log)'])
  })
})
