import { describe, expect, it } from 'vitest'
import type { Changes, ChangeSet } from '../../src/changes/changes.ts'
import { sectionOf } from '../../src/report/comment/comment.ts'
import { changeLines } from '../../src/report/log/changes.ts'
import { changeSection, firstChanges } from '../../src/report/summary/changes.ts'
import { summaryOf } from '../../src/report/summary/summary.ts'
import { codePackage, planned, targetOf } from './samples.ts'

const set = (changes: Partial<ChangeSet>): ChangeSet => ({
  kind: 'files',
  added: [],
  removed: [],
  changed: [],
  unchanged: 0,
  ...changes,
})

const SET = set({
  added: [{ name: 'src/new.js', size: 1_200 }],
  removed: [{ name: 'src/old.js', size: 800 }],
  changed: [
    { name: 'index.js', before: 900, after: 1_000 },
    { name: 'same-size.js', before: 5, after: 5 },
  ],
  unchanged: 4_000,
})

const many = (count: number, name = (at: number) => `f${String(at).padStart(4, '0')}.js`) =>
  set({ added: Array.from({ length: count }, (_, at) => ({ name: name(at), size: 1 })) })

const result = (changes?: Changes, name = 'hello') => ({
  ...planned(targetOf(name)),
  ...(changes && { changes }),
})

describe('the lines of the log', () => {
  it('are the numbers and the files by name', () => {
    expect(changeLines(SET, 1)).toEqual([
      'Changed files: 1 added, 1 removed, 2 changed, 4,000 unchanged',
      '  ~ index.js (1.0 kB, +100 bytes)',
      '  ~ same-size.js (5 bytes)',
      '  + src/new.js (1.2 kB)',
      '  - src/old.js (800 bytes)',
    ])
  })

  it.each<[string, Changes | undefined, readonly string[]]>([
    ['nobody asked', undefined, []],
    ['the code is the same', { kind: 'same code', files: 1 }, ['Changed files: none of 1 file']],
    [
      'the size before is unknown',
      { kind: 'inline', name: 'a.py', before: undefined, after: 7 },
      ['Changed files: a.py (inline code, 7 bytes)'],
    ],
    [
      'they are unknown',
      { kind: 'unknown', because: 'it rains' },
      ['Changed files: unknown, because it rains'],
    ],
  ])('where %s', (_, changes, lines) => {
    expect(changeLines(changes, 1)).toEqual(lines)
  })

  it.each([
    [20, 1, 20, '  + f0019.js (1 byte)'],
    [21, 1, 20, '  and 2 more'],
    [5, 2, 5, '  + f0004.js (1 byte)'],
    [2_000, 2, 5, '  and 1,996 more'],
  ])('of %i files and %i functions are %i', (files, functions, lines, last) => {
    const told = changeLines(many(files), functions)
    expect([told.length - 1, told.at(-1)]).toEqual([lines, last])
  })
})

describe('the section of the summary', () => {
  it('has a table by folder in a fold', () => {
    expect(changeSection([result(SET)], 10_000)).toEqual([
      '### Changed files',
      '1 added, 1 removed, 2 changed, 4,000 unchanged',
      '<details>\n<summary>By folder</summary>',
      [
        '| Folder or file | Added | Removed | Changed | Size |',
        '| --- | --: | --: | --: | --: |',
        '| index.js |  |  | 1 | 1.0 kB, +100 bytes |',
        '| same-size.js |  |  | 1 | 5 bytes |',
        '| src/ | 1 | 1 |  | 1.2 kB, +400 bytes |',
      ].join('\n'),
      '</details>',
    ])
  })

  it('is not there where nobody asked', () => {
    expect(changeSection([result()], 10_000)).toEqual([])
    expect(summaryOf({ mode: 'plan', results: [result()] })).not.toContain('Changed files')
  })

  it('tells once what changed in several functions', () => {
    const all = [result(SET, 'a'), result(SET, 'b'), result({ kind: 'same code', files: 1 }, 'c')]
    const blocks = changeSection(all, 10_000)
    expect(blocks.filter((block) => block.startsWith('<details>'))).toHaveLength(1)
    expect(blocks[1]).toMatch(/^a \\\(cn-north-4\\\), b \\\(cn-north-4\\\)\\: 1 added/)
    expect(blocks.at(-1)).toMatch(/^c \\\(cn-north-4\\\)\\: none of 1 file$/)
  })

  it('has a hundred folders and counts the rest', () => {
    const [, , , table = ''] = changeSection([result(many(150, (at) => `d${at}/x/y.js`))], 100_000)
    expect(table.split('\n')).toHaveLength(103)
    expect(table.split('\n').at(-1)).toBe('| and 50 more |  |  |  |  |')
  })

  it('stays within its limit', () => {
    const results = Array.from({ length: 50 }, (_, at) =>
      result(
        many(100, (file) => `${'<'.repeat(180)}${at}-${file}`),
        `f${at}`,
      ),
    )
    const text = changeSection(results, 100_000).join('\n\n')
    expect(Buffer.byteLength(text)).toBeLessThan(101_000)
    expect(text).toContain('More changes are not shown here; see the log.')
    const whole = summaryOf({ mode: 'plan', code: codePackage, results })
    expect(Buffer.byteLength(whole)).toBeLessThan(1_048_576)
  })
})

describe('the comment', () => {
  const job = { workflow: 'w', name: 'n', run: 1, url: '', commit: '' }

  it('has the first ten files and the numbers', () => {
    const { markdown } = sectionOf({ mode: 'plan', results: [result(many(12))] }, job)
    const files = Array.from({ length: 10 }, (_, at) => `- added: f000${at}.js (1 byte)`)
    expect(markdown).toContain(
      `#### Changed files\n\n12 added, 0 unchanged\n\n${files.join('\n')}\n- and 2 more\n\n`,
    )
  })

  it('says of each file what became of it', () => {
    expect(firstChanges([result(SET)], 1_000).at(-1)).toBe(
      [
        '- changed: index.js (1.0 kB, +100 bytes)',
        '- changed: same-size.js (5 bytes)',
        '- added: src/new.js (1.2 kB)',
        '- removed: src/old.js (800 bytes)',
      ].join('\n'),
    )
  })

  it('stays within its limit, and nothing in it ends it early', () => {
    const hostile = many(10, (at) => `<!-- end -->\n@octo ${'x'.repeat(300)} ${at}`)
    const results = Array.from({ length: 40 }, (_, at) =>
      result({ ...hostile, unchanged: at }, `f${at}`),
    )
    const blocks = firstChanges(results, 8_000)
    expect(Buffer.byteLength(blocks.join('\n\n'))).toBeLessThan(8_200)
    expect(blocks.join()).not.toMatch(/<!--|(?<!\\)@octo/)
    expect(blocks.at(-1)).toBe('More changes are not shown here; see the log.')
  })
})
