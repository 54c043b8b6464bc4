import { appendFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../../src/package/advice/size-limits.ts'
import type { Package } from '../../../src/package/package.ts'
import { contentLines } from '../../../src/report/log/contents.ts'
import { craftZip, type Crafted } from '../../package/crafted-zip.ts'
import { newFolder } from '../../package/trees.ts'

async function collected(code: Package): Promise<string[]> {
  const lines: string[] = []
  for await (const line of contentLines(code)) lines.push(line)
  return lines
}

function linesOf(path: string): Promise<string[]> {
  const nothing = { digest: '', size: 0, entries: [], warnings: [] }
  return collected({ codeType: 'zip', path, ...nothing })
}

function written(zip: Buffer): string {
  const path = join(newFolder(), 'f.zip')
  writeFileSync(path, zip)
  return path
}

/** A zip behind a gap of so many bytes, which the file system need not hold. */
function behindGap(bytes: number, entry: Crafted): string {
  const zip = craftZip([{ ...entry, central: { offset: bytes } }])
  const directoryAt = zip.length - 6
  zip.writeUInt32LE(zip.readUInt32LE(directoryAt) + bytes, directoryAt)
  const path = written(Buffer.alloc(0))
  truncateSync(path, bytes)
  appendFileSync(path, zip)
  return path
}

const sound = { name: 'a.js', content: 'a' }
const line =
  'a.js: 1 bytes, SHA-256 ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb'

describe('the files of a package', () => {
  it('are listed', async () => {
    expect(await linesOf(written(craftZip([{ name: 'lib/' }, sound])))).toEqual([line])
  })

  it.each([
    [
      'a method that is unknown here',
      { method: 14 },
      'f.zip: b has an unsupported compression: LZMA (method 14)',
    ],
    ['damage', { crc: 1 }, 'f.zip: b is corrupt'],
  ])('are listed beside one with %s', async (_, odd, reason) => {
    const b = { name: 'b', content: 'bb', ...odd }
    const lines = await linesOf(written(craftZip([b, sound])))
    expect(lines).toEqual([expect.stringContaining(`b: 2 bytes, failed to read: ${reason}`), line])
  })

  it('are listed where they are more than the service takes', async () => {
    expect(await linesOf(behindGap(LIMITS.obs, sound))).toEqual([line])
  })

  it('are not listed where nothing can be read', async () => {
    expect(await linesOf(written(Buffer.from('no zip')))).toEqual([
      expect.stringMatching(/^Failed to list package contents: /),
    ])
  })

  it('are not read where the code is sent as it is', async () => {
    const entries = [{ name: 'index.py', size: 12, packedSize: 12 }]
    const path = join(newFolder(), 'gone.py')
    const code = { codeType: 'inline', path, digest: '', size: 12, entries, warnings: [] } as const
    expect(await collected(code)).toEqual(['index.py: 12 bytes (inline)'])
  })

  it('are not known of a package in OBS', async () => {
    const url = 'https://b.obs.example.com/a.zip'
    expect(await collected({ codeType: 'obs', url, warnings: [] })).toEqual([])
  })
})
