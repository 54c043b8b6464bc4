import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/** How far away the other side of a line is, and how much each of its connections carries. */
export interface Distance {
  readonly roundTripMs: number
  /** From the near side to the far one; as much as the machine can, if absent. */
  readonly bytesPerSecond?: number
}

export interface Line {
  readonly port: number
  close(): void
}

/** A relay to a port of this machine, with the delay and the rate of a long way. */
export async function openLine(
  target: number,
  { roundTripMs, bytesPerSecond = Infinity }: Distance,
): Promise<Line> {
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    const far = connect({ port: target, host: '127.0.0.1', noDelay: true })
    carry(near, far, roundTripMs, bytesPerSecond)
    carry(far, near, roundTripMs, Infinity)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => other.destroy())
    }
  })
  return { port: await listening(server), close: () => server.close() }
}

/** What is read comes out after half of a round trip, and no faster than the rate. */
function carry(from: Socket, to: Socket, roundTripMs: number, rate: number): void {
  let free = 0
  from.on('data', (chunk) => {
    const now = performance.now()
    free = Math.max(free, now) + (chunk.length / rate) * 1_000
    const at = free + roundTripMs / 2
    setTimeout(() => to.write(chunk), at - now)
    if (free - now < 50) return
    from.pause()
    setTimeout(() => from.resume(), free - now - 25)
  })
  from.on('end', () => {
    setTimeout(() => to.end(), Math.max(free - performance.now(), 0) + roundTripMs / 2 + 1)
  })
}

/** Has a server listen on a free port of this machine. */
export function listening(server: Server): Promise<number> {
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      done((server.address() as AddressInfo).port)
    })
  })
}
