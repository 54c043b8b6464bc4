import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HashedFile, hashFile } from '../../../src/package/zip/hashed-file.ts'
import { openSpool } from '../../../src/package/zip/spool.ts'
import { newFolder, openIn } from '../trees.ts'

const BUFFER = 1024 * 1024
const bytes = Buffer.from(
  Array.from({ length: 3 * BUFFER }, (_, at) => (at * 31 + (at >> 8)) % 251),
)
const sha512 = (content: Buffer): string => createHash('sha512').update(content).digest('hex')

/** Writes and copies parts of `bytes`, one after the other. */
function written(parts: readonly { way: 'write' | 'copy'; from: number; length: number }[]) {
  const folder = newFolder()
  const path = join(folder, 'file')
  writeFileSync(join(folder, 'spool'), bytes)
  const spool = openSpool(join(folder, 'spool'))
  const file = new HashedFile(
    path,
    parts.reduce((sum, { length }) => sum + length, 0),
  )
  const expected: Buffer[] = []
  for (const { way, from, length } of parts) {
    const part = bytes.subarray(from, from + length)
    expect(file.position).toBe(Buffer.concat(expected).length)
    if (way === 'write') file.write(length, (buffer, at) => at + part.copy(buffer, at))
    else file.copy(spool, from, length)
    expected.push(part)
  }
  const end = file.end()
  file.close()
  spool.close()
  expect(openIn(folder)).toEqual([])
  return { end, found: readFileSync(path), expected: Buffer.concat(expected) }
}

describe('a file that is hashed while it is written', () => {
  it.each([
    ['nothing', []],
    ['as much as the buffer holds', [{ way: 'copy', from: 5, length: BUFFER } as const]],
    [
      'a header that no longer fits',
      [
        { way: 'copy', from: 0, length: BUFFER - 10 } as const,
        { way: 'write', from: 7, length: 11 } as const,
        { way: 'write', from: 3, length: 100 } as const,
      ],
    ],
    [
      'a header that just fits',
      [
        { way: 'copy', from: 0, length: BUFFER - 10 } as const,
        { way: 'write', from: 7, length: 10 } as const,
        { way: 'copy', from: 3, length: 2 * BUFFER } as const,
      ],
    ],
  ])('holds %s', (_, parts) => {
    const { end, found, expected } = written(parts)
    expect(found.equals(expected)).toBe(true)
    expect(end).toEqual({ digest: sha512(expected), size: expected.length })
  })

  it('holds any parts in their order', () => {
    const part = fc.record({
      way: fc.constantFrom('write' as const, 'copy' as const),
      from: fc.nat({ max: BUFFER }),
      length: fc.nat({ max: BUFFER - 1 }),
    })
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const { end, found, expected } = written(parts)
        expect(found.equals(expected)).toBe(true)
        expect(end.digest).toBe(sha512(expected))
      }),
      { numRuns: 30 },
    )
  })

  it('notices that a spool is shorter than it should be', () => {
    const folder = newFolder()
    writeFileSync(join(folder, 'spool'), 'abc')
    const spool = openSpool(join(folder, 'spool'))
    const file = new HashedFile(join(folder, 'file'), 3)
    expect(() => {
      file.copy(spool, 1, 3)
    }).toThrow('Spool file was truncated')
    file.close()
    spool.close()
  })

  it('is never one that is there already', () => {
    const path = join(newFolder(), 'file')
    writeFileSync(path, 'mine')
    expect(() => new HashedFile(path, 1)).toThrow('EEXIST')
    expect(readFileSync(path, 'utf8')).toBe('mine')
  })
})

describe('the digest of a file', () => {
  it.each([0, 1, BUFFER, BUFFER + 1])('of %i bytes', async (size) => {
    const path = join(newFolder(), 'file')
    writeFileSync(path, bytes.subarray(0, size))
    expect(await hashFile(path)).toEqual({ digest: sha512(bytes.subarray(0, size)), size })
    expect(openIn(path)).toEqual([])
  })
})
