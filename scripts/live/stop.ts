/** What ends the work early: a signal to this process. Cleaning up goes on. */
export class CutOff extends Error {
  readonly signal: NodeJS.Signals

  constructor(signal: NodeJS.Signals) {
    super(`cut off by ${signal}`)
    this.signal = signal
  }

  /** The exit code of a process that such a signal ended. */
  get exitCode(): number {
    return this.signal === 'SIGINT' ? 130 : 143
  }
}

/** Aborted by the first SIGINT or SIGTERM; later ones change nothing, so that the end can come. */
export function stopSignal(): AbortSignal {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stop.abort(new CutOff(signal))
    })
  }
  return stop.signal
}
