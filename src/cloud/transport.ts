import * as http from 'node:http'
import * as https from 'node:https'
import { setDefaultAutoSelectFamilyAttemptTimeout, type LookupFunction } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate as turn } from 'node:timers/promises'
import { Agents, type Way } from './agents.ts'
import type { Body } from './body.ts'
import { readBeforeError } from './early-answer.ts'
import { wayText } from './proxy.ts'

export interface HttpRequest {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Body
  /** Told of the bytes of the body that were handed to the network so far. */
  readonly onProgress?: (sent: number) => void
}

export interface HttpAnswer {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly body: Buffer
}

/** The only way to the network. */
export interface Transport {
  /**
   * Sends one request once and reads its whole answer. Redirects are answers like any other.
   *
   * @throws ConnectionError when there is no whole answer; the signal's reason when it is aborted
   */
  send(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer>
}

/** How far an exchange came. Only before `sending` is it certain that the service saw nothing. */
export type Phase = 'connecting' | 'sending' | 'waiting' | 'receiving'

/** There is no answer, or not the whole of it. */
export class ConnectionError extends Error {
  readonly phase: Phase
  /** Node's error code, such as ECONNRESET, where there is one. */
  readonly code: string | undefined
  /** The status with which a proxy refused to open a tunnel. */
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

/** In milliseconds and bytes. */
export interface Limits {
  readonly connect: number
  /** Without a byte going or coming. */
  readonly progress: number
  /** From the end of a PUT to its answer: the service unpacks and stores the code in between. */
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
 * Milliseconds that Node gives each address of a host but the last before it tries the next. Its
 * default of 250 is less than a round trip between continents: then no address but the last, which
 * is often an IPv6 one without a route, is ever reached.
 */
const ADDRESS_ATTEMPT = 3_000

/** What tests put in the place of the real network's parts. */
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

/** The real network: connections are kept, proxies are obeyed, redirects are not followed. */
export function networkTransport(userAgent: string, { limits, lookup }: Parts = {}): Transport {
  setDefaultAutoSelectFamilyAttemptTimeout(ADDRESS_ATTEMPT)
  const agents = new Agents()
  const bounds = { ...LIMITS, ...limits }
  const once = async (request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> => {
    const way = await agents.wayTo(request.url)
    return new Exchange(request, way, { userAgent, limits: bounds, lookup }).run(signal)
  }
  return {
    async send(request, signal) {
      for (;;) {
        signal.throwIfAborted()
        try {
          return await once(request, signal)
        } catch (error) {
          // A connection that was kept may have been closed by the other side at any moment since.
          if (!(error instanceof StaleConnection)) throw error
          if (request.body !== undefined || request.method !== 'GET') throw error
        }
      }
    },
  }
}

/** A connection from an earlier request that turned out to be closed: nothing came back on it. */
class StaleConnection extends ConnectionError {}

function reasonOf({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new Error(String(reason))
}

interface Settings {
  readonly userAgent: string
  readonly limits: Limits
  readonly lookup: LookupFunction | undefined
}

/** One request and its answer, under a watchdog that knows which limit holds in which phase. */
class Exchange {
  private phase: Phase = 'connecting'
  private timer: NodeJS.Timeout | undefined
  private open: http.ClientRequest | undefined
  private readonly request: HttpRequest
  private readonly way: Way
  private readonly settings: Settings
  /**
   * Rejects when we end the exchange ourselves. Every wait is held against it, since a request that
   * is destroyed while it waits for a tunnel tells nobody (Node 24.21).
   */
  private readonly ended: Promise<never>
  /** Ends the exchange for a reason that goes before what the socket says about its end. */
  private end: (reason: Error) => void = () => undefined

  constructor(request: HttpRequest, way: Way, settings: Settings) {
    this.request = request
    this.way = way
    this.settings = settings
    this.ended = new Promise((_, reject) => {
      this.end = (reason) => {
        reject(reason)
        this.open?.destroy()
      }
    })
    this.ended.catch(() => undefined)
  }

  async run(signal: AbortSignal): Promise<HttpAnswer> {
    // It may have been aborted while the way was sought: then its event is over.
    signal.throwIfAborted()
    const giveUp = (): void => {
      this.end(reasonOf(signal))
    }
    signal.addEventListener('abort', giveUp, { once: true })
    try {
      return await Promise.race([this.exchange(), this.ended])
    } finally {
      signal.removeEventListener('abort', giveUp)
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
      this.open?.destroy()
      throw error instanceof ConnectionError ? error : this.lost(error)
    }
  }

  private start(): http.ClientRequest {
    const { method, url, body, headers } = this.request
    const { userAgent, lookup } = this.settings
    const { request: open } = url.protocol === 'http:' ? http : https
    const length = body === undefined ? {} : { 'content-length': String(body.length) }
    const request = open(url, {
      method,
      agent: this.way.agent,
      ...(lookup === undefined ? {} : { lookup }),
      headers: {
        ...headers,
        ...length,
        'user-agent': userAgent,
        accept: 'application/json',
        'accept-encoding': 'identity',
      },
    })
    const connected = (): void => {
      this.watch(body === undefined ? 'waiting' : 'sending')
    }
    request.once('socket', (socket) => {
      if (!request.reusedSocket) readBeforeError(socket)
      if (request.reusedSocket) connected()
      else socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', connected)
    })
    request.once('proxyConnect', ({ statusCode }: { readonly statusCode: number }) => {
      if (statusCode !== 200) this.end(this.refused(statusCode))
    })
    this.open = request
    return request
  }

  private refused(status: number): ConnectionError {
    const message = `the proxy refused the connection with HTTP ${status} (${this.place()})`
    return new ConnectionError('connecting', message, undefined, { refusal: status })
  }

  /** Sends the body and waits for the answer's head, which may come before the body is out. */
  private async answerTo(request: http.ClientRequest): Promise<http.IncomingMessage> {
    const answer = new Promise<http.IncomingMessage>((resolve, reject) => {
      request.once('response', resolve)
      request.on('error', reject)
      request.once('close', () => {
        reject(new Error('the connection was closed without a response'))
      })
    })
    // A service that refuses a body early may leave the rest of it unread for as long as it likes.
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
      // A service that refuses a body early answers and hangs up: then its answer counts.
      await answer.catch(() => {
        throw error
      })
    }
    if (this.phase === 'sending') this.watch('waiting')
  }

  private async *watched(body: Body): AsyncGenerator<Buffer> {
    let sent = 0
    for await (const piece of body.pieces()) {
      // An early answer that has arrived is read now: a write to a connection that the other side
      // has reset since would throw it away.
      await turn()
      if (this.phase === 'sending') this.watch('sending')
      yield piece
      sent += piece.length
      this.request.onProgress?.(sent)
    }
  }

  /** The answer's body, bounded; rejects when it breaks off, where http-client would hang. */
  private async read(message: http.IncomingMessage): Promise<Buffer> {
    this.watch('receiving')
    const parts: Buffer[] = []
    let length = 0
    for await (const part of message as AsyncIterable<Buffer>) {
      this.watch('receiving')
      length += part.length
      if (length > this.settings.limits.answerBytes) {
        throw this.tooLong()
      }
      parts.push(part)
    }
    if (!message.complete) throw new Error('the response was cut off')
    // What is left of a body that was refused early must not stand before the next request.
    if (this.open?.writableFinished === false) this.open.destroy()
    return Buffer.concat(parts)
  }

  private tooLong(): ConnectionError {
    const message = `the response is longer than ${this.settings.limits.answerBytes} bytes (${this.place()})`
    return new ConnectionError('receiving', message, TOO_LONG)
  }

  private watch(phase: Phase): void {
    this.phase = phase
    clearTimeout(this.timer)
    const limit = this.limitOf(phase)
    this.timer = setTimeout(() => {
      const message = `no progress within ${limit / 1000} s (${this.place()})`
      this.end(new ConnectionError(phase, message, 'ETIMEDOUT'))
    }, limit)
  }

  private limitOf(phase: Phase): number {
    const { limits } = this.settings
    if (phase === 'connecting') return limits.connect
    const waits = phase === 'waiting' && this.request.method === 'PUT'
    return waits ? limits.answerToPut : limits.progress
  }

  private lost(error: unknown): ConnectionError {
    const { code } = error as NodeJS.ErrnoException
    const message = `${messageOf(error)} (${this.place()})`
    const stale = this.open?.reusedSocket === true && this.phase !== 'receiving'
    const Kind = stale ? StaleConnection : ConnectionError
    return new Kind(this.phase, message, code, { cause: error })
  }

  /** Where the connection leads, and how. */
  private place(): string {
    return wayText(this.request.url, this.way.proxy)
  }
}

/** Of a host with several addresses, what became of each. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) {
    return [...new Set(error.errors.map(messageOf))].join(', ')
  }
  const { message, code } = error as NodeJS.ErrnoException
  // OpenSSL's end in a line break.
  return message.trim() || String(code)
}
