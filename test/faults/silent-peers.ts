import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net'
import { Worker } from 'node:worker_threads'
import type { Emulator } from '../../emulator/emulator.ts'

/** An address that goes silent, what leads there, and how it is closed. */
export interface SilentPeer {
  readonly address: string
  readonly environment: Readonly<Record<string, string>>
  /** Whether a connection has come, as far as that can be seen. */
  reached(): boolean
  close(): void
}

/** What a peer sends before it says nothing more. */
const HALVES = {
  'accepts only': '',
  'half a status line': 'HTTP/1.1 20',
  'headers only': 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n',
  'body stops':
    'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{"a":',
} as const

/** A name that only a proxy could reach. */
const FAR = 'https://service.proxy.test'

/** The first bytes of a TLS record: a handshake message of 122 bytes that never comes. */
const HALF_HANDSHAKE = Buffer.from([0x16, 0x03, 0x03, 0x00, 0x7a, 0x02, 0x00])

/** Every way of being silent that concerns a whole connection. */
export const SILENCES: Readonly<Record<string, () => Promise<SilentPeer>>> = {
  'never accepts': neverAccepting,
  ...Object.fromEntries(
    Object.entries(HALVES).map(([name, said]) => [
      name,
      async () => {
        const { server, port } = await saying(said)
        return peer(server, `http://127.0.0.1:${port}`)
      },
    ]),
  ),
  'half a TLS handshake': async () => {
    const { server, port } = await saying(HALF_HANDSHAKE)
    return peer(server, `https://127.0.0.1:${port}`)
  },
  'a silent proxy': () => proxySaying(''),
  'half a CONNECT answer': () => proxySaying('HTTP/1.1 200 Conn'),
  'a proxy before half a TLS handshake': () =>
    proxySaying('HTTP/1.1 200 Connection established\r\n\r\n', HALF_HANDSHAKE),
}

/** The ways in which only the answer to an update goes silent: what reads is passed on. */
export const SILENT_UPDATES: Readonly<Record<string, (emulator: Emulator) => Promise<SilentPeer>>> =
  Object.fromEntries(
    Object.entries(HALVES).map(([name, said]) => [
      name,
      async (emulator: Emulator) => {
        const server = createServer((socket) => {
          relay(socket, emulator.port, said)
        })
        return peer(server, `http://127.0.0.1:${await portOf(server)}`)
      },
    ]),
  )

function relay(socket: Socket, port: number, said: string): void {
  const far = connect(port, '127.0.0.1')
  far.pipe(socket)
  let silent = false
  socket.on('data', (chunk) => {
    if (silent) return
    silent = chunk.subarray(0, 4).toString() === 'PUT '
    if (silent) socket.write(said)
    else far.write(chunk)
  })
  for (const end of [socket, far]) end.on('error', () => undefined)
  socket.once('close', () => far.destroy())
}

async function proxySaying(...said: readonly (string | Buffer)[]): Promise<SilentPeer> {
  const { server, port } = await saying(...said)
  return { ...peer(server, FAR), environment: { HTTPS_PROXY: `http://127.0.0.1:${port}` } }
}

/** A server that answers each piece that it is sent with the next of its own, and then no more. */
async function saying(
  ...said: readonly (string | Buffer)[]
): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer((socket) => {
    const pieces = [...said]
    socket.on('error', () => undefined)
    socket.on('data', () => {
      const next = pieces.shift()
      if (next !== undefined && next.length > 0) socket.write(next)
    })
  })
  return { server, port: await portOf(server) }
}

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return (server.address() as AddressInfo).port
}

function peer(server: Server, address: string): SilentPeer {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => sockets.add(socket))
  return {
    address,
    environment: {},
    reached: () => sockets.size > 0,
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

/** A thread that listens and then does nothing at all; its queue is filled, so that no one gets in. */
async function neverAccepting(): Promise<SilentPeer> {
  const worker = new Worker(
    `const { createServer } = require('node:net')
     const { parentPort } = require('node:worker_threads')
     const server = createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
       parentPort.postMessage(server.address().port)
       setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 120_000), 50)
     })`,
    { eval: true },
  )
  const port = await new Promise<number>((done) => worker.once('message', done))
  await new Promise((done) => setTimeout(done, 100))
  const fillers = Array.from({ length: 4 }, () => connect(port, '127.0.0.1'))
  for (const filler of fillers) filler.on('error', () => undefined)
  return {
    address: `http://127.0.0.1:${port}`,
    environment: {},
    // The connections wait in the queue of the system.
    reached: () => true,
    close() {
      for (const filler of fillers) filler.destroy()
      void worker.terminate()
    },
  }
}
