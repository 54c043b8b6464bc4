import type { Connection } from '../cloud/functiongraph.ts'

/**
 * Runs some work with a connection that is closed after so many milliseconds, and in which every wait
 * ends then.
 *
 * @param what is done, for the error: `reading the deployed code`
 * @throws Error when the time is over; what the work throws
 */
export async function withTimeLimit<Value, Own extends Connection>(
  { limit, what }: { readonly limit: number; readonly what: string },
  connection: Own,
  work: (bounded: Own) => Promise<Value>,
): Promise<Value> {
  const { clock, pacer } = connection
  const endsAt = new Date(clock.now().getTime() + limit)
  const timeUp = new AbortController()
  const done = new AbortController()
  const signal = AbortSignal.any([connection.signal, timeUp.signal])
  clock.sleep(limit, done.signal).then(
    () => {
      timeUp.abort(new Error(`${what} took longer than ${Math.ceil(limit / 1_000)} s`))
    },
    () => undefined,
  )
  const turn: typeof pacer.turn = (host, onDelay) => untilAborted(pacer.turn(host, onDelay), signal)
  try {
    return await work({ ...connection, signal, endsAt, pacer: { ...pacer, turn } })
  } finally {
    done.abort()
  }
}

/** Waits for a value, but not longer than the signal allows. @throws the signal's reason */
export async function untilAborted<Value>(
  value: Promise<Value>,
  signal: AbortSignal,
): Promise<Value> {
  let giveUp = (): void => undefined
  const aborted = new Promise<never>((_, reject) => {
    giveUp = () => {
      reject(signal.reason as Error)
    }
  })
  if (signal.aborted) giveUp()
  signal.addEventListener('abort', giveUp)
  try {
    return await Promise.race([value, aborted])
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}
