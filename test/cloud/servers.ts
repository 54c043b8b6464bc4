import { readFileSync } from 'node:fs'
import { Agent, createServer, request, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import {
  connect,
  createServer as createTcpServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net'
import { onTestFinished } from 'vitest'

/** A certificate that nobody trusts, for `functiongraph.proxy.test`, `localhost` and 127.0.0.1. */
export const CERTIFICATE_FILE = 'test/cloud/fixtures/self-signed.pem'
export const certificate = readFileSync(CERTIFICATE_FILE, 'utf8')

/** An HTTP server on 127.0.0.1 that lives as long as the test. */
export async function httpServer(listener: RequestListener): Promise<URL> {
  return new URL(`http://127.0.0.1:${await listening(createServer(listener))}/path?a=b`)
}

/** The same behind TLS, with the certificate that nobody trusts. */
export async function tlsServer(listener: RequestListener): Promise<URL> {
  const server = createTlsServer({ key: certificate, cert: certificate }, listener)
  return new URL(`https://127.0.0.1:${await listening(server)}/path`)
}

/** A service as it stands in the world: behind TLS. */
export interface Front {
  readonly port: number
  /** TLS handshakes so far, resumed sessions among them. */
  readonly handshakes: () => number
}

/** Ends TLS before a service, passes everything on, and keeps its connections open. */
export async function tlsFront(service: string): Promise<Front> {
  const agent = new Agent({ keepAlive: true })
  const server = createTlsServer({ key: certificate, cert: certificate }, (message, answer) => {
    const { method, headers, url } = message
    const onward = request(service, { agent, method, headers, path: url }, (response) => {
      // How the connection to the service ends says nothing about this one.
      const hop = ['connection', 'keep-alive']
      const passed = Object.entries(response.headers).filter(([name]) => !hop.includes(name))
      answer.writeHead(response.statusCode ?? 0, Object.fromEntries(passed))
      response.pipe(answer)
    })
    onward.on('error', () => answer.destroy())
    message.pipe(onward)
  })
  let handshakes = 0
  server.on('secureConnection', () => {
    handshakes += 1
  })
  const port = await listening(server)
  onTestFinished(() => {
    agent.destroy()
  })
  return { port, handshakes: () => handshakes }
}

/** A server that says what it likes. */
export async function tcpServer(onSocket: (socket: Socket) => void): Promise<URL> {
  return new URL(`http://127.0.0.1:${await listening(createTcpServer(onSocket))}/path`)
}

/** A server that answers with these bytes as soon as it is sent something, and then hangs up. */
export function saying(text: string): Promise<URL> {
  return tcpServer((socket) => {
    socket.once('data', () => socket.end(text))
  })
}

/** Has a server listen until the test is over, when all its connections are cut. */
export async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((done) => server.close(done))
  })
  return (server.address() as AddressInfo).port
}

/** A name that is in no DNS: only the proxy knows the way to it. */
export const PROXY_HOST = 'functiongraph.proxy.test'

export interface Proxy {
  readonly url: string
  /** What was asked of it: `CONNECT host:port`, and the credentials given. */
  readonly asked: string[]
}

/**
 * A proxy that leads every CONNECT to this machine, or refuses with a status.
 *
 * @param port where it leads to; the port that is asked for, if undefined
 */
export async function proxyTo(port?: number, refusal?: string): Promise<Proxy> {
  const asked: string[] = []
  const server = createServer((_, answer) => answer.writeHead(501).end())
  server.on('connect', ({ method, url, headers }, socket: Socket) => {
    asked.push([method, url, headers['proxy-authorization']].filter(Boolean).join(' '))
    if (refusal !== undefined) {
      socket.end(`HTTP/1.1 ${refusal}\r\ncontent-length: 0\r\n\r\n`)
      return
    }
    const named = Number(url?.split(':').at(-1))
    const far = connect(port ?? named, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      socket.pipe(far).pipe(socket)
    })
    far.on('error', () => socket.destroy())
    socket.on('error', () => far.destroy())
  })
  return { url: `http://127.0.0.1:${await listening(server)}`, asked }
}
