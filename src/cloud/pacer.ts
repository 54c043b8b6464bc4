import type { Clock } from '../clock.ts'

/** Rate limiter per host, shared by all functions: one throttled request pauses all of them. */
export interface Pacer {
  /** Waits while the host is paused. @throws the signal's reason */
  turn(host: string, onDelay: (milliseconds: number) => void): Promise<void>
  /** Pauses a host that rejected a request for its rate; `window`: as stated, in milliseconds. */
  throttled(host: string, window: number | undefined): void
  /** The host accepted a request. */
  taken(host: string): void
}

/** Back-off in milliseconds if the host states no window: first and longest pause. */
const PAUSE = { first: 1_000, longest: 30_000 }
/** Longest stated window to wait for; after it the next request finds out. */
const LONGEST_WINDOW = 60_000
/** Jitter in milliseconds: spreads requests that waited together. */
const SPREAD = 1_000

interface Host {
  /** Consecutive pauses without a stated window. */
  pauses: number
  closed?: { readonly until: Promise<void>; readonly milliseconds: number }
}

/** The pacer of one step. */
export function pacerFor(clock: Clock, signal: AbortSignal): Pacer {
  const hosts = new Map<string, Host>()
  const hostOf = (name: string): Host => {
    const known = hosts.get(name) ?? { pauses: 0 }
    hosts.set(name, known)
    return known
  }
  const close = (host: Host, milliseconds: number): void => {
    const until = clock.sleep(milliseconds, signal).finally(() => {
      delete host.closed
    })
    // Waiting callers get the rejection from `turn`; without any, it must not be unhandled.
    until.catch(() => undefined)
    host.closed = { until, milliseconds }
  }
  return {
    async turn(name, onDelay) {
      for (let closed = hostOf(name).closed; closed; closed = hostOf(name).closed) {
        onDelay(closed.milliseconds)
        await closed.until
        await clock.sleep(Math.round(clock.random() * SPREAD), signal)
      }
    },
    throttled(name, window) {
      const host = hostOf(name)
      // Concurrent requests are rejected together: that counts as one throttle.
      if (host.closed !== undefined) return
      const pause = Math.min(PAUSE.first * 2 ** host.pauses, PAUSE.longest)
      if (window === undefined) host.pauses += 1
      close(host, Math.min(window ?? pause, LONGEST_WINDOW))
    },
    taken(name) {
      hostOf(name).pauses = 0
    },
  }
}
