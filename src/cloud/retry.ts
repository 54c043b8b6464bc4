import type { Clock } from '../clock.ts'
import { CloudError, type CloudErrorData } from './errors.ts'
import { durationText } from '../units.ts'
import { OPERATIONS, type Operation, type Repeats } from './operations.ts'

/**
 * Retry policy for a failed call. `safe`: the service did nothing, or the call only reads.
 * `unknown`: the service may have done it, so the configuration must be read first. `no`: retrying
 * cannot help.
 */
export type Repeat = 'safe' | 'unknown' | 'no'

/**
 * Maximum attempts of a write whose failures leave its result unknown, and of a call to a host that
 * no resolver knows: a misspelled region must not use up the step's time.
 */
export const ATTEMPTS = 5

const PASSING: readonly number[] = [408, 429, 500, 502, 503, 504]

/** Whether a failed call may be made again. */
export function repeatOf(error: CloudError, repeats: Repeats): Repeat {
  if (wasRefused(error)) return 'safe'
  return repeats === 'read' ? repeatOfRead(error) : repeatOfWrite(error, repeats)
}

/** Whether the service, or a gateway before it, said no before anything was done. */
function wasRefused({ data }: CloudError): boolean {
  const unsent = data.kind === 'connection' && data.phase === 'connecting'
  return (unsent && data.permanent !== true) || isThrottle(data)
}

/** Whether the service refused a request for its rate: 429, of OBS 503 with its code. */
export function isThrottle({ kind, status, code }: CloudErrorData): boolean {
  return kind === 'status' && (status === 429 || (status === 503 && code === 'SlowDown'))
}

/** An unreadable response to a read, e.g. truncated JSON or a load balancer's page, may be transient. */
function repeatOfRead({ data: { kind, permanent, status = 0 } }: CloudError): Repeat {
  if (permanent === true) return 'no'
  if (kind === 'status') return PASSING.includes(status) ? 'safe' : 'no'
  return kind === 'connection' || kind === 'unreadable' ? 'safe' : 'no'
}

function repeatOfWrite({ data }: CloudError, repeats: 'write' | 'once'): Repeat {
  const { kind, permanent, status = 0 } = data
  const unknown =
    kind === 'oversized' ||
    (kind === 'connection' && permanent !== true) ||
    (kind === 'status' && (status === 408 || status >= 500 || isSuccess(status))) ||
    BROKEN_OFF.includes(data.code ?? '')
  return unknown && repeats === 'write' ? 'unknown' : 'no'
}

/** OBS's codes, with status 400, of a body that did not arrive as it was sent. */
const BROKEN_OFF: readonly string[] = ['BadDigest', 'IncompleteBody', 'RequestTimeout']

/** A successful status whose body reports an error: the function must be read to decide. */
function isSuccess(status: number): boolean {
  return status >= 200 && status < 300
}

const FIRST_DELAY = 1_000
const LONGEST_DELAY = 30_000

/**
 * Milliseconds to wait before the next attempt: full jitter over an exponential back-off, but never
 * less than the service's Retry-After.
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

/** Longest throttling window to wait for, in milliseconds. */
const LONGEST_WINDOW = 60_000

const UNITS: Readonly<Record<string, number>> = { second: 1_000, minute: 60_000 }

/**
 * Throttling window in milliseconds, from its message (`limit:60,time:1 minute`): API
 * Gateway sends no Retry-After. Longer windows, e.g. an hour, are retried after a minute.
 */
export function throttleWindow(status: number, message: string | undefined): number | undefined {
  if (status !== 429) return undefined
  const [, count, unit = ''] = /\btime:(\d{1,6}) (second|minute|hour|day)/.exec(message ?? '') ?? []
  if (count === undefined) return undefined
  return Math.min(Number(count) * (UNITS[unit] ?? LONGEST_WINDOW), LONGEST_WINDOW)
}

/** Log sink. Never receives headers or bodies. */
export interface Log {
  info(line: string): void
  debug(line: string): void
}

/** What a retry needs: clock, cancellation and log. */
export interface Means {
  readonly clock: Clock
  /** Aborts every call on the step's timeout or when the job is cancelled. */
  readonly signal: AbortSignal
  /** Deadline of the step. */
  readonly endsAt: Date
  readonly log: Log
}

/** A retryable call. */
export interface Repeatable<Value> {
  readonly operation: Operation
  readonly attempt: () => Promise<Value>
  /**
   * Checks the result of a failed write. @returns the result, or undefined when the write did not
   * happen and may be sent again
   */
  readonly settle?: (error: CloudError, repeat: Repeat) => Promise<Value | undefined>
}

/**
 * Retries a call while that is safe and time remains; a write whose result had to be checked, or to
 * a host that is unknown, five times at most.
 *
 * @throws what the last attempt threw
 */
export async function repeated<Value>(
  { operation, attempt, settle }: Repeatable<Value>,
  means: Means,
): Promise<Value> {
  let unknown = 0
  let unknownHost = 0
  for (let failed = 1; ; failed += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof CloudError) || error.data.operation !== operation) throw error
      const repeat = repeatOf(error, OPERATIONS[operation].repeats)
      const settled = await settle?.(error, repeat)
      if (settled !== undefined) return settled
      if (repeat === 'unknown') unknown += 1
      if (error.data.unknownHost === true) unknownHost += 1
      const mayLook = settle !== undefined && unknown < ATTEMPTS
      if (repeat === 'no' || (repeat === 'unknown' && !mayLook)) throw error
      if (unknownHost >= ATTEMPTS) throw error
      await waitAfter(failed, error, means)
    }
  }
}

/**
 * Logs and sleeps before the next attempt. If the delay exceeds the remaining time, rethrows the
 * error instead: it is more useful than a timeout.
 *
 * @throws the error itself when there is no time left for another attempt
 */
export async function waitAfter(
  failed: number,
  error: CloudError,
  { clock, endsAt, signal, log }: Means,
): Promise<void> {
  const { kind, operation, status, retryAfter } = error.data
  const delay = delayBefore(failed, clock.random(), retryAfter)
  // A proxy that refuses has a status too, which is not the service's.
  const what = status === undefined || kind === 'connection' ? error.message : `HTTP ${status}`
  const failure = `${operation} failed (${what})`
  const pause = durationText(delay)
  if (clock.now().getTime() + delay >= endsAt.getTime()) {
    log.info(`${failure}, not retrying: a delay of ${pause} would exceed the step's timeout`)
    throw error
  }
  log.info(`${failure}, retrying in ${pause} (attempt ${failed})`)
  await clock.sleep(delay, signal)
}
