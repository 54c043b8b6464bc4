import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import AdmZip from 'adm-zip'
import { describe, expect, it, onTestFinished } from 'vitest'
import { listArchive, listFiles, type Ranges } from '../../../src/package/ready/listing.ts'
import { asZip64, craftZip } from '../crafted-zip.ts'

function onDisk(bytes: Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'listing-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  writeFileSync(join(folder, 'code.zip'), bytes)
  return join(folder, 'code.zip')
}

const listed = (bytes: Buffer, limits?: Parameters<typeof listArchive>[1]) =>
  listArchive(onDisk(bytes), limits)
const namesIn = async (bytes: Buffer) => (await listed(bytes)).map(({ name }) => name)

function zipOfMany(count: number): Buffer {
  const zip = new AdmZip()
  for (let at = 0; at < count; at += 1) {
    zip.addFile(`file-${String(at).padStart(4, '0')}.js`, Buffer.from('0123456789'))
  }
  return zip.toBuffer()
}

/** An archive in memory, and what is read of it: position and length. */
function recorded(bytes: Buffer) {
  const reads: [number, number][] = []
  const archive: Ranges = {
    size: bytes.length,
    read(position, length) {
      reads.push([position, length])
      return Promise.resolve(bytes.subarray(position, position + length))
    },
  }
  return { archive, reads }
}

const few = { entries: 2, name: 10, directory: 300 }

describe('the files of an archive', () => {
  it('have name, size and checksum, without its folders', async () => {
    const zip = new AdmZip()
    zip.addFile('lib/', Buffer.alloc(0))
    zip.addFile('lib/a.js', Buffer.from('a'.repeat(10_000)))
    zip.addFile('ü.js', Buffer.from('b'))
    expect(await listed(zip.toBuffer())).toEqual([
      { name: 'lib/a.js', size: 10_000, crc: crc32('a'.repeat(10_000)) },
      { name: 'ü.js', size: 1, crc: crc32('b') },
    ])
  })

  it('are read in two pieces, whatever their number', async () => {
    const bytes = zipOfMany(3_000)
    const { archive, reads } = recorded(bytes)
    expect(await listFiles(archive)).toHaveLength(3_000)
    // The end record names the place of the directory (APPNOTE 4.3.16); its longest form, with the
    // Zip64 records, has 76 + 22 + 65,535 bytes.
    const directory = bytes.readUInt32LE(bytes.length - 6)
    const tail = bytes.length - 65_633
    expect(reads).toEqual([
      [tail, 65_633],
      [directory, tail - directory],
    ])
  })

  it.each([0, 0xffff])(
    'are read in one piece where they are few, with a comment of %i',
    async (length) => {
      const bytes = craftZip([{ name: 'a' }], { comment: 'c'.repeat(length) })
      const { archive, reads } = recorded(bytes)
      expect(await listFiles(archive)).toHaveLength(1)
      const tail = Math.min(bytes.length, 65_633)
      expect(reads).toEqual([[bytes.length - tail, tail]])
    },
  )

  it.each([0, 0xffff])(
    'are read in two pieces from a Zip64, with a comment of %i',
    async (length) => {
      const bytes = asZip64(zipOfMany(3_000), 'c'.repeat(length))
      const { archive, reads } = recorded(bytes)
      const files = await listFiles(archive)
      expect(files).toHaveLength(3_000)
      expect(files[2_999]).toEqual({ name: 'file-2999.js', size: 10, crc: crc32('0123456789') })
      expect(reads).toHaveLength(2)
    },
  )

  it.each([
    ['a parent', '../../etc/passwd'],
    ['an absolute one', '/etc/passwd'],
    ['of Windows', 'C:\\temp\\x'],
    ['with control characters', 'a\n::error::b\u001b[2J'],
    ['__proto__', '__proto__'],
  ])('keep a name that is unsafe to unpack: %s', async (_, name) => {
    expect(await namesIn(craftZip([{ name, content: 'x' }]))).toEqual([name])
  })

  it('are what the directory says, where local headers or contents say otherwise', async () => {
    const bomb = craftZip([
      { name: 'a', content: '0'.repeat(1_000), deflate: true, central: { size: 0xffff_fffe } },
      { name: 'b', content: 'x', local: { name: 'c', size: 9 } },
      { name: 'd', content: 'y', central: { offset: 0 } },
      { name: 'e', content: 'z', flags: 0x0801 },
    ])
    const files = await listed(bomb)
    expect(files.map(({ name, size }) => [name, size])).toEqual([
      ['a', 0xffff_fffe],
      ['b', 1],
      ['d', 1],
      ['e', 1],
    ])
  })

  it('are all entries, where a name is there twice', async () => {
    const zip = craftZip([
      { name: 'a', content: '1' },
      { name: 'a', content: '22' },
    ])
    expect((await listed(zip)).map(({ size }) => size)).toEqual([1, 2])
  })

  it('are found before padding', async () => {
    const padded = Buffer.concat([craftZip([{ name: 'a' }]), Buffer.alloc(512)])
    expect(await namesIn(padded)).toEqual(['a'])
  })

  it('may be none', async () => {
    expect(await namesIn(craftZip([]))).toEqual([])
  })
})

describe('what cannot be listed', () => {
  const sound = craftZip([{ name: 'a' }, { name: 'b' }])
  const withDirectoryAt = (offset: number) => {
    const zip = Buffer.from(sound)
    zip.writeUInt32LE(offset, zip.length - 6)
    return zip
  }
  it.each<[string, Buffer, RegExp]>([
    ['an empty file', Buffer.alloc(0), /signature not found/],
    ['a text', Buffer.from('<html>welcome</html>'), /signature not found/],
    ['half an archive', sound.subarray(0, sound.length - 30), /signature not found/],
    ['more entries than there are', craftZip([{ name: 'a' }], { claimed: 2 }), /signature|early/],
    ['a directory elsewhere', withDirectoryAt(0), /signature/],
    ['a directory behind the end', withDirectoryAt(0xffff_0000), /ends too early/],
  ])('%s', async (_, bytes, why) => {
    await expect(listed(bytes)).rejects.toThrow(why)
  })

  it.each<[string, Buffer, RegExp]>([
    [
      'too many entries',
      craftZip([{ name: 'a' }, { name: 'b' }, { name: 'c' }]),
      /^it lists 3 entries$/,
    ],
    ['a long name', craftZip([{ name: 'a'.repeat(11) }]), /^it lists a name of 11 bytes$/],
    [
      'a large directory',
      craftZip(['a', 'b'].map((name) => ({ name, central: { extra: Buffer.alloc(65_000) } }))),
      /^its directory has 130116 bytes$/,
    ],
  ])('%s', async (_, bytes, why) => {
    await expect(listed(bytes, few)).rejects.toThrow(why)
  })

  it('nor is a claim of 65,535 entries believed', async () => {
    const zip = craftZip([{ name: 'a' }], { claimed: 0xffff })
    await expect(listed(zip)).rejects.toThrow(/signature|early|entries/)
  })

  it('a file that is not there', async () => {
    await expect(listArchive(join(tmpdir(), 'nobody', 'code.zip'))).rejects.toThrow('ENOENT')
  })
})
