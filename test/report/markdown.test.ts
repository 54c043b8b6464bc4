import { describe, expect, it } from 'vitest'
import { clipped, fitting, markdownText, table } from '../../src/report/markdown.ts'

describe('foreign text in Markdown', () => {
  it.each([
    ['plain text', 'plain text'],
    ['12. a', '12\\. a'],
    ['v1.2. a 3. b', 'v1.2. a 3. b'],
    [' a', '&#32;a'],
    ['- a - b', '\\- a - b'],
    ['= a = b', '\\= a = b'],
    ['a www.x.yz', 'a www\\.x.yz'],
    ['a WWW.x.yz', 'a WWW\\.x.yz'],
    ['a&<>$', 'a&#38;&#60;&#62;&#36;'],
    ['a@b #1', 'a\\@&#8203;b \\#&#8203;1'],
    ['\\`*_{}[]()+!|~:', '\\\\\\`\\*\\_\\{\\}\\[\\]\\(\\)\\+\\!\\|\\~\\:'],
    ['a\nb', 'a\\\\nb'],
  ])('of %j is %j', (text, markdown) => {
    expect(markdownText(text)).toBe(markdown)
  })

  it('is cut after 500 characters, or as many as are asked for', () => {
    expect(markdownText('x'.repeat(500))).toBe('x'.repeat(500))
    expect(markdownText('x'.repeat(501))).toBe(`${'x'.repeat(499)}…`)
    expect(markdownText('**ab', 3)).toBe('\\*\\*…')
  })
})

describe('a text that is cut', () => {
  it.each([
    ['stays whole where it fits', 'abcd', 'abcd'],
    ['ends with a sign', 'abcdefgh', 'abc…'],
    ['keeps no half of a character', 'ab😀cd', 'ab…'],
    ['keeps a whole one', 'a😀cd', 'a😀…'],
  ])('%s', (_, text, cut) => {
    expect(clipped(text, 4)).toBe(cut)
  })
})

describe('lines below a limit of bytes', () => {
  it.each([
    ['all of none', [], 0, 0, 0],
    ['all that fit to the byte, each with its end', ['ab', 'cd'], 6, 2, 0],
    ['those before the first that does not fit', ['ab', 'cd', 'e', 'f'], 5, 1, 3],
    ['none where the first does not fit', ['abc', 'd'], 3, 0, 2],
    ['fewer where a character takes several bytes', ['é', 'é'], 5, 1, 1],
  ])('are %s', (_, lines, limit, count, left) => {
    expect(fitting(lines, limit)).toEqual({ lines: lines.slice(0, count), left })
  })
})

describe('a table', () => {
  const columns = [{ head: 'Name' }, { head: 'Size', right: true }, { head: 'Why', right: false }]
  const head = ['| Name | Size | Why |', '| --- | --: | --- |']
  const rows = [
    ['a', '1', 'x'],
    ['b', '2', 'y'],
  ]

  it('has its head, a rule that sets numbers to the right, and all rows', () => {
    const text = [...head, '| a | 1 | x |', '| b | 2 | y |'].join('\n')
    expect(table(columns, rows, 1_000)).toBe(text)
  })

  it('says how many rows it leaves out', () => {
    const many = Array.from({ length: 1_001 }, () => ['a', '1', 'x'])
    expect(table(columns, many, 20)).toBe(
      [...head, '| a | 1 | x |', '', '… and 1,000 more (see log)'].join('\n'),
    )
  })
})
