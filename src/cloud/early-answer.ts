import type { Socket } from 'node:net'

/** Milliseconds to go on reading after a write that failed; what has arrived is read at once. */
const READING = 250

/** What a write into a connection that the other side has closed fails with. */
const CLOSED: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED'])

type Done = (error?: Error | null) => void
type Write = (this: Socket, ...parameters: unknown[]) => void

/**
 * Keeps a failed write from closing a socket before what has arrived on it is read. A server that
 * refuses a body early answers and resets the connection: the next write fails, and Node destroys
 * the socket at once, though the answer waits in the system's buffer. The failure is told when the
 * reading side has ended by itself, which after a reset it does as soon as the buffer is empty.
 *
 * `_write` and `_writev` are what Node documents for makers of streams; both TCP and TLS sockets
 * hand every write to them.
 */
export function readBeforeError(socket: Socket): void {
  const hooks = socket as unknown as Record<'_write' | '_writev', Write>
  for (const name of ['_write', '_writev'] as const) {
    const write = hooks[name]
    hooks[name] = function (this: Socket, ...parameters: unknown[]): void {
      const done = parameters.pop() as Done
      write.call(this, ...parameters, (error?: NodeJS.ErrnoException | null) => {
        if (!error || !CLOSED.has(error.code ?? '')) done(error)
        else {
          afterReading(this, () => {
            done(error)
          })
        }
      })
    }
  }
}

function afterReading(socket: Socket, done: () => void): void {
  const ended = (): void => {
    clearTimeout(timer)
    for (const event of ENDS) socket.off(event, ended)
    done()
  }
  const timer = setTimeout(ended, READING)
  for (const event of ENDS) socket.once(event, ended)
}

const ENDS = ['end', 'error', 'close'] as const
