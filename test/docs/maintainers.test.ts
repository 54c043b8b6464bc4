import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { rowsAfter } from './markdown.ts'

const read = (page: string): string => readFileSync(page, 'utf8')

/** Pages whose code spans with a path mean a file of this repository. */
const pages = [
  ...['ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'],
  ...globSync(['docs/*.md', 'emulator/*.md', '.github/*.md']),
]

const PATH = /`((?:src|test|scripts|bench|emulator|examples|docs|\.github|\.ci)\/[\w./-]*)`/g

function pathsIn(text: string): string[] {
  return [...text.matchAll(PATH)].map(([, path = '']) => path)
}

describe.each(pages)('the paths in %s', (page) => {
  it('are there', () => {
    expect(pathsIn(read(page)).filter((path) => !existsSync(path))).toEqual([])
  })
})

describe('ARCHITECTURE.md', () => {
  const page = read('ARCHITECTURE.md')
  const tree = page.slice(
    page.indexOf('## The law of imports'),
    page.indexOf('## Where things are'),
  )

  const rooms = readdirSync('src').map((name) => name.replace(/\.ts$/, ''))
  it.each(rooms)('has src/%s in its tree', (room) => {
    expect(tree).toMatch(new RegExp(String.raw`(^|[ ·])${room}([./]| ·| {2}|$)`, 'm'))
  })

  it('names every folder that is committed', () => {
    const folders = ['bench', 'dist', 'emulator', 'examples', 'scripts', 'test', 'docs']
    expect(folders.filter((name) => !page.includes(`\`${name}/`))).toEqual([])
  })
})

describe('the threat model', () => {
  const rows = rowsAfter(read('SECURITY.md'), '## Threat model')

  it('has a test for each threat', () => {
    expect(rows.length).toBeGreaterThan(10)
    const without = rows.filter(([, , , shown = '']) => pathsIn(shown).length === 0)
    expect(without).toEqual([])
  })

  it('names folders that have tests, and files that are tests or run them', () => {
    const shown = rows.flatMap(([, , , cell = '']) => pathsIn(cell))
    const wrong = shown.filter((path) => {
      if (path.endsWith('/')) return globSync(`${path}**/*.test.ts`).length === 0
      return !/\.test\.ts$/.test(path) && !['.ci/run', 'test/support/step.ts'].includes(path)
    })
    expect(wrong).toEqual([])
  })
})
