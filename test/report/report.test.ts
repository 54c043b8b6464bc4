import { describe, expect, it } from 'vitest'
import { outcomeOf, type Mode, type Outcome } from '../../src/report/report.ts'
import { targetOf } from './samples.ts'

const resultsWith = (outcomes: readonly Outcome[]) =>
  outcomes.map((outcome) => ({ target: targetOf('a'), outcome, warnings: [] }))

describe('the outcome of the step', () => {
  it.each<[Mode, readonly Outcome[], Outcome]>([
    ['deploy', ['deployed'], 'deployed'],
    ['deploy', ['unchanged', 'deployed'], 'deployed'],
    ['deploy', ['unchanged', 'unchanged'], 'unchanged'],
    ['deploy', ['deployed', 'failed'], 'failed'],
    ['deploy', ['deployed', 'skipped'], 'failed'],
    ['plan', ['planned', 'planned'], 'planned'],
    ['plan', ['planned', 'failed'], 'failed'],
    ['plan', ['skipped'], 'failed'],
    ['package', [], 'packaged'],
  ])('in mode %s, of functions %j, is %s', (mode, outcomes, expected) => {
    expect(outcomeOf({ mode, results: resultsWith(outcomes) })).toBe(expected)
  })

  it.each<Mode>(['deploy', 'plan', 'package'])(
    'in mode %s is failed where no function could be started',
    (mode) => {
      const failure = { cause: 'no file', details: [], advice: 'Add one' }
      expect(outcomeOf({ mode, results: [], failure })).toBe('failed')
    },
  )
})
