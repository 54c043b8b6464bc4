import type { Clock } from '../clock.ts'
import type { Target } from '../target.ts'
import { sha256Of, type Body } from './body.ts'
import type { Authorizer } from './credentials.ts'
import { CloudError, type Operation } from './errors.ts'
import { retryAfterOf } from './retry.ts'
import { ConnectionError, type HttpAnswer, type Transport } from './transport.ts'
import { decodeError, parseObject } from './wire.ts'

/** The means to call the service; all effects are in here. */
export interface Connection {
  readonly transport: Transport
  readonly authorizer: Authorizer
  readonly clock: Clock
  /** Ends every call when the step's time is over or the job is cancelled. */
  readonly signal: AbortSignal
  readonly log: Log
}

/** Where the story of a deploy is told. Never of headers or bodies. */
export interface Log {
  info(line: string): void
  debug(line: string): void
}

export interface Call {
  readonly operation: Operation
  readonly method: 'GET' | 'PUT'
  readonly target: Target
  /** What follows the function's URN in the path. */
  readonly resource: 'config' | 'code'
  readonly body?: Body
}

export interface Answer {
  readonly json: Readonly<Record<string, unknown>> | undefined
  readonly requestId: string | undefined
}

/**
 * Makes one attempt, freshly signed.
 *
 * @throws CloudError for anything but an answer 2xx; the signal's reason when it is aborted
 */
export async function attempt(call: Call, connection: Connection): Promise<Answer> {
  const { target, body } = call
  const { clock, signal, transport } = connection
  const url = new URL(
    `${target.endpoint}/v2/${target.projectId}/fgs/functions/${target.urn}/${call.resource}`,
  )
  const headers = {
    'content-type': 'application/json',
    host: url.host,
    'x-project-id': target.projectId,
  }
  const signable = { method: call.method, url, headers, bodySha256: await sha256Of(body) }
  const added = await connection.authorizer.authorize(signable, clock.now())
  const sent = { ...call, url, headers: { ...headers, ...added } }
  const started = clock.now().getTime()
  try {
    const answer = await transport.send(sent, signal)
    return read(call, answer, clock.now())
  } catch (error) {
    throw error instanceof ConnectionError ? lost(call, error) : error
  } finally {
    connection.log.debug(`${call.operation}: ${clock.now().getTime() - started} ms`)
  }
}

function read(call: Call, answer: HttpAnswer, now: Date): Answer {
  const { status, headers } = answer
  const json = parseObject(answer.body.toString('utf8'))
  const requestId = headerText(headers['x-request-id'])
  if (status >= 200 && status < 300) return { json, requestId }
  const { code, message } = decodeError(json)
  const date = Date.parse(headers.date ?? '')
  throw new CloudError(message ?? withoutMessage(answer), {
    kind: status >= 300 && status < 400 ? 'redirect' : 'status',
    operation: call.operation,
    status,
    code,
    requestId,
    retryAfter: retryAfterOf(headers['retry-after'], now),
    clockAhead: Number.isNaN(date) ? undefined : Math.round((now.getTime() - date) / 1000),
  })
}

function headerText(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** An answer without the service's own words comes from something in between. */
function withoutMessage({ status, headers, body }: HttpAnswer): string {
  if (status >= 300 && status < 400) return `redirected to ${hostOf(headers.location)}`
  const type = headers['content-type'] ?? 'no content type'
  return `an answer that FunctionGraph does not give (${type}, ${body.length} bytes)`
}

/** Only the host: the rest of a redirect's address may hold secrets. */
function hostOf(location: string | undefined): string {
  if (location === undefined) return 'nowhere'
  return URL.canParse(location) ? new URL(location).host : 'another path of the same host'
}

/** Errors of TLS that come again however often one tries. */
const CERTIFICATE = /^(CERT_|ERR_TLS_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_)/

function lost(call: Call, { message, phase, code }: ConnectionError): CloudError {
  return new CloudError(message, {
    kind: 'connection',
    operation: call.operation,
    phase,
    permanent: code !== undefined && CERTIFICATE.test(code),
  })
}
