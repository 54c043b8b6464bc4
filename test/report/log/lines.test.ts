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
      'Takes 312 files, 812.3 kB as zip, digest c0ffee123450, in 1.2 s',
    )
  })

  it('leaves out the query of an address in OBS, which may be a signature', () => {
    const code = { codeType: 'obs', url: 'https://b.obs/f.zip?Signature=s', warnings: [] } as const
    expect(packageLine(code, 0)).toBe('Takes the package at https://b.obs/f.zip')
  })
})

describe('the title of the functions in the log', () => {
  it.each([
    ['Function hello in cn-north-4', ['hello']],
    ['2 functions', ['hello', 'other']],
  ])('is %s', (title, names) => {
    expect(stageTitle(names.map((name) => targetOf(name)))).toBe(title)
  })
})

describe('the line about what a function holds', () => {
  it.each([
    [', 799.1 kB', stateOf('4a6b03489', 799_102, [])],
    ['', { digest: digestOf('4a6b03489'), customImage: false }],
  ])('has its size where it is known: %j', (size, state) => {
    expect(readLine(state)).toBe(`Reads what the function holds: digest 4a6b03489012${size}`)
  })

  it('says that nothing is known', () => {
    const line = 'Reads what the function holds: digest unknown'
    expect(readLine({ customImage: false })).toBe(line)
  })
})

describe('the line about a plan', () => {
  const { digest, size } = codePackage
  const proved = { proof: { kind: 'digest', digest } } as const
  const sent = { ...proved, update: { codeType: 'zip', file: { path: '/f.zip', size } } } as const
  const obs = { codeType: 'obs', codeUrl: 'https://b.obs/f.zip' } as const
  const unseen = { proof: { kind: 'none' }, update: obs } as const

  it.each<[string, Pick<Plan, 'reason' | 'proof' | 'update'>]>([
    ['nothing: nothing differs', { reason: 'none', ...proved }],
    ['812.3 kB: the code differs', { reason: 'code', ...sent }],
    ['812.3 kB: the dependencies differ', { reason: 'dependencies', ...sent }],
    ['812.3 kB: code and dependencies differ', { reason: 'code+dependencies', ...sent }],
    ['812.3 kB: nothing differs, but force is set', { reason: 'forced', ...sent }],
    [
      '812.3 kB: dependencies that the service does not report are asked for',
      { reason: 'none', ...sent },
    ],
    ['the address in OBS: code in OBS cannot be compared', { reason: 'code', ...unseen }],
    ['the address in OBS: the code differs', { reason: 'code', ...proved, update: obs }],
    [
      'the address in OBS: the dependencies differ',
      { reason: 'dependencies', ...proved, update: obs },
    ],
  ])('says that it sends %s', (line, decided) => {
    const before = stateOf('4a6b03489', 799_102, [])
    const rest = {
      target: targetOf('hello'),
      before,
      readAt: new Date(0),
      unreported: [],
      reordered: [],
    }
    const plan = { ...rest, ...decided, changes: undefined }
    expect(planLine(plan, 'deploy')).toBe(`Sends ${line}`)
    expect(planLine(plan, 'plan')).toBe(`Would send ${line}`)
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
    ['Done in 212 ms: unchanged', unchanged(targetOf('hello'))],
    ['Done in 0 ms: skipped', skipped(targetOf('hello'))],
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
    log.info('Sends')
    log.debug('Sent')
    expect(lines).toEqual(['info hello: Sends', 'debug hello: Sent'])
  })
})
