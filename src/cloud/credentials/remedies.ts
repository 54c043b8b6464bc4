import type { CloudErrorData } from '../errors.ts'
import type { SignInOperation } from '../operations.ts'

/**
 * The remedy for a failed authentication call. The claims of the token are listed above it. STS's
 * codes are those that its users report; its own list has none for ID tokens.
 */
export function signInRemedy(operation: SignInOperation, data: CloudErrorData): string {
  if (operation === 'RequestIdToken') return gitHubRemedy(data)
  const { input, service, refusals } = SERVICES[operation]
  if (data.kind === 'redirect')
    return `Set \`${input}\` to the final URL: the server redirected the request`
  if (data.kind === 'unreadable') return `Check \`${input}\`: the server there is not ${service}`
  if (data.kind === 'connection') return connectionRemedy(data, input)
  const { code = '', status = 0 } = data
  const known = Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined
  const remedy = known ?? refusals[status]
  if (remedy !== undefined) return remedy
  return status === 429 || status >= 500
    ? `Re-run the job later: ${service} error`
    : `${service} rejected the request: fix the problem in the message above and re-run`
}

/** No input controls this; the runner sets the request URL. */
function gitHubRemedy({ kind, status = 0, phase }: CloudErrorData): string {
  if (kind === 'redirect' || kind === 'unreadable') {
    return "Check the runner's ACTIONS_ID_TOKEN_REQUEST_URL and proxy: the server there is not GitHub"
  }
  if (phase === 'connecting') {
    return 'Check that the runner can reach GitHub, and whether HTTPS_PROXY must be set'
  }
  return status >= 400 && status < 500 && status !== 408 && status !== 429
    ? 'Check the permission id-token: write of the job: GitHub rejected the OIDC token request'
    : 'Re-run the job: GitHub returned no OIDC token'
}

const TRUST =
  "The agency's trust policy does not match the token claims above: check the conditions oidc:sub, " +
  'oidc:aud and oidc:iss, and that the principal is the provider in `oidc_provider_urn`'

const BY_CODE: Readonly<Record<string, string>> = {
  'STS5.1001': TRUST,
  'STS5.2001':
    "Audience not allowed: add the aud above to the provider's client IDs, or set `oidc_audience` to one of them",
}

interface Service {
  /** The input with its endpoint. */
  readonly input: string
  readonly service: string
  /** By HTTP status. */
  readonly refusals: Readonly<Record<number, string>>
}

const SERVICES: Readonly<Record<Exclude<SignInOperation, 'RequestIdToken'>, Service>> = {
  AssumeAgencyWithOIDC: {
    input: 'sts_endpoint',
    service: 'STS',
    refusals: {
      401: 'The OIDC provider does not match the token claims above: its URL must equal iss, and aud must be one of its client IDs',
      403: TRUST,
      404: 'Check `oidc_provider_urn` and `oidc_agency_urn`: provider or agency not found, or STS is not available in this region (set `sts_endpoint`)',
    },
  },
  CreateTokenWithIdToken: {
    input: 'iam_endpoint',
    service: 'IAM',
    refusals: {
      401: 'The identity provider does not match the token claims above: check that its URL equals iss, its client ID equals aud, its signing key is current and a conversion rule matches sub',
      403: 'Grant the mapped user group permissions in the project of `urn`',
      404: 'Check `oidc_identity_provider`: there is no identity provider of that name',
    },
  },
  CreateTemporaryAccessKeyByToken: {
    input: 'iam_endpoint',
    service: 'IAM',
    refusals: {
      401: 'Get a new token: IAM does not accept this one, so that there are no keys for OBS',
      403: 'Use an access key, or a token that may get temporary keys: OBS takes no tokens itself',
    },
  },
}

function connectionRemedy({ phase }: CloudErrorData, input: string): string {
  return phase === 'connecting'
    ? `Check the region in \`urn\`, \`${input}\`, and whether HTTPS_PROXY must be set`
    : 'Connection lost: re-run the job'
}
