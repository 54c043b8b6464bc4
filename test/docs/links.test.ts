import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { headingsOf, linksOf } from './markdown.ts'

const pages = globSync(['*.md', 'docs/**/*.md', 'emulator/**/*.md', 'examples/**/*.md'])

/** Links of a page that lead nowhere: to a file or a heading that is not there. */
function broken(page: string): string[] {
  return linksOf(readFileSync(page, 'utf8')).filter((link) => {
    if (/^(https?|mailto):/.test(link)) return false
    const [path = '', anchor] = link.split('#')
    const target = path === '' ? page : join(dirname(page), path)
    if (!existsSync(target)) return true
    if (anchor === undefined) return false
    return !headingsOf(readFileSync(target, 'utf8')).includes(`#${anchor}`)
  })
}

describe('the links of the documentation', () => {
  it.each(pages)('in %s lead to files and headings that are there', (page) => {
    expect(broken(page)).toEqual([])
  })

  it('are found in the pages that readers start from', () => {
    expect(pages).toEqual(expect.arrayContaining(['README.md', join('docs', 'credentials.md')]))
    expect(linksOf(readFileSync('README.md', 'utf8')).length).toBeGreaterThan(20)
  })
})

describe('the pictures of the documentation', () => {
  /** Files that the HTML of a page shows, for the light and the dark theme. */
  const picturesIn = (page: string): string[] =>
    [...readFileSync(page, 'utf8').matchAll(/ (?:src|srcset)="([^"]+)"/g)].map(([, path = '']) =>
      join(dirname(page), path),
    )

  it.each(pages)('in %s are there', (page) => {
    expect(picturesIn(page).filter((path) => !existsSync(path))).toEqual([])
  })

  it('stand on top of both READMEs, in both themes', () => {
    for (const page of ['README.md', 'README.zh-CN.md']) {
      expect(picturesIn(page).slice(0, 2)).toEqual(
        ['summary-deployed-dark.png', 'summary-deployed.png'].map((name) => join('docs', name)),
      )
    }
  })
})

describe('pages with a list of contents', () => {
  const listed = pages.filter((page) => contentsOf(page).some((link) => link.startsWith('#')))

  it.each(listed)('%s lists every section of its own', (page) => {
    const sections = sectionsOf(readFileSync(page, 'utf8'))
    expect(contentsOf(page).filter((link) => link.startsWith('#'))).toEqual(sections)
  })

  it('are most pages', () => {
    expect(listed.length).toBeGreaterThan(5)
  })
})

/** What a page links to before its first section. */
function contentsOf(page: string): string[] {
  const text = readFileSync(page, 'utf8')
  return linksOf(text.slice(0, text.indexOf('\n## ')))
}

function sectionsOf(text: string): string[] {
  return headingsOf(text.replace(/^###+ .*$/gm, '')).slice(1)
}
