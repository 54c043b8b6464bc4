import { withoutQuery } from '../../address.ts'
import { FIELD_NAMES, sameDependencies, type DependencyField } from '../../plan/dependencies.ts'
import { markdownText, table } from '../markdown.ts'
import { listed, namesOf } from '../names.ts'
import type { FunctionResult } from '../report.ts'

type Value = readonly string[] | string | undefined

interface Row {
  readonly field: DependencyField
  readonly before: Value
  readonly after: Value
  /** What is said where there is nothing known after. */
  readonly missing: string
}

const NOT_REPORTED = 'not reported'
const FIELDS = Object.keys(FIELD_NAMES) as readonly DependencyField[]

/** Dependencies before and after, one row for all functions to which the same happened. */
export function dependencySection(results: readonly FunctionResult[], limit: number): string[] {
  const names = namesOf(results.map(({ target }) => target))
  const looked = results.filter(({ before }) => before !== undefined)
  if (looked.length === 0) return []
  const rows = new Map<string, { row: Row; labels: string[] }>()
  for (const [at, result] of results.entries()) {
    for (const row of rowsOf(result)) {
      const key = JSON.stringify(row)
      const known = rows.get(key) ?? { row, labels: [] }
      rows.set(key, { row, labels: [...known.labels, names[at]?.label ?? ''] })
    }
  }
  if (rows.size === 0) return ['### Dependencies', 'None before, none after.']
  const columns = [{ head: 'Function' }, { head: 'List' }, { head: 'Before' }, { head: 'After' }]
  const cells = [...rows.values()].map(({ row, labels }) => [
    markdownText(listed(labels)),
    `\`${FIELD_NAMES[row.field]}\``,
    valueText(row.before, NOT_REPORTED),
    sameDependencies(row.before, row.after) ? 'the same' : valueText(row.after, row.missing),
  ])
  return ['### Dependencies', table(columns, cells, limit)]
}

/** The fields in which there is something to see. */
function rowsOf(result: FunctionResult): Row[] {
  return FIELDS.map((field) => ({
    field,
    before: result.before?.[field],
    after: after(result, field),
    missing: result.outcome === 'planned' ? 'not sent' : NOT_REPORTED,
  })).filter(({ before, after }) => isFilled(before) || isFilled(after))
}

function after(
  { outcome, before, after, plannedDependencies }: FunctionResult,
  field: DependencyField,
): Value {
  if (outcome !== 'planned') return after?.[field]
  return plannedDependencies === undefined ? before?.[field] : plannedDependencies[field]
}

function isFilled(value: Value): boolean {
  return value !== undefined && value.length > 0
}

function valueText(value: Value, missing: string): string {
  if (value === undefined) return missing
  if (value.length === 0) return 'none'
  return markdownText(typeof value === 'string' ? withoutQuery(value) : value.join(', '))
}
