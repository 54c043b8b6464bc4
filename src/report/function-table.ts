import { clipped, markdownText, table, type Column } from './markdown.ts'
import { namesOf } from './names.ts'
import type { FunctionResult } from './report.ts'
import { bytesText, changeText, durationText } from './units.ts'

const COLUMNS: readonly Column[] = [
  { head: 'Function' },
  { head: 'Region' },
  { head: 'Outcome' },
  { head: 'Why' },
  { head: 'Code size', right: true },
  { head: 'Code before' },
  { head: 'Code after' },
  { head: 'Time', right: true },
]

/** One row for each function, in the order given, below a limit of bytes. */
export function functionTable(results: readonly FunctionResult[], limit: number): string {
  const names = namesOf(results.map(({ target }) => target))
  const rows = results.map((result, at) => [
    markdownText(names[at]?.name ?? '', 200),
    markdownText(result.target.region, 100),
    outcomeText(result),
    whyText(result),
    sizeText(result),
    digestText(result.before?.digest),
    afterText(result),
    result.milliseconds === undefined ? '' : durationText(result.milliseconds),
  ])
  return table(COLUMNS, rows, limit)
}

function outcomeText({ outcome, changed }: FunctionResult): string {
  if (outcome === 'failed') return '**failed**'
  if (outcome === 'deployed' && changed === undefined) return 'deployed, not proved'
  if (outcome !== 'planned') return outcome
  return changed === undefined ? 'may change' : changed ? 'would change' : 'would stay'
}

function whyText({ outcome, reason, failure }: FunctionResult): string {
  if (failure !== undefined) return markdownText(clipped(failure.cause, 80))
  if (outcome === 'skipped') return 'not begun'
  if (reason === undefined || reason === 'none') return 'no difference'
  return reason.replace('+', ' and ')
}

/** Of a plan, the size that a deploy would bring. */
function sizeText({ before, after, planned }: FunctionResult): string {
  const size = planned?.size ?? after?.codeSize ?? before?.codeSize
  if (size === undefined) return ''
  const change = changeText(before?.codeSize, size)
  return change === '' ? bytesText(size) : `${bytesText(size)} (${change})`
}

function afterText({ outcome, before, after, planned }: FunctionResult): string {
  const digest = outcome === 'planned' ? planned?.digest : after?.digest
  if (digest !== undefined && digest === before?.digest) return 'the same'
  return digestText(digest)
}

/** A digest is hex throughout: whatever the service says else is not taken for one. */
function digestText(digest: string | undefined): string {
  return digest === undefined ? 'unknown' : `\`${digest.slice(0, 12)}\``
}
