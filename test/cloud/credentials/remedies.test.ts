import { describe, expect, it } from 'vitest'
import type { CloudErrorData } from '../../../src/cloud/errors.ts'
import type { SignInOperation } from '../../../src/cloud/operations.ts'
import { remedyFor } from '../../../src/cloud/remedies.ts'

function remedy(operation: SignInOperation, data: Partial<CloudErrorData>): string {
  return remedyFor({ kind: 'status', operation, ...data })
}

const GITHUB = 'RequestIdToken'
const STS = 'AssumeAgencyWithOIDC'
const IAM = 'CreateTokenWithIdToken'

describe('the remedy for a sign-in', () => {
  it.each<[SignInOperation, Partial<CloudErrorData>, RegExp]>([
    [
      STS,
      { status: 403, code: 'STS5.1001' },
      /^The agency's trust policy does not match the token claims above/,
    ],
    [STS, { status: 403 }, /^The agency's trust policy does not match the token claims above/],
    [
      STS,
      { status: 400, code: 'STS5.2001' },
      /^Audience not allowed: add the aud above to the provider's client IDs/,
    ],
    [STS, { status: 401 }, /^The OIDC provider does not match the token claims above/],
    [STS, { status: 404 }, /^Check `oidc_provider_urn` and `oidc_agency_urn`.*`sts_endpoint`/],
    [STS, { status: 400 }, /^STS rejected the request: fix/],
    [STS, { status: 429 }, /^Re-run the job later: STS error$/],
    [STS, { status: 503 }, /^Re-run the job later: STS error$/],
    [
      IAM,
      { status: 401, code: 'IAM.0001' },
      /^The identity provider does not match the token claims above/,
    ],
    [IAM, { status: 403 }, /^Grant the mapped user group permissions in the project of `urn`$/],
    [IAM, { status: 404 }, /^Check `oidc_identity_provider`/],
    [IAM, { status: 500 }, /^Re-run the job later: IAM error$/],
    [STS, { kind: 'redirect', status: 302 }, /^Set `sts_endpoint` to the final URL/],
    [IAM, { kind: 'redirect', status: 302 }, /^Set `iam_endpoint` to the final URL/],
    [IAM, { kind: 'unreadable' }, /^Check `iam_endpoint`: the server there is not IAM$/],
    [
      STS,
      { kind: 'connection', phase: 'connecting' },
      /region in `urn`, `sts_endpoint`.*HTTPS_PROXY/,
    ],
    [IAM, { kind: 'connection', phase: 'receiving' }, /^Connection lost: re-run the job$/],
    [STS, { kind: 'connection', permanent: true }, /^Check `sts_endpoint` and HTTPS_PROXY.* TLS$/],
    [
      STS,
      { kind: 'connection', status: 407, permanent: true },
      /^Check the user name .* HTTPS_PROXY$/,
    ],
    [IAM, { kind: 'connection', status: 403, permanent: true }, /^Check HTTPS_PROXY: .* blocked/],
    [IAM, { kind: 'connection', status: 502 }, /^Check HTTPS_PROXY: .* could not reach this host$/],
    [
      IAM,
      { kind: 'connection', permanent: true, certificate: 'ERR_TLS_CERT_ALTNAME_INVALID' },
      /^Check `iam_endpoint` and HTTPS_PROXY: the certificate is for another host name$/,
    ],
    [
      STS,
      { kind: 'connection', permanent: true, certificate: 'CERT_HAS_EXPIRED' },
      /^The certificate is not valid at this time/,
    ],
    [
      STS,
      { kind: 'connection', permanent: true, certificate: 'SELF_SIGNED_CERT_IN_CHAIN' },
      /NODE_EXTRA_CA_CERTS .*NODE_USE_SYSTEM_CA=1/,
    ],
    [GITHUB, { status: 500 }, /^Re-run the job: GitHub returned no OIDC token$/],
    [GITHUB, { status: 429 }, /^Re-run the job: GitHub returned no OIDC token$/],
    [GITHUB, { status: 408 }, /^Re-run the job: GitHub returned no OIDC token$/],
    [GITHUB, { status: 400 }, /^Check the permission id-token: write of the job/],
    [GITHUB, { status: 401 }, /^Check the permission id-token: write of the job/],
    [GITHUB, { status: 499 }, /^Check the permission id-token: write of the job/],
    [GITHUB, { kind: 'redirect', status: 302 }, /^Check the runner's ACTIONS_ID_TOKEN_REQUEST_URL/],
    [GITHUB, { kind: 'unreadable' }, /^Check .*ACTIONS_ID_TOKEN_REQUEST_URL.* is not GitHub$/],
    [GITHUB, { kind: 'connection', permanent: true }, /^Check HTTPS_PROXY.* TLS$/],
    [GITHUB, { kind: 'connection', status: 403, permanent: true }, /the proxy blocked this host$/],
    [
      GITHUB,
      { kind: 'connection', permanent: true, certificate: 'SELF_SIGNED_CERT_IN_CHAIN' },
      /NODE_EXTRA_CA_CERTS .*NODE_USE_SYSTEM_CA=1/,
    ],
    [
      GITHUB,
      { kind: 'connection', phase: 'connecting' },
      /^Check that the runner can reach GitHub.*HTTPS_PROXY/,
    ],
    [
      GITHUB,
      { kind: 'connection', phase: 'receiving' },
      /^Re-run the job: GitHub returned no OIDC token$/,
    ],
  ])('%s %j', (operation, data, expected) => {
    expect(remedy(operation, data)).toMatch(expected)
  })
})
