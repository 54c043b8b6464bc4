import type { Clock } from '../clock.ts'
import { CloudError, type Operation } from './errors.ts'

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
      // A write that was sent may have been done, whatever became of its answer.
      if (writes && data.phase !== 'connecting') return 'unknown'
      return data.permanent === true ? 'no' : 'safe'
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

/** Where the story of a deploy is told. Never of headers or bodies. */
export interface Log {
  info(line: string): void
  debug(line: string): void
}

/** What it takes to wait and to say so. */
export interface Means {
  readonly clock: Clock
  /** Ends every call when the step's time is over or the job is cancelled. */
  readonly signal: AbortSignal
  /** When the step's time is over. */
  readonly endsAt: Date
  readonly log: Log
}

/**
 * Makes a call that changes nothing of the function, again and again where that is safe.
 *
 * @throws what the last attempt threw
 */
export async function repeated<Value>(
  operation: Operation,
  attempt: () => Promise<Value>,
  means: Means,
): Promise<Value> {
  for (let failed = 1; ; failed += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof CloudError) || error.data.operation !== operation) throw error
      if (repeatOf(error, false) !== 'safe' || failed >= ATTEMPTS) throw error
      await waitAfter(failed, error, means)
    }
  }
}

/**
 * Waits before the next attempt, and says so. A wait that would outlast the step is not begun: the
 * failure says more than the end of the step's time would.
 *
 * @throws the error itself when there is no time left for another attempt
 */
export async function waitAfter(
  failed: number,
  error: CloudError,
  { clock, endsAt, signal, log }: Means,
): Promise<void> {
  const { operation, status, retryAfter } = error.data
  const delay = delayBefore(failed, clock.random(), retryAfter)
  const what = status === undefined ? error.message : `HTTP ${status}`
  const attempt = `Attempt ${failed} of ${operation} failed (${what})`
  if (clock.now().getTime() + delay >= endsAt.getTime()) {
    log.info(`${attempt}; a wait of ${delay / 1000} s would outlast the step's time`)
    throw error
  }
  log.info(`${attempt}; next in ${delay / 1000} s`)
  await clock.sleep(delay, signal)
}
