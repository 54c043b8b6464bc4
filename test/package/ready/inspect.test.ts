import { createHash } from 'node:crypto'
import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
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
    [
      'a name like that of a property',
      [{ name: '__proto__' }, { name: 'constructor' }],
      {},
      ['__proto__', 'constructor'],
    ],
  ])('%s', (_, entries, around, names) => {
    const bytes = craftZip(entries, around)
    const found = inspect(bytes)
    expect(found.entries.map((entry) => entry.name)).toEqual(names)
    expect(found.size).toBe(bytes.length)
    expect(found.digest).toBe(createHash('sha512').update(bytes).digest('hex'))
  })

  it('with its sizes', () => {
    expect(inspect(craftZip([a, b])).entries).toEqual([
      { name: 'a.js', size: 100, packedSize: deflateRawSync(Buffer.alloc(100, 'a')).length },
      { name: 'lib/b.js', size: 2, packedSize: 2 },
    ])
  })

  it('with its modes', () => {
    const { entries } = inspect(craftZip([{ ...a, mode: 0o100755 }, b]))
    expect(entries.map(({ mode }) => mode)).toEqual([0o100755, undefined])
  })

  it('and can be looked into', () => {
    const damaged = craftZip([b])
    damaged.write('c', damaged.indexOf('bb'))
    expect(
      inspect(craftZip([a]))
        .files[0]?.read()
        .toString(),
    ).toBe('a'.repeat(100))
    expect(() => inspect(damaged).files[0]?.read()).toThrow('f.zip: lib/b.js is damaged')
  })

  it('and is looked into as far as it can be unpacked here', () => {
    const { entries, files } = inspect(craftZip([a, { ...b, method: 14 }]))
    expect(entries.map(({ name }) => name)).toEqual(['a.js', 'lib/b.js'])
    expect(files.map(({ name }) => name)).toEqual(['a.js'])
  })

  it('65,535 entries', () => {
    const many = Array.from({ length: 65_535 }, (_, at) => ({ name: `${at}` }))
    expect(inspect(craftZip(many)).entries).toHaveLength(65_535)
  })
})

describe('what is refused', () => {
  it.each<[string, Crafted[], Around, RegExp]>([
    [
      'the same name twice',
      [{ name: '数.js' }, b, { name: '数.js' }],
      {},
      /not an archive that can be sent: Duplicate.*"数.js"/,
    ],
    ['one name in two ways', [a, { name: './a.js' }], {}, /: a.js is there twice/],
    ['one name in two code pages', [spelled(gbk, 'a.js'), a], {}, /: a.js is there twice/],
    ['a file as a folder', [{ name: 'lib' }, b], {}, /: lib is there as a file and as a folder/],
    [
      'a folder as a file',
      [{ name: 'x/lib/' }, { name: 'x/lib' }],
      {},
      /: x\/lib is there as a file and as a folder/,
    ],
    ['a dot as a file', [{ name: '.' }], {}, /the name "" is empty/],
    ['an absolute name behind a dot', [{ name: './/a' }], {}, /the name "\/a" is absolute/],
    ['..', [a, { name: '../a.js' }], {}, /the name "..\/a.js" contains ".." as a folder/],
    ['.. further in', [{ name: 'a/../../b' }], {}, /contains ".." as a folder/],
    ['an absolute name', [{ name: '/etc/passwd' }], {}, /the name "\/etc\/passwd" is absolute/],
    ['a drive letter', [{ name: 'C:/windows/x' }], {}, /begins with a drive letter/],
    ['a backslash', [{ name: '..\\..\\x' }], {}, /contains a backslash/],
    ['an empty name', [{ name: '' }], {}, /the name "" is empty/],
    ['encryption', [a, { ...b, flags: 0x0801 }], {}, /lib\/b.js is encrypted/],
    [
      'encryption in the directory only',
      [{ ...b, flags: 0x0801, local: { flags: 0x0800 } }],
      {},
      /: lib\/b.js is encrypted$/,
    ],
    ['strong encryption', [{ ...b, flags: 0x0840 }], {}, /lib\/b.js is encrypted/],
    ['an encrypted directory', [{ ...b, flags: 0x2800 }], {}, /lib\/b.js is encrypted/],
    ['nothing in it', [], {}, /f.zip holds no file/],
    ['folders only', [{ name: 'lib/' }], {}, /f.zip holds no file/],
    [
      'two entries with one content',
      [a, { ...a, name: 'c.js', central: { offset: 0 } }],
      {},
      /is called a.js in its local header/,
    ],
    [
      'an entry inside another',
      [
        { name: 'x', content: craftZip([b]) },
        { ...b, central: { offset: 31 } },
      ],
      {},
      /lib\/b.js shares bytes with another entry/,
    ],
    [
      'another name in the local header',
      [{ ...a, local: { name: 'b.js' } }],
      {},
      /a.js is called b.js in its local header/,
    ],
    [
      'another name as UTF-8',
      [spelled('index.js', '../../evil.js')],
      {},
      /: index.js is called ..\/..\/evil.js in a Unicode Path field/,
    ],
    [
      'another name as UTF-8 in the local header only',
      [spelled('index.js', undefined, 'evil.js')],
      {},
      /index.js is called evil.js in a Unicode Path field/,
    ],
    [
      'two names as UTF-8',
      [spelled(gbk, '数据.txt', 'evil.js')],
      {},
      /数据.txt is called evil.js in a Unicode Path field/,
    ],
    [
      'an unsafe name as UTF-8',
      [spelled(gbk, '../evil.js')],
      {},
      /the name "..\/evil.js" contains ".." as a folder/,
    ],
    [
      'a Unicode Path field that is cut off',
      [{ ...a, central: { extra: Buffer.from([0, 0, 0, 0, 0x75, 0x70, 1, 0, 1]) } }],
      {},
      /a.js is called {2}in a Unicode Path field/,
    ],
    [
      'another size in the local header',
      [{ ...a, local: { size: 99 } }],
      {},
      /a.js has other sizes/,
    ],
    [
      'another size in the directory',
      [{ ...a, central: { size: 50 } }],
      {},
      /a.js has other sizes/,
    ],
    [
      'another method in the local header',
      [{ ...b, local: { method: 8 } }],
      {},
      /lib\/b.js has another compression method in its local header/,
    ],
    [
      'another checksum in the local header',
      [{ ...a, local: { crc: 1 } }],
      {},
      /a.js has another checksum in its local header/,
    ],
    [
      'no checksum in the local header, and none to come',
      [{ ...a, local: { crc: 0 } }],
      {},
      /a.js has another checksum in its local header/,
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
      /a.js has another checksum in its local header/,
    ],
    [
      'other sizes than those to come',
      [{ ...a, flags: 0x0808, local: { size: 7, packedSize: 0 } }],
      {},
      /a.js has other sizes/,
    ],
    ['another packed size', [{ ...a, local: { packedSize: 4 } }], {}, /a.js has other sizes/],
    [
      'two sizes of one stored file',
      [{ ...b, ...sizes(3) }],
      {},
      /lib\/b.js is stored with two sizes/,
    ],
    [
      'a size that deflate cannot reach',
      [{ ...a, ...sizes(2 ** 31) }],
      {},
      /says that it unpacks to more/,
    ],
    [
      'data after the end',
      [{ ...a, central: { packedSize: 9999 }, local: { packedSize: 9999 } }],
      {},
      /a.js goes on after the end/,
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
      /not an archive that can be sent: Invalid CEN/,
    ],
    ['more entries claimed than there', [a], { claimed: 2 }, /not an archive that can be sent/],
    [
      'very many entries claimed',
      [a],
      { claimed: 65_535 },
      /not an archive that can be sent: Number of disk entries/,
    ],
  ])('%s', (_, entries, around, message) => {
    expect(() => inspect(craftZip(entries, around))).toThrow(message)
  })

  it.each<[string, Buffer]>([
    ['an empty file', Buffer.alloc(0)],
    ['text', Buffer.from('exports.handler = 1')],
    ['a tar', Buffer.alloc(10_240, 'ustar')],
    ['a zip cut short', craftZip([a, b]).subarray(0, -30)],
    ['only an end', Buffer.from('PK\x05\x06')],
  ])('%s is no archive', (_, bytes) => {
    expect(() => inspect(bytes)).toThrow('f.zip is not an archive that can be sent')
  })

  it('a bomb whose directory tells the truth is measured by the limits, unread', () => {
    const zeros = Buffer.alloc(8 * 1024 * 1024)
    const { entries, size } = inspect(craftZip([{ name: 'zeros', content: zeros, deflate: true }]))
    expect(entries[0]?.size).toBe(zeros.length)
    expect(size).toBeLessThan(10_000)
  })

  it('more than the service takes in any way', () => {
    const path = join(newFolder(), 'f.zip')
    writeFileSync(path, '')
    truncateSync(path, 314_572_801)
    expect(() => inspectArchive(path, 'f.zip')).toThrow('more than the service takes in any way')
  })

  it('a folder that is called like an archive', () => {
    expect(() => inspectArchive(newFolder(), 'f.zip')).toThrow('f.zip cannot be read (EISDIR)')
  })
})
