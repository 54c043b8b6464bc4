import { textBody } from '../body.ts'
import { exchange, unreadable, type RequestContext } from '../exchange.ts'
import { SIGN_IN_CALLS } from '../operations.ts'
import { repeated } from '../retry.ts'
import { isObject } from '../wire.ts'
import type { Keys } from './access.ts'
import { localExpiry, type Lease } from './lease.ts'

/** What IAM is asked: CreateTemporaryAccessKeyByToken of its API reference (api-iam, iam_04_0002). */
export interface KeyRequest {
  /** Address of IAM, without a trailing slash. */
  readonly endpoint: string
  readonly token: string
  /** How long the keys shall live: 900 to 86,400. */
  readonly seconds: number
}

const OPERATION = 'CreateTemporaryAccessKeyByToken'

/**
 * Temporary keys for an IAM token: OBS takes no tokens.
 *
 * @throws CloudError
 */
export function createKeys(
  request: KeyRequest,
  context: RequestContext & { readonly mask: (secret: string) => void },
): Promise<Lease<Keys>> {
  return repeated({ operation: OPERATION, attempt: () => createOnce(request, context) }, context)
}

async function createOnce(
  { endpoint, token, seconds }: KeyRequest,
  context: RequestContext & { readonly mask: (secret: string) => void },
): Promise<Lease<Keys>> {
  const identity = { methods: ['token'], token: { duration_seconds: seconds } }
  const answer = await exchange(
    {
      operation: OPERATION,
      url: new URL(endpoint + SIGN_IN_CALLS[OPERATION].path),
      headers: { 'content-type': 'application/json;charset=utf8', 'x-auth-token': token },
      body: textBody(JSON.stringify({ auth: { identity } })),
    },
    context,
  )
  const credential = answer.json?.['credential']
  const keys = isObject(credential) ? keysOf(credential) : undefined
  if (keys === undefined || !isObject(credential)) {
    throw unreadable(OPERATION, 'unexpected response: no keys', answer)
  }
  context.mask(keys.accessKey)
  context.mask(keys.secretKey)
  context.mask(keys.securityToken)
  const until = localExpiry(credential['expires_at'], answer.headers.date, context.clock.now())
  return { value: keys, until }
}

function keysOf(credential: Readonly<Record<string, unknown>>): Required<Keys> | undefined {
  const { access: accessKey, secret: secretKey, securitytoken: securityToken } = credential
  const texts = [accessKey, secretKey, securityToken]
  if (!texts.every((text) => typeof text === 'string' && text !== '')) return undefined
  return { accessKey, secretKey, securityToken } as Required<Keys>
}
