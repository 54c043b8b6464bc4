/** Client for FunctionGraph that sends any path and any body. */
import type { Clock } from '../../src/clock.ts'
import { sha256Of, textBody, type Body } from '../../src/cloud/body.ts'
import type { Authorizer } from '../../src/cloud/credentials/authorizer.ts'
import type { HttpAnswer, Transport } from '../../src/cloud/transport.ts'
import { decodeError, parseObject } from '../../src/cloud/wire.ts'
import type { Target } from '../../src/target.ts'
import type { LiveCredentials } from './credentials.ts'

export interface Ask {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  /** Below `/v2/<project>/fgs/functions`, with its slash; a query may follow. */
  readonly path: string
  /** A value is sent as JSON, a `Body` as it is. */
  readonly body?: Body | Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, string>>
  /** Credentials to use; by default those that the action would use. */
  readonly by?: 'key' | 'token'
}

export interface Reply {
  readonly status: number
  readonly headers: HttpAnswer['headers']
  /** The members of the answer; empty where it is no JSON object. */
  readonly json: Readonly<Record<string, unknown>>
  readonly text: string
  /** The error code of the service or the gateway; empty where there is none. */
  readonly code: string
}

/** A throttled request and its Retry-After. */
export interface Throttled {
  readonly code: string
  readonly retryAfter: string | undefined
}

export interface ClientParts {
  /** Names the project, the region and the endpoint of all requests. */
  readonly target: Target
  readonly credentials: LiveCredentials
  readonly transport: Transport
  readonly clock: Clock
}

/** Hashes of bodies that are sent again, some of which are large. */
const hashes = new WeakMap<Body, Promise<string>>()

/** Maximum retries of a throttled request, and the longest delay before one. */
const RETRIES = 5
const LONGEST_WAIT = 60_000

export class Client {
  readonly #parts: ClientParts
  /** All that were throttled so far. */
  readonly throttled: Throttled[] = []

  constructor(parts: ClientParts) {
    this.#parts = parts
  }

  get target(): Target {
    return this.#parts.target
  }

  get clock(): Clock {
    return this.#parts.clock
  }

  get transport(): Transport {
    return this.#parts.transport
  }

  get credentials(): LiveCredentials {
    return this.#parts.credentials
  }

  /**
   * Sends a request, and again while it is throttled. Any status is an answer.
   *
   * @throws ConnectionError where there is no answer; the signal's reason when it is aborted
   */
  async send(ask: Ask, signal: AbortSignal): Promise<Reply> {
    for (let failed = 0; ; failed += 1) {
      const reply = await this.sendOnce(ask, signal)
      if (reply.status !== 429 || reply.code === 'FSS.0429' || failed === RETRIES) return reply
      const seconds = Number(reply.headers['retry-after'])
      const wait = Number.isFinite(seconds) ? seconds * 1_000 : 2_000 * 2 ** failed
      await this.clock.sleep(Math.min(wait, LONGEST_WAIT), signal)
    }
  }

  /** Sends a request once, also where it is throttled. */
  async sendOnce(ask: Ask, signal: AbortSignal): Promise<Reply> {
    const { target, clock, transport } = this.#parts
    const { method, path } = ask
    const url = new URL(`${target.endpoint}/v2/${target.projectId}/fgs/functions${path}`)
    const body = bodyOf(ask)
    const headers = {
      'content-type': 'application/json',
      ...ask.headers,
      host: url.host,
      'x-project-id': target.projectId,
    }
    const signable = { method, url, headers, bodySha256: await hashOf(body) }
    const added = await this.#authorizer(ask).authorize(signable, clock.now())
    const request = { method, url, headers: { ...headers, ...added }, ...(body && { body }) }
    const reply = replyOf(await transport.send(request, signal))
    if (reply.status === 429) {
      this.throttled.push({ code: reply.code, retryAfter: reply.headers['retry-after'] })
    }
    return reply
  }

  #authorizer({ by }: Ask): Authorizer {
    const { usual, key, token } = this.#parts.credentials
    const authorizer = by === 'key' ? key : by === 'token' ? token : usual
    if (authorizer === undefined) throw new Error(`No credentials of type ${String(by)}`)
    return authorizer
  }
}

function bodyOf({ body }: Ask): Body | undefined {
  if (body === undefined || isBody(body)) return body
  return textBody(JSON.stringify(body))
}

function hashOf(body: Body | undefined): Promise<string> {
  const known = body && hashes.get(body)
  if (known !== undefined) return known
  const hash = sha256Of(body)
  if (body !== undefined) hashes.set(body, hash)
  return hash
}

function isBody(body: NonNullable<Ask['body']>): body is Body {
  return typeof body['pieces'] === 'function'
}

function replyOf({ status, headers, body }: HttpAnswer): Reply {
  const text = body.toString('utf8')
  const json = parseObject(text) ?? {}
  return { status, headers, json, text, code: decodeError(json).code ?? '' }
}

/** Status and error code: `HTTP 409, FSS.0409`. */
export function described({ status, code }: Reply): string {
  return code === '' ? `HTTP ${status}` : `HTTP ${status}, ${code}`
}
