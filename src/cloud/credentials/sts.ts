import { repeated } from '../retry.ts'
import type { Keys } from './access.ts'
import { textBody } from '../body.ts'
import { exchange, unreadable, type RequestContext } from '../exchange.ts'
import { SIGN_IN_CALLS } from '../operations.ts'
import { CloudError } from '../errors.ts'
import { isObject } from '../wire.ts'
import { localExpiry, type Lease } from './lease.ts'

/** Request for AssumeAgencyWithOIDC (IAM API reference: api-iam5). */
export interface Assumption {
  /** Endpoint of STS, without a trailing slash. */
  readonly endpoint: string
  readonly providerUrn: string
  readonly agencyUrn: string
  readonly sessionName: string
  readonly idToken: string
  /** Requested session duration. */
  readonly seconds: number
}

const OPERATION = 'AssumeAgencyWithOIDC'

/** Every agency allows sessions of an hour; longer ones depend on its settings. */
const HOUR = 3_600

/**
 * Exchanges an OIDC token for temporary keys, valid in all regions of the agency's account.
 *
 * @throws CloudError
 */
export async function assumeAgency(
  assumption: Assumption,
  context: RequestContext & { readonly mask: (secret: string) => void },
): Promise<Lease<Keys>> {
  const ask = (seconds: number): Promise<Lease<Keys>> =>
    repeated(
      { operation: OPERATION, attempt: () => assumeOnce({ ...assumption, seconds }, context) },
      context,
    )
  try {
    return await ask(assumption.seconds)
  } catch (error) {
    const mayBeTooLong =
      assumption.seconds > HOUR && error instanceof CloudError && error.data.status === 400
    if (!mayBeTooLong) throw error
    context.log.info(
      'STS rejected the session duration; requesting 1 hour and renewing when it expires',
    )
    return ask(HOUR)
  }
}

async function assumeOnce(
  { endpoint, providerUrn, agencyUrn, sessionName, idToken, seconds }: Assumption,
  context: RequestContext & { readonly mask: (secret: string) => void },
): Promise<Lease<Keys>> {
  const fields = {
    provider_urn: providerUrn,
    agency_urn: agencyUrn,
    agency_session_name: sessionName,
    id_token: idToken,
    duration_seconds: seconds,
  }
  const answer = await exchange(
    {
      operation: OPERATION,
      url: new URL(endpoint + SIGN_IN_CALLS[OPERATION].path),
      headers: { 'content-type': 'application/json' },
      body: textBody(JSON.stringify(fields)),
    },
    context,
  )
  const credentials = answer.json?.['credentials']
  const keys = isObject(credentials) ? keysOf(credentials) : undefined
  if (keys === undefined || !isObject(credentials)) {
    throw unreadable(OPERATION, 'response contains no credentials', answer)
  }
  context.mask(keys.accessKey)
  context.mask(keys.secretKey)
  context.mask(keys.securityToken)
  const until = localExpiry(credentials['expiration'], answer.headers.date, context.clock.now())
  return { value: keys, until }
}

function keysOf(credentials: Readonly<Record<string, unknown>>): Required<Keys> | undefined {
  const accessKey = credentials['access_key_id']
  const secretKey = credentials['secret_access_key']
  const securityToken = credentials['security_token']
  const texts = [accessKey, secretKey, securityToken]
  if (!texts.every((text) => typeof text === 'string' && text !== '')) return undefined
  return { accessKey, secretKey, securityToken } as Required<Keys>
}

/** Maximum length of an STS session name. */
const LONGEST_NAME = 128

/**
 * Session name shown in the audit log (CTS): repository and run ID. STS documents a length of 2 to
 * 128 characters but no character set, so only letters, digits and `_.@=-` are used, which other
 * clouds accept too; the slash between owner and repository becomes a dot.
 */
export function sessionNameOf(repository: string | undefined, runId: string | undefined): string {
  const sanitize = (text: string): string =>
    text.replaceAll('/', '.').replace(/[^A-Za-z0-9_.@=-]/g, '-')
  const run = sanitize(runId ?? '')
  const room = LONGEST_NAME - (run === '' ? 0 : run.length + 1)
  const name = [sanitize(repository ?? '').slice(0, room), run]
    .filter((part) => part !== '')
    .join('-')
  return name.length < 2 ? 'github-actions' : name.slice(0, LONGEST_NAME)
}
