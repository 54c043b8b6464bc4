import type { Target } from '../target.ts'
import { bodyWithFile, sha256Of, textBody, type Body } from './body.ts'
import type { Credentials } from './credentials/credentials.ts'
import { CloudError } from './errors.ts'
import { exchange, waitForTurn, type Answer, type RequestContext } from './exchange.ts'
import { FUNCTION_OPERATIONS, functionsPath, type FunctionOperation } from './operations.ts'
import { repeated } from './retry.ts'
import type { Download } from './transport.ts'
import {
  decodeFunction,
  encodeUpdate,
  flawOf,
  type CodeUpdate,
  type FunctionState,
} from './wire.ts'

/** Request context with the credentials for FunctionGraph. */
export interface Connection extends RequestContext {
  readonly credentials: Pick<Credentials, 'authorizerFor'>
  /** Masks a secret in everything printed from then on. */
  readonly mask: (secret: string) => void
}

/** One call of the table, about one function. */
export interface Call {
  readonly operation: FunctionOperation
  readonly target: Target
  /** URN of a version or an alias of the function. Default: the target's own. */
  readonly urn?: string
  /** Name of a part of the function in the path, e.g. an alias. */
  readonly name?: string
  readonly query?: Readonly<Record<string, string>>
  /** In addition to those of every call. */
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Body
  readonly download?: Download
}

/**
 * Makes one attempt, freshly signed.
 *
 * @throws CloudError for any response but 2xx; SignInError if credentials cannot be obtained; the
 *   signal's reason if it is aborted
 */
export async function attempt(call: Call, connection: Connection): Promise<Answer> {
  const { operation, target, body, download } = call
  const url = urlOf(call)
  // Before signing, since signatures and temporary keys expire.
  await waitForTurn(url.host, connection)
  const headers = {
    ...call.headers,
    'content-type': 'application/json',
    host: url.host,
    'x-project-id': target.projectId,
  }
  const { method } = FUNCTION_OPERATIONS[operation]
  const signable = { method, url, headers, bodySha256: await sha256Of(body) }
  const authorizer = connection.credentials.authorizerFor(target)
  const added = await authorizer.authorize(signable, connection.clock.now())
  const request = { operation, url, headers: { ...headers, ...added } }
  const sent = {
    ...request,
    ...(body === undefined ? {} : { body }),
    ...(download === undefined ? {} : { download }),
  }
  return exchange({ ...sent, proof: authorizer.proof }, connection)
}

/**
 * Colons of a URN are not encoded in the path, as in all other clients. A space in the query is
 * %20, as in the canonical request that is signed, where URLSearchParams would write `+`.
 */
function urlOf({ operation, target, urn = target.urn, name = '', query = {} }: Call): URL {
  const path = FUNCTION_OPERATIONS[operation].path(urn, encodeURIComponent(name))
  const url = new URL(target.endpoint + functionsPath(target.projectId) + path)
  url.search = Object.entries(query)
    .map((pair) => pair.map(encodeURIComponent).join('='))
    .join('&')
  return url
}

/**
 * Reads the function's configuration (ShowFunctionConfig, `GET .../config`), with retries.
 *
 * @throws CloudError
 */
export async function readFunction(target: Target, connection: Connection): Promise<FunctionState> {
  const call = { operation: 'ShowFunctionConfig', target } as const
  return repeated(
    { operation: call.operation, attempt: () => readOnce(call, connection) },
    connection,
  )
}

/** Reads the function's configuration in a single attempt. @throws CloudError */
export async function readFunctionOnce(
  target: Target,
  connection: Connection,
): Promise<FunctionState> {
  return readOnce({ operation: 'ShowFunctionConfig', target }, connection)
}

async function readOnce(call: Call, connection: Connection): Promise<FunctionState> {
  const { operation, target } = call
  const { json, requestId, described } = await attempt(call, connection)
  const unread = `response is not JSON (${described})`
  const flaw = json === undefined ? unread : flawOf(json)
  if (json !== undefined && flaw === undefined) return decodeFunction(json, requestId)
  throw new CloudError(flaw ?? unread, {
    kind: 'unreadable',
    operation,
    host: new URL(target.endpoint).host,
    requestId,
    permanent: json !== undefined,
  })
}

/**
 * Sends code once (UpdateFunctionCode, `PUT .../code`). The caller decides about a retry, since after
 * a lost response the function may have been updated.
 *
 * @returns the function's state in the response; empty if the response cannot be read
 * @throws CloudError
 */
export async function updateCode(
  target: Target,
  update: CodeUpdate,
  connection: Connection,
): Promise<FunctionState> {
  const fields = encodeUpdate(update)
  const body =
    update.file === undefined ? textBody(JSON.stringify(fields)) : bodyWithFile(fields, update.file)
  const call = { operation: 'UpdateFunctionCode', target, body } as const
  try {
    const { json, requestId } = await attempt(call, connection)
    return decodeFunction(json ?? {}, requestId)
  } catch (error) {
    if (!(error instanceof CloudError) || update.uploaded !== true) throw error
    throw new CloudError(error.message, { ...error.data, uploaded: true }, { cause: error })
  }
}
