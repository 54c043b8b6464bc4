import { createHash } from 'node:crypto'
import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PackageError } from '../../../src/errors.ts'
import { inspectArchive } from '../../../src/package/ready/inspect.ts'
import { craftZip, unicodePath, type Around, type Crafted } from '../crafted-zip.ts'
import { newFolder } from '../trees.ts'

function inspect(bytes: Buffer) {
  const path = join(newFolder(), 'f.zip')
  writeFileSync(path, bytes)
  return inspectArchive(path, 'f.zip')
}

const a: Crafted = { name: 'a.js', content: 'a'.repeat(100), deflate: true }
const b: Crafted = { name: 'lib/b.js', content: 'bb' }

/** 数据.txt in GBK. */
const gbk = Buffer.from('cafdbedd2e747874', 'hex')

/** An entry with Unicode Path fields in its headers. */
function spelled(name: string | Buffer, central?: string, local = central): Crafted {
  const field = (path?: string) =>
    path === undefined ? {} : { extra: unicodePath(path, Buffer.from(name)) }
  return { name, flags: 0, central: field(central), local: field(local) }
}

/** A field for another name in the header, as a tool leaves it that renames and knows no fields. */
const stale = (path: string) => unicodePath(path, Buffer.from('old.js'))
const ofVersion2 = unicodePath('evil.js', Buffer.from('a.js'))
ofVersion2[4] = 2

/** Both headers say that the entry unpacks to so much. */
const sizes = (size: number) => ({ central: { size }, local: { size } })

describe('what is accepted', () => {
  it.each<[string, Crafted[], Around, string[]]>([
    ['an ordinary zip', [a, b], {}, ['a.js', 'lib/b.js']],
    ['folders, which are not listed', [{ name: 'lib/' }, b], {}, ['lib/b.js']],
    ['a comment after it', [a], { comment: 'made by hand' }, ['a.js']],
    ['a directory in another order', [a, b], { listed: 'backwards' }, ['lib/b.js', 'a.js']],
    ['a prefix that offsets count', [a], { prefix: Buffer.from('#!/bin/sh\n') }, ['a.js']],
    [
      'sizes after the data',
      [
        { ...a, flags: 0x0808, local: { crc: 0, size: 0, packedSize: 0 }, after: Buffer.alloc(16) },
        { ...b, flags: 0x0808, after: Buffer.alloc(16) },
      ],
      {},
      ['a.js', 'lib/b.js'],
    ],
    [
      'a method that packs more tightly than deflate can, such as bzip2',
      [{ name: 'zeros', content: 'BZh9', method: 12, ...sizes(5_000_000) }],
      {},
      ['zeros'],
    ],
    [
      'sizes in a ZIP64 field',
      [{ ...a, local: { size: 0xffff_ffff, packedSize: 0xffff_ffff } }],
      {},
      ['a.js'],
    ],
    [
      'a name that is not UTF-8',
      [{ name: Buffer.from([0x82, 0x2e, 0x6a]), flags: 0 }],
      {},
      ['\x82.j'],
    ],
    [
      'names in GBK, as Windows writes them in Chinese, that are no UTF-8 at the same places',
      [
        { name: 'index.js', flags: 0 },
        { name: gbk, flags: 0 },
        { name: Buffer.from('c5e4d6c32e747874', 'hex'), flags: 0 },
      ],
      {},
      ['index.js', '\xca\xfd\xbe\xdd.txt', '\xc5\xe4\xd6\xc3.txt'],
    ],
    ['UTF-8 that is not said to be', [{ name: '数据.txt', flags: 0 }], {}, ['数据.txt']],
    ['its spelling in UTF-8', [spelled(gbk, '数据.txt')], {}, ['数据.txt']],
    ['the same name as UTF-8 again', [spelled('数据.txt', '数据.txt')], {}, ['数据.txt']],
    [
      'folders called ., which are dropped',
      [{ name: './' }, { name: './a.js' }, { name: 'lib/./b.js' }, { name: './.c' }],
      {},
      ['a.js', 'lib/b.js', '.c'],
    ],
    [
      'a folder beside what is in it, and names that begin alike',
      [{ name: 'lib/' }, { name: './lib/' }, b, { name: 'lib.js' }, { name: 'li' }],
      {},
      ['lib/b.js', 'lib.js', 'li'],
    ],
    [
      'names that differ in bytes and look alike',
      [
        { name: '\xe9', flags: 0 },
        { name: Buffer.from([0xe9]), flags: 0 },
      ],
      {},
      ['\xe9', '\xe9'],
    ],
    ['folders that are there twice', [{ name: 'lib/' }, { name: 'lib/' }, b], {}, ['lib/b.js']],
    ['the root as a folder', [{ name: '/' }, { name: './' }, a], {}, ['a.js']],
    ['a file twice, as one', [a, b, a, { name: './a.js', content: 'c' }], {}, ['a.js', 'lib/b.js']],
    ['one name in two code pages, as one', [spelled(gbk, 'a.js'), a], {}, ['a.js']],
    ['a folder without a name', [{ name: 'lib//b.js' }, b], {}, ['lib/b.js']],
    ['a colon, and U+FFFD', [{ name: 'a:b' }, { name: '\ufffd.js' }], {}, ['a:b', '\ufffd.js']],
    [
      'a Unicode Path field whose checksum does not fit',
      [{ ...a, central: { extra: stale('evil.js') }, local: { extra: stale('../evil.js') } }],
      {},
      ['a.js'],
    ],
    [
      'a Unicode Path field of another version',
      [{ ...a, central: { extra: ofVersion2 }, local: { extra: ofVersion2 } }],
      {},
      ['a.js'],
    ],
    [
      'a Unicode Path field that is too short',
      [{ ...a, central: { extra: Buffer.from([0x75, 0x70, 1, 0, 1]) } }],
      {},
      ['a.js'],
    ],
    [
      'Shift-JIS with a backslash as second byte',
      [{ name: Buffer.from([0x95, 0x5c, 0x8e, 0xa6]), flags: 0 }],
      {},
      ['\x95\\\x8e\xa6'],
    ],
    [
      'GBK with a backslash as second byte, behind one that Shift-JIS takes for one byte',
      [{ name: Buffer.from([0xa1, 0x5c, 0xb1, 0x5c]), flags: 0 }],
      {},
      ['\xa1\\\xb1\\'],
    ],
    [
      'a name like that of a property',
      [{ name: '__proto__' }, { name: 'constructor' }],
      {},
      ['__proto__', 'constructor'],
    ],
  ])('%s', async (_, entries, around, names) => {
    const bytes = craftZip(entries, around)
    const found = await inspect(bytes)
    expect(found.entries.map((entry) => entry.name)).toEqual(names)
    expect(found.size).toBe(bytes.length)
    expect(found.digest).toBe(createHash('sha512').update(bytes).digest('hex'))
  })

  it('with its sizes', async () => {
    expect((await inspect(craftZip([a, b]))).entries).toEqual([
      {
        name: 'a.js',
        size: 100,
        packedSize: deflateRawSync(Buffer.alloc(100, 'a')).length,
        mode: 0,
      },
      { name: 'lib/b.js', size: 2, packedSize: 2, mode: 0 },
    ])
  })

  it('with its modes', async () => {
    const { entries } = await inspect(craftZip([{ ...a, mode: 0o100755 }, b]))
    expect(entries.map(({ mode }) => mode)).toEqual([0o100755, 0])
  })

  it('and can be looked into', async () => {
    const damaged = craftZip([b])
    damaged.write('c', damaged.indexOf('bb'))
    const read = async (zip: Buffer) => (await inspect(zip)).files[0]?.read().toString()
    expect(await read(craftZip([a]))).toBe('a'.repeat(100))
    await expect(read(damaged)).rejects.toThrow('f.zip: lib/b.js is corrupt')
  })

  it('and is looked into as far as it can be unpacked here', async () => {
    const { entries, files } = await inspect(craftZip([a, { ...b, method: 14 }]))
    expect(entries.map(({ name }) => name)).toEqual(['a.js', 'lib/b.js'])
    expect(files.map(({ name }) => name)).toEqual(['a.js'])
  })

  it('65,535 entries', async () => {
    const many = Array.from({ length: 65_535 }, (_, at) => ({ name: `${at}` }))
    expect((await inspect(craftZip(many))).entries).toHaveLength(65_535)
  })
})

describe('what follows the end', () => {
  it('is skipped', async () => {
    const { entries, size } = await inspect(Buffer.concat([craftZip([a]), Buffer.alloc(512)]))
    expect(entries.map(({ name }) => name)).toEqual(['a.js'])
    expect(size).toBe(craftZip([a]).length + 512)
  })

  it('is not skipped where it is another end', async () => {
    const two = Buffer.concat([craftZip([a]), craftZip([b]), Buffer.alloc(1)])
    await expect(inspect(two)).rejects.toThrow('Invalid comment length')
  })
})

describe('what readers differ about', () => {
  const twice = (content: string) => ({ ...a, content })

  it.each<[string, Crafted[], RegExp[], RegExp[]]>([
    ['nothing, of an ordinary zip', [a, b], [], []],
    [
      'a file twice, with the same contents',
      [a, b, a],
      [],
      [/^Duplicate files with identical contents in the archive: a\.js\.$/],
    ],
    [
      'a file twice, with other contents',
      [a, twice('b'.repeat(100))],
      [
        /with different contents in the archive: a\.js \(the last one is 100 bytes, CRC-32 [0-9a-f]{8}\)\. Most/,
      ],
      [],
    ],
    [
      'a file three times, first with the same contents',
      [a, a, twice('c')],
      [/a\.js \(the last one is 1 byte, CRC-32 06b9df6f\)/],
      [],
    ],
    [
      'a folder without a name',
      [{ name: 'x//y///z' }],
      [/path segment: x\/\/y\/\/\/z\. Most tools unpack x\/\/y\/\/\/z as x\/y\/z,/],
      [],
    ],
    [
      'methods, each once',
      [
        { ...a, method: 14 },
        { ...b, method: 77 },
        { name: 'c', method: 14 },
      ],
      [/with LZMA \(method 14\), method 77, which most .*: a\.js, lib\/b\.js, c\. .*-mm=Deflate/],
      [],
    ],
  ])('%s', async (_, entries, warnings, notes) => {
    const matching = (all: RegExp[]) => all.map((one): unknown => expect.stringMatching(one))
    const found = await inspect(craftZip(entries))
    expect(found.warnings).toEqual(matching(warnings))
    expect(found.notes).toEqual(matching(notes))
  })
})

describe('what is refused', () => {
  it.each<[string, Crafted[], Around, RegExp]>([
    ['a file as a folder', [{ name: 'lib' }, b], {}, /: lib is both a file and a directory/],
    [
      'a folder as a file',
      [{ name: 'x/lib/' }, { name: 'x/lib' }],
      {},
      /: x\/lib is both a file and a directory/,
    ],
    ['a dot as a file', [{ name: '.' }], {}, /entry name "" is empty/],
    ['an absolute name behind a dot', [{ name: './/a' }], {}, /entry name "\/a" is absolute/],
    ['..', [a, { name: '../a.js' }], {}, /entry name "..\/a.js" contains a ".." segment/],
    ['.. further in', [{ name: 'a/../../b' }], {}, /contains a ".." segment/],
    ['an absolute name', [{ name: '/etc/passwd' }], {}, /entry name "\/etc\/passwd" is absolute/],
    ['a drive letter', [{ name: 'C:/windows/x' }], {}, /starts with a drive letter/],
    ['a backslash', [{ name: '..\\..\\x' }], {}, /contains a backslash/],
    [
      'a backslash behind a character of two bytes',
      [{ name: Buffer.from([0x95, 0x5c, 0x5c, 0x78]), flags: 0 }],
      {},
      /contains a backslash/,
    ],
    [
      'a way up by backslashes, one of them a second byte',
      [{ name: Buffer.from('\x95\\..\\..\\x', 'latin1'), flags: 0 }],
      {},
      /contains a backslash/,
    ],
    ['an absolute name with two slashes', [{ name: '//a' }], {}, /entry name "\/a" is absolute/],
    ['.. behind an empty folder name', [{ name: 'a//..//..//b' }], {}, /contains a ".." segment/],
    ['an empty name', [{ name: '' }], {}, /entry name "" is empty/],
    ['encryption', [a, { ...b, flags: 0x0801 }], {}, /lib\/b.js is encrypted/],
    [
      'encryption in the directory only',
      [{ ...b, flags: 0x0801, local: { flags: 0x0800 } }],
      {},
      /: lib\/b.js is encrypted$/,
    ],
    ['strong encryption', [{ ...b, flags: 0x0840 }], {}, /strong encryption is not supported/],
    ['an encrypted directory', [{ ...b, flags: 0x2800 }], {}, /lib\/b.js is encrypted/],
    ['nothing in it', [], {}, /f.zip contains no files/],
    ['folders only', [{ name: 'lib/' }], {}, /f.zip contains no files/],
    [
      'two entries with one content',
      [a, { ...a, name: 'c.js', central: { offset: 0 } }],
      {},
      /has a different name in its local header \(a.js\)/,
    ],
    [
      'an entry inside another',
      [
        { name: 'x', content: craftZip([b]) },
        { ...b, central: { offset: 31 } },
      ],
      {},
      /lib\/b.js overlaps another entry/,
    ],
    [
      'another name in the local header',
      [{ ...a, local: { name: 'b.js' } }],
      {},
      /a.js has a different name in its local header \(b.js\)/,
    ],
    [
      'another name as UTF-8',
      [spelled('index.js', '../../evil.js')],
      {},
      /: index.js has a different name in a Unicode Path field \(..\/..\/evil.js\)/,
    ],
    [
      'another name as UTF-8 in the local header only',
      [spelled('index.js', undefined, 'evil.js')],
      {},
      /index.js has a different name in a Unicode Path field \(evil.js\)/,
    ],
    [
      'two names as UTF-8',
      [spelled(gbk, '数据.txt', 'evil.js')],
      {},
      /数据.txt has a different name in a Unicode Path field \(evil.js\)/,
    ],
    [
      'an unsafe name as UTF-8',
      [spelled(gbk, '../evil.js')],
      {},
      /entry name "..\/evil.js" contains a ".." segment/,
    ],
    [
      'extra fields that are cut off',
      [{ ...a, central: { extra: Buffer.from([0x75, 0x70, 9, 0, 1]) } }],
      {},
      /not a valid archive: extra field length exceeds/,
    ],
    [
      'another size in the local header',
      [{ ...a, local: { size: 99 } }],
      {},
      /a.js has different sizes/,
    ],
    [
      'another size in the directory',
      [{ ...a, central: { size: 50 } }],
      {},
      /a.js has different sizes/,
    ],
    [
      'another method in the local header',
      [{ ...b, local: { method: 8 } }],
      {},
      /lib\/b.js has a different compression method in its local header/,
    ],
    [
      'another checksum in the local header',
      [{ ...a, local: { crc: 1 } }],
      {},
      /a.js has a different checksum in its local header/,
    ],
    [
      'no checksum in the local header, and none to come',
      [{ ...a, local: { crc: 0 } }],
      {},
      /a.js has a different checksum in its local header/,
    ],
    [
      'encryption in the local header',
      [{ ...a, local: { flags: 0x0801 } }],
      {},
      /a.js is encrypted in its local header/,
    ],
    [
      'another checksum than the one to come',
      [{ ...a, flags: 0x0808, local: { crc: 1 } }],
      {},
      /a.js has a different checksum in its local header/,
    ],
    [
      'other sizes than those to come',
      [{ ...a, flags: 0x0808, local: { size: 7, packedSize: 0 } }],
      {},
      /a.js has different sizes/,
    ],
    ['another packed size', [{ ...a, local: { packedSize: 4 } }], {}, /a.js has different sizes/],
    [
      'two sizes of one stored file',
      [{ ...b, ...sizes(3) }],
      {},
      /lib\/b.js is stored but has two different sizes/,
    ],
    [
      'a size that deflate cannot reach',
      [{ ...a, ...sizes(2 ** 31) }],
      {},
      /claims an impossible uncompressed size/,
    ],
    [
      'data after the end',
      [{ ...a, central: { packedSize: 9999 }, local: { packedSize: 9999 } }],
      {},
      /a.js extends past the end/,
    ],
    [
      'an offset after the end',
      [{ ...a, central: { offset: 99_999 } }],
      {},
      /a.js has no local header/,
    ],
    [
      'an offset to the last bytes',
      [{ ...a, central: { offset: craftZip([a]).length - 3 } }],
      {},
      /a.js has no local header/,
    ],
    [
      'an offset to something else',
      [{ ...a, central: { offset: 1 } }],
      {},
      /a.js has no local header/,
    ],
    [
      'a prefix that offsets do not count',
      [a],
      { prefix: Buffer.from('#!/bin/sh\n'), adjusted: false },
      /not a valid archive: invalid central directory/,
    ],
    ['more entries claimed than there', [a], { claimed: 2 }, /not a valid archive/],
    ['very many entries claimed', [a], { claimed: 65_535 }, /not a valid archive: unexpected EOF/],
  ])('%s', async (_, entries, around, message) => {
    await expect(inspect(craftZip(entries, around))).rejects.toThrow(message)
  })

  it.each<[string, Buffer]>([
    ['an empty file', Buffer.alloc(0)],
    ['text', Buffer.from('exports.handler = 1')],
    ['a tar', Buffer.alloc(10_240, 'ustar')],
    ['a zip cut short', craftZip([a, b]).subarray(0, -30)],
    ['only an end', Buffer.from('PK\x05\x06')],
  ])('%s is no archive', async (_, bytes) => {
    await expect(inspect(bytes)).rejects.toThrow('f.zip is not a valid archive')
  })

  it('a bomb whose directory is right is measured by the limits, unread', async () => {
    const zeros = Buffer.alloc(8 * 1024 * 1024)
    const { entries, size } = await inspect(
      craftZip([{ name: 'zeros', content: zeros, deflate: true }]),
    )
    expect(entries[0]?.size).toBe(zeros.length)
    expect(size).toBeLessThan(10_000)
  })

  it('more than the service takes in any way', async () => {
    const path = join(newFolder(), 'f.zip')
    writeFileSync(path, '')
    truncateSync(path, 314_572_801)
    await expect(inspectArchive(path, 'f.zip')).rejects.toThrow(
      'f.zip is 314,572,801 bytes; the service limit is 314,572,800 bytes',
    )
  })

  it('a folder that is called like an archive', async () => {
    await expect(inspectArchive(newFolder(), 'f.zip')).rejects.toThrow(
      'f.zip could not be read (EISDIR)',
    )
  })
})

describe('a zip with any bytes changed', () => {
  const sound = craftZip([a, { name: 'lib/' }, b], { comment: 'x' })
  const change = fc.tuple(fc.nat(sound.length - 1), fc.nat(255))

  it('is opened or refused, and so is each file in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 4 }),
        fc.nat(sound.length),
        async (changes, length) => {
          const bytes = Buffer.from(sound)
          for (const [at, value] of changes) bytes[at] = value
          const whole = length % 4 > 0
          const seen = await inspect(whole ? bytes : bytes.subarray(0, length)).catch(String)
          if (typeof seen === 'string') expect(seen).toMatch(/^PackageError: f\.zip/)
          else
            for (const file of seen.files)
              expect(() => {
                readOrRefuse(file)
              }).not.toThrow()
        },
      ),
      { numRuns: 200 },
    )
  })

  function readOrRefuse(file: { read(): Buffer }): void {
    try {
      file.read()
    } catch (error) {
      if (!(error instanceof PackageError)) throw error
    }
  }
})
