import * as http from 'node:http'
import * as https from 'node:https'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { HttpClient } from '@actions/http-client'
import type { Body } from './body.ts'

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

  constructor(phase: Phase, message: string, code?: string) {
    super(message)
    this.name = 'ConnectionError'
    this.phase = phase
    this.code = code
  }
}

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
 * The real network. `@actions/http-client` only chooses the agent, which is where proxies are
 * obeyed (HTTPS_PROXY, NO_PROXY): of an answer that breaks off in the middle its `readBody` never
 * hears, and it follows redirects with credentials to other hosts (seen with 4.0.1).
 */
export function networkTransport(userAgent: string, limits: Limits = LIMITS): Transport {
  return {
    async send(request, signal) {
      signal.throwIfAborted()
      const exchange = new Exchange(request, limits)
      const giveUp = (): void => {
        exchange.abort(reasonOf(signal))
      }
      signal.addEventListener('abort', giveUp, { once: true })
      try {
        return await exchange.run(agentFor(request.url), userAgent)
      } finally {
        signal.removeEventListener('abort', giveUp)
      }
    },
  }
}

function reasonOf({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new Error(String(reason))
}

/** A client of its own each time: one that is shared hands an agent of http to an https address. */
function agentFor(url: URL): http.Agent {
  return new HttpClient(undefined, [], { keepAlive: false }).getAgent(url.href)
}

/** One request and its answer, under a watchdog that knows which limit holds in which phase. */
class Exchange {
  private phase: Phase = 'connecting'
  private timer: NodeJS.Timeout | undefined
  private open: http.ClientRequest | undefined
  /** Why we ended it ourselves; goes before what the socket says about its end. */
  private ended: Error | undefined
  private readonly request: HttpRequest
  private readonly limits: Limits

  constructor(request: HttpRequest, limits: Limits) {
    this.request = request
    this.limits = limits
  }

  async run(agent: http.Agent, userAgent: string): Promise<HttpAnswer> {
    this.watch('connecting')
    try {
      const request = this.start(agent, userAgent)
      const message = await this.answerTo(request)
      const body = await this.read(message)
      return { status: message.statusCode ?? 0, headers: message.headers, body }
    } catch (error) {
      throw this.ended ?? this.lost(error)
    } finally {
      clearTimeout(this.timer)
      this.open?.destroy()
    }
  }

  abort(reason: Error): void {
    this.ended ??= reason
    this.open?.destroy()
  }

  private start(agent: http.Agent, userAgent: string): http.ClientRequest {
    const { method, url, body, headers } = this.request
    const { request: open } = url.protocol === 'http:' ? http : https
    const length = body === undefined ? {} : { 'content-length': String(body.length) }
    const request = open(url, {
      method,
      agent,
      headers: {
        ...headers,
        ...length,
        'user-agent': userAgent,
        accept: 'application/json',
        'accept-encoding': 'identity',
        connection: 'close',
      },
    })
    request.once('socket', (socket) => {
      const event = url.protocol === 'https:' ? 'secureConnect' : 'connect'
      socket.once(event, () => {
        this.watch(body === undefined ? 'waiting' : 'sending')
      })
    })
    this.open = request
    return request
  }

  /** Sends the body and waits for the answer's head, which may come before the body is out. */
  private async answerTo(request: http.ClientRequest): Promise<http.IncomingMessage> {
    const answer = new Promise<http.IncomingMessage>((resolve, reject) => {
      request.once('response', resolve)
      request.on('error', reject)
      request.once('close', () => {
        reject(new Error('the connection was closed without an answer'))
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
      if (length > this.limits.answerBytes) {
        const message = `the answer is longer than ${this.limits.answerBytes} bytes`
        throw new ConnectionError('receiving', message, 'ANSWER_TOO_LONG')
      }
      parts.push(part)
    }
    if (!message.complete) throw new Error('the answer broke off')
    return Buffer.concat(parts)
  }

  private watch(phase: Phase): void {
    this.phase = phase
    clearTimeout(this.timer)
    const limit = this.limitOf(phase)
    this.timer = setTimeout(() => {
      this.abort(new ConnectionError(phase, `no progress within ${limit / 1000} s`, 'ETIMEDOUT'))
    }, limit)
  }

  private limitOf(phase: Phase): number {
    if (phase === 'connecting') return this.limits.connect
    const waits = phase === 'waiting' && this.request.method === 'PUT'
    return waits ? this.limits.answerToPut : this.limits.progress
  }

  private lost(error: unknown): ConnectionError {
    const { message, code } = error as NodeJS.ErrnoException
    return new ConnectionError(this.phase, message || String(code), code)
  }
}
