import { repeated } from '../retry.ts'
import { isLoopback, parsedUrl } from '../../address.ts'
import type { Environment } from '../../environment.ts'
import { SignInError } from '../errors.ts'
import { exchange, unreadable, type RequestContext } from '../exchange.ts'

const ADDRESS = 'ACTIONS_ID_TOKEN_REQUEST_URL'
const REQUEST_TOKEN = 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'

/** URL and token with which a job requests OIDC tokens from GitHub. */
export interface TokenSource {
  readonly address: URL
  readonly requestToken: string
}

/**
 * The runner sets both variables for jobs with `id-token: write`, and neither for others.
 *
 * @returns undefined for a job without the permission
 * @throws SignInError if the URL is one to which the request token must not be sent
 */
export function tokenSource(environment: Environment): TokenSource | undefined {
  const [given, requestToken] = [ADDRESS, REQUEST_TOKEN].map((name) => environment[name]?.trim())
  if (!given || !requestToken) return undefined
  const address = parsedUrl(given)
  if (address?.protocol === 'https:') return { address, requestToken }
  if (address?.protocol === 'http:' && isLoopback(address.hostname)) {
    return { address, requestToken }
  }
  throw new SignInError({
    kind: 'not allowed',
    message: `${ADDRESS} is not an HTTPS URL, so the request token is not sent there`,
    remedy: `Do not override ${ADDRESS}: the runner sets it`,
    lines: [],
  })
}

const OPERATION = 'RequestIdToken'

/**
 * Requests an OIDC token for one audience, and masks it. The request is that of "Methods for
 * requesting the OIDC token" in GitHub's OpenID Connect reference. Not `getIDToken` of
 * `@actions/core`, which sends the request token along on a redirect to another host and waits
 * forever for the rest of a truncated response (seen with 3.0.1).
 *
 * @throws CloudError; the signal's reason if it is aborted
 */
export function requestIdToken(
  source: TokenSource,
  audience: string,
  context: RequestContext & { readonly mask: (secret: string) => void },
): Promise<string> {
  return repeated(
    { operation: OPERATION, attempt: () => requestOnce(source, audience, context) },
    context,
  )
}

async function requestOnce(
  { address, requestToken }: TokenSource,
  audience: string,
  context: RequestContext & { readonly mask: (secret: string) => void },
): Promise<string> {
  const url = new URL(address)
  url.searchParams.set('audience', audience)
  const headers = { authorization: `Bearer ${requestToken}` }
  const answer = await exchange({ operation: OPERATION, url, headers }, context)
  const idToken = answer.json?.['value']
  if (typeof idToken !== 'string' || idToken === '') {
    throw unreadable(OPERATION, 'response contains no ID token', answer)
  }
  context.mask(idToken)
  return idToken
}
