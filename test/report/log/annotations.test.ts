import { describe, expect, it } from 'vitest'
import { annotate, logResults } from '../../../src/report/log/annotations.ts'
import type { Failure } from '../../../src/report/failure.ts'
import type { FunctionResult, Mode, Report } from '../../../src/report/report.ts'
import type { Runner } from '../../../src/report/runner.ts'
import { skipped, targetOf, unchanged } from '../samples.ts'

/** What a runner receives, in order. */
function reported(report: Report): (readonly string[])[] {
  const calls: (readonly string[])[] = []
  const unused = (): never => {
    throw new Error('what is reported at the end has no need of this')
  }
  const runner: Runner = {
    info: (line) => void calls.push(['info', line]),
    warning: (line) => void calls.push(['warning', line]),
    fail: (title, lines) => void calls.push(['fail', title, ...lines]),
    ...{
      input: unused,
      mask: unused,
      hidden: unused,
      debug: unused,
      isDebug: unused,
      notice: unused,
    },
    ...{ group: unused, endGroup: unused, output: unused, summary: unused, comments: unused },
  }
  logResults(report, runner)
  annotate(report, runner)
  return calls
}

const failure: Failure = { cause: 'HTTP 403, no right', details: [], advice: 'Ask for it' }
const ofTheKind = (kind: string) => (call: readonly string[]) => call[0] === kind

function failing(count: number): FunctionResult[] {
  return Array.from({ length: count }, (_, at) => ({
    ...{ target: targetOf(`f${at + 1}`), outcome: 'failed', failure, warnings: [] },
  }))
}

/** A function that holds what it should, with warnings. */
function warned(name: string, ...warnings: string[]): FunctionResult {
  return { ...unchanged(targetOf(name)), warnings }
}

describe('the end of a step', () => {
  it('is reported with how each function ended, then warnings, then failures', () => {
    const results = [warned('a', 'Look here'), ...failing(1), skipped(targetOf('b'))]
    expect(reported({ mode: 'deploy', results })).toEqual([
      ['info', 'No changes to a (cn-north-4): SHA-512 9f2c41d7ab30, 812.3 kB (212 ms)'],
      ['info', 'Failed to deploy f1 (cn-north-4)'],
      ['info', 'Skipped b (cn-north-4): not started because of an earlier failure (fail_fast)'],
      ['warning', 'a (cn-north-4): Look here'],
      [
        ...['fail', 'FunctionGraph deploy failed'],
        ...['Failed to deploy f1 (cn-north-4): HTTP 403, no right', 'Ask for it.'],
      ],
    ])
  })
})

describe('a failure of the whole step', () => {
  it.each<[Mode, string]>([
    ['deploy', 'Nothing was deployed'],
    ['plan', 'Nothing was planned'],
    ['package', 'Nothing was packaged'],
  ])('in mode %s is one annotation: %s', (mode, what) => {
    const results = [...failing(1), skipped(targetOf('b'))]
    expect(reported({ mode, results, failure })).toEqual([
      ['fail', `FunctionGraph ${mode} failed`, `${what}: HTTP 403, no right`, 'Ask for it.'],
    ])
  })

  it('after some functions is reported after their results and warnings', () => {
    const results = [warned('a', 'Look here'), skipped(targetOf('b'), 'cancellation')]
    const what = 'Some functions were not deployed: HTTP 403, no right'
    expect(reported({ mode: 'deploy', results, failure })).toEqual([
      ['info', expect.stringMatching(/^No changes to a \(cn-north-4\): /)],
      ['info', 'Skipped b (cn-north-4): not started because the job was cancelled'],
      ['warning', 'a (cn-north-4): Look here'],
      ['fail', 'FunctionGraph deploy failed', what, 'Ask for it.'],
    ])
  })
})

describe('failures of functions', () => {
  const failures = (count: number, mode: Mode): (readonly string[])[] =>
    reported({ mode, results: failing(count) }).filter(ofTheKind('fail'))
  const single = (at: number, mode: Mode): string[] => [
    ...['fail', `FunctionGraph ${mode} failed`],
    ...[`Failed to ${mode} f${at} (cn-north-4): HTTP 403, no right`, 'Ask for it.'],
  ]
  const singles = (count: number, mode: Mode): string[][] =>
    Array.from({ length: count }, (_, at) => single(at + 1, mode))

  it('have an annotation each, up to ten', () => {
    expect(failures(10, 'deploy')).toEqual(singles(10, 'deploy'))
  })

  it('share the tenth annotation where there are more', () => {
    expect(failures(11, 'plan')).toEqual([
      ...singles(9, 'plan'),
      [
        ...['fail', 'FunctionGraph plan failed', 'Failed to plan 2 more functions:'],
        '- f10 (cn-north-4): HTTP 403, no right',
        '- f11 (cn-north-4): HTTP 403, no right',
      ],
    ])
  })
})

describe('warnings', () => {
  const warnings = (...results: FunctionResult[]): (string | undefined)[] =>
    reported({ mode: 'deploy', results })
      .filter(ofTheKind('warning'))
      .map(([, line]) => line)
  const sentences = (count: number): string[] =>
    Array.from({ length: count }, (_, at) => `Sentence ${at + 1}`)
  const lines = (count: number): string[] =>
    sentences(count).map((sentence) => `a (cn-north-4): ${sentence}`)

  it('name all the functions that they are about', () => {
    const results = [warned('a', 'One', 'Two'), warned('b', 'Three'), warned('c', 'One')]
    expect(warnings(...results)).toEqual([
      'a (cn-north-4), c (cn-north-4): One',
      'a (cn-north-4): Two',
      'b (cn-north-4): Three',
    ])
  })

  it('stand alone, up to ten', () => {
    expect(warnings(warned('a', ...sentences(10)))).toEqual(lines(10))
  })

  it('share the tenth annotation where there are more', () => {
    expect(warnings(warned('a', ...sentences(12)))).toEqual([
      ...lines(9),
      'a (cn-north-4): Sentence 10; a (cn-north-4): Sentence 11; a (cn-north-4): Sentence 12',
    ])
  })
})
