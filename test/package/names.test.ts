import { posix, win32 } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  byteOrder,
  commonDirectory,
  entryName,
  findNfcCollision,
  isBroken,
  liesIn,
  mayBeMangled,
  unsafeName,
  withoutNested,
} from '../../src/package/names.ts'
import { anyCharacter } from '../support/any-character.ts'

describe('entryName', () => {
  it.each([
    ['/ws', '/ws/a.js', 'a.js'],
    ['/ws', '/ws/src/a.js', 'src/a.js'],
    ['/ws/', '/ws/src', 'src'],
    ['/', '/a', 'a'],
    ['/ws', '/ws', ''],
    ['/ws', '/ws/..a', '..a'],
    ['/ws', '/ws/a\\b', 'a\\b'],
    ['/ws', '/ws2/a', undefined],
    ['/ws/src', '/ws', undefined],
    ['/ws', '/', undefined],
  ])('on Linux and macOS: %s, %s -> %s', (root, path, name) => {
    expect(entryName(root, path, posix)).toBe(name)
  })

  it.each([
    ['D:\\ws', 'D:\\ws\\src\\a.js', 'src/a.js'],
    ['D:\\ws', 'd:\\WS\\a.js', 'a.js'],
    ['D:\\', 'D:\\a', 'a'],
    ['D:\\ws', 'D:\\ws', ''],
    ['D:\\ws', 'C:\\ws\\a.js', undefined],
    ['D:\\ws', '\\\\server\\share\\a.js', undefined],
    ['\\\\server\\share\\ws', '\\\\server\\share\\ws\\a.js', 'a.js'],
    ['D:\\ws\\src', 'D:\\ws\\a.js', undefined],
  ])('on Windows: %s, %s -> %s', (root, path, name) => {
    expect(entryName(root, path, win32)).toBe(name)
  })

  it.each([
    [posix, ['/ws/a', '/ws/a/', '/ws/A'], ['/ws/a', '/ws/A']],
    [posix, ['/ws/a/b', '/ws/a', '/ws/c'], ['/ws/a', '/ws/c']],
    [win32, ['D:\\ws\\src', 'D:\\ws\\SRC'], ['D:\\ws\\src']],
    [win32, ['D:\\WS\\src\\a', 'D:\\ws\\SRC', 'C:\\ws\\src'], ['D:\\ws\\SRC', 'C:\\ws\\src']],
  ])('lines that name one place, or a place in another, are one: %#', (paths, all, left) => {
    expect(withoutNested(all, () => true, paths)).toEqual(left)
  })

  it('gives the same name on both for the same folders', () => {
    const part = fc
      .stringMatching(/^[a-zA-Z0-9_. -]{1,8}$/)
      .filter((text) => !/^\.+$|[. ]$/.test(text))
    fc.assert(
      fc.property(fc.array(part, { minLength: 1 }), (parts) => {
        const onWindows = entryName('D:\\ws', win32.join('D:\\ws', ...parts), win32)
        expect(entryName('/ws', posix.join('/ws', ...parts), posix)).toBe(onWindows)
        expect(onWindows).toBe(parts.join('/'))
      }),
    )
  })
})

describe('commonDirectory', () => {
  it.each([
    [['/ws/src'], '/ws/src'],
    [['/ws/src', '/ws/src/lib'], '/ws/src'],
    [['/ws/src', '/ws/source'], '/ws'],
    [['/ws/a/b', '/ws/a/c', '/ws/d'], '/ws'],
    [['/a', '/b'], '/'],
  ])('%j -> %s', (folders, common) => {
    expect(commonDirectory(folders, posix)).toBe(common)
  })

  it('knows drives', () => {
    expect(commonDirectory(['C:\\a\\b', 'C:\\a\\c'], win32)).toBe('C:\\a')
    expect(commonDirectory(['C:\\a', 'D:\\a'], win32)).toBeUndefined()
  })

  it('has none for nothing', () => {
    expect(commonDirectory([], posix)).toBeUndefined()
  })

  it('does not take a neighbor for a folder inside', () => {
    expect(liesIn('/ws', '/ws-other/a', posix)).toBe(false)
  })
})

describe('unsafeName', () => {
  it.each([
    ['', 'is empty'],
    ['/etc/passwd', 'is absolute'],
    ['C:/x', 'starts with a drive letter'],
    ['c:/', 'starts with a drive letter'],
    ['a\\..\\b', 'contains a backslash'],
    ['a\0b', 'contains a NUL byte'],
    ['../x', 'contains a ".." segment'],
    ['a/../../x', 'contains a ".." segment'],
    ['a/..', 'contains a ".." segment'],
    ['../', 'contains a ".." segment'],
    ['a//b', 'contains an empty segment'],
  ])('%j %s', (name, flaw) => {
    expect(unsafeName(name)).toBe(flaw)
  })

  it.each(['index.js', 'a/b/c', '..a', 'a..', '...', 'a/', '数据/文件.json', './a', 'a b', 'c:x'])(
    'lets %s pass',
    (name) => {
      expect(unsafeName(name)).toBeUndefined()
    },
  )
})

describe('mayBeMangled and isBroken', () => {
  it('may have lost bytes, or are not Unicode', () => {
    const names = ['\ufffd.txt', '\ud800', 'a\udc00b', 'é', '😀', '~']
    expect(names.map(mayBeMangled)).toEqual([true, true, true, false, false, false])
    expect(names.map(isBroken)).toEqual([false, true, true, false, false, false])
  })
})

describe('byteOrder', () => {
  it('orders as the UTF-8 bytes do', () => {
    const names = fc.oneof(
      fc.string({ unit: anyCharacter }),
      fc.constantFrom('\u{1f600}', '\uff5e', ''),
    )
    fc.assert(
      fc.property(names, names, (a, b) => {
        const expected = Buffer.compare(Buffer.from(a), Buffer.from(b))
        expect(byteOrder([a, b])(a, b)).toBe(expected)
      }),
    )
  })

  it('puts full-width characters before emoji', () => {
    const names = ['\u{1f600}', '\uff5e', 'a', 'B']
    expect(names.toSorted(byteOrder(names))).toEqual(['B', 'a', '\uff5e', '\u{1f600}'])
  })
})

describe('findNfcCollision', () => {
  it('finds two spellings of one name', () => {
    expect(findNfcCollision(['a', 'caf\u00e9', 'b', 'cafe\u0301'])).toEqual([
      'caf\u00e9',
      'cafe\u0301',
    ])
  })

  it.each([
    ['K.js', '\u212a.js'],
    ['\u037e', ';'],
  ])('finds %j and %j, of which one is ASCII', (one, other) => {
    expect(findNfcCollision([one, 'a', other])).toEqual([one, other])
  })

  it('finds none among names that differ', () => {
    expect(findNfcCollision(['a', 'b', 'lib/K.js', 'lib/k.js'])).toBeUndefined()
    expect(findNfcCollision(['a', 'A', 'café', 'cafe', 'é/x', 'é/y'])).toBeUndefined()
  })
})
