import { createRequire } from 'node:module'
import fc from 'fast-check'
import { marked, type Token, type Tokens } from 'marked'
import { describe, expect, it } from 'vitest'
import type { FunctionResult, Report } from '../../../src/report/report.ts'
import { escapeLine } from '../../../src/report/escape.ts'
import { markdownText } from '../../../src/report/markdown.ts'
import { summaryOf } from '../../../src/report/summary/summary.ts'
import {
  codePackage,
  deployed,
  failed,
  planned,
  sampleReports,
  skipped,
  targetOf,
  unchanged,
} from '../samples.ts'
import { anyCharacter } from '../../support/any-character.ts'

const SHA = 'c0ffee1'.padEnd(40, '0')
const MIB = 1024 * 1024
const { lint } = createRequire(import.meta.url)('markdownlint/sync') as {
  lint: (options: object) => Record<string, { ruleNames: string[]; lineNumber: number }[]>
}

function tablesIn(markdown: string): Tokens.Table[] {
  return marked.lexer(markdown).filter((token): token is Tokens.Table => token.type === 'table')
}

/** What a reader sees of a cell or a paragraph. */
function plain(tokens: readonly Token[]): string {
  return visible(marked.parser([{ type: 'paragraph', raw: '', tokens: [...tokens] }]))
}

/** The text of a page, once its entities are read. */
function visible(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&quot;', '"')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim()
}

function rowsOf(table: Tokens.Table | undefined): string[][] {
  return (table?.rows ?? []).map((row) => row.map(({ tokens }) => plain(tokens)))
}

describe('the job summary', () => {
  it.each(Object.entries(sampleReports))('is tidy Markdown: %s', (_, report) => {
    const text = summaryOf(report)
    const config = {
      default: true,
      MD013: false,
      MD041: false,
      MD060: false,
      MD033: { allowed_elements: ['details', 'summary'] },
    }
    expect(lint({ strings: { text }, config })['text']).toEqual([])
  })

  it('has one row for each function, in the order given', () => {
    const text = summaryOf(sampleReports['mixed'] as Report)
    expect(rowsOf(tablesIn(text)[0])).toEqual([
      [
        ...['create (cn‑north‑4)', '✅ deployed, 2.3 s', 'code + deps'],
        ...['4a6b034892c9 → 9f2c41d7ab30', '812.3 kB (+13.2 kB)'],
      ],
      [
        ...['cancel (cn‑north‑4)', '➖ unchanged, 212 ms', 'no changes'],
        ...['9f2c41d7ab30', '812.3 kB'],
      ],
      ['report (cn‑north‑4)', '❌ failed, 1.2 s', 'error above', '4a6b034892c9', '799.1 kB'],
      ['create (ap‑southeast‑3)', '⏭️ skipped', 'not started', '', ''],
    ])
    expect(text).toContain('4 functions: 1 deployed, 1 unchanged, 1 failed, 1 skipped.')
  })

  it('reports cause and remedy before everything else', () => {
    const [heading, , first] = marked.lexer(summaryOf(sampleReports['failed'] as Report))
    expect(heading).toMatchObject({ type: 'heading', text: '❌ FunctionGraph deployment failed' })
    expect(first).toMatchObject({ type: 'blockquote' })
    expect(first?.raw).toMatch(/\[!CAUTION\]\n.*HTTP 403, FSS\.0403.*\n>\n> .*Grant FunctionGraph/)
  })

  const failure = { cause: 'c', details: [], advice: 'a' }
  const hello = targetOf('hello')

  it.each<[string, Report]>([
    ['✅ Deployed to FunctionGraph', { mode: 'deploy', results: [deployed(hello)] }],
    ['FunctionGraph: no changes', { mode: 'deploy', results: [unchanged(hello)] }],
    ['❌ FunctionGraph deployment failed', { mode: 'deploy', results: [], failure }],
    ['FunctionGraph plan', { mode: 'plan', results: [planned(hello)] }],
    ['❌ FunctionGraph plan failed', { mode: 'plan', results: [failed(hello)] }],
    ['FunctionGraph package', { mode: 'package', results: [] }],
    ['❌ FunctionGraph packaging failed', { mode: 'package', results: [], failure }],
  ])('is headed: %s', (heading, report) => {
    expect(summaryOf(report).split('\n')[0]).toBe(`## ${heading}`)
  })

  it('has a tally of several functions, and only the parts of which something is known', () => {
    const parts = (...results: FunctionResult[]): string[] =>
      summaryOf({ mode: 'deploy', results }).split('\n\n').slice(1)
    const row = '| hello (cn&#8209;north&#8209;4) | ⏭️&nbsp;skipped | not started |  |  |'
    expect(parts()).toEqual([])
    expect(parts(skipped(hello))).toEqual([expect.stringMatching(/^\| Function [^]*\|\n$/)])
    expect(parts(skipped(hello), skipped(targetOf('b')))).toEqual([
      '2 functions: 2 skipped.',
      expect.stringContaining(row),
    ])
  })

  it('says of a plan what a deploy would do', () => {
    const target = targetOf('hello')
    const unsure = { ...planned(target), target: targetOf('unsure') }
    const blind = Object.fromEntries(
      Object.entries(unsure).filter(([name]) => name !== 'changed'),
    ) as unknown as FunctionResult
    const same = { ...planned(target), target: targetOf('same'), changed: false }
    const report: Report = {
      mode: 'plan',
      code: codePackage,
      results: [planned(target), blind, same],
    }
    const rows = rowsOf(tablesIn(summaryOf(report))[0])
    expect(rows.map((row) => row[1]?.split(',')[0])).toEqual([
      '🔄 will update',
      '❔ unknown',
      '➖ no changes',
    ])
    expect(rows[0]?.[3]).toBe('4a6b034892c9 → 9f2c41d7ab30')
  })

  it.each([
    [{}, undefined],
    [{ GITHUB_SHA: 'main' }, undefined],
    [{ GITHUB_SHA: SHA }, 'Commit `c0ffee1`'],
    [
      { GITHUB_SHA: SHA, GITHUB_REPOSITORY: 'o/r' },
      `Commit [\`c0ffee1\`](https://github.com/o/r/commit/${SHA})`,
    ],
    [
      { GITHUB_SHA: SHA, GITHUB_REPOSITORY: 'o/r', GITHUB_SERVER_URL: 'https://ghes.example.com' },
      `Commit [\`c0ffee1\`](https://ghes.example.com/o/r/commit/${SHA})`,
    ],
  ])('ends with the commit of %j', (environment, line) => {
    const text = summaryOf({ mode: 'deploy', results: [deployed(hello)] }, environment)
    expect(/^Commit .*\n$/m.exec(text)?.[0]?.trim()).toBe(line)
  })

  it('tells functions of one name apart', () => {
    const same = ['orders', 'bills'].map((group) =>
      deployed(targetOf('create', 'cn-north-4', group)),
    )
    const text = summaryOf({ mode: 'deploy', code: codePackage, results: same })
    expect(rowsOf(tablesIn(text)[0]).map(([name]) => name)).toEqual([
      'orders/create (cn‑north‑4)',
      'bills/create (cn‑north‑4)',
    ])
  })

  it('draws the ten largest files, and sums up the rest', () => {
    const text = summaryOf(sampleReports['unchanged'] as Report)
    const chart = /size\):\n\n```text\n([^]*?)\n```/.exec(text)?.[1]?.split('\n') ?? []
    expect(chart).toHaveLength(11)
    expect(chart[0]).toMatch(/^ 412\.3 kB {3}51% {2}█{20} {2}node_modules\/esdk-obs-nodejs/)
    expect(chart[1]).toMatch(/12% {2}█{5}░{15} {2}node_modules\/lodash/)
    expect(chart[10]).toMatch(/ 15% {24}\(302 more files\)$/)
  })

  it('shows dependencies before and after, once for all functions with the same', () => {
    const results = ['a', 'b'].map((name) => deployed(targetOf(name)))
    const text = summaryOf({ mode: 'deploy', code: codePackage, results })
    expect(rowsOf(tablesIn(text)[1])).toEqual([
      [
        ...[
          'a (cn‑north‑4), b (cn‑north‑4)',
          'depend_version_list',
          '2f6a1c0e-5d1b-4b7e-9d43-6c1f0a8e2b75',
        ],
        '2f6a1c0e-5d1b-4b7e-9d43-6c1f0a8e2b75, 91b7d3aa-0c7e-4e02-8b16-d05c2f7a9e41',
      ],
    ])
  })
})

describe('the job summary of 1,000 functions', () => {
  const many = (name: (at: number) => string): Report => {
    const kinds = [deployed, unchanged, failed, skipped]
    const results = Array.from({ length: 1_000 }, (_, at) =>
      (kinds[at % kinds.length] ?? deployed)(targetOf(name(at))),
    )
    return { mode: 'deploy', code: codePackage, results }
  }

  it('shows all of them below 1 MiB', () => {
    const text = summaryOf(many((at) => `function-${at}`))
    expect(Buffer.byteLength(text)).toBeLessThan(MIB)
    expect(tablesIn(text)[0]?.rows).toHaveLength(1_000)
    expect(text).not.toContain('more (see log)')
  })

  it('stays below 1 MiB with names and causes of any length, and says what it leaves out', () => {
    const report = many((at) => `${'_'.repeat(5_000)}${at}`)
    const results = report.results.map((result) => {
      const shared = { ...result, target: { ...result.target, region: '|'.repeat(9_999) } }
      if (result.failure === undefined) return shared
      const details = Array.from({ length: 50 }, () => '<'.repeat(9_999))
      return {
        ...shared,
        failure: { cause: '@'.repeat(99_999), details, advice: '*'.repeat(99_999) },
      }
    })
    const text = summaryOf({ ...report, results })
    expect(Buffer.byteLength(text)).toBeLessThan(MIB)
    expect(text).toContain('more (see log)')
  })
})

describe('foreign text in Markdown', () => {
  const hostile = fc.oneof(
    fc.string({ unit: anyCharacter, maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          ...['|', '`', '```', '\n', '\r', '<img src=x>', '&lt;', '*', '_', '[a](b)', '![', ']('],
          ...['# ', '- ', '1. ', '~~', 'https://x.yz', 'www.x.yz', '@octocat', '#12', '\\', '<!--'],
          ...['a', ' ', '--', '==', '> ', '+ ', '\u202e', '😀', '::error::x', '$a$'],
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join('')),
  )

  it('reads as it is, whatever it holds', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const report = sampleReports['failed'] as Report
        const [one] = report.results
        if (one === undefined) return
        const result = { ...one, target: { ...one.target, name: text } }
        const markdown = summaryOf({ ...report, results: [result, unchanged(targetOf('b'))] })
        const [table] = tablesIn(markdown)
        expect(table?.rows).toHaveLength(2)
        expect(table?.rows.map((row) => row.length)).toEqual([5, 5])
        const kinds = (table?.rows[0]?.[0]?.tokens ?? []).map(({ type }) => type)
        expect(kinds.filter((kind) => kind !== 'text' && kind !== 'escape')).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })

  it('mentions nobody, links nothing, and cannot leave its line', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const html = marked.parse(markdownText(text), { async: false })
        expect(html).not.toMatch(/<(?!\/?p>)/)
        expect(html.trim()).not.toContain('\n')
        const parted = html.replace(/&#8203;/g, '\u200b')
        expect(parted).not.toMatch(/@[a-z]|#\d(?!\d*;)/i)
      }),
      { numRuns: 1_000 },
    )
  })

  const shown = (text: string): string =>
    visible(marked.parse(markdownText(text), { async: false })).replaceAll('\u200b', '')

  it.each([
    'https://<bucket>.obs.<region>.myhuaweicloud.com/a.zip?x=1&y=2',
    ...['a && b', '$HOME and $PATH', '&lt;', '&#60;', '&amp;#60;', '<!-- a -->', 'a > b'],
    ...['1. a', '12) a', '- a', '= a', '+ a', '# a', '#12', '@octocat', 'WWW.x.yz', 'a\\b', '\\#'],
    ...['"a"', "'a'", '`a`', '| a |', '[a](b)', '![a](b)', '*a*', '_a_', '~~a~~', '{a}', 'a:b'],
  ])('shows %j as it is', (text) => {
    expect(shown(text)).toBe(text)
  })

  it('shows what the escape of a line leaves, and nothing else', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(shown(text)).toBe(escapeLine(text).trim())
      }),
      { numRuns: 1_000 },
    )
  })

  it('does not begin a block of code', () => {
    expect(marked.parse(markdownText('     a'), { async: false })).toMatch(/^<p>/)
  })

  it('in the names of files stays inside the chart', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 2, maxLength: 12 }), (names) => {
        const entries = names.map((name) => ({ name, size: 3, packedSize: 2 }))
        const code = { ...codePackage, entries }
        const text = summaryOf({ mode: 'package', code, results: [] })
        const kinds = marked.lexer(text).filter(({ type }) => type !== 'space')
        expect(kinds.map(({ type }) => type)).toEqual([
          ...['heading', 'heading', 'paragraph', 'html', 'code', 'paragraph', 'code', 'html'],
        ])
      }),
      { numRuns: 500 },
    )
  })
})

describe('a deploy that is only accepted', () => {
  it('has a note that says so', () => {
    const result = deployed(targetOf('hello'))
    const blind = Object.fromEntries(
      Object.entries(result).filter(([name]) => name !== 'changed'),
    ) as unknown as FunctionResult
    expect(summaryOf({ mode: 'deploy', results: [blind] })).toContain(
      '⚠️&nbsp;deployed&nbsp;(not&nbsp;verified)',
    )
  })
})
