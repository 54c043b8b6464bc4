import { DeadlineError } from '../errors.ts'
import { CloudError, type Proof } from './errors.ts'
import { isSignIn, OPERATIONS, type Operation } from './operations.ts'
import { retryAfterOf, throttleWindow, type Means } from './retry.ts'
import { contentOf, type Content } from './answer.ts'
import type { Body } from './body.ts'
import type { Pacer } from './pacer.ts'
import { uploadProgress } from './progress.ts'
import { ConnectionError, TOO_LONG, type HttpAnswer, type Transport } from './transport.ts'
import { decodeError, reportedIn } from './wire.ts'

/** The means to reach a service; all effects are in here. */
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
  /** By what the headers prove whose it is, where they do. */
  readonly proof?: Proof
}

export interface Answer {
  readonly json: Readonly<Record<string, unknown>> | undefined
  readonly headers: HttpAnswer['headers']
  readonly requestId: string | undefined
  /** What the body is, in a few words, for the log. */
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
  const { host } = request.url
  // What is signed has waited before, since a signature and its keys age.
  if (isSignIn(operation)) await waitForTurn(host, reach)
  const started = clock.now().getTime()
  let ended = 'no answer'
  const tell = (line: string): void => {
    log.info(line)
  }
  const progress =
    body === undefined ? {} : { onProgress: uploadProgress(body.length, clock, tell) }
  try {
    const answer = await transport.send({ ...request, method, ...progress }, signal)
    ended = `HTTP ${answer.status}`
    if (answer.status !== 429) pacer.taken(host)
    return await read(request, answer, clock.now())
  } catch (error) {
    if (error instanceof ConnectionError) throw lost(request, error)
    if (error instanceof DeadlineError) {
      const during = `${OPERATIONS[operation].doing} at ${host}`
      throw new DeadlineError(error.seconds, during, { cause: error })
    }
    if (error instanceof CloudError && error.data.status === 429) {
      pacer.throttled(host, error.data.retryAfter)
    }
    throw error
  } finally {
    log.debug(`${operation}: ${ended} after ${clock.now().getTime() - started} ms`)
  }
}

/** What an answer means. @throws CloudError for anything but a 2xx that reports no error */
async function read(request: Exchange, answer: HttpAnswer, now: Date): Promise<Answer> {
  const { operation, proof, url } = request
  const { status, headers } = answer
  const content = await contentOf(answer)
  const { json, refused } = content
  const requestId = headerText(headers['x-request-id']) ?? headerText(headers['x-iam-trace-id'])
  const facts = { operation, proof, host: url.host, status, requestId }
  if (status >= 200 && status < 300) {
    if (refused !== undefined) {
      throw new CloudError(refused, { ...facts, kind: 'oversized', permanent: true })
    }
    const { code, message } = reportedIn(json)
    if (code === undefined) return { json, headers, requestId, described: content.described }
    const words = message ?? 'a successful status with an error code'
    throw new CloudError(words, { ...facts, kind: 'status', code, permanent: true })
  }
  const { code, message } = decodeError(json)
  const date = Date.parse(headers.date ?? '')
  const isRedirect = status >= 300 && status < 400
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

/** Errors of GitHub's token service are read by their status alone, whatever form they have. */
function isGitHub(operation: Operation): boolean {
  return OPERATIONS[operation].service === 'GitHub'
}

function headerText(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** An answer without the service's own words. */
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

/** Errors of TLS that come again however often one tries. */
const CERTIFICATE = /^(CERT_|ERR_TLS_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_)/

/** A body or a head longer than any of the service's: it will be as long the next time. */
const OVERSIZED = [TOO_LONG, 'HPE_HEADER_OVERFLOW']

function lost({ operation, url, body, proof }: Exchange, error: ConnectionError): CloudError {
  const { message, phase, code, refusal } = error
  const oversized = code !== undefined && OVERSIZED.includes(code)
  const words = code === 'HPE_HEADER_OVERFLOW' ? 'the response headers are too long' : message
  const data = {
    kind: oversized ? 'oversized' : 'connection',
    operation,
    host: url.host,
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

/** What fails again however often it is tried. A proxy's 5xx may pass. */
function isPermanent({ code = '', phase, refusal = 0, message }: ConnectionError): boolean {
  if (refusal !== 0) return refusal < 500
  if (CERTIFICATE.test(code)) return true
  return phase === 'connecting' && NO_TLS.test(`${code} ${message}`.replaceAll('_', ' '))
}

/**
 * What answers speaks no TLS, as a port of plain HTTP does, or it speaks none with us: no version or
 * cipher in common, or not for this host. OpenSSL's reasons stand in code or message.
 */
const NO_TLS =
  /wrong version number|packet length too long|unsupported protocol|no protocols available|alert (handshake failure|protocol version)|unrecognized name/i
