import type { FunctionResult } from './report.ts'
import { bytesText, changeText, durationText, shortDigest } from '../units.ts'

/** The last line about a function: all that matters, for those who read nothing else. */
export function finalLine(result: FunctionResult, label: string): string {
  const { outcome, failure, milliseconds } = result
  const time = milliseconds === undefined ? '' : ` in ${durationText(milliseconds)}`
  if (outcome === 'skipped') return `${label}: skipped, nothing was begun`
  if (failure !== undefined) return `${label}: failed${time}: ${failure.cause}`
  if (outcome === 'planned') return `${label}: planned${time}: ${plannedText(result)}`
  const doubt = outcome === 'deployed' && result.changed === undefined
  return `${label}: ${outcome}${time}${doubt ? ' (accepted, cannot be proved)' : ''}: ${heldText(result)}`
}

function plannedText({ changed, reason = 'none' }: FunctionResult): string {
  if (changed === undefined) return 'whether it would change cannot be told'
  return changed ? `it would change (${reason})` : 'it would not change'
}

function heldText({ before, after }: FunctionResult): string {
  const size = after?.codeSize
  const change = changeText(before?.codeSize, size)
  const sizes = size === undefined ? '' : `, ${bytesText(size)}${change && ` (${change})`}`
  const was =
    before?.digest === after?.digest ? '' : `, before it was ${shortDigest(before?.digest)}`
  return `holds digest ${shortDigest(after?.digest)}${was}${sizes}`
}
