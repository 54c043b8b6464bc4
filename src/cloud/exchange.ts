import { CloudError, type Operation, type Proof } from './errors.ts'
import { retryAfterOf, type Means } from './retry.ts'
import type { Body } from './body.ts'
import { uploadProgress } from './progress.ts'
import { ConnectionError, TOO_LONG, type HttpAnswer, type Transport } from './transport.ts'
import { decodeError, parseObject } from './wire.ts'

/** The means to reach a service; all effects are in here. */
export interface Reach extends Means {
  readonly transport: Transport
}

/** One request to one of the cloud's services, ready to be sent. */
export interface Exchange {
  readonly operation: Operation
  readonly method: 'GET' | 'PUT' | 'POST'
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Body
  /** By what the headers prove whose it is, where they do. */
  readonly proof?: Proof
}

export interface Answer {
  readonly json: Readonly<Record<string, unknown>> | undefined
  readonly headers: HttpAnswer['headers']
  readonly requestId: string | undefined
}

/**
 * Sends one request once.
 *
 * @throws CloudError for anything but an answer 2xx; the signal's reason when it is aborted
 */
export async function exchange(request: Exchange, reach: Reach): Promise<Answer> {
  const { clock, log, signal, transport } = reach
  const { body, operation } = request
  const started = clock.now().getTime()
  let ended = 'no answer'
  const tell = (line: string): void => {
    log.info(line)
  }
  const progress =
    body === undefined ? {} : { onProgress: uploadProgress(body.length, clock, tell) }
  try {
    const answer = await transport.send({ ...request, ...progress }, signal)
    ended = `HTTP ${answer.status}`
    return read(request, answer, clock.now())
  } catch (error) {
    throw error instanceof ConnectionError ? lost(request, error) : error
  } finally {
    log.debug(`${operation}: ${ended} after ${clock.now().getTime() - started} ms`)
  }
}

function read({ operation, proof }: Exchange, answer: HttpAnswer, now: Date): Answer {
  const { status, headers } = answer
  const json = parseObject(answer.body.toString('utf8'))
  const requestId = headerText(headers['x-request-id']) ?? headerText(headers['x-iam-trace-id'])
  if (status >= 200 && status < 300) return { json, headers, requestId }
  const { code, message } = decodeError(json)
  const date = Date.parse(headers.date ?? '')
  throw new CloudError(message ?? withoutMessage(operation, answer), {
    kind: status >= 300 && status < 400 ? 'redirect' : 'status',
    operation,
    proof,
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

/** Who should have answered. */
const SERVICES: Readonly<Record<Operation, string>> = {
  ShowFunctionConfig: 'FunctionGraph',
  UpdateFunctionCode: 'FunctionGraph',
  RequestIdToken: 'GitHub',
  AssumeAgencyWithOIDC: 'STS',
  CreateTokenWithIdToken: 'IAM',
}

/** An answer without the service's own words comes from something in between. */
function withoutMessage(operation: Operation, { status, headers, body }: HttpAnswer): string {
  if (status >= 300 && status < 400) return `redirected to ${hostOf(headers.location)}`
  const type = headers['content-type'] ?? 'no content type'
  return `an answer that ${SERVICES[operation]} does not give (${type}, ${body.length} bytes)`
}

/** Only the host: the rest of a redirect's address may hold secrets. */
function hostOf(location: string | undefined): string {
  if (location === undefined) return 'nowhere'
  return URL.canParse(location) ? new URL(location).host : 'another path of the same host'
}

/** Errors of TLS that come again however often one tries. */
const CERTIFICATE = /^(CERT_|ERR_TLS_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_)/

function lost({ operation }: Exchange, error: ConnectionError): CloudError {
  const { message, phase, code, refusal } = error
  return new CloudError(message, {
    kind: 'connection',
    operation,
    phase,
    status: refusal,
    permanent: isPermanent(error),
    certificate: code !== undefined && CERTIFICATE.test(code) ? code : undefined,
  })
}

/** What fails again however often it is tried. A proxy's 5xx may pass. */
function isPermanent({ code = '', refusal = 0, message }: ConnectionError): boolean {
  if (refusal !== 0) return refusal < 500
  if (code === TOO_LONG || code === 'HPE_HEADER_OVERFLOW') return true
  return CERTIFICATE.test(code) || NO_TLS.test(`${code} ${message}`)
}

/** What answers speaks no TLS, as a port of plain HTTP does. */
const NO_TLS = /ERR_SSL_WRONG_VERSION_NUMBER|wrong version number|ERR_SSL_PACKET_LENGTH_TOO_LONG/
