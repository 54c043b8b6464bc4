import { repeated } from '../retry.ts'
import { textBody } from '../body.ts'
import { exchange, unreadable, type RequestContext } from '../exchange.ts'
import { SIGN_IN_CALLS } from '../operations.ts'
import { isObject } from '../wire.ts'
import { localExpiry, type Lease } from './lease.ts'

/** Request for CreateTokenWithIdToken (IAM API reference: api-iam, iam_13_0605). */
export interface TokenRequest {
  /** Endpoint of IAM, without a trailing slash. */
  readonly endpoint: string
  /** Name of the identity provider. */
  readonly provider: string
  readonly projectId: string
  readonly idToken: string
}

const OPERATION = 'CreateTokenWithIdToken'

/**
 * Exchanges an OIDC token for an IAM token, valid in one project for as long as IAM decides.
 *
 * @throws CloudError
 */
export function createToken(
  request: TokenRequest,
  context: RequestContext & { readonly mask: (secret: string) => void },
): Promise<Lease<string>> {
  return repeated({ operation: OPERATION, attempt: () => createOnce(request, context) }, context)
}

async function createOnce(
  { endpoint, provider, projectId, idToken }: TokenRequest,
  context: RequestContext & { readonly mask: (secret: string) => void },
): Promise<Lease<string>> {
  const scope = { project: { id: projectId } }
  const answer = await exchange(
    {
      operation: OPERATION,
      url: new URL(endpoint + SIGN_IN_CALLS[OPERATION].path),
      headers: { 'content-type': 'application/json;charset=utf8', 'x-idp-id': provider },
      body: textBody(JSON.stringify({ auth: { id_token: { id: idToken }, scope } })),
    },
    context,
  )
  const token = answer.headers['x-subject-token']
  if (typeof token !== 'string' || token === '') {
    throw unreadable(OPERATION, 'response contains no token', answer)
  }
  context.mask(token)
  const described = answer.json?.['token']
  const expiry = isObject(described) ? described['expires_at'] : undefined
  return {
    value: token,
    until: localExpiry(expiry, answer.headers.date, context.clock.now()),
  }
}
