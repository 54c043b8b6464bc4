import { expect, it } from 'vitest'
import { add, take, type Counters } from './counters.ts'
import { COUNTERS, instrument } from './instrument.ts'

const SOURCE = `interface Shape { readonly size: number }

export function kind(shape: Shape | undefined): string {
  if (shape === undefined) return 'none'
  return shape.size > 9 ? 'large' : 'small'
}

export const unused = (shape: Shape): number => shape.size
`

interface Module {
  kind(shape: { size: number } | undefined): string
}

/** Loads the module as one of its own, which counts under `path`. */
async function load(path: string) {
  const { code, counters } = instrument(SOURCE, path)
  const module = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Module
  const all = (globalThis as unknown as { [COUNTERS]: Record<string, Counters> })[COUNTERS]
  return { code, counters, module, live: { [path]: all[path] as Counters } }
}

it('a module counts statements, functions and the ways of branches, and keeps its lines', async () => {
  const { code, counters, module, live } = await load('/counted/one.ts')
  const lineOf = (text: string, part: string) =>
    text.split('\n').findIndex((line) => line.includes(part))
  expect(lineOf(code, "'large'")).toBe(lineOf(SOURCE, "'large'"))
  expect([module.kind(undefined), module.kind({ size: 1 }), module.kind({ size: 2 })]).toEqual([
    'none',
    'small',
    'small',
  ])
  const [statements = [], functions, branches] = take(live)['/counted/one.ts'] ?? []
  const lines = Object.values(counters.statementMap).map(({ start }) => start.line)
  expect(lines.map((line, at) => [line, statements[at]])).toEqual(
    expect.arrayContaining([
      [4, 3],
      [4, 1],
      [5, 2],
      [8, 0],
    ]),
  )
  expect(functions).toEqual([3, 0])
  expect(branches).toEqual([1, 2, 0, 2])
})

it('what is taken is counted once, and what two workers took is added up', async () => {
  const path = '/counted/two.ts'
  const { counters, module, live } = await load(path)
  const countersOf = (): Counters => counters
  module.kind({ size: 10 })
  add(take(live), countersOf)
  expect(take(live)).toEqual({})
  module.kind(undefined)
  const other = take(live)
  add(other, countersOf)
  add(other, countersOf)
  expect(Object.values(counters.f)).toEqual([3, 0])
  expect(Object.values(counters.b)).toEqual([
    [2, 1],
    [1, 0],
  ])
})
