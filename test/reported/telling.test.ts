import { describe, expect, it } from 'vitest'
import { annotate, logResults } from '../../src/report/log/annotations.ts'
import type { FunctionResult, Mode, Report } from '../../src/report/report.ts'
import type { Runner } from '../../src/report/runner.ts'
import { failed, skipped, targetOf } from '../report/samples.ts'
import { serviceWith } from '../support/service.ts'
import { step, type StepEnd } from '../support/step.ts'
import { agencyInputs } from '../support/trust.ts'
import { workspaceWith } from '../support/workspace.ts'

/** What was reported about what the action tells: what was untrue, missing, hidden or told twice. */

const FILES = { 'src/index.js': 'exports.handler = () => 1\n' }

/** The errors in the output `results`. */
function errorsIn({ outputs }: Pick<StepEnd, 'outputs'>): string[] {
  const results = JSON.parse(outputs['results'] ?? '') as readonly { readonly error?: string }[]
  return results.map(({ error = '' }) => error)
}

/** A runner of which a test needs a part. */
function runnerWith(part: Partial<Runner>): Runner {
  const unused = (): never => {
    throw new Error('is not needed')
  }
  return {
    ...{ info: unused, warning: unused, fail: unused, input: unused, mask: unused, debug: unused },
    ...{ isDebug: unused, notice: unused, group: unused, endGroup: unused, output: unused },
    ...{ summary: unused, comments: unused },
    ...part,
  }
}

describe('12: what is told of a failure', () => {
  it('is whole in results, with the lines that it speaks of', async () => {
    const emulator = await serviceWith()
    const inputs = agencyInputs(emulator)
    const end = await step({ inputs, workspace: workspaceWith(FILES) })
    expect(errorsIn(end)).toEqual([
      expect.stringMatching(/The two lines:\npermissions:\n {2}id-token: write$/),
    ])
  })

  const some = [failed(targetOf('a')), failed(targetOf('b')), skipped(targetOf('c'))]
  const cause = 'No permission to perform the operation'
  const failure = { cause, details: [], advice: 'Ask for it' }
  it.each<[string, Mode, readonly FunctionResult[], Pick<Report, 'failure'>, number]>([
    ['one function', 'deploy', some.slice(0, 1), {}, 1],
    ['several functions', 'plan', some, {}, 2],
    [
      'more than have an annotation',
      'deploy',
      Array<FunctionResult>(12).fill(failed(targetOf('a'))),
      {},
      12,
    ],
    ['the whole step', 'package', [], { failure }, 1],
  ])(
    'of %s has its cause once each, under a title in other words',
    (_, mode, results, more, times) => {
      const told: string[] = []
      const titles: string[] = []
      const runner = runnerWith({
        info: (line) => told.push(line),
        fail: (title, lines) => {
          titles.push(title)
          told.push(...lines)
          const words = title.split(' ').slice(0, 3).join(' ')
          expect(lines[0]?.startsWith(words)).toBe(false)
        },
      })
      const report: Report = { mode, results, ...more }
      logResults(report, runner)
      annotate(report, runner)
      expect(told.filter((line) => line.includes(cause))).toHaveLength(times)
      expect(new Set(titles)).toEqual(new Set([`FunctionGraph ${mode} failed`]))
    },
  )
})
