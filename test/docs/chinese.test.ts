import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { action } from './action.ts'
import { linksOf, rowsAfter } from './markdown.ts'

const english = readFileSync('README.md', 'utf8')
const chinese = readFileSync('README.zh-CN.md', 'utf8')

/** The blocks of code of a page, without how far they are indented. */
function blocksOf(markdown: string): string[] {
  return [...markdown.matchAll(/^ *```.*?^ *```$/gms)].map(([block]) => block.replace(/^ +/gm, ''))
}

/** The levels of the headings of a page, in order. */
function outlineOf(markdown: string): number[] {
  const prose = markdown.replace(/^ *```.*?^ *```$/gms, '')
  return [...prose.matchAll(/^(#+) /gm)].map(([, marks = '']) => marks.length)
}

/** Links that both pages must have: those to files and other sites, without each other. */
function sharedLinks(markdown: string): string[] {
  return linksOf(markdown).filter(
    (link) => !link.startsWith('#') && !/^(README|https:\/\/www\.huaweicloud)/.test(link),
  )
}

describe('README.zh-CN.md', () => {
  it('and README.md link to each other before anything else', () => {
    expect(linksOf(english)[0]).toBe('README.zh-CN.md')
    expect(linksOf(chinese)[0]).toBe('README.md')
  })

  it('has the sections of README.md', () => {
    expect(outlineOf(chinese)).toEqual(outlineOf(english))
    expect(outlineOf(english).length).toBeGreaterThan(8)
  })

  it('shows the same code', () => {
    expect(blocksOf(chinese)).toEqual(blocksOf(english))
    expect(blocksOf(english).length).toBeGreaterThan(6)
  })

  it('links to the same pages', () => {
    expect(sharedLinks(chinese)).toEqual(sharedLinks(english))
  })

  it('lists every input with its default', () => {
    const rows = rowsAfter(chinese, '## 输入参数')
    expect(rows.map(([name, byDefault]) => [name, byDefault])).toEqual(
      Object.entries(action.inputs).map(([name, input]) => [
        `\`${name}\``,
        input.default === undefined ? '' : `\`${input.default}\``,
      ]),
    )
  })

  it('lists every output', () => {
    const rows = rowsAfter(chinese, '## 输出参数')
    expect(rows.map(([name]) => name)).toEqual(
      Object.keys(action.outputs).map((name) => `\`${name}\``),
    )
  })

  it('describes each in Chinese', () => {
    const rows = [...rowsAfter(chinese, '## 输入参数'), ...rowsAfter(chinese, '## 输出参数')]
    expect(rows.filter((row) => !/\p{Script=Han}/u.test(row.at(-1) ?? ''))).toEqual([])
  })
})
