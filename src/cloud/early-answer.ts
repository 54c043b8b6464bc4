import type { Socket } from 'node:net'

/** Milliseconds to keep reading after a failed write; data that has arrived is read at once. */
const READING = 250

/** Error codes of a write to a connection that the peer has closed. */
const CLOSED: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED'])

type Done = (error?: Error | null) => void
type Write = (this: Socket, ...parameters: unknown[]) => void

/**
 * Delays the error of a failed write until received data has been read. A server that rejects a body
 * early responds and resets the connection: the next write fails, and Node destroys the socket at
 * once, although the response is in the system's buffer. The error is reported when the reading side
 * has ended by itself, which after a reset it does as soon as the buffer is empty.
 *
 * `_write` and `_writev` are Node's documented API for implementing streams; TCP and TLS sockets pass
 * every write to them.
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
