import { withoutQuery } from '../../address.ts'
import { changedDependencies, FIELD_NAMES, type DependencyField } from '../../plan/dependencies.ts'
import { markdownText, table, unbroken } from '../markdown.ts'
import { listed, namesOf } from '../names.ts'
import type { FunctionResult } from '../report.ts'

type Value = readonly string[] | string | undefined

interface Row {
  readonly field: DependencyField
  readonly before: Value
  readonly after: Value
  /** Shown where the value after is unknown. */
  readonly missing: string
}

const NOT_REPORTED = 'not reported'
const FIELDS = Object.keys(FIELD_NAMES) as readonly DependencyField[]

/** Changed dependencies, one row for all functions with the same change. */
export function dependencySection(results: readonly FunctionResult[], limit: number): string[] {
  const names = namesOf(results.map(({ target }) => target))
  const rows = new Map<string, { row: Row; labels: string[] }>()
  for (const [at, result] of results.entries()) {
    for (const row of rowsOf(result)) {
      const key = JSON.stringify(row)
      const known = rows.get(key) ?? { row, labels: [] }
      rows.set(key, { row, labels: [...known.labels, names[at]?.label ?? ''] })
    }
  }
  if (rows.size === 0) return []
  const columns = [{ head: 'Function' }, { head: 'List' }, { head: 'Before' }, { head: 'After' }]
  const cells = [...rows.values()].map(({ row, labels }) => [
    listed(labels.map((label) => unbroken(markdownText(label)))),
    `\`${FIELD_NAMES[row.field]}\``,
    valueText(row.before, NOT_REPORTED),
    valueText(row.after, row.missing),
  ])
  return ['### Dependencies', table(columns, cells, limit)]
}

/** The fields that changed, as far as both states are known. */
function rowsOf(result: FunctionResult): Row[] {
  return FIELDS.map((field) => ({
    field,
    before: result.before?.[field],
    after: after(result, field),
    missing: missingText(result),
  })).filter(({ field, before, after }) => isChange(field, before, after))
}

function after(
  { outcome, before, after, plannedDependencies }: FunctionResult,
  field: DependencyField,
): Value {
  if (outcome !== 'planned') return after?.[field]
  return plannedDependencies === undefined ? before?.[field] : plannedDependencies[field]
}

function missingText({ outcome, after }: FunctionResult): string {
  if (outcome === 'planned') return 'not sent'
  return after === undefined ? 'unknown' : NOT_REPORTED
}

/** Values that differ, one of which is not empty; the order of a list is no change. */
function isChange(field: DependencyField, before: Value, after: Value): boolean {
  if (before === undefined || after === undefined) return isFilled(before) || isFilled(after)
  return changedDependencies({ [field]: before }, { [field]: after }).length > 0
}

function isFilled(value: Value): boolean {
  return value !== undefined && value.length > 0
}

function valueText(value: Value, missing: string): string {
  if (value === undefined) return missing
  if (value.length === 0) return 'none'
  return markdownText(typeof value === 'string' ? withoutQuery(value) : value.join(', '))
}
