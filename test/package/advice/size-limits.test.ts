import { describe, expect, it } from 'vitest'
import { LIMITS, overLimit, signedBodyWarning } from '../../../src/package/advice/size-limits.ts'
import type { FilePackage } from '../../../src/package/package.ts'

type Sized = Pick<FilePackage, 'codeType' | 'size' | 'entries'>

const small = { name: 'index.js', size: 10, packedSize: 8 }
const candidate = (more: Partial<Sized>): Sized => ({
  codeType: 'zip',
  size: 100,
  entries: [small],
  ...more,
})

describe('overLimit', () => {
  it.each([
    ['zip', 52_428_800, '50 MiB (52,428,800 bytes)'],
    ['jar', 52_428_800, '50 MiB (52,428,800 bytes)'],
    ['inline', 10_240, '10 KiB (10,240 bytes)'],
  ] as const)('%s: %i bytes are fine, one more is not', (codeType, most, limit) => {
    expect(overLimit(candidate({ codeType, size: most }))).toBeUndefined()
    expect(overLimit(candidate({ codeType, size: most + 1 }))?.message).toContain(
      `; the limit for ${codeType} is ${limit}`,
    )
  })

  it.each([
    ['zip', 314_572_800, '300 MiB (314,572,800 bytes)'],
    ['jar', 314_572_800, '300 MiB (314,572,800 bytes)'],
    ['inline', 10_240, '10 KiB (10,240 bytes)'],
  ] as const)('%s through OBS: %i bytes are fine, one more is not', (codeType, most, limit) => {
    expect(overLimit(candidate({ codeType, size: most }), true)).toBeUndefined()
    expect(overLimit(candidate({ codeType, size: most + 1 }), true)?.message).toContain(
      `; the limit for ${codeType} is ${limit}`,
    )
  })

  it('lists nothing of inline code, which is one file', () => {
    const { details, remedy } = overLimit(candidate({ codeType: 'inline', size: 10_241 })) ?? {}
    expect([details, remedy]).toEqual([[], 'Use `code_type: zip`.'])
  })

  it('counts what it unpacks to', () => {
    const halves = (more: number) => [
      { name: 'a', size: 786_432_000, packedSize: 1 },
      { name: 'b', size: 786_432_000 + more, packedSize: 1 },
    ]
    expect(LIMITS.unpacked).toBe(1_572_864_000)
    expect(overLimit(candidate({ entries: halves(0) }))).toBeUndefined()
    expect(overLimit(candidate({ entries: halves(1) }))?.message).toBe(
      'Uncompressed size is 1,572,864,001 bytes; the limit is 1,500 MiB (1,572,864,000 bytes)',
    )
    expect(overLimit(candidate({ entries: halves(1) }))?.remedy).toBe(
      'Exclude files with `exclude` or .fgignore.',
    )
  })

  it('names the ten largest entries, and the sum of each top-level folder', () => {
    const entries = Array.from({ length: 12 }, (_, at) => ({
      name: `${at < 6 ? 'node_modules' : 'src'}/${at}.js`,
      size: 2000 + at,
      packedSize: 1000 + at,
    }))
    const error = overLimit(candidate({ size: 52_428_801, entries: [small, ...entries] }))
    expect(error?.details).toEqual([
      'Largest files (compressed, uncompressed):',
      ...[11, 10, 9, 8, 7, 6].map(
        (at) =>
          `  1,0${10 + at - 10 < 10 ? '0' : ''}${at} bytes, 2,0${at < 10 ? '0' : ''}${at} bytes: src/${at}.js`,
      ),
      ...[5, 4, 3, 2].map((at) => `  1,00${at} bytes, 2,00${at} bytes: node_modules/${at}.js`),
      'By directory:',
      '  6,051 bytes, 12,051 bytes: src/',
      '  6,015 bytes, 12,015 bytes: node_modules/',
      '  8 bytes, 10 bytes: (root)',
    ])
  })

  it('goes by the unpacked size where that is over its limit', () => {
    const entries = [
      { name: 'packs/well', size: 1_572_864_000, packedSize: 1 },
      { name: 'packs-not/at-all', size: 1_000, packedSize: 1_000 },
    ]
    expect(overLimit(candidate({ entries }))?.details).toEqual([
      'Largest files (uncompressed):',
      '  1,572,864,000 bytes: packs/well',
      '  1,000 bytes: packs-not/at-all',
      'By directory:',
      '  1,572,864,000 bytes: packs/',
      '  1,000 bytes: packs-not/',
    ])
  })

  it.each([
    [10, '  1 bytes, 1 bytes: 9/'],
    [11, '  … 1 more'],
    [500, '  … 490 more'],
  ])('of %i folders shows the ten largest', (count, last) => {
    const entries = Array.from({ length: count }, (_, at) => ({
      name: `${at}/a`,
      size: 1,
      packedSize: 1,
    }))
    const details = overLimit(candidate({ size: 52_428_801, entries }))?.details ?? []
    expect(details.at(-1)).toBe(last)
    expect(details.slice(details.indexOf('By directory:') + 1, -1)).toHaveLength(
      count > 10 ? 10 : 9,
    )
  })

  it.each([
    [{ codeType: 'inline', size: 10_241 } as const, 'Use `code_type: zip`.'],
    [
      { size: 60_000_000 },
      'Exclude files with `exclude` or .fgignore, or set `upload_bucket` (limit through OBS: 300 MiB (314,572,800 bytes)).',
    ],
    [
      { size: 400_000_000 },
      'Exclude files with `exclude` or .fgignore; the limit through OBS is 300 MiB (314,572,800 bytes).',
    ],
  ])('%j: the remedy is %s', (more, remedy) => {
    expect(overLimit(candidate(more))?.remedy).toBe(remedy)
  })
})

describe('signedBodyWarning', () => {
  it('begins at about 9 MB, and names the alternatives', () => {
    expect(signedBodyWarning({ size: 9_000_000 })).toBeUndefined()
    const warning = signedBodyWarning({ size: 9_000_001 })
    expect(warning).toContain('9,000,001 bytes')
    expect(warning).toContain('iam_token')
    expect(warning).toContain('upload_bucket')
  })
})
