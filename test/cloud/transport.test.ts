import { getEventListeners, once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import type { Body } from '../../src/cloud/body.ts'
import {
  ConnectionError,
  networkTransport,
  type HttpAnswer,
  type HttpRequest,
  type Limits,
} from '../../src/cloud/transport.ts'
import { httpServer, saying, tcpServer, tlsServer } from './servers.ts'

/** Milliseconds short enough to wait for, and long enough for a machine that is busy. */
const limits: Limits = { connect: 400, progress: 400, answerToPut: 1_200, answerBytes: 1_000 }

interface Sending extends Partial<HttpRequest> {
  readonly url: URL
  readonly signal?: AbortSignal
}

function send({ signal, ...request }: Sending): Promise<HttpAnswer> {
  return networkTransport('agent/1', { limits }).send(
    { method: 'GET', headers: {}, ...request },
    signal ?? new AbortController().signal,
  )
}

async function lossOf(sending: Promise<unknown>): Promise<ConnectionError> {
  const error: unknown = await sending.then(
    () => new Error('There is an answer'),
    (reason: unknown) => reason,
  )
  if (error instanceof ConnectionError) return error
  throw error
}

function bodyOf(...pieces: readonly Buffer[]): Body {
  return {
    length: pieces.reduce((sum, { length }) => sum + length, 0),
    async *pieces() {
      for (const piece of pieces) yield await Promise.resolve(piece)
    },
  }
}

/** More than the buffers of both ends hold. */
const LARGE = bodyOf(...Array.from({ length: 256 }, () => Buffer.alloc(64 * 1024, 'x')))

const CHUNKED = 'transfer-encoding: chunked\r\n\r\n'

const pause = (milliseconds: number): Promise<void> =>
  new Promise((done) => setTimeout(done, milliseconds))

async function textOf(message: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of message) text += String(part)
  return text
}

describe('a request', () => {
  it('carries what it must, and nothing that invites more', async () => {
    let seen: IncomingMessage | undefined
    let body = ''
    const url = await httpServer((message, answer) => {
      seen = message
      void textOf(message).then((text) => {
        body = text
        answer.end('done')
      })
    })
    await send({
      url,
      method: 'PUT',
      headers: { 'x-one': '1', 'content-type': 'application/json' },
      body: bodyOf(Buffer.from('{"a"'), Buffer.from(':1}')),
    })
    expect([seen?.method, seen?.url, body]).toEqual(['PUT', '/path?a=b', '{"a":1}'])
    expect(seen?.headers).toEqual({
      host: url.host,
      'x-one': '1',
      'content-type': 'application/json',
      'content-length': '7',
      'user-agent': 'agent/1',
      accept: 'application/json',
      'accept-encoding': 'identity',
      connection: 'keep-alive',
    })
  })

  it('without a body reports no length', async () => {
    let headers = {}
    const url = await httpServer((message, answer) => {
      headers = message.headers
      answer.end()
    })
    await send({ url })
    expect(headers).not.toHaveProperty('content-length')
    expect(headers).not.toHaveProperty('transfer-encoding')
  })

  it('reports how many bytes of its body were sent', async () => {
    const url = await httpServer((message, answer) => {
      void textOf(message).then(() => answer.end())
    })
    const reported: number[] = []
    await send({
      url,
      method: 'PUT',
      body: bodyOf(Buffer.from('abc'), Buffer.from('de')),
      onProgress: (sent) => reported.push(sent),
    })
    expect(reported).toEqual([3, 5])
  })

  it('keeps its connection for the next one, and holds no process by it', async () => {
    const sockets: Socket[] = []
    const url = await httpServer((message, answer) => {
      sockets.push(message.socket)
      answer.end('done')
    })
    const transport = networkTransport('agent/1', { limits })
    for (let at = 0; at < 3; at += 1) {
      await transport.send({ method: 'GET', headers: {}, url }, new AbortController().signal)
    }
    expect(sockets).toHaveLength(3)
    expect(new Set(sockets).size).toBe(1)
  })
})

describe('a connection that was kept', () => {
  /** Answers once a connection, and cuts it when it is used again. */
  async function closing(): Promise<{ readonly url: URL; readonly asked: string[] }> {
    const asked: string[] = []
    const used = new Set<Socket>()
    const url = await httpServer((message, answer) => {
      asked.push(message.method ?? '')
      if (used.has(message.socket)) message.socket.destroy()
      else answer.end('done')
      used.add(message.socket)
    })
    return { url, asked }
  }

  it('and is closed by the other side is opened again for a request that only reads', async () => {
    const { url, asked } = await closing()
    const transport = networkTransport('agent/1', { limits })
    const { signal } = new AbortController()
    await transport.send({ method: 'GET', headers: {}, url }, signal)
    const { status } = await transport.send({ method: 'GET', headers: {}, url }, signal)
    expect(status).toBe(200)
    expect(asked).toEqual(['GET', 'GET', 'GET'])
  })

  it('is an ordinary loss for a request that writes', async () => {
    const { url, asked } = await closing()
    const transport = networkTransport('agent/1', { limits })
    const { signal } = new AbortController()
    await transport.send({ method: 'GET', headers: {}, url }, signal)
    const body = bodyOf(Buffer.from('{}'))
    const error = await lossOf(transport.send({ method: 'PUT', headers: {}, url, body }, signal))
    expect(error.phase).toMatch(/^(sending|waiting)$/)
    expect(asked).toEqual(['GET', 'PUT'])
  })
})

describe('an answer', () => {
  it('is handed over as it came', async () => {
    const url = await httpServer((_, answer) => {
      answer.writeHead(418, { 'x-request-id': 'r1', date: 'now' })
      answer.end(Buffer.from([0, 255, 1]))
    })
    const { status, headers, body } = await send({ url })
    expect(status).toBe(418)
    expect(headers).toMatchObject({ 'x-request-id': 'r1', date: 'now' })
    expect(body).toEqual(Buffer.from([0, 255, 1]))
  })

  it('that redirects is an answer', async () => {
    let visits = 0
    const other = await httpServer((_, answer) => {
      visits += 1
      answer.end()
    })
    const url = await httpServer((_, answer) => {
      answer.writeHead(307, { location: other.href }).end()
    })
    const { status, headers } = await send({ url })
    expect([status, headers.location, visits]).toEqual([307, other.href, 0])
  })

  it('may have as many bytes as the limit says, and not one more', async () => {
    const url = await httpServer((message, answer) => {
      answer.end(Buffer.alloc(Number(message.headers['x-size'])))
    })
    const headers = (size: number): HttpRequest['headers'] => ({ 'x-size': String(size) })
    expect((await send({ url, headers: headers(1_000) })).body).toHaveLength(1_000)
    const loss = await lossOf(send({ url, headers: headers(1_001) }))
    expect(loss).toMatchObject({
      phase: 'receiving',
      message: `response exceeds 1000 bytes (${url.host}, direct)`,
    })
  })

  it('may have 1 MiB where nothing else is said', async () => {
    const url = await httpServer((message, answer) => {
      answer.end(Buffer.alloc(1024 * 1024 + Number(message.headers['x-more'])))
    })
    const get = (more: string): Promise<HttpAnswer> =>
      networkTransport('agent').send(
        { method: 'GET', url, headers: { 'x-more': more } },
        new AbortController().signal,
      )
    expect((await get('0')).body).toHaveLength(1024 * 1024)
    expect((await lossOf(get('1'))).message).toBe(
      `response exceeds 1048576 bytes (${url.host}, direct)`,
    )
  })

  it('goes piece by piece where the request wants a 200, within its own limit', async () => {
    const pieces: Buffer[] = []
    const download = { most: 5_000, write: (piece: Buffer) => pieces.push(piece) }
    const url = await httpServer((message, answer) => {
      const [status = '', size = '', chunked] = (message.url ?? '').slice(1).split('/')
      answer.writeHead(Number(status), chunked === undefined ? { 'content-length': size } : {})
      answer.end(Buffer.alloc(Number(size), 'x'))
    })
    const get = (path: string) => send({ url: new URL(path, url), download })
    expect((await get('/200/5000')).body).toHaveLength(0)
    expect(Buffer.concat(pieces)).toEqual(Buffer.alloc(5_000, 'x'))
    pieces.length = 0
    expect((await get('/404/900')).body).toHaveLength(900)
    expect((await lossOf(get('/404/1001'))).message).toMatch(/exceeds 1000 bytes/)
    const long = { code: 'ERR_RESPONSE_TOO_LONG', phase: 'receiving' }
    expect(await lossOf(get('/200/5001'))).toMatchObject(long)
    expect(pieces).toEqual([])
    expect(await lossOf(get('/200/500000/chunked'))).toMatchObject(long)
    expect(Buffer.concat(pieces).length).toBeLessThanOrEqual(5_000)
  })

  it('may be asked for in another form than JSON', async () => {
    const url = await httpServer((message, answer) => answer.end(message.headers.accept))
    expect(String((await send({ url })).body)).toBe('application/json')
    expect(String((await send({ url, headers: { accept: '*/*' } })).body)).toBe('*/*')
  })

  it('without end is cut off', async () => {
    const url = await tcpServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      const more = (): void => {
        while (socket.writable && socket.write(Buffer.alloc(10_000)));
      }
      socket.on('drain', more)
      more()
    })
    expect((await lossOf(send({ url }))).message).toMatch(/exceeds 1000 bytes/)
  })

  it('that drips is read, however long it takes in all', async () => {
    const url = await httpServer((_, answer) => {
      void (async () => {
        for (const letter of 'abcdefgh') {
          await pause(100)
          answer.write(letter)
        }
        answer.end()
      })()
    })
    expect(String((await send({ url })).body)).toBe('abcdefgh')
  })

  it.each([
    ['a length that is not reached', 'content-length: 100\r\n\r\n{"half":'],
    ['a chunk that is cut', `${CHUNKED}8\r\n{"ha`],
    ['a last chunk that is missing', `${CHUNKED}2\r\n{}\r\n`],
    ['a chunk of a damaged size', `${CHUNKED}zz\r\n{}\r\n`],
  ])('that breaks off, by %s, is no answer', async (_, text) => {
    const url = await saying(`HTTP/1.1 200 OK\r\n${text}`)
    expect(await lossOf(send({ url }))).toMatchObject({
      ...{ name: 'ConnectionError', phase: 'receiving' },
      message: `response was truncated (${url.host}, direct)`,
    })
  })

  it.each([
    ['that is no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n', 'HPE_INVALID_CONSTANT'],
    ['whose head is cut', 'HTTP/1.1 200 OK\r\nx-a: b\r\n', 'ECONNRESET'],
    ['that is empty', '', 'ECONNRESET'],
    [
      'whose head is too long',
      `HTTP/1.1 200 OK\r\nx-a: ${'b'.repeat(20_000)}\r\n\r\n`,
      'HPE_HEADER_OVERFLOW',
    ],
  ])('%s is none', async (_, text, code) => {
    expect(await lossOf(send({ url: await saying(text) }))).toMatchObject({
      phase: 'waiting',
      code,
    })
  })

  it('with more bytes than it announces is taken as announced', async () => {
    const url = await saying('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}more')
    expect(String((await send({ url })).body)).toBe('{}')
  })

  it('to a large body that comes early counts, though the connection ends', async () => {
    const url = await tcpServer((socket) => {
      socket.once('data', () => {
        socket.pause()
        socket.end('HTTP/1.1 413 Too Large\r\ncontent-length: 2\r\n\r\n{}', () => {
          setTimeout(() => socket.destroy(), 50)
        })
      })
    })
    expect((await send({ url, method: 'PUT', body: LARGE })).status).toBe(413)
  })

  it('to a large body that comes early counts at once, though nobody reads the rest', async () => {
    const url = await tcpServer((socket) => {
      socket.once('data', () => {
        socket.pause()
        socket.write('HTTP/1.1 413 Too Large\r\ncontent-length: 2\r\n\r\n{}')
      })
    })
    const started = Date.now()
    expect((await send({ url, method: 'PUT', body: LARGE })).status).toBe(413)
    expect(Date.now() - started).toBeLessThan(limits.progress)
  })
})

describe('a limit', () => {
  const silent = (): Promise<URL> => tcpServer((socket) => socket.resume())

  it('ends what does not connect', async () => {
    const url = new URL((await silent()).href.replace('http:', 'https:'))
    expect(await lossOf(send({ url }))).toMatchObject({
      phase: 'connecting',
      code: 'ETIMEDOUT',
      message: expect.stringMatching(
        /^no connection within 0\.4 s \(127\.0\.0\.1:\d+, direct\)$/,
      ) as string,
    })
  })

  it('ends what is not answered', async () => {
    expect(await lossOf(send({ url: await silent() }))).toMatchObject({
      phase: 'waiting',
      code: 'ETIMEDOUT',
      message: expect.stringMatching(/^no data for 0\.4 s \(127\.0\.0\.1:\d+, direct\)$/) as string,
    })
  })

  it('is longer for the answer to a PUT', async () => {
    const url = await httpServer((message, answer) => {
      message.resume()
      setTimeout(() => answer.end('late'), 700)
    })
    const body = bodyOf(Buffer.from('{}'))
    expect(String((await send({ url, method: 'PUT', body })).body)).toBe('late')
    expect((await lossOf(send({ url, method: 'POST', body }))).phase).toBe('waiting')
    expect(await lossOf(send({ url: await silent(), method: 'PUT', body }))).toMatchObject({
      phase: 'waiting',
      message: expect.stringMatching(/^no data for 1\.2 s \(127\.0\.0\.1:\d+, direct\)$/) as string,
    })
  })

  it('ends an answer that stops in the middle', async () => {
    const url = await tcpServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{')
    })
    expect(
      await lossOf(send({ url, method: 'PUT', body: bodyOf(Buffer.from('{}')) })),
    ).toMatchObject({
      phase: 'receiving',
      code: 'ETIMEDOUT',
      message: expect.stringMatching(/^no data for 0\.4 s \(127\.0\.0\.1:\d+, direct\)$/) as string,
    })
  })

  it('ends a body that nobody reads', async () => {
    const url = await tcpServer((socket) => socket.pause())
    expect(await lossOf(send({ url, method: 'PUT', body: LARGE }))).toMatchObject({
      phase: 'sending',
      code: 'ETIMEDOUT',
    })
  })

  it('lets a body be sent that makes progress', async () => {
    const url = await httpServer((message, answer) => {
      void textOf(message).then((text) => answer.end(String(text.length)))
    })
    const body: Body = {
      length: 8,
      async *pieces() {
        for (const letter of 'abcdefgh') {
          await pause(100)
          yield Buffer.from(letter)
        }
      },
    }
    expect(String((await send({ url, method: 'PUT', body })).body)).toBe('8')
  })
})

describe('a connection', () => {
  it('that is refused is lost while connecting', async () => {
    expect(await lossOf(send({ url: new URL('http://127.0.0.1:1') }))).toMatchObject({
      phase: 'connecting',
      code: 'ECONNREFUSED',
    })
  })

  it('to a host that does not exist is lost while connecting', async () => {
    const loss = await lossOf(send({ url: new URL('http://nowhere.invalid') }))
    expect(loss.phase).toBe('connecting')
    expect(loss.message).toContain('nowhere.invalid')
  })

  it('that is reset while the body is sent is lost then', async () => {
    const url = await tcpServer((socket) => {
      socket.once('data', () => socket.resetAndDestroy())
    })
    expect((await lossOf(send({ url, method: 'PUT', body: LARGE }))).phase).toBe('sending')
  })

  it('to a certificate that nobody trusts is lost before anything is sent', async () => {
    let requests = 0
    const url = await tlsServer((_, answer) => {
      requests += 1
      answer.end()
    })
    expect(await lossOf(send({ url }))).toMatchObject({
      phase: 'connecting',
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    })
    expect(requests).toBe(0)
  })

  it('is lost when the body cannot be read', async () => {
    const url = await httpServer((message) => message.resume())
    const body: Body = {
      length: 10,
      async *pieces() {
        yield await Promise.resolve(Buffer.from('abc'))
        throw new Error('the file became shorter')
      },
    }
    expect(await lossOf(send({ url, method: 'PUT', body }))).toBeInstanceOf(ConnectionError)
  })
})

describe('a signal', () => {
  const reason = new Error('the job was cancelled')

  it('that is aborted before keeps the connection from being made', async () => {
    let connections = 0
    const url = await tcpServer(() => {
      connections += 1
    })
    await expect(send({ url, signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    expect(connections).toBe(0)
  })

  it.each<[string, (socket: Socket) => void, (url: URL) => Sending]>([
    [
      'connecting',
      () => undefined,
      (url) => ({ url: new URL(url.href.replace('http:', 'https:')) }),
    ],
    ['sending', (socket) => socket.pause(), (url) => ({ url, method: 'PUT', body: LARGE })],
    ['waiting', (socket) => socket.resume(), (url) => ({ url })],
    [
      'receiving',
      (socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{'),
      (url) => ({ url }),
    ],
  ])('ends an exchange while %s, with its reason, and hangs up', async (_, onSocket, request) => {
    const controller = new AbortController()
    let closed: Promise<unknown> | undefined
    const url = await tcpServer((socket) => {
      closed = once(socket, 'close')
      onSocket(socket)
      socket.once('end', () => socket.destroy())
      setTimeout(() => {
        controller.abort(reason)
        socket.resume()
      }, 100)
    })
    const started = Date.now()
    await expect(send({ ...request(url), signal: controller.signal })).rejects.toBe(reason)
    expect(Date.now() - started).toBeLessThan(350)
    await closed
  })

  it('that is aborted while the route to the host is being found ends the request', async () => {
    const controller = new AbortController()
    const url = await tcpServer(() => undefined)
    const sending = send({ url, signal: controller.signal })
    controller.abort(reason)
    const started = Date.now()
    await expect(sending).rejects.toBe(reason)
    expect(Date.now() - started).toBeLessThan(200)
  })

  it('may give a reason that is no error', async () => {
    const controller = new AbortController()
    const url = await tcpServer(() => {
      controller.abort('enough')
    })
    await expect(send({ url, signal: controller.signal })).rejects.toThrow(/^enough$/)
  })

  it('that is aborted afterwards changes nothing', async () => {
    const controller = new AbortController()
    const url = await httpServer((_, answer) => answer.end('done'))
    const { body } = await send({ url, signal: controller.signal })
    expect(getEventListeners(controller.signal, 'abort')).toEqual([])
    controller.abort(reason)
    expect(String(body)).toBe('done')
  })
})
