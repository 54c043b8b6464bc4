import { describe, expect, it } from 'vitest'
import { outputsOf } from '../../src/report/outputs.ts'
import type { FunctionResult, Report } from '../../src/report/report.ts'
import { codePackage, deployed, digestOf, failed, planned, skipped, targetOf } from './samples.ts'

/** Of a function that could not be read: nothing is known of what it holds. */
const unread: FunctionResult = {
  ...{ target: targetOf('lost'), outcome: 'failed', warnings: [] },
  failure: { cause: 'reading the configuration: HTTP 404', details: [], advice: 'Check the URN' },
}

const PACKAGE = { digest: digestOf('c0ffee12345'), code_size: 812_345 }
const NOTHING = { digest: null, code_size: null }
const inObs = { codeType: 'obs', url: 'https://b.obs.example.com/a.zip', warnings: [] } as const

function codeIn(report: Report): {
  readonly step: Readonly<Record<string, string>>
  readonly each: readonly object[]
} {
  const { digest, code_size, results } = outputsOf(report)
  const each = JSON.parse(results) as Record<string, unknown>[]
  return {
    step: { digest, code_size },
    each: each.map((one) => ({ digest: one['digest'], code_size: one['code_size'] })),
  }
}

describe('digest and code_size of a plan', () => {
  const texts = { digest: PACKAGE.digest, code_size: '812345' }
  it.each<[string, FunctionResult[]]>([
    ['of one function', [planned(targetOf('a'))]],
    ['of one that could not be read', [unread]],
    ['of one that was not begun', [skipped(targetOf('a'))]],
    ['of several, one of them failed', [planned(targetOf('a')), unread]],
    ['of several that all failed', [unread, unread]],
  ])('are those of the package: %s', (_, results) => {
    const { step, each } = codeIn({ mode: 'plan', code: codePackage, results })
    expect(step).toEqual(texts)
    expect(each).toEqual(results.map(() => PACKAGE))
  })

  it.each<[string, Pick<Report, 'code'>]>([
    ['lies in OBS', { code: inObs }],
    ['was not made', {}],
  ])('are empty where the package %s', (_, code) => {
    const { step, each } = codeIn({ mode: 'plan', ...code, results: [unread] })
    expect(step).toEqual({ digest: '', code_size: '' })
    expect(each).toEqual([NOTHING])
  })
})

describe('digest and code_size of a deploy', () => {
  it('are those of what each function holds', () => {
    const results = [deployed(targetOf('a')), failed(targetOf('b')), unread]
    expect(codeIn({ mode: 'deploy', code: codePackage, results }).each).toEqual([
      PACKAGE,
      { digest: digestOf('4a6b034892c9'), code_size: 799_102 },
      NOTHING,
    ])
  })

  it('are empty for one function that could not be read', () => {
    const { step } = codeIn({ mode: 'deploy', code: codePackage, results: [unread] })
    expect(step).toEqual({ digest: '', code_size: '' })
  })
})
