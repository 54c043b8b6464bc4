import { markdownText, table, unbroken, type Column } from '../markdown.ts'
import { namesOf } from '../names.ts'
import type { FunctionResult, Outcome } from '../report.ts'
import { bytesText, changeText, counted, durationText, grouped } from '../../units.ts'

const COLUMNS: readonly Column[] = [
  { head: 'Function' },
  { head: 'Status' },
  { head: 'Reason' },
  { head: 'SHA-512' },
  { head: 'Size', right: true },
]

/** One row per function, in the order given, below a limit of bytes. */
export function functionTable(results: readonly FunctionResult[], limit: number): string {
  const names = namesOf(results.map(({ target }) => target))
  const rows = results.map((result, at) => [
    `${markdownText(names[at]?.name ?? '', 200)} (${unbroken(markdownText(result.target.region, 100))})`,
    statusText(result),
    reasonText(result),
    codeText(result),
    sizeText(result),
  ])
  return table(COLUMNS, rows, limit)
}

interface Status {
  readonly icon: string
  readonly word: string
}

const STATUSES: Readonly<Record<Exclude<Outcome, 'planned'>, Status>> = {
  deployed: { icon: '✅', word: 'deployed' },
  released: { icon: '✅', word: 'released' },
  unchanged: { icon: '➖', word: 'unchanged' },
  packaged: { icon: '✅', word: 'packaged' },
  failed: { icon: '❌', word: 'failed' },
  skipped: { icon: '⏭️', word: 'skipped' },
}

/** The outcome of a function; of a plan, what a deployment would do. */
function statusOf({ outcome, changed }: FunctionResult): Status {
  if (outcome === 'deployed' && changed === undefined) {
    return { icon: '⚠️', word: 'deployed (not verified)' }
  }
  if (outcome !== 'planned') return STATUSES[outcome]
  if (changed === undefined) return { icon: '❔', word: 'unknown' }
  return changed ? { icon: '🔄', word: 'will update' } : { icon: '➖', word: 'no changes' }
}

function statusText(result: FunctionResult): string {
  const { icon, word } = statusOf(result)
  const { milliseconds } = result
  const time = milliseconds === undefined ? '' : `, ${durationText(milliseconds)}`
  return unbroken(`${icon} ${word}${time}`)
}

function reasonText({ outcome, reason, failure }: FunctionResult): string {
  if (failure !== undefined) return 'error above'
  if (outcome === 'skipped') return 'not started'
  if (outcome === 'released') return 'version or alias'
  if (reason === undefined || reason === 'none') return 'no changes'
  return reason.replace('code+dependencies', 'code + deps')
}

/** Size of the code, in a plan that of the package. */
function sizeText({ before, after, planned }: FunctionResult): string {
  const size = planned?.size ?? after?.codeSize ?? before?.codeSize
  if (size === undefined) return ''
  const change = changeText(before?.codeSize, size)
  return unbroken(bytesText(size) + (change === '' ? '' : ` (${change})`))
}

/** Digest before and after; one where they are the same. */
function codeText({ outcome, before, after, planned }: FunctionResult): string {
  const digest = outcome === 'planned' ? planned?.digest : after?.digest
  if (before === undefined && digest === undefined) return ''
  if (digest !== undefined && digest === before?.digest) return digestText(digest)
  return unbroken(`${digestText(before?.digest)} → ${digestText(digest)}`)
}

/** The first digits; a digest is always hex, so it needs no escape. */
function digestText(digest: string | undefined): string {
  return digest === undefined ? 'unknown' : `\`${digest.slice(0, 12)}\``
}

/** `3 functions: 2 deployed, 1 failed.`, in the order of first appearance. */
export function tally(results: readonly FunctionResult[]): string {
  const counts = new Map<string, number>()
  for (const { word } of results.map(statusOf)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const parts = [...counts].map(([word, count]) => `${grouped(count)} ${word}`)
  return `${counted(results.length, 'function')}: ${parts.join(', ')}.`
}
