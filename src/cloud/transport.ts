import * as http from 'node:http'
import * as https from 'node:https'
import { setDefaultAutoSelectFamilyAttemptTimeout, type LookupFunction } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate as turn } from 'node:timers/promises'
import { Agents, type Route } from './agents.ts'
import type { Body } from './body.ts'
import { readBeforeError } from './early-answer.ts'
import { routeText } from './proxy.ts'
import type { Tunneled } from './tunnel-agent.ts'

export interface HttpRequest {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Body
  /** Called with the number of body bytes written to the network so far. */
  readonly onProgress?: (sent: number) => void
  /** The answer comes when a function has done its work. */
  readonly runsCode?: boolean
  /** The answer to this PUT comes as promptly as any other. */
  readonly prompt?: boolean
  /** Where the body of a 200 or 206 goes, instead of into the answer. */
  readonly download?: Download
}

/** Takes a body piece by piece, however large it is. */
export interface Download {
  /** Most bytes that it takes. */
  readonly most: number
  readonly write: (piece: Buffer) => void
}

export interface HttpAnswer {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly body: Buffer
}

/** HTTP client: all network access goes through it. */
export interface Transport {
  /**
   * Sends one request once and reads the whole response. Redirects are not followed.
   *
   * @throws ConnectionError without a complete response; the signal's reason if it is aborted
   */
  send(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer>
}

/** Phase of an exchange. Only before `sending` the service has certainly received nothing. */
export type Phase = 'connecting' | 'sending' | 'waiting' | 'receiving'

/** No response, or an incomplete one. */
export class ConnectionError extends Error {
  readonly phase: Phase
  /** Node's error code, e.g. ECONNRESET. */
  readonly code: string | undefined
  /** The status with which a proxy rejected the tunnel. */
  readonly refusal: number | undefined

  constructor(phase: Phase, message: string, code?: string, more: ConnectionErrorMore = {}) {
    super(message, more.cause === undefined ? {} : { cause: more.cause })
    this.name = 'ConnectionError'
    this.phase = phase
    this.code = code
    this.refusal = more.refusal
  }
}

interface ConnectionErrorMore {
  readonly refusal?: number | undefined
  readonly cause?: unknown
}

/** The code of a response that is longer than the limit. */
export const TOO_LONG = 'ERR_RESPONSE_TOO_LONG'

const TRUNCATED = 'response was truncated'

/** In milliseconds and bytes. */
export interface Limits {
  readonly connect: number
  /** Maximum time without a byte sent or received. */
  readonly progress: number
  /**
   * From the end of a PUT, or of a call that runs code, to its response: the service unpacks and
   * stores the code in between, or the function works.
   */
  readonly answerToPut: number
  readonly answerBytes: number
}

const LIMITS: Limits = {
  connect: 10_000,
  progress: 60_000,
  answerToPut: 300_000,
  answerBytes: 1024 * 1024,
}

/**
 * Milliseconds after which Node tries the next address of a host (happy eyeballs). Its default of 250
 * is less than a round trip between continents: then only the last address, often an IPv6 one without
 * a route, would ever be reached.
 */
const ADDRESS_ATTEMPT = 3_000

/** Replaceable parts, for tests. */
export interface Parts {
  readonly limits?: Partial<Limits>
  readonly lookup?: LookupFunction
}

/**
 * Limits how long glibc asks for a host's address, unless the runner says otherwise; to be called
 * before any request. A question that is out keeps the process from exiting, by default for 10 s for
 * each name server that stays silent (seen with Node 24.21). We ask again ourselves. resolv.conf(5)
 */
export function limitLookups(environment: Record<string, string | undefined>): void {
  environment['RES_OPTIONS'] ??= 'timeout:1 attempts:2'
}

/** The real network: keep-alive connections, proxies honored, redirects not followed. */
export function networkTransport(userAgent: string, { limits, lookup }: Parts = {}): Transport {
  setDefaultAutoSelectFamilyAttemptTimeout(ADDRESS_ATTEMPT)
  const agents = new Agents()
  const bounds = { ...LIMITS, ...limits }
  const once = async (request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> => {
    const route = await agents.routeTo(request.url)
    return new Exchange(request, route, { userAgent, limits: bounds, lookup }).run(signal)
  }
  return {
    async send(request, signal) {
      for (;;) {
        signal.throwIfAborted()
        try {
          return await once(request, signal)
        } catch (error) {
          // The peer may close an idle keep-alive connection at any moment.
          if (!(error instanceof StaleConnection)) throw error
          if (request.body !== undefined || request.method !== 'GET') throw error
        }
      }
    },
  }
}

/** A reused connection that the peer had closed: no response was received on it. */
class StaleConnection extends ConnectionError {}

function reasonOf({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new Error(String(reason))
}

interface Settings {
  readonly userAgent: string
  readonly limits: Limits
  readonly lookup: LookupFunction | undefined
}

/** One request and its response, with a timeout per phase. */
class Exchange {
  private phase: Phase = 'connecting'
  private timer: NodeJS.Timeout | undefined
  private over = false
  /** Aborted to close the connection to a proxy that has not opened the tunnel yet. */
  private readonly tunnel = new AbortController()
  private open: http.ClientRequest | undefined
  private readonly request: HttpRequest
  private readonly route: Route
  private readonly settings: Settings
  /**
   * Rejects when the exchange is aborted here. Raced against every wait, since a request that is
   * destroyed while it waits for a tunnel emits no event (Node 24.21).
   */
  private readonly ended: Promise<never>
  /** Aborts the exchange; this reason takes precedence over the socket's error. */
  private end: (reason: Error) => void = () => undefined

  constructor(request: HttpRequest, route: Route, settings: Settings) {
    this.request = request
    this.route = route
    this.settings = settings
    this.ended = new Promise((_, reject) => {
      this.end = (reason) => {
        reject(reason)
        this.hangUp()
      }
    })
    this.ended.catch(() => undefined)
  }

  async run(signal: AbortSignal): Promise<HttpAnswer> {
    // If it was aborted while the agent was looked up, there is no event any more.
    signal.throwIfAborted()
    const giveUp = (): void => {
      this.end(reasonOf(signal))
    }
    signal.addEventListener('abort', giveUp, { once: true })
    try {
      return await Promise.race([this.exchange(), this.ended])
    } finally {
      signal.removeEventListener('abort', giveUp)
      this.over = true
      clearTimeout(this.timer)
    }
  }

  private async exchange(): Promise<HttpAnswer> {
    this.watch('connecting')
    try {
      const request = this.start()
      const message = await this.answerTo(request)
      const body = await this.read(message)
      return { status: message.statusCode ?? 0, headers: message.headers, body }
    } catch (error) {
      this.hangUp()
      throw error instanceof ConnectionError ? error : this.lost(error)
    }
  }

  /**
   * Closes the connection, also one that is still being made: the agent would keep a socket that it
   * can hand to no request, connecting or not.
   */
  private hangUp(): void {
    this.tunnel.abort()
    const { open } = this
    if (open === undefined || open.socket !== null) open?.destroy()
    else open.prependOnceListener('socket', () => open.destroy())
  }

  private start(): http.ClientRequest {
    const { method, url, body, headers } = this.request
    const { userAgent, lookup } = this.settings
    const { request: open } = url.protocol === 'http:' ? http : https
    const length = body === undefined ? {} : { 'content-length': String(body.length) }
    const options: http.RequestOptions & Tunneled = {
      method,
      agent: this.route.agent,
      tunnelSignal: this.tunnel.signal,
      ...(lookup === undefined ? {} : { lookup }),
      headers: {
        accept: 'application/json',
        ...headers,
        ...length,
        'user-agent': userAgent,
        'accept-encoding': 'identity',
      },
    }
    const request = open(url, options)
    const connected = (): void => {
      this.watch(body === undefined ? 'waiting' : 'sending')
    }
    request.once('socket', (socket) => {
      if (!request.reusedSocket) readBeforeError(socket)
      // A tunnel to an http URL is open already.
      const isOpen = url.protocol === 'http:' && !socket.connecting
      if (request.reusedSocket || isOpen) connected()
      else socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', connected)
    })
    request.once('proxyConnect', ({ statusCode }: { readonly statusCode: number }) => {
      if (statusCode !== 200) this.end(this.refused(statusCode))
    })
    this.open = request
    return request
  }

  private refused(status: number): ConnectionError {
    const message = `proxy rejected the connection with HTTP ${status} (${this.place()})`
    return new ConnectionError('connecting', message, undefined, { refusal: status })
  }

  /** Sends the body and waits for the response headers, which may arrive before it is sent. */
  private async answerTo(request: http.ClientRequest): Promise<http.IncomingMessage> {
    const answer = new Promise<http.IncomingMessage>((resolve, reject) => {
      const closed = (): void => {
        reject(new Error('connection closed before a response'))
      }
      request.once('response', (message) => {
        request.off('close', closed)
        resolve(message)
      })
      request.on('error', reject)
      request.once('close', closed)
    })
    // A service that rejects a body early may never read the rest of it.
    return Promise.race([answer, this.sendBody(request, answer).then(() => answer)])
  }

  private async sendBody(
    request: http.ClientRequest,
    answer: Promise<http.IncomingMessage>,
  ): Promise<void> {
    const body = this.request.body
    try {
      if (body === undefined) request.end()
      else await pipeline(Readable.from(this.watched(body), { objectMode: false }), request)
    } catch (error) {
      // A service that rejects a body early responds and closes the connection: the response counts.
      await answer.catch(() => {
        throw error
      })
    }
    if (this.phase === 'sending') this.watch('waiting')
  }

  private async *watched(body: Body): AsyncGenerator<Buffer> {
    let sent = 0
    for await (const piece of body.pieces()) {
      // Read an early response now: a write to a connection that the peer has reset since would
      // discard it.
      await turn()
      if (this.phase === 'sending') this.watch('sending')
      yield piece
      sent += piece.length
      this.request.onProgress?.(sent)
    }
  }

  /** The response body, bounded. Rejects if it is truncated, where http-client would hang. */
  private async read(message: http.IncomingMessage): Promise<Buffer> {
    this.watch('receiving')
    const hasContent = message.statusCode === 200 || message.statusCode === 206
    const download = hasContent ? this.request.download : undefined
    const most = download?.most ?? this.settings.limits.answerBytes
    const announced = Number(message.headers['content-length'] ?? 0)
    if (download !== undefined && announced > most) throw this.tooLong(most)
    const parts: Buffer[] = []
    let length = 0
    for await (const part of message as AsyncIterable<Buffer>) {
      this.watch('receiving')
      length += part.length
      if (length > most) throw this.tooLong(most)
      if (download === undefined) parts.push(part)
      else download.write(part)
    }
    if (!message.complete) throw new Error(TRUNCATED)
    // A response may be read before the end of the body is reported as written.
    if (this.open?.writableFinished === false) await turn()
    // The rest of a rejected body must not be sent before the next request.
    if (this.open?.writableFinished === false) this.open.destroy()
    return Buffer.concat(parts)
  }

  private tooLong(most: number): ConnectionError {
    const message = `response exceeds ${most} bytes (${this.place()})`
    return new ConnectionError('receiving', message, TOO_LONG)
  }

  private watch(phase: Phase): void {
    this.phase = phase
    clearTimeout(this.timer)
    // A body that is still being read when the exchange ends must not start a timer that nobody stops.
    if (this.over) return
    const limit = this.limitOf(phase)
    this.timer = setTimeout(() => {
      const what = phase === 'connecting' ? 'no connection within' : 'no data for'
      const message = `${what} ${limit / 1000} s (${this.place()})`
      this.end(new ConnectionError(phase, message, 'ETIMEDOUT'))
    }, limit)
  }

  private limitOf(phase: Phase): number {
    const { limits } = this.settings
    if (phase === 'connecting') return limits.connect
    const { method, prompt = false, runsCode = false } = this.request
    const waits = phase === 'waiting' && ((method === 'PUT' && !prompt) || runsCode)
    return waits ? limits.answerToPut : limits.progress
  }

  private lost(error: unknown): ConnectionError {
    const { code } = error as NodeJS.ErrnoException
    const message = `${messageOf(error)} (${this.place()})`
    const stale = this.open?.reusedSocket === true && this.phase !== 'receiving'
    const Kind = stale ? StaleConnection : ConnectionError
    return new Kind(this.phase, message, code, { cause: error })
  }

  /** Host and proxy, for messages. */
  private place(): string {
    return routeText(this.request.url, this.route.proxy)
  }
}

/** What OpenSSL says: number, library, function, reason, place in its source code. */
const OPENSSL_MESSAGE = /\berror:[0-9A-F]+:SSL routines:[^:]*:([^:]+):/

/**
 * The error message; for a host with several addresses, one per address. Of OpenSSL's only the
 * reason: the rest is about its source code.
 */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) {
    return [...new Set(error.errors.map(messageOf))].join(', ')
  }
  const { message, code } = error as NodeJS.ErrnoException
  // Node's words for a connection that ended within the response.
  if (message === 'aborted' && code === 'ECONNRESET') return TRUNCATED
  const [, tls] = OPENSSL_MESSAGE.exec(message) ?? []
  return tls === undefined ? message.trim() || String(code) : `TLS: ${tls.trim()}`
}
