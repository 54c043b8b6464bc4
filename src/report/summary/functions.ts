import { markdownText, table, type Column } from '../markdown.ts'
import { namesOf } from '../names.ts'
import type { FunctionResult } from '../report.ts'
import { bytesText, changeText, counted, durationText, grouped } from '../../units.ts'

const COLUMNS: readonly Column[] = [
  { head: 'Function' },
  { head: 'Region' },
  { head: 'Outcome' },
  { head: 'Why' },
  { head: 'Code size', right: true },
  { head: 'Code, by digest' },
  { head: 'Time', right: true },
]

/** One row for each function, in the order given, below a limit of bytes. */
export function functionTable(results: readonly FunctionResult[], limit: number): string {
  const names = namesOf(results.map(({ target }) => target))
  const rows = results.map((result, at) => [
    markdownText(names[at]?.name ?? '', 200),
    markdownText(result.target.region, 100),
    result.outcome === 'failed' ? '**failed**' : outcomeWord(result),
    whyText(result),
    sizeText(result),
    codeText(result),
    result.milliseconds === undefined ? '' : unbroken(durationText(result.milliseconds)),
  ])
  return table(COLUMNS, rows, limit)
}

/** The outcome, and of a plan what it says. */
function outcomeWord({ outcome, changed }: FunctionResult): string {
  if (outcome === 'deployed' && changed === undefined) return 'deployed, not proved'
  if (outcome !== 'planned') return outcome
  return changed === undefined ? 'may change' : changed ? 'would change' : 'would stay'
}

function whyText({ outcome, reason, failure }: FunctionResult): string {
  if (failure !== undefined) return 'see above'
  if (outcome === 'skipped') return 'not begun'
  if (reason === undefined || reason === 'none') return 'no difference'
  return reason.replace('+', ', ')
}

/** Of a plan, the size that a deploy would bring. */
function sizeText({ before, after, planned }: FunctionResult): string {
  const size = planned?.size ?? after?.codeSize ?? before?.codeSize
  if (size === undefined) return ''
  const change = changeText(before?.codeSize, size)
  return unbroken(bytesText(size)) + (change === '' ? '' : ` (${unbroken(change)})`)
}

/** Before and after; one digest where they are the same. */
function codeText({ outcome, before, after, planned }: FunctionResult): string {
  const digest = outcome === 'planned' ? planned?.digest : after?.digest
  if (before === undefined && digest === undefined) return ''
  if (digest !== undefined && digest === before?.digest) return digestText(digest)
  return `${digestText(before?.digest)} → ${digestText(digest)}`
}

/** A digest is hex throughout: whatever the service says else is not taken for one. */
function digestText(digest: string | undefined): string {
  return digest === undefined ? 'unknown' : `\`${digest.slice(0, 12)}\``
}

/** A number and its unit stay on one line. */
function unbroken(text: string): string {
  return text.replaceAll(' ', '&nbsp;')
}

/** `3 functions: 2 deployed, 1 failed.`, in the order of first appearance. */
export function tally(results: readonly FunctionResult[]): string {
  const counts = new Map<string, number>()
  for (const word of results.map(outcomeWord)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const parts = [...counts].map(([word, count]) => `${grouped(count)} ${word}`)
  return `${counted(results.length, 'function')}: ${parts.join(', ')}.`
}
