import { DeadlineError } from '../errors.ts'
import { CloudError, type Bucket, type Proof } from './errors.ts'
import { isOfObjects, isSignIn, OPERATIONS, type Operation } from './operations.ts'
import { isThrottle, retryAfterOf, throttleWindow, type Means } from './retry.ts'
import { contentOf, type Content } from './answer.ts'
import type { Body } from './body.ts'
import type { Pacer } from './pacer.ts'
import { uploadProgress } from './progress.ts'
import {
  ConnectionError,
  TOO_LONG,
  type Download,
  type HttpAnswer,
  type Transport,
} from './transport.ts'
import { decodeError, reportedIn, type ServiceError } from './wire.ts'
import { decodeObjectError } from './obs/xml.ts'

/** Everything a request needs from outside: network, clock, log, cancellation. */
export interface RequestContext extends Means {
  readonly transport: Transport
  /** Shared by all functions of the step. */
  readonly pacer: Pacer
}

/** One request to one of the cloud's services, ready to be sent. */
export interface Exchange {
  readonly operation: Operation
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Body
  /** Kind of credential in the headers, where there is one. */
  readonly proof?: Proof
  /** The bucket that a request to OBS is about. */
  readonly bucket?: Bucket
  /** Told of the bytes sent so far, in place of lines in the log. */
  readonly onProgress?: (sent: number) => void
  /** Where the body of a 200 or 206 goes; a redirect is then an answer that the caller judges. */
  readonly download?: Download
}

export interface Answer {
  /** The body, where it is JSON of any kind. */
  readonly value: unknown
  /** The body, where it is a JSON object. */
  readonly json: Readonly<Record<string, unknown>> | undefined
  /** The text of OBS's XML. */
  readonly xml: string | undefined
  readonly headers: HttpAnswer['headers']
  readonly requestId: string | undefined
  /** Whether the body claims a compression that it does not have. */
  readonly isMislabeled: boolean
  /** Content type and size of the body, for messages. */
  readonly described: string
}

/** Waits until the host takes requests again, where it limits their rate, and says so. */
export async function waitForTurn(
  host: string,
  { log, pacer }: Pick<RequestContext, 'log' | 'pacer'>,
): Promise<void> {
  try {
    await pacer.turn(host, (pause) => {
      log.info(`Waiting up to ${pause / 1_000} s: ${host} limits the rate of requests`)
    })
  } catch (error) {
    if (!(error instanceof DeadlineError)) throw error
    const during = `waiting for ${host}, which limits the rate of requests`
    throw new DeadlineError(error.seconds, during, { cause: error })
  }
}

/**
 * Sends one request once.
 *
 * @throws CloudError for anything but an answer 2xx; the signal's reason when it is aborted
 */
export async function exchange(request: Exchange, reach: RequestContext): Promise<Answer> {
  const { clock, log, pacer, signal, transport } = reach
  const { body, operation } = request
  const { method } = OPERATIONS[operation]
  const runsCode = operation === 'InvokeFunction'
  const { host } = request.url
  // What is signed has waited before, since a signature and its keys age.
  if (isSignIn(operation)) await waitForTurn(host, reach)
  const started = clock.now().getTime()
  let ended = 'no answer'
  const logLine = (line: string): void => {
    log.info(line)
  }
  const progress =
    body === undefined || request.onProgress !== undefined
      ? {}
      : { onProgress: uploadProgress(body.length, clock, logLine) }
  try {
    const answer = await transport.send({ ...request, method, runsCode, ...progress }, signal)
    ended = `HTTP ${answer.status}`
    const said = await read(request, answer, clock.now())
    pacer.taken(host)
    return said
  } catch (error) {
    if (error instanceof ConnectionError) throw lost(request, error)
    if (error instanceof DeadlineError) {
      const during = `${OPERATIONS[operation].doing} (${host})`
      throw new DeadlineError(error.seconds, during, { cause: error })
    }
    if (error instanceof CloudError) {
      if (isThrottle(error.data)) pacer.throttled(host, error.data.retryAfter)
      else pacer.taken(host)
    }
    throw error
  } finally {
    log.debug(`${operation}: ${ended} after ${clock.now().getTime() - started} ms`)
  }
}

/**
 * The error for a successful response that lacks what its operation promises. JSON that is cut or
 * absent may be whole the next time; other JSON will not.
 */
export function unreadable(
  operation: Operation,
  message: string,
  { json, requestId }: Pick<Answer, 'json' | 'requestId'>,
): CloudError {
  const permanent = json !== undefined
  return new CloudError(message, { kind: 'unreadable', operation, requestId, permanent })
}

/** Interprets a response. @throws CloudError for anything but a 2xx that reports no error */
async function read(request: Exchange, answer: HttpAnswer, now: Date): Promise<Answer> {
  const { operation, proof, url } = request
  const { status, headers } = answer
  const content = await contentOf(answer, isOfObjects(operation) ? 'xml' : 'json')
  const { value, json, xml, refused, isMislabeled, described } = content
  const requestId = REQUEST_IDS.map((name) => headerText(headers[name])).find(Boolean)
  const known = { value, json, xml, headers, requestId, isMislabeled, described }
  const facts = { operation, proof, host: url.host, bucket: request.bucket, status, requestId }
  if (status >= 200 && status < 300) {
    if (refused !== undefined) {
      throw new CloudError(refused, { ...facts, kind: 'oversized', permanent: true })
    }
    const { code, message } = isOfObjects(operation) ? decodeObjectError(xml, {}) : reportedIn(json)
    if (code === undefined) {
      return known
    }
    const words = message ?? 'HTTP status is successful, but the body has an error code'
    throw new CloudError(words, { ...facts, kind: 'status', code, permanent: true })
  }
  const { code, message } = errorIn(operation, answer, content)
  const date = Date.parse(headers.date ?? '')
  const isRedirect = status >= 300 && status < 400
  if (isRedirect && request.download !== undefined && headers.location !== undefined) {
    return known
  }
  const said = message ?? code ?? requestId
  const foreign = !isRedirect && (content.isPage || (said === undefined && !isGitHub(operation)))
  const words = foreign ? undefined : message
  throw new CloudError(words ?? withoutMessage(operation, answer, content), {
    ...facts,
    kind: isRedirect ? 'redirect' : 'status',
    code,
    ...(foreign ? { foreign } : {}),
    retryAfter: retryAfterOf(headers['retry-after'], now) ?? throttleWindow(status, message),
    clockAhead: Number.isNaN(date) ? undefined : Math.round((now.getTime() - date) / 1000),
  })
}

/** OBS's own come first: it may sit behind a gateway with IDs of its own. */
const REQUEST_IDS = ['x-obs-request-id', 'x-amz-request-id', 'x-request-id', 'x-iam-trace-id']

function errorIn(
  operation: Operation,
  { headers }: HttpAnswer,
  { json, xml }: Content,
): ServiceError {
  return isOfObjects(operation) ? decodeObjectError(xml, headers) : decodeError(json)
}

/** Errors of GitHub's token service are judged by their status alone, whatever their format. */
function isGitHub(operation: Operation): boolean {
  return OPERATIONS[operation].service === 'GitHub'
}

function headerText(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Message for a response without a service error body: likely sent by a proxy. */
function withoutMessage(
  operation: Operation,
  { status, headers }: HttpAnswer,
  { described }: Content,
): string {
  if (status >= 300 && status < 400) return `redirected to ${hostOf(headers.location)}`
  return `unexpected response (${described}), not from ${OPERATIONS[operation].service}`
}

/** Only the host: the rest of a redirect's address may hold secrets. */
function hostOf(location: string | undefined): string {
  if (location === undefined) return 'nowhere'
  return URL.canParse(location) ? new URL(location).host : 'another path of the same host'
}

/** TLS errors that retrying cannot fix. */
const CERTIFICATE = /^(CERT_|ERR_TLS_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_)/

/** A response body or headers beyond the limits: retrying gets the same. */
const OVERSIZED = [TOO_LONG, 'HPE_HEADER_OVERFLOW']

function lost(
  { operation, url, body, bucket, proof }: Exchange,
  error: ConnectionError,
): CloudError {
  const { message, phase, code, refusal } = error
  const oversized = code !== undefined && OVERSIZED.includes(code)
  const words = code === 'HPE_HEADER_OVERFLOW' ? 'the response headers are too long' : message
  const data = {
    kind: oversized ? 'oversized' : 'connection',
    operation,
    host: url.host,
    bucket,
    phase,
    status: refusal,
    permanent: oversized || isPermanent(error),
    ...(code === 'ENOTFOUND' ? { unknownHost: true } : {}),
    certificate: code !== undefined && CERTIFICATE.test(code) ? code : undefined,
    proof,
    bodyBytes: body?.length,
  } as const
  return new CloudError(words, data, { cause: error })
}

/** Errors that retrying cannot fix. A proxy's 5xx may be transient. */
function isPermanent({ code = '', phase, refusal = 0, message }: ConnectionError): boolean {
  if (refusal !== 0) return refusal < 500
  if (CERTIFICATE.test(code)) return true
  return phase === 'connecting' && NO_TLS.test(`${code} ${message}`.replaceAll('_', ' '))
}

/**
 * The peer does not speak TLS, e.g. a plain HTTP port, or none that we speak: no version or cipher in
 * common, or not for this host. OpenSSL's reasons are in code or message.
 */
const NO_TLS =
  /wrong version number|packet length too long|unsupported protocol|no protocols available|alert (handshake failure|protocol version)|unrecognized name/i
