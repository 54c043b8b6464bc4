import { finalLine } from '../../../src/report/log/lines.ts'
import { describe, expect, it } from 'vitest'
import type { FunctionResult } from '../../../src/report/report.ts'
import {
  codePackage,
  deployed,
  digestOf,
  failed,
  planned,
  skipped,
  targetOf,
  unchanged,
} from '../samples.ts'

describe('the last line about a function', () => {
  const target = targetOf('hello')
  it.each<[string, FunctionResult]>([
    [
      'Skipped hello: not started because of an earlier failure (fail_fast)',
      skipped(target, 'failure'),
    ],
    ['Skipped hello: not started because the job was cancelled', skipped(target, 'cancellation')],
    ['Failed to deploy hello after 1.2 s', failed(target)],
    [
      'Deployed hello in 2.3 s: SHA-512 4a6b034892c9 → 9f2c41d7ab30, 812.3 kB (+13.2 kB)',
      deployed(target),
    ],
    ['No changes to hello: SHA-512 9f2c41d7ab30, 812.3 kB (212 ms)', unchanged(target)],
    [
      'Deployed hello (accepted by the service, not verified): SHA-512 unknown',
      { target, outcome: 'deployed', warnings: [] },
    ],
  ])('is %s', (line, result) => {
    expect(finalLine(result, 'hello', 'deploy')).toBe(line)
  })

  it.each<[string, FunctionResult]>([
    ['will update (code changed), SHA-512 4a6b034892c9 → 9f2c41d7ab30 (190 ms)', planned(target)],
    [
      'will update (dependencies changed), SHA-512 4a6b034892c9 (190 ms)',
      {
        ...planned(target),
        reason: 'dependencies',
        planned: { digest: digestOf('4a6b034892c9'), size: 799_102 },
      },
    ],
    ['no changes (190 ms)', { ...planned(target), changed: false }],
    ['unknown, packages in OBS cannot be compared', { target, outcome: 'planned', warnings: [] }],
    [
      'unknown, the service does not report enough to compare',
      {
        ...{ target, outcome: 'planned', warnings: [] },
        planned: { digest: codePackage.digest, size: 1 },
      },
    ],
  ])('of a plan is %s', (line, result) => {
    expect(finalLine(result, 'hello', 'plan')).toBe(`Plan for hello: ${line}`)
  })
})
