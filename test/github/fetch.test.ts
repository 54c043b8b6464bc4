import type { IncomingMessage, RequestListener } from 'node:http'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { networkTransport } from '../../src/cloud/transport.ts'
import { fetchOver, type FetchOptions } from '../../src/github/fetch.ts'
import { httpServer, saying } from '../cloud/servers.ts'

const JSON_TYPE = 'application/json; charset=utf-8'
const HEADERS = { accept: 'application/json', authorization: 'token ghs_token' }

/** One request through the transport. */
function fetched(url: URL | string, options: Partial<FetchOptions> = {}): Promise<Response> {
  const { signal } = new AbortController()
  const whole = { method: 'GET', headers: HEADERS, signal, ...options }
  return fetchOver(networkTransport('agent'))(String(url), whole)
}

/** A server, and the requests that it got: `GET /path`. */
async function recorded(answer: RequestListener): Promise<{
  readonly url: URL
  readonly asked: IncomingMessage[]
  readonly lines: () => string[]
}> {
  const asked: IncomingMessage[] = []
  const url = await httpServer((message, response) => {
    asked.push(message)
    message.resume().once('end', () => {
      answer(message, response)
    })
  })
  const lines = (): string[] =>
    asked.map(({ method, url: path }) => `${method ?? ''} ${path ?? ''}`)
  return { url, asked, lines }
}

/** Sends whoever asks for anything but `/new` to this location. */
const redirecting =
  (status: number, location?: string): RequestListener =>
  ({ url: path, headers }, response) => {
    if (path === '/new') response.end(headers.authorization)
    else response.writeHead(status, location === undefined ? {} : { location }).end()
  }

describe('a request', () => {
  it('is sent as it is given, and its response is that of fetch', async () => {
    const { url, asked, lines } = await recorded((_, response) => {
      const headers = { 'content-type': 'application/json', link: ['<a>', '<b>'] }
      response.writeHead(201, headers).end('{"id":1}')
    })
    const response = await fetched(url, { method: 'POST', body: '{"body":"ä"}' })
    expect(lines()).toEqual(['POST /path?a=b'])
    expect(asked[0]?.headers).toMatchObject({
      ...{ ...HEADERS, 'content-length': '13' },
      // GitHub refuses requests without one.
      'user-agent': 'agent',
    })
    expect([response.status, response.ok, response.url]).toEqual([201, true, url.href])
    expect(response.headers.get('link')).toBe('<a>, <b>')
    expect(await response.json()).toEqual({ id: 1 })
  })

  it('ends with its signal', async () => {
    const { url, asked } = await recorded(() => undefined)
    const controller = new AbortController()
    const sending = fetched(url, { signal: controller.signal })
    await expect.poll(() => asked.length).toBe(1)
    const reason = new Error('the time is over')
    controller.abort(reason)
    await expect(sending).rejects.toBe(reason)
  })

  it('that is lost says to which host, and by which route', async () => {
    const url = await saying('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n[')
    const message = `response was truncated (${url.host}, direct)`
    await expect(fetched(url)).rejects.toMatchObject({ name: 'ConnectionError', message })
  })
})

describe('a response', () => {
  it.each([204, 304])('with status %i has no body', async (status) => {
    const { url } = await recorded((_, response) => response.writeHead(status).end())
    const response = await fetched(url)
    expect([response.status, response.body]).toEqual([status, null])
  })

  it('that a gateway compressed, unasked, is read', async () => {
    const { url, asked } = await recorded((_, response) => {
      response.writeHead(403, { 'content-encoding': 'gzip' }).end(gzipSync('{"message":"no"}'))
    })
    expect(await (await fetched(url)).json()).toEqual({ message: 'no' })
    expect(asked[0]?.headers['accept-encoding']).toBe('identity')
  })

  it('keeps its bytes, whatever they are', async () => {
    const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x22, 0xe9, 0x22])
    const { url } = await recorded((_, response) => response.end(bytes))
    expect(Buffer.from(await (await fetched(url)).arrayBuffer())).toEqual(bytes)
  })

  it.each([403, 502])('of %i that is a web page is only described', async (status) => {
    const page = `<!doctype html><title>Unicorn!</title><script>${'[{'.repeat(99)}</script>`
    const { url } = await recorded((_, response) => {
      response.writeHead(status, { 'content-type': 'text/html' }).end(page)
    })
    const response = await fetched(url)
    expect(response.status).toBe(status)
    const text = `unexpected response ("Unicorn!", text/html, ${page.length} bytes)`
    expect(await response.text()).toBe(text)
  })

  it('may be a page of long comments, beyond the limit of other services', async () => {
    const page = JSON.stringify(Array.from({ length: 100 }, () => ({ body: '語'.repeat(65_536) })))
    expect(page.length).toBeGreaterThan(6 * 1024 * 1024)
    const { url } = await recorded((_, response) => response.end(page))
    expect((await (await fetched(url)).text()) === page).toBe(true)
  })

  it.each<[string, RequestListener, string | RegExp]>([
    [
      'that announces too much',
      (_, response) => response.writeHead(200, { 'content-length': 40_000_000 }).write('['),
      /^response exceeds 33554432 bytes \(127\.0\.0\.1:\d+, direct\)$/,
    ],
    [
      'that inflates to too much',
      (_, response) => {
        const bytes = gzipSync(Buffer.alloc(40_000_000))
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(bytes)
      },
      'response exceeds 33554432 bytes',
    ],
    [
      'with an error of more than 1 MiB',
      (_, response) => response.writeHead(500).end(Buffer.alloc(1_100_000, ' ')),
      /^response exceeds 1048576 bytes/,
    ],
    [
      'that is nested too deep',
      (_, response) => response.setHeader('content-type', JSON_TYPE).end('['.repeat(65)),
      'response is nested too deep',
    ],
    [
      'with a status that there is not',
      (_, response) => response.writeHead(999).end(),
      'unexpected status HTTP 999',
    ],
  ])('%s is none', async (_, answer, message) => {
    const { url } = await recorded(answer)
    await expect(fetched(url)).rejects.toThrow(message)
  })
})

describe('a redirect', () => {
  it.each([
    ['GET', 301],
    ['GET', 302],
    ['GET', 303],
    ['GET', 307],
    ['GET', 308],
    ['POST', 307],
    ['PATCH', 308],
    ['DELETE', 307],
  ])('of %s with %i is followed on the same host, with the token', async (method, status) => {
    const { url, lines } = await recorded(redirecting(status, '/new'))
    const response = await fetched(url, { method })
    expect(lines()).toEqual([`${method} /path?a=b`, `${method} /new`])
    expect(await response.text()).toBe(HEADERS.authorization)
    expect(response.url).toBe(`${url.origin}/new`)
  })

  it('that keeps the method keeps the body', async () => {
    const { url, asked } = await recorded(redirecting(307, '/new'))
    await fetched(url, { method: 'POST', body: '{"body":"text"}' })
    expect(asked.map(({ headers }) => headers['content-length'])).toEqual(['15', '15'])
  })

  it.each([
    ['POST', 301],
    ['POST', 302],
    ['PATCH', 303],
    ['GET', 300],
  ])('of %s with %i is an error, as it would be another request', async (method, status) => {
    const { url, lines } = await recorded(redirecting(status, '/new'))
    const message = `redirected with HTTP ${status} to another path of the same host, which was not`
    await expect(fetched(url, { method })).rejects.toThrow(message)
    expect(lines()).toEqual([`${method} /path?a=b`])
  })

  it.each([301, 307])(
    'with %i to another host is an error, and asks nothing there',
    async (status) => {
      const other = await recorded((_, response) => response.end())
      const { url } = await recorded(redirecting(status, other.url.href))
      await expect(fetched(url)).rejects.toThrow(
        `redirected with HTTP ${status} to ${other.url.origin}, which was not followed`,
      )
      expect(other.asked).toEqual([])
    },
  )

  it.each([
    ['https://HOST/new', 'https://HOST'],
    ['http://HOST@other.invalid/new', 'http://other.invalid'],
    ['mailto:HOST', 'mailto:'],
  ])('to %s leaves the origin, and is an error', async (location, named) => {
    const { url, lines } = await recorded(({ headers: { host = '' } }, response) => {
      response.writeHead(307, { location: location.replace('HOST', host) }).end()
    })
    await expect(fetched(url)).rejects.toThrow(
      `redirected with HTTP 307 to ${named.replace('HOST', url.host)}, which was not followed`,
    )
    expect(lines()).toHaveLength(1)
  })

  it.each([undefined, '', 'http://[nowhere'])('to nowhere is an error: %j', async (location) => {
    const { url } = await recorded(redirecting(302, location))
    await expect(fetched(url)).rejects.toThrow('redirected with HTTP 302 to nowhere')
  })

  it('without end is an error', async () => {
    const { url, asked } = await recorded(redirecting(302, '/again'))
    await expect(fetched(url)).rejects.toThrow('redirected more than 5 times')
    expect(asked).toHaveLength(6)
  })
})
