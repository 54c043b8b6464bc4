import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  commentWith,
  markerOf,
  sectionOf,
  type Job,
  type Section,
} from '../../../src/report/comment/comment.ts'
import type { Report } from '../../../src/report/report.ts'
import { planned, targetOf } from '../samples.ts'

const job: Job = { workflow: 'W', name: 'plan', run: 5, url: 'https://x/runs/5', commit: '' }
const report = (...names: string[]): Report => ({
  mode: 'plan',
  results: names.map((name) => planned(targetOf(name))),
})

describe('the comment', () => {
  it('holds what all legs of a run say, in whatever order they come', () => {
    const legs = ['a', 'b', 'c'].map((name) => sectionOf(report(name), job))
    fc.assert(
      fc.property(fc.shuffledSubarray(legs, { minLength: 3 }), (order) => {
        const body = order.reduce<string | undefined>(
          (text, leg) => commentWith(text === undefined ? [] : [text], leg, job),
          undefined,
        )
        for (const { markdown } of legs) expect(body).toContain(markdown)
        const again = commentWith([body ?? ''], legs[0] ?? sectionOf(report(), job), job)
        expect(again).toBe(body)
      }),
    )
  })

  it('says so when there is no room', () => {
    const long = { key: 'aa', run: 5, markdown: 'x'.repeat(60_000) }
    const body = commentWith([], long, job) ?? ''
    const other = { key: 'bb', run: 5, markdown: 'y'.repeat(60_000) }
    const both = commentWith([body], other, job) ?? ''
    expect(both.length).toBeLessThan(65_536)
    expect(both).toContain('Plan too long for a comment: see the workflow run.')
    expect(both).toContain('xxx')
  })

  it('is left to a later run', () => {
    const later = commentWith([], sectionOf(report('a'), { ...job, run: 6 }), job) ?? ''
    expect(commentWith([later], sectionOf(report('a'), job), job)).toBeUndefined()
  })
})

describe('the marker of a comment', () => {
  const marker = (workflow: string, name: string): string => markerOf({ ...job, workflow, name })

  it('is a comment of HTML with 16 hex digits', () => {
    expect(marker('W', 'plan')).toMatch(/^<!-- functiongraph-deploy [0-9a-f]{16} -->$/)
  })

  it('is the same for all runs of a job, and no other job has it', () => {
    expect(markerOf({ ...job, run: 6, url: '', commit: 'abcdef0' })).toBe(markerOf(job))
    const all = [marker('a', 'b'), marker('b', 'a'), marker('ab', ''), marker('', 'ab')]
    expect(new Set(all).size).toBe(4)
  })
})

describe('what a step says in the comment', () => {
  it('is the tally, the table, and where to read more, with a space between', () => {
    const { markdown, run } = sectionOf(report('a', 'b'), { ...job, commit: 'abcdef0123' })
    const status = '🔄&nbsp;will&nbsp;update,&nbsp;190&nbsp;ms | code'
    const digests = '`4a6b034892c9`&nbsp;→&nbsp;`9f2c41d7ab30`'
    const code = `${status} | ${digests} | 812.3&nbsp;kB&nbsp;(+13.2&nbsp;kB)`
    expect(run).toBe(5)
    expect(markdown.split('\n')).toEqual([
      '2 functions: 2 will update.',
      '',
      '| Function | Status | Reason | SHA-512 | Size |',
      '| --- | --- | --- | --- | --: |',
      `| a (cn&#8209;north&#8209;4) | ${code} |`,
      `| b (cn&#8209;north&#8209;4) | ${code} |`,
      '',
      'Plan for abcdef0 · [workflow run](https://x/runs/5)',
    ])
  })

  it('is the cause where no function was started', () => {
    const failure = { cause: 'no code', details: [], advice: 'Give one' }
    const { markdown } = sectionOf({ mode: 'plan', results: [], failure }, { ...job, url: '' })
    expect(markdown).toBe('> [!CAUTION]\n> no code\n>\n> Give one.\n\nPlan')
  })

  it.each([
    ['Plan', '', ''],
    ['Plan for abcdef0', 'abcdef0123456789', ''],
    ['Plan · [workflow run](https://x)', '', 'https://x'],
    ['Plan for abcdef0 · [workflow run](https://x)', 'abcdef0', 'https://x'],
  ])('ends with %s', (text, commit, url) => {
    const { markdown } = sectionOf({ mode: 'plan', results: [] }, { ...job, commit, url })
    expect(markdown).toBe(text)
  })

  it('has a key of 16 hex digits, by its functions in any order', () => {
    const { key } = sectionOf(report('a', 'b'), job)
    expect(key).toMatch(/^[0-9a-f]{16}$/)
    expect(sectionOf(report('b', 'a'), job).key).toBe(key)
    expect(sectionOf(report('a', 'c'), job).key).not.toBe(key)
  })
})

describe('the text of a comment', () => {
  const part = (key: string, run: number, markdown: string): Section => ({ key, run, markdown })
  const mine = part('aa', 5, 'mine')
  const said = (key: string, run: number, markdown: string): string =>
    `<!-- part ${key} ${run} -->\n${markdown}\n<!-- end -->`
  const whole = (...parts: readonly string[]): string =>
    [markerOf(job), '### FunctionGraph plan: W / plan', ...parts].join('\n\n')

  it.each([
    ['W_1', 'plan', 'W\\_1 / plan'],
    ['', 'plan', 'plan'],
    ['W', '', 'W'],
    ['W', 'x'.repeat(101), `W / ${'x'.repeat(99)}…`],
  ])('has workflow %j and job %j in its heading', (workflow, name, title) => {
    const own = { ...job, workflow, name }
    expect(commentWith([], mine, own)).toBe(
      [markerOf(own), `### FunctionGraph plan: ${title}`, said('aa', 5, 'mine')].join('\n\n'),
    )
  })

  it('has the section in place of what the same step said, beside others of the run', () => {
    const before = whole(said('bb', 5, 'first\nsecond'), said('aa', 5, 'old'), said('c', 5, 'c'))
    expect(commentWith([before], mine, job)).toBe(
      whole(said('bb', 5, 'first\nsecond'), said('aa', 5, 'mine'), said('c', 5, 'c')),
    )
  })

  it('forgets former runs, and joins comments of two legs', () => {
    const bodies = [
      whole(said('bb', 4, 'old')),
      whole(said('cc', 5, 'c')),
      whole(said('dd', 5, 'd')),
    ]
    expect(commentWith(bodies, mine, job)).toBe(
      whole(said('cc', 5, 'c'), said('dd', 5, 'd'), said('aa', 5, 'mine')),
    )
  })

  it.each([
    ['inside a line', `a ${said('bb', 6, 'b')}`],
    ['without an end of its own line', `${said('bb', 6, 'b')} b`],
    ['with a key that is none', said('xx', 6, 'b')],
  ])('takes nothing for a section that stands %s', (_, text) => {
    expect(commentWith([whole(text)], mine, job)).toBe(whole(said('aa', 5, 'mine')))
  })

  it.each([
    [65_000, ''],
    [
      65_001,
      'Plan too long for a comment: see the workflow run.\n\nPlan · [workflow run](https://x/runs/5)',
    ],
  ])('of %i characters is shown, or that it is too long', (length, short) => {
    const long = 'x'.repeat(length - whole(said('aa', 5, '')).length)
    expect(commentWith([], part('aa', 5, long), job)).toBe(whole(said('aa', 5, short || long)))
  })
})
