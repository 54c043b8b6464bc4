import type { Target } from '../target.ts'
import { sha256Of, type Body } from './body.ts'
import type { Credentials } from './credentials/credentials.ts'
import type { FunctionOperation } from './errors.ts'
import { exchange, type Answer, type Reach } from './exchange.ts'

/** The means to call FunctionGraph. */
export interface Connection extends Reach {
  readonly credentials: Pick<Credentials, 'authorizerFor'>
  /** Hides a secret that turns up on the way in all that is printed from then on. */
  readonly mask: (secret: string) => void
}

export interface Call {
  readonly operation: FunctionOperation
  readonly method: 'GET' | 'PUT'
  readonly target: Target
  /** What follows the function's URN in the path. */
  readonly resource: 'config' | 'code'
  readonly body?: Body
}

/**
 * Makes one attempt, freshly signed.
 *
 * @throws CloudError for anything but an answer 2xx; SignInError when there are no credentials to
 *   sign it with; the signal's reason when it is aborted
 */
export async function attempt(call: Call, connection: Connection): Promise<Answer> {
  const { operation, method, target, body } = call
  const url = new URL(
    `${target.endpoint}/v2/${target.projectId}/fgs/functions/${target.urn}/${call.resource}`,
  )
  const headers = {
    'content-type': 'application/json',
    host: url.host,
    'x-project-id': target.projectId,
  }
  const signable = { method, url, headers, bodySha256: await sha256Of(body) }
  const authorizer = connection.credentials.authorizerFor(target)
  const added = await authorizer.authorize(signable, connection.clock.now())
  const request = { operation, method, url, headers: { ...headers, ...added } }
  const sent = body === undefined ? request : { ...request, body }
  return exchange({ ...sent, proof: authorizer.proof }, connection)
}
