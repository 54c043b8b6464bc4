import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeCount, type Changes } from '../../src/changes/changes.ts'
import { changedFiles, compareArchives } from '../../src/changes/compare.ts'
import type { ListedFile } from '../../src/package/ready/listing.ts'

const file = (name: string, size = 1, crc = 1): ListedFile => ({ name, size, crc })

describe('two archives', () => {
  it.each<[string, ListedFile[], ListedFile[], Partial<Extract<Changes, { kind: 'files' }>>]>([
    ['a file more', [file('a')], [file('a'), file('b', 7)], { added: [{ name: 'b', size: 7 }] }],
    ['a file less', [file('a'), file('b', 7)], [file('a')], { removed: [{ name: 'b', size: 7 }] }],
    [
      'another size',
      [file('a', 3)],
      [file('a', 4)],
      { changed: [{ name: 'a', before: 3, after: 4 }], unchanged: 0 },
    ],
    [
      'another checksum only',
      [file('a', 3, 1)],
      [file('a', 3, 2)],
      { changed: [{ name: 'a', before: 3, after: 3 }], unchanged: 0 },
    ],
    [
      'another name',
      [file('a', 2)],
      [file('b', 2)],
      { added: [{ name: 'b', size: 2 }], removed: [{ name: 'a', size: 2 }], unchanged: 0 },
    ],
    [
      'all files, where there was none',
      [],
      [file('b'), file('a')],
      {
        added: [
          { name: 'a', size: 1 },
          { name: 'b', size: 1 },
        ],
        unchanged: 0,
      },
    ],
    [
      'a name that is there twice, by its last entry',
      [file('a', 1), file('a', 2), file('b')],
      [file('a', 2), file('b', 2)],
      { changed: [{ name: 'b', before: 1, after: 2 }] },
    ],
    [
      'names that every object has',
      [file('__proto__'), file('constructor')],
      [file('__proto__', 2), file('constructor')],
      { changed: [{ name: '__proto__', before: 1, after: 2 }] },
    ],
    [
      'names in the order of their UTF-8 bytes',
      [],
      [file('😀'), file('～')],
      {
        added: [
          { name: '～', size: 1 },
          { name: '😀', size: 1 },
        ],
        unchanged: 0,
      },
    ],
  ])('with %s', (_, before, after, expected) => {
    const rest = { kind: 'files', added: [], removed: [], changed: [], unchanged: 1 }
    expect(compareArchives(before, after)).toEqual({ ...rest, ...expected })
  })

  it('of the same files, in another order, are told to be that', () => {
    const end = compareArchives([file('a'), file('b')], [file('b'), file('a')])
    expect(end).toEqual({ kind: 'same files', files: 2 })
  })
})

const files = fc.uniqueArray(
  fc.record({
    name: fc.oneof(fc.constantFrom('a', 'b', 'c/d', 'c/e', '__proto__'), fc.string()),
    size: fc.nat(3),
    crc: fc.nat(3),
  }),
  { selector: ({ name }) => name },
)

describe('any two archives', () => {
  it('count each file once', () => {
    fc.assert(
      fc.property(files, files, (before, after) => {
        const end = compareArchives(before, after)
        if (end.kind === 'same files') {
          expect([end.files, end.files]).toEqual([before.length, after.length])
          return
        }
        if (end.kind !== 'files') throw new Error(end.kind)
        const { added, removed, changed, unchanged } = end
        expect(added.length + changed.length + unchanged).toBe(after.length)
        expect(removed.length + changed.length + unchanged).toBe(before.length)
        expect(changedFiles(end)).toHaveLength(changeCount(end) ?? -1)
      }),
    )
  })

  it('differ backwards as they do forwards', () => {
    fc.assert(
      fc.property(files, files, (before, after) => {
        const there = compareArchives(before, after)
        const back = compareArchives(after, before)
        expect(back.kind).toBe(there.kind)
        if (there.kind !== 'files' || back.kind !== 'files') return
        expect(back.added).toEqual(there.removed)
        expect(back.removed).toEqual(there.added)
        expect(back.changed).toEqual(
          there.changed.map(({ name, before: was, after: is }) => ({
            name,
            before: is,
            after: was,
          })),
        )
      }),
    )
  })
})

describe('the number of changed files', () => {
  it.each<[Changes, number | undefined]>([
    [
      {
        kind: 'files',
        added: [{ name: 'a', size: 1 }],
        removed: [
          { name: 'b', size: 1 },
          { name: 'c', size: 1 },
        ],
        changed: [{ name: 'd', before: 1, after: 2 }],
        unchanged: 9,
      },
      4,
    ],
    [{ kind: 'same code', files: 3 }, 0],
    [{ kind: 'same files', files: 3 }, 0],
    [{ kind: 'inline', name: 'index.py', before: 1, after: 2 }, 1],
    [{ kind: 'unknown', because: 'x' }, undefined],
  ])('of %j', (changes, count) => {
    expect(changeCount(changes)).toBe(count)
  })
})
