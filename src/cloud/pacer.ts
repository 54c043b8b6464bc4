import type { Clock } from '../clock.ts'

/** Keeps all functions of a step from a host that throttles, not only the one that met the limit. */
export interface Pacer {
  /** Waits until the host takes requests again, if it has to. @throws the signal's reason */
  turn(host: string, onDelay: (milliseconds: number) => void): Promise<void>
  /** The host refused a request for its rate, and named its window in milliseconds, or did not. */
  throttled(host: string, window: number | undefined): void
  /** The host took a request. */
  taken(host: string): void
}

/** In milliseconds: the first pause where the host names no window, and the longest. */
const PAUSE = { first: 1_000, longest: 30_000 }
/** A window that is named is waited for up to here; whoever needs more finds out for itself. */
const LONGEST_WINDOW = 60_000
/** Requests that waited together leave within so many milliseconds of each other. */
const SPREAD = 1_000

interface Host {
  /** Pauses in a row without a window. */
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
    // Whoever waits is told by `turn`; a pause for which nobody waits may end unseen.
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
      // Requests that were out together are refused together: that is one throttle.
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
