import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Plan } from '../../../src/plan/plan.ts'
import {
  doneLine,
  packageLine,
  orderLine,
  planLine,
  prefixed,
  readLine,
  stageTitle,
} from '../../../src/report/log/lines.ts'
import { codePackage, digestOf, skipped, stateOf, targetOf, unchanged } from '../samples.ts'

describe('the line about the package', () => {
  it('says what is in it', () => {
    expect(packageLine(codePackage, 1_250)).toBe(
      'Packaged 312 files (812.3 kB zip) in 1.2 s, SHA-512 9f2c41d7ab30',
    )
  })

  it.each([
    [
      'app.jar (312 files, 812.3 kB), SHA-512 9f2c41d7ab30, read in 80 ms',
      { codeType: 'jar', path: resolve('target/app.jar'), ready: true } as const,
    ],
    [
      'index.js as inline code (812.3 kB), SHA-512 9f2c41d7ab30',
      { codeType: 'inline', path: resolve('index.js') } as const,
    ],
  ])('names a file that is used as it is: %s', (line, file) => {
    expect(packageLine({ ...codePackage, ...file }, 80)).toBe(`Using ${line}`)
  })

  it('leaves out the query of an address in OBS, which may be a signature', () => {
    const code = { codeType: 'obs', url: 'https://b.obs/f.zip?Signature=s', warnings: [] } as const
    expect(packageLine(code, 0)).toBe('Using package from OBS: https://b.obs/f.zip')
  })
})

describe('the title of the functions in the log', () => {
  it.each([
    ['Deploy hello (cn-north-4)', 'deploy', ['hello']],
    ['Plan hello (cn-north-4)', 'plan', ['hello']],
    ['Deploy 2 functions', 'deploy', ['hello', 'other']],
    ['Plan 2 functions', 'plan', ['hello', 'other']],
  ] as const)('is %s', (title, mode, names) => {
    const targets = names.map((name) => targetOf(name))
    expect(stageTitle(targets, mode)).toBe(title)
  })
})

describe('the line about what a function holds', () => {
  it.each([
    [', 799.1 kB', stateOf('4a6b03489', 799_102, [])],
    ['', { digest: digestOf('4a6b03489'), customImage: false }],
  ])('has its size where it is known: %j', (size, state) => {
    expect(readLine(state)).toBe(`Currently deployed: SHA-512 4a6b03489012${size}`)
  })

  it('says that nothing is known', () => {
    const line = 'Currently deployed: SHA-512 unknown'
    expect(readLine({ customImage: false })).toBe(line)
  })
})

describe('the line about a plan', () => {
  const { digest, size } = codePackage
  const proved = { proof: { kind: 'digest', digest } } as const
  const sent = { ...proved, update: { codeType: 'zip', file: { path: '/f.zip', size } } } as const
  const obs = { codeType: 'obs', codeUrl: 'https://b.obs/f.zip' } as const
  const unseen = { proof: { kind: 'none' }, update: obs } as const

  it.each<[string, string, Pick<Plan, 'reason' | 'proof' | 'update'>]>([
    ['No changes, skipping upload', 'No changes', { reason: 'none', ...proved }],
    ...[
      ['code changed', 'code'] as const,
      ['dependencies changed', 'dependencies'] as const,
      ['code and dependencies changed', 'code+dependencies'] as const,
      ['no changes, but force is true', 'forced'] as const,
      [
        'requested dependencies are not reported by the service, so they are always sent',
        'none',
      ] as const,
    ].map(
      ([why, reason]) =>
        [
          `Uploading 812.3 kB (${why})`,
          `Would upload 812.3 kB (${why})`,
          { reason, ...sent },
        ] satisfies [string, string, object],
    ),
    ...[
      ['packages in OBS cannot be compared', { reason: 'code', ...unseen }] as const,
      ['code changed', { reason: 'code', ...proved, update: obs }] as const,
      ['dependencies changed', { reason: 'dependencies', ...proved, update: obs }] as const,
    ].map(
      ([why, decided]) =>
        [
          `Updating code from OBS (${why})`,
          `Would update code from OBS (${why})`,
          decided,
        ] satisfies [string, string, object],
    ),
  ])('says what is done and why: %s', (line, planned, decided) => {
    const before = stateOf('4a6b03489', 799_102, [])
    const rest = {
      target: targetOf('hello'),
      before,
      readAt: new Date(0),
      unreported: [],
      reordered: [],
    }
    const plan = { ...rest, ...decided, changes: undefined }
    expect(planLine(plan, 'deploy')).toBe(line)
    expect(planLine(plan, 'plan')).toBe(planned)
  })

  it.each([
    [[], undefined],
    [['dependVersionList'], 'depend_version_list differs only in order'],
    [
      ['dependVersionList', 'dependList'],
      'depend_version_list and depend_list differ only in order',
    ],
  ] as const)('says of %j that only the order differs', (reordered, line) => {
    expect(orderLine({ reordered })?.split(',')[0]).toBe(line)
  })
})

describe('the line about one of several functions that is through', () => {
  it.each([
    ['Unchanged (212 ms)', unchanged(targetOf('hello'))],
    ['Skipped (0 ms)', skipped(targetOf('hello'))],
  ])('is %s', (line, result) => {
    expect(doneLine(result)).toBe(line)
  })
})

describe('a log of several functions', () => {
  it('has the name before lines of both kinds', () => {
    const lines: string[] = []
    const note =
      (kind: string) =>
      (line: string): void =>
        void lines.push(`${kind} ${line}`)
    const log = prefixed({ info: note('info'), debug: note('debug') }, 'hello')
    log.info('Uploading')
    log.debug('Uploaded')
    expect(lines).toEqual(['info hello: Uploading', 'debug hello: Uploaded'])
  })
})
