import { constants } from 'node:os'

type Cause = 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'SIGPIPE'

/** What ends the work early. Cleaning up goes on. */
export class CutOff extends Error {
  /** Exit code of a process that was ended by this signal. */
  readonly exitCode: number

  constructor(cause: Cause) {
    super(`interrupted by ${cause}`)
    this.exitCode = 128 + constants.signals[cause]
  }
}

/**
 * Aborted by the first signal to this process, or when no one reads any more what it prints. Later
 * ones change nothing, so that cleaning up can come to its end.
 */
export function stopSignal(): AbortSignal {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      stop.abort(new CutOff(signal))
    })
  }
  process.stdout.on('error', () => {
    stop.abort(new CutOff('SIGPIPE'))
  })
  process.stderr.on('error', () => undefined)
  return stop.signal
}
