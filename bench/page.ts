import type { Corpus } from './corpora.ts'
import type { Result } from './measure.ts'
import type { ScaleRow } from './scale.ts'

/** A table of results. `columns` beside name and seconds. */
export function table(results: readonly Result[], first: string): string {
  const rows = results.map(({ name, seconds, ratio, memory, memoryRatio, bytes }) => [
    name,
    seconds.toFixed(2),
    ratio.toFixed(2),
    memory === undefined ? '' : memory.toFixed(0),
    memoryRatio === undefined ? '' : memoryRatio.toFixed(2),
    bytes === undefined ? '' : bytes.toLocaleString('en-US'),
  ])
  return markdown(
    ['candidate', 'seconds', `of ${first}`, 'MiB', `of ${first}`, 'bytes of the zip'],
    rows,
  )
}

export function corporaTable(corpora: readonly Corpus[]): string {
  return markdown(
    ['tree', 'what', 'files', 'bytes'],
    corpora.map(({ name, about, files, bytes }) => [
      name,
      about,
      files.toLocaleString('en-US'),
      bytes.toLocaleString('en-US'),
    ]),
  )
}

export function scaleTable(rows: readonly ScaleRow[]): string {
  return markdown(
    ['functions', 'max_parallel', 'step', 'seconds', 'of the line', 'processor, s', 'MiB'],
    rows.map(({ functions, parallel, end, seconds, line, cpu, memory }) => [
      functions.toLocaleString('en-US'),
      String(parallel),
      end,
      seconds.toFixed(1),
      (seconds / line).toFixed(2),
      (cpu / 1_000).toFixed(2),
      memory.toFixed(0),
    ]),
  )
}

/** A figure that was to be reached, and whether it was. */
export interface Goal {
  readonly what: string
  readonly most: number
  readonly measured: number | undefined
  /** Known cause; shown when the figure is missed. */
  readonly why?: string
}

export function goalsTable(goals: readonly Goal[]): string {
  return markdown(
    ['figure', 'at most', 'measured', ''],
    goals.map(({ what, most, measured }) => [
      what,
      most.toFixed(2),
      measured === undefined ? 'not measured' : measured.toFixed(2),
      measured === undefined ? '' : verdict(measured, most),
    ]),
  )
}

/** A paragraph for each figure that is missed and for which a reason is known. */
export function reasons(goals: readonly Goal[]): string {
  return goals
    .filter(({ measured, most }) => measured !== undefined && measured > most)
    .map(({ what, why }) => `\n${what}: missed. ${why ?? 'Reason unknown.'}\n`)
    .join('')
}

function verdict(measured: number, most: number): string {
  return measured <= most ? 'reached' : `missed by ${((measured / most - 1) * 100).toFixed(0)}%`
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
