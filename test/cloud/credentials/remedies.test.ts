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
    [STS, { status: 403, code: 'STS5.1001' }, /^Compare the claims above with the trust policy/],
    [STS, { status: 403 }, /^Compare the claims above with the trust policy/],
    [STS, { status: 400, code: 'STS5.2001' }, /^Add the aud above to the client ids/],
    [STS, { status: 401 }, /^Compare the claims above with the OIDC provider/],
    [STS, { status: 404 }, /^Check oidc_provider_urn and oidc_agency_urn.*sts_endpoint/],
    [STS, { status: 400 }, /^Correct what the message names; STS refused/],
    [STS, { status: 429 }, /^Run the job again later: STS/],
    [STS, { status: 503 }, /^Run the job again later: STS/],
    [
      IAM,
      { status: 401, code: 'IAM.0001' },
      /^Compare the claims above with the identity provider/,
    ],
    [IAM, { status: 403 }, /^Give the group .* rights in the project in urn/],
    [IAM, { status: 404 }, /^Check oidc_identity_provider/],
    [IAM, { status: 500 }, /^Run the job again later: IAM/],
    [STS, { kind: 'redirect', status: 302 }, /as sts_endpoint$/],
    [IAM, { kind: 'redirect', status: 302 }, /as iam_endpoint$/],
    [IAM, { kind: 'unreadable' }, /^Check iam_endpoint: what answers there is not IAM/],
    [STS, { kind: 'connection', phase: 'connecting' }, /region in urn, sts_endpoint.*HTTPS_PROXY/],
    [
      IAM,
      { kind: 'connection', phase: 'receiving' },
      /^Run the job again: the connection was lost/,
    ],
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
    [GITHUB, { status: 500 }, /^Run the job again: GitHub gave no id token/],
    [GITHUB, { status: 429 }, /^Run the job again: GitHub gave no id token/],
    [GITHUB, { status: 408 }, /^Run the job again: GitHub gave no id token/],
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
    [GITHUB, { kind: 'connection', phase: 'connecting' }, /^Check whether.*HTTPS_PROXY/],
    [GITHUB, { kind: 'connection', phase: 'receiving' }, /^Run the job again: GitHub gave no/],
  ])('%s %j', (operation, data, expected) => {
    expect(remedy(operation, data)).toMatch(expected)
  })
})
