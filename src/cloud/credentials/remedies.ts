import type { CloudErrorData } from '../errors.ts'
import type { SignInOperation } from '../operations.ts'

/**
 * One thing to do about a sign-in that was refused. The claims that were shown are listed beside it.
 * STS's codes are those that users of it report; its own list names none for id tokens.
 */
export function signInRemedy(operation: SignInOperation, data: CloudErrorData): string {
  if (operation === 'RequestIdToken') return gitHubRemedy(data)
  const { address, service, refusals } = SERVICES[operation]
  if (data.kind === 'redirect') return `Give the address that serves the API itself as ${address}`
  if (data.kind === 'unreadable') return `Check ${address}: what answers there is not ${service}`
  if (data.kind === 'connection') return connectionRemedy(data, address)
  const { code = '', status = 0 } = data
  const known = Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined
  const remedy = known ?? refusals[status]
  if (remedy !== undefined) return remedy
  return status === 429 || status >= 500
    ? `Run the job again later: ${service} has trouble of its own`
    : `Correct what the message names; ${service} refused the sign-in`
}

/** There is no input to correct: where and how GitHub is asked is the runner's doing. */
function gitHubRemedy({ kind, status = 0, phase }: CloudErrorData): string {
  if (kind === 'redirect' || kind === 'unreadable') {
    return "Check the runner's ACTIONS_ID_TOKEN_REQUEST_URL and proxy: what answers is not GitHub"
  }
  if (phase === 'connecting') {
    return 'Check whether the runner reaches GitHub, and whether it needs HTTPS_PROXY to get out'
  }
  return status >= 400 && status < 500 && status !== 408 && status !== 429
    ? 'Check the permission id-token: write of the job: GitHub refuses to give it an id token'
    : 'Run the job again: GitHub gave no id token'
}

const TRUST =
  'Compare the claims above with the trust policy of the agency: its conditions oidc:sub, oidc:aud ' +
  'and oidc:iss must fit them, and its principal must be the provider in oidc_provider_urn'

const BY_CODE: Readonly<Record<string, string>> = {
  'STS5.1001': TRUST,
  'STS5.2001':
    'Add the aud above to the client ids of the provider, or give one of them as oidc_audience',
}

interface Service {
  readonly address: string
  readonly service: string
  /** By HTTP status. */
  readonly refusals: Readonly<Record<number, string>>
}

const SERVICES: Readonly<Record<Exclude<SignInOperation, 'RequestIdToken'>, Service>> = {
  AssumeAgencyWithOIDC: {
    address: 'sts_endpoint',
    service: 'STS',
    refusals: {
      401: 'Compare the claims above with the OIDC provider: its URL must be the iss, and the aud one of its client ids',
      403: TRUST,
      404: 'Check oidc_provider_urn and oidc_agency_urn: one of them is not there, or STS is not in this region (give sts_endpoint)',
    },
  },
  CreateTokenWithIdToken: {
    address: 'iam_endpoint',
    service: 'IAM',
    refusals: {
      401: 'Compare the claims above with the identity provider: its URL and client id must be the iss and the aud, its signing key one that GitHub uses now, and a rule of its mapping must fit the sub',
      403: 'Give the group to which the mapping leads rights in the project in urn',
      404: 'Check oidc_identity_provider: there is no identity provider of that name',
    },
  },
}

function connectionRemedy({ phase }: CloudErrorData, address: string): string {
  return phase === 'connecting'
    ? `Check the region in urn, ${address}, and whether the runner needs HTTPS_PROXY to get out`
    : 'Run the job again: the connection was lost on the way'
}
