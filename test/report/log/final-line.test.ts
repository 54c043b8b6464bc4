import { finalLine } from '../../../src/report/log/lines.ts'
import { describe, expect, it } from 'vitest'
import type { FunctionResult } from '../../../src/report/report.ts'
import { planned, skipped, targetOf } from '../samples.ts'

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
