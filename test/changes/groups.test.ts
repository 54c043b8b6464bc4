import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChangeSet } from '../../src/changes/changes.ts'
import { groupChanges } from '../../src/changes/groups.ts'

const set = (changes: Partial<ChangeSet>): ChangeSet => ({
  kind: 'files',
  added: [],
  removed: [],
  changed: [],
  unchanged: 0,
  ...changes,
})

/** The groups into which added files of these names fall. */
const groupsOf = (...names: readonly string[]): string[] =>
  groupChanges(set({ added: names.map((name) => ({ name, size: 1 })) })).map(({ name }) => name)

describe('the groups of changes', () => {
  it.each<[string[], string[]]>([
    [['index.js'], ['index.js']],
    [
      ['index.js', 'package.json'],
      ['index.js', 'package.json'],
    ],
    [['src/a.js'], ['src/a.js']],
    [['src/a.js', 'src/b/c.js'], ['src/']],
    [
      ['src/a.js', 'lib/a.js', 'lib/b.js'],
      ['lib/', 'src/a.js'],
    ],
    [['node_modules/left-pad/index.js'], ['node_modules/left-pad/']],
    [['node_modules/a/index.js', 'node_modules/a/node_modules/b/index.js'], ['node_modules/a/']],
    [
      ['node_modules/@scope/a/index.js', 'node_modules/@scope/b/index.js'],
      ['node_modules/@scope/a/', 'node_modules/@scope/b/'],
    ],
    [['layer/node_modules/a/lib/x.js'], ['layer/node_modules/a/']],
    [['node_modules/.package-lock.json'], ['node_modules/.package-lock.json']],
    [['my_node_modules/a/b.js', 'my_node_modules/c/d.js'], ['my_node_modules/']],
    [
      ['node_modules/a/x.js', 'zebra.js', 'src/a.js'],
      ['src/a.js', 'zebra.js', 'node_modules/a/'],
    ],
    [['/etc/passwd', '/etc/shadow'], ['/']],
    [['../../x', '../y'], ['../']],
    [[''], ['']],
  ])('of %j', (names, groups) => {
    expect(groupsOf(...names)).toEqual(groups)
  })

  it('have counts and sizes', () => {
    const groups = groupChanges(
      set({
        added: [{ name: 'src/new.js', size: 10 }],
        removed: [{ name: 'src/old.js', size: 7 }],
        changed: [
          { name: 'index.js', before: 5, after: 4 },
          { name: 'src/a.js', before: 1, after: 3 },
        ],
      }),
    )
    expect(groups).toEqual([
      { name: 'index.js', added: 0, removed: 0, changed: 1, before: 5, after: 4 },
      { name: 'src/', added: 1, removed: 1, changed: 1, before: 8, after: 13 },
    ])
  })

  it('have every file once, whatever the names', () => {
    const part = fc.constantFrom('node_modules', '@s', 'a', 'b', '', '..', '__proto__')
    const name = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('/'))
    fc.assert(
      fc.property(fc.uniqueArray(name), (names) => {
        const added = names.map((one) => ({ name: one, size: 3 }))
        const groups = groupChanges(set({ added }))
        expect(groups.reduce((sum, group) => sum + group.added, 0)).toBe(names.length)
        expect(groups.reduce((sum, { after }) => sum + after, 0)).toBe(3 * names.length)
        expect(new Set(groups.map((group) => group.name)).size).toBe(groups.length)
      }),
    )
  })
})
