import type { CloudError } from './errors.ts'

/**
 * What may be tried again, as data. `safe`: the service did nothing, or the call only reads.
 * `unknown`: the service may have done it, so the configuration must be read first. `no`: trying
 * again cannot help.
 */
export type Repeat = 'safe' | 'unknown' | 'no'

export const ATTEMPTS = 5

const READ_AGAIN: readonly number[] = [408, 429, 500, 502, 503, 504]

/** Whether a failed call may be made again; `writes` says whether it changes the function. */
export function repeatOf({ data }: CloudError, writes: boolean): Repeat {
  switch (data.kind) {
    case 'connection':
      if (data.permanent === true) return 'no'
      return !writes || data.phase === 'connecting' ? 'safe' : 'unknown'
    case 'status':
      return repeatOfStatus(data.status ?? 0, writes)
    case 'redirect':
    case 'unreadable':
      return 'no'
  }
}

function repeatOfStatus(status: number, writes: boolean): Repeat {
  if (writes && (status === 408 || status >= 500)) return 'unknown'
  return READ_AGAIN.includes(status) ? 'safe' : 'no'
}

const FIRST_DELAY = 1_000
const LONGEST_DELAY = 20_000

/**
 * Milliseconds to wait before the next attempt: full jitter over an exponential back-off, but never
 * less than what the service asks for by Retry-After.
 *
 * @param failed how many attempts have failed so far, from 1
 * @param random a number from 0 to 1
 */
export function delayBefore(
  failed: number,
  random: number,
  retryAfter: number | undefined,
): number {
  const ceiling = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** (failed - 1))
  return Math.max(Math.round(random * ceiling), retryAfter ?? 0)
}

/**
 * Retry-After, in seconds or as an HTTP date, as milliseconds from `now`. `Date.parse` alone would
 * read a date out of almost any text, such as "-1" or "try 2099".
 */
export function retryAfterOf(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined
  if (/^\d{1,6}$/.test(header.trim())) return Number(header) * 1_000
  const at = / GMT$/.test(header) ? Date.parse(header) : NaN
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime())
}
