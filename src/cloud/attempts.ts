import type { Clock } from '../clock.ts'
import { CloudError, type Operation } from './errors.ts'
import { ATTEMPTS, delayBefore, repeatOf } from './retry.ts'

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
