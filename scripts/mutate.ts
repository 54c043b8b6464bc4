/**
 * `npm run mutate`: how many mutants of src the tests kill, part by part, and over all; takes
 * more than an hour. `-- plan target` measures only those. `-- --table` measures nothing, and prints
 * what was measured last. Fails where a part, or the whole, has less than it must.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PARTS, type MutationPart } from './mutation-parts.ts'

const OVERALL_THRESHOLD = 85

interface Score {
  readonly name: string
  readonly mutants: number
  readonly killed: number
  readonly threshold: number
}

const named = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const unknown = named.filter((name) => PARTS[name] === undefined)
if (unknown.length > 0) {
  throw new Error(`No part ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`)
}
refuseUncovered()

const chosen = Object.entries(PARTS).filter(([name]) => named.length === 0 || named.includes(name))
if (!process.argv.includes('--table')) for (const [name] of chosen) measure(name)
const scores = chosen.flatMap(([name, part]) => scoreOf(name, part))
const all = sum(scores)
process.stdout.write(`\n${table([...scores, all])}\n`)
const missing = chosen.filter(([name]) => !existsSync(reportOf(name))).map(([name]) => name)
if (missing.length > 0) process.stdout.write(`Not measured: ${missing.join(', ')}\n`)
const low = [...scores, all].filter((score) => percent(score) < score.threshold)
for (const { name, threshold } of low) process.stdout.write(`Under ${threshold}%: ${name}\n`)
process.exitCode = low.length > 0 || missing.length > 0 ? 1 : 0

/** A file that no part names would never be measured; one that two name would count twice. */
function refuseUncovered(): void {
  const files = Object.values(PARTS).flatMap(filesOf)
  const wrong = globSync('src/**/*.ts').filter(
    (file) =>
      file !== join('src', 'index.ts') && files.filter((other) => other === file).length !== 1,
  )
  if (wrong.length > 0) throw new Error(`Not in exactly one part: ${wrong.join(', ')}`)
}

function filesOf({ mutate }: MutationPart): readonly string[] {
  const exclude = mutate.filter((line) => line.startsWith('!')).map((line) => line.slice(1))
  const out = new Set(exclude.flatMap((line) => globSync(line)))
  const lines = mutate.filter((line) => !line.startsWith('!'))
  return lines.flatMap((line) => globSync(line)).filter((file) => !out.has(file))
}

/** What Stryker left. */
function reportOf(name: string): string {
  return `build/mutation/${name}.json`
}

/** Without the earlier report: of a run that breaks off, none is left that could be taken for its own. */
function measure(name: string): void {
  rmSync(reportOf(name), { force: true })
  process.stdout.write(`\n--- ${name}\n`)
  const env = { ...process.env, PART: name }
  spawnSync(process.execPath, ['node_modules/@stryker-mutator/core/bin/stryker.js', 'run'], {
    stdio: 'inherit',
    env,
  })
}

function scoreOf(name: string, { threshold }: MutationPart): Score[] {
  const report = reportOf(name)
  if (!existsSync(report)) return []
  const { files } = JSON.parse(readFileSync(report, 'utf8')) as {
    files: Readonly<Record<string, { mutants: readonly { status: string }[] }>>
  }
  const status = Object.values(files).flatMap(({ mutants }) => mutants.map((one) => one.status))
  const count = (...wanted: string[]) => status.filter((one) => wanted.includes(one)).length
  const killed = count('Killed', 'Timeout')
  return [{ name, killed, mutants: killed + count('Survived', 'NoCoverage'), threshold }]
}

function sum(scores: readonly Score[]): Score {
  const total = (of: (score: Score) => number) => scores.reduce((so, score) => so + of(score), 0)
  return {
    name: 'all of them',
    threshold: OVERALL_THRESHOLD,
    mutants: total(({ mutants }) => mutants),
    killed: total(({ killed }) => killed),
  }
}

function percent({ mutants, killed }: Score): number {
  return (100 * killed) / mutants
}

function table(rows: readonly Score[]): string {
  const lines = rows.map(
    (row) =>
      `| ${row.name} | ${row.mutants} | ${row.killed} | ${percent(row).toFixed(1)}% | ${row.threshold}% |`,
  )
  return [
    '| part | mutants | killed | score | threshold |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n')
}
