import { describe, expect, it } from 'vitest'
import { refuseTooLarge, refuseTooLong } from '../../../src/package/zip/limits.ts'
import { writeArchive } from '../../../src/package/zip/archive.ts'
import { newFolder } from '../trees.ts'

const GIB = 2 ** 30
const many = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ name: `${at}`, size: 1 }))

describe('what a zip without extensions does not hold', () => {
  it.each([
    [
      'a file of 2 GiB',
      [{ name: 'a', size: 2 * GIB - 1 }],
      /^a is too large: 2,147,483,647 bytes \(limit: 2,147,483,646\)$/,
    ],
    ['a name of 64 KiB', [{ name: 'é'.repeat(32_768), size: 1 }], /^File name too long: é+$/],
    ['65,535 files', many(65_535), /^Too many files \(limit: 65,534 without ZIP64\)$/],
  ])('%s', async (_, files, message) => {
    expect(() => {
      refuseTooLarge(files)
    }).toThrow(message)
    const sources = files.map((file) => ({ ...file, path: '/none' }))
    const written = writeArchive(sources, { compression: 'deflate', folder: newFolder() })
    await expect(written).rejects.toThrow(message)
  })

  it.each([
    ['a file one byte shorter', [{ name: 'a', size: 2 * GIB - 2 }]],
    ['a name one byte shorter', [{ name: `${'é'.repeat(32_767)}a`, size: 1 }]],
    ['65,534 files', many(65_534)],
  ])('but %s', (_, files) => {
    expect(() => {
      refuseTooLarge(files)
    }).not.toThrow()
  })

  it('4 GiB, headers and names counted', () => {
    // 22 bytes of the end, 30 + 46 of the headers of each entry (APPNOTE 4.3), each name twice.
    const others = [
      { nameBytes: 2, packedSize: 3 * GIB },
      { nameBytes: 1, packedSize: 0 },
    ]
    const rest = 0xffff_fffe - 22 - 3 * (30 + 46) - 2 * (2 + 1 + 3) - 3 * GIB
    const last = (packedSize: number) => [...others, { nameBytes: 3, packedSize }]
    expect(() => {
      refuseTooLong(last(rest))
    }).not.toThrow()
    expect(() => {
      refuseTooLong(last(rest + 1))
    }).toThrow('Zip would exceed 4 GiB (4,294,967,295 bytes)')
  })
})
