import type { Target } from '../target.ts'
import { bodyWithFile, sha256Of, textBody, type Body } from './body.ts'
import type { Credentials } from './credentials/credentials.ts'
import { CloudError } from './errors.ts'
import { exchange, waitForTurn, type Answer, type RequestContext } from './exchange.ts'
import { FUNCTION_OPERATIONS, type FunctionOperation } from './operations.ts'
import { repeated } from './retry.ts'
import {
  decodeFunction,
  encodeUpdate,
  flawOf,
  type CodeUpdate,
  type FunctionState,
} from './wire.ts'

/** The means to call FunctionGraph. */
export interface Connection extends RequestContext {
  readonly credentials: Pick<Credentials, 'authorizerFor'>
  /** Hides a secret that turns up on the way in all that is printed from then on. */
  readonly mask: (secret: string) => void
}

/** One call of the table, about one function. */
export interface Call {
  readonly operation: FunctionOperation
  readonly target: Target
  /** Of a version or an alias of the function; without it the target's own. */
  readonly urn?: string
  /** Of the part of the function that the path names. */
  readonly name?: string
  readonly query?: Readonly<Record<string, string>>
  /** Beside those that every call has. */
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Body
}

/**
 * Makes one attempt, freshly signed.
 *
 * @throws CloudError for anything but an answer 2xx; SignInError when there are no credentials to
 *   sign it with; the signal's reason when it is aborted
 */
export async function attempt(call: Call, connection: Connection): Promise<Answer> {
  const { operation, target, body } = call
  const url = urlOf(call)
  // Before it is signed, since a signature and its keys age.
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
  const sent = body === undefined ? request : { ...request, body }
  return exchange({ ...sent, proof: authorizer.proof }, connection)
}

/**
 * The colons of a URN stand in the path as they are, as every tool sends them. A blank in the query
 * is %20, as in the canonical request that is signed, where URLSearchParams would write `+`.
 */
function urlOf({ operation, target, urn = target.urn, name = '', query = {} }: Call): URL {
  const path = FUNCTION_OPERATIONS[operation].path(urn, encodeURIComponent(name))
  const url = new URL(`${target.endpoint}/v2/${target.projectId}/fgs/functions/${path}`)
  url.search = Object.entries(query)
    .map((pair) => pair.map(encodeURIComponent).join('='))
    .join('&')
  return url
}

/**
 * Reads what a function holds: ShowFunctionConfig, `GET .../config`. Tried again where that is safe.
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

/** Reads what a function holds, without a second attempt. @throws CloudError */
export async function lookAt(target: Target, connection: Connection): Promise<FunctionState> {
  return readOnce({ operation: 'ShowFunctionConfig', target }, connection)
}

async function readOnce(call: Call, connection: Connection): Promise<FunctionState> {
  const { operation, target } = call
  const { json, requestId, described } = await attempt(call, connection)
  const unread = `the response is not JSON (${described})`
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
 * Sends code once: UpdateFunctionCode, `PUT .../code`. Whether it may be sent again is for the
 * caller to find out, since after a lost answer the function may hold it.
 *
 * @returns what the service says the function holds now; of an answer that cannot be read, nothing
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
  const { json, requestId } = await attempt(call, connection)
  return decodeFunction(json ?? {}, requestId)
}
