import type { Changes } from '../../src/changes/changes.ts'
import { describe, expect, it } from 'vitest'
import { outputsOf } from '../../src/report/outputs.ts'
import type { FunctionResult, Report } from '../../src/report/report.ts'
import {
  codePackage,
  deployed,
  digestOf,
  failed,
  planned,
  skipped,
  targetOf,
  unchanged,
} from './samples.ts'

const NO_RELEASE = {
  ...{ version: '', version_urn: '', alias_urn: '', previous_version: '', released: '' },
}

/** Of a function that could not be read: nothing is known of what it holds. */
const unread: FunctionResult = {
  ...{ target: targetOf('lost'), outcome: 'failed', warnings: [] },
  failure: { cause: 'reading the configuration: HTTP 404', details: [], advice: 'Check the URN' },
}

const PACKAGE = { digest: digestOf('9f2c41d7ab3'), code_size: 812_345 }
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
    ['of one that was not started', [skipped(targetOf('a'))]],
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

/** What a function held and holds, everything reported. */
const HELD = {
  ...{ urn: 'urn:old', name: 'old-name', runtime: 'Node.js18.15', digest: digestOf('01d') },
  ...{ codeSize: 5, lastModified: '2026-11-20T10:00:00+08:00', customImage: false },
  codeUrl: 'https://b.obs.example.com/old.zip',
}
const HOLDS = {
  ...{ urn: 'urn:new', name: 'new-name', runtime: 'Node.js20.15', digest: digestOf('2e3') },
  ...{ codeSize: 6, lastModified: '1764000000', customImage: false },
  codeUrl: 'https://b.obs.example.com/new.zip?Signature=secret',
}
const SILENT = { customImage: false }
const one = targetOf('one')
const bare = { target: one, warnings: [] }

describe('the outputs of one function', () => {
  const known = {
    ...{ changed: 'true', reason: 'code', package_path: codePackage.path },
    ...{ previous_digest: digestOf('01d'), results_path: '', changed_files: '', code_url: '' },
  }
  const asBefore = { func_urn: 'urn:old', func_name: 'old-name', runtime: 'Node.js18.15' }
  const unknown = {
    ...{ results_path: '', changed_files: '' },
    ...{ changed: '', reason: '', digest: '', code_size: '', last_modified: '' },
    ...{ previous_digest: '', func_urn: '', func_name: '', runtime: '', code_url: '' },
  }

  it.each<[string, Report['mode'], FunctionResult, Record<string, string>]>([
    [
      'that was deployed are those of what it holds',
      'deploy',
      { ...bare, outcome: 'deployed', changed: true, reason: 'code', before: HELD, after: HOLDS },
      {
        ...{ ...known, outcome: 'deployed', digest: digestOf('2e3'), code_size: '6' },
        ...{ last_modified: '1764000000', func_urn: 'urn:new', func_name: 'new-name' },
        ...{ runtime: 'Node.js20.15', code_url: 'https://b.obs.example.com/new.zip' },
      },
    ],
    [
      'that was deployed name it as before where the answer does not',
      'deploy',
      { ...bare, outcome: 'deployed', changed: true, reason: 'code', before: HELD, after: SILENT },
      {
        ...{ ...known, ...asBefore },
        ...{ outcome: 'deployed', digest: '', code_size: '', last_modified: '' },
      },
    ],
    [
      'of a plan are those of the package, and of what the function holds',
      'plan',
      { ...bare, outcome: 'planned', changed: true, reason: 'code', before: HELD },
      {
        ...{ ...known, ...asBefore, outcome: 'planned', digest: codePackage.digest },
        ...{ code_size: '812345', last_modified: '2026-11-20T10:00:00+08:00' },
        code_url: 'https://b.obs.example.com/old.zip',
      },
    ],
    [
      'of which the service reports nothing are empty',
      'deploy',
      { ...bare, outcome: 'deployed', before: SILENT, after: SILENT },
      { ...unknown, outcome: 'deployed', package_path: codePackage.path },
    ],
    [
      'that was not started are empty',
      'deploy',
      skipped(one),
      { ...unknown, outcome: 'failed', package_path: codePackage.path },
    ],
  ])('%s', (_, mode, result, expected) => {
    const { results, ...others } = outputsOf({ mode, code: codePackage, results: [result] })
    expect(others).toEqual({ ...NO_RELEASE, ...expected })
    expect(JSON.parse(results)).toHaveLength(1)
  })

  it('say that nothing changed', () => {
    const report: Report = { mode: 'deploy', code: codePackage, results: [unchanged(one)] }
    const expected = { outcome: 'unchanged', changed: 'false', reason: 'none' }
    expect(outputsOf(report)).toMatchObject(expected)
  })
})

describe('the number of changed files', () => {
  const inline = { kind: 'inline', name: 'a.js', before: 1, after: 2 } as const
  const same = { kind: 'same code', files: 3 } as const
  const unknown = { kind: 'unknown', because: 'x' } as const
  it.each<[string, readonly (Changes | undefined)[], string]>([
    ['of one function', [inline], '1'],
    ['of one with the same files', [same], '0'],
    ['of one where it is unknown', [unknown], ''],
    ['where nobody asked', [undefined], ''],
    ['of several, in all', [inline, same, inline], '2'],
    ['of several, one of which is unknown', [inline, unknown], ''],
    ['of several, one of which was not started', [inline, undefined], ''],
    ['of no function', [], ''],
  ])('%s', (_, all, number) => {
    const results = all.map((changes) => ({ ...deployed(one), ...(changes && { changes }) }))
    expect(outputsOf({ mode: 'deploy', results }).changed_files).toBe(number)
  })

  it('is in the results with what it is made of', () => {
    const changes: Changes = {
      ...{ kind: 'files', added: [], removed: [{ name: 'a', size: 1 }], unchanged: 4 },
      changed: [{ name: 'b', before: 1, after: 1 }],
    }
    const results = [changes, unknown].map((found) => ({ ...deployed(one), changes: found }))
    expect(JSON.parse(outputsOf({ mode: 'deploy', results }).results)).toMatchObject([
      { changed_files: 2, changes: { added: 0, removed: 1, changed: 1, unchanged: 4 } },
      { changed_files: null, changes: null },
    ])
  })
})

describe('the outputs of several functions, or of none', () => {
  const shared = {
    ...{ last_modified: '', previous_digest: '', func_urn: '', func_name: '', runtime: '' },
    ...{ package_path: codePackage.path, results_path: '', changed_files: '', code_url: '' },
  }
  const text = { digest: codePackage.digest, code_size: '812345' }

  it.each<[string, Report, Record<string, string>]>([
    [
      'are what they share',
      { mode: 'deploy', code: codePackage, results: [deployed(one), unchanged(one)] },
      { ...text, outcome: 'deployed', changed: 'true', reason: 'code+dependencies' },
    ],
    [
      'are those of the package where there is none',
      { mode: 'package', code: codePackage, results: [] },
      { ...text, outcome: 'packaged', changed: '', reason: '' },
    ],
    [
      'have no path of a package in OBS',
      { mode: 'deploy', code: inObs, results: [unchanged(one), unchanged(one)] },
      {
        ...{ digest: '', code_size: '', package_path: '' },
        ...{ outcome: 'unchanged', changed: 'false', reason: 'none' },
      },
    ],
    [
      'have no path where no package was made',
      {
        ...{ mode: 'deploy', results: [] },
        failure: { cause: 'no file', details: [], advice: 'Add one' },
      },
      {
        ...{ digest: '', code_size: '', package_path: '' },
        ...{ outcome: 'failed', changed: '', reason: '' },
      },
    ],
  ])('%s', (_, report, expected) => {
    const { results, ...others } = outputsOf(report)
    expect(others).toEqual({ ...NO_RELEASE, ...shared, ...expected })
    expect(JSON.parse(results)).toHaveLength(report.results.length)
  })

  it.each<[readonly (boolean | undefined)[], string]>([
    [[true, true], 'true'],
    [[false, true], 'true'],
    [[undefined, true], 'true'],
    [[false, false], 'false'],
    [[false, undefined], ''],
    [[undefined, undefined], ''],
  ])('report for changes %j: "%s"', (changes, changed) => {
    const results = changes.map((change): FunctionResult => {
      const known = change === undefined ? {} : { changed: change }
      return { ...bare, outcome: 'deployed', ...known }
    })
    expect(outputsOf({ mode: 'deploy', results })).toMatchObject({ changed })
  })

  it.each<[readonly FunctionResult['reason'][], string]>([
    [['none', 'none'], 'none'],
    [['none', 'code'], 'code'],
    [['forced', 'forced'], 'forced'],
    [['none', 'forced', 'code', 'dependencies', 'code'], 'code,dependencies,forced'],
    [[undefined, 'none'], 'none'],
    [[undefined, 'code'], 'code'],
    [[undefined, undefined], ''],
  ])('join the reasons %j: "%s"', (reasons, joined) => {
    const results = reasons.map((reason): FunctionResult => {
      return { ...bare, outcome: 'deployed', ...(reason === undefined ? {} : { reason }) }
    })
    expect(outputsOf({ mode: 'deploy', results })).toMatchObject({ reason: joined })
  })
})

describe('the results', () => {
  const place = { urn: one.urn, region: 'cn-north-4' }
  const unknown = {
    ...{ changed: null, reason: null, digest: null, previous_digest: null, code_size: null },
    ...{ last_modified: null, request_id: null },
  }

  it.each<[string, Report['mode'], FunctionResult, object]>([
    [
      'report what was deployed',
      'deploy',
      {
        ...{ ...bare, outcome: 'deployed', changed: true, reason: 'code' },
        ...{ before: HELD, after: HOLDS, requestId: 'r1' },
      },
      {
        ...{ ...place, func_name: 'new-name', outcome: 'deployed', changed: true, reason: 'code' },
        ...{ digest: digestOf('2e3'), previous_digest: digestOf('01d'), code_size: 6 },
        ...{ last_modified: '1764000000', request_id: 'r1' },
      },
    ],
    [
      'report what is planned',
      'plan',
      { ...bare, outcome: 'planned', changed: false, reason: 'none', before: HELD },
      {
        ...{ ...place, func_name: 'old-name', outcome: 'planned', changed: false, reason: 'none' },
        ...{ digest: codePackage.digest, previous_digest: digestOf('01d'), code_size: 812_345 },
        ...{ last_modified: '2026-11-20T10:00:00+08:00', request_id: null },
      },
    ],
    [
      'name a function as before where the answer does not',
      'deploy',
      { ...bare, outcome: 'deployed', before: { ...SILENT, name: 'old-name' }, after: SILENT },
      { ...place, ...unknown, func_name: 'old-name', outcome: 'deployed' },
    ],
    [
      'name a function by its URN where nothing was read',
      'deploy',
      skipped(one),
      { ...place, ...unknown, func_name: 'one', outcome: 'skipped' },
    ],
    [
      'report what failed and what to do, each with a full stop',
      'deploy',
      { ...unread, target: one },
      {
        ...{ ...place, ...unknown, func_name: 'one', outcome: 'failed' },
        error: 'reading the configuration: HTTP 404. Check the URN.',
      },
    ],
  ])('%s', (_, mode, result, expected) => {
    const { results } = outputsOf({ mode, code: codePackage, results: [result] })
    expect(JSON.parse(results)).toEqual([expected])
  })

  it('stand in the order of the functions', () => {
    const targets = [targetOf('z'), targetOf('a', 'ap-southeast-3'), targetOf('m')]
    const { results } = outputsOf({
      mode: 'deploy',
      results: targets.map((target) => skipped(target)),
    })
    const urns = (JSON.parse(results) as { readonly urn: string }[]).map(({ urn }) => urn)
    expect(urns).toEqual(targets.map(({ urn }) => urn))
  })
})
