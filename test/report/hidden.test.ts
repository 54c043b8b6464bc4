import { expect, it } from 'vitest'
import { withoutSecrets } from '../../src/report/hidden.ts'
import type { Report } from '../../src/report/report.ts'
import { codePackage, targetOf } from './samples.ts'

it('hides in every sentence of a report, and leaves facts and lines to copy', () => {
  const failure = {
    cause: 'cause s',
    details: ['detail s'],
    advice: 'advice s',
    lines: ['line s'],
    requestId: 'id s',
  }
  const target = targetOf('s')
  const result = { target, outcome: 'failed', warnings: ['warning s'] } as const
  const report: Report = {
    ...{ mode: 'deploy', code: codePackage, failure },
    results: [{ ...result, failure }, result],
  }
  const hidden = {
    cause: 'cause ***',
    details: ['detail ***'],
    advice: 'advice ***',
    lines: ['line s'],
    requestId: 'id ***',
  }
  const shown = { target, outcome: 'failed', warnings: ['warning ***'] }
  expect(withoutSecrets(report, (text) => text.replace(/s$/, '***'))).toEqual({
    ...{ mode: 'deploy', code: codePackage, failure: hidden },
    results: [{ ...shown, failure: hidden }, shown],
  })
  const bare: Report = {
    mode: 'plan',
    results: [{ ...result, failure: { ...failure, lines: [] } }],
  }
  expect(withoutSecrets(bare, (text) => text)).toEqual(bare)
})
