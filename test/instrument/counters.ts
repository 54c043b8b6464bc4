/** How often each statement, function and way of a branch has run, by keys that count from 0. */
export interface Counters {
  readonly s: Record<string, number>
  readonly f: Record<string, number>
  readonly b: Record<string, number[]>
}

/** The counters of each file in the order of their keys: statements, functions, ways of branches. */
export type Counts = Readonly<Record<string, readonly (readonly number[])[]>>

/** Takes what was counted since the last time, of the files of which anything ran: sets it to zero. */
export function take(all: Readonly<Record<string, Counters>>): Counts {
  const ran = Object.entries(all)
    .map(([path, counters]) => ({ path, counters, counts: countsOf(counters) }))
    .filter(({ counts }) => counts.flat().some((count) => count > 0))
  for (const { counters } of ran) reset(counters)
  return Object.fromEntries(ran.map(({ path, counts }) => [path, counts]))
}

function countsOf({ s, f, b }: Counters): readonly (readonly number[])[] {
  return [Object.values(s), Object.values(f), Object.values(b).flat()]
}

function reset({ s, f, b }: Counters): void {
  for (const key of Object.keys(s)) s[key] = 0
  for (const key of Object.keys(f)) f[key] = 0
  for (const ways of Object.values(b)) ways.fill(0)
}

/** Adds what was taken to the counters of each file. */
export function add(counts: Counts, countersOf: (path: string) => Counters): void {
  for (const [path, [statements = [], functions = [], branches = []]] of Object.entries(counts)) {
    const { s, f, b } = countersOf(path)
    for (const [at, count] of statements.entries()) s[at] = (s[at] ?? 0) + count
    for (const [at, count] of functions.entries()) f[at] = (f[at] ?? 0) + count
    const rest = branches.values()
    for (const ways of Object.values(b)) {
      for (const [way, count] of ways.entries()) ways[way] = count + (rest.next().value ?? 0)
    }
  }
}
