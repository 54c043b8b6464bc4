import { describe, expect, it } from 'vitest'
import type { CloudErrorData } from '../../src/cloud/errors.ts'
import { mayHelpAgain, remedyFor } from '../../src/cloud/remedies.ts'

function failure(data: Partial<CloudErrorData>): CloudErrorData {
  return { kind: 'status', operation: 'UpdateFunctionCode', ...data }
}

const AGAIN = /\bre-run the job\b/i
const PERMISSION =
  /^Grant FunctionGraph:function:updateCode to this user or agency, and check that `urn` is in its project/
const NAMED = /^Fix the problem in the message above and re-run$/
const FUNCTION = /^Check `urn`: there is no such function/
const DEPENDENCY_IDS =
  /^Check `depend_version_list` \(dependency version IDs, not dependency IDs\) or `depend_list`$/
const SMALLER = /^Reduce the package size, or set `upload_bucket` to upload it through OBS$/
const CREDENTIALS = /^Check the credentials, and that they belong to the project in `urn`$/
const STATE = /^The function cannot be updated in its current state: check it in the console$/

/** FunctionGraph's list of error codes, and API Gateway's, as far as a deploy can meet them. */
const CODES: readonly (readonly [status: number, code: string, remedy: RegExp])[] = [
  [400, 'FSS.0400', NAMED],
  [400, 'FSS.1002', NAMED],
  [400, 'FSS.1003', NAMED],
  [400, 'FSS.1004', NAMED],
  [400, 'FSS.1005', NAMED],
  [400, 'FSS.1006', NAMED],
  [400, 'FSS.1010', /^Check `code_url`: it is not the URL/],
  [400, 'FSS.1011', /^Check the archive: .* as the given `code_type`$/],
  [400, 'FSS.1012', /^Check `code_path`: the request contained no code$/],
  [400, 'FSS.1013', NAMED],
  [400, 'FSS.1014', /^Check `alias`: /],
  [400, 'FSS.1015', /^Check `version`: /],
  [403, 'FSS.1043', /a function may have 10 aliases$/],
  [404, 'FSS.1053', /^Check `alias`: another run or user deleted it/],
  [409, 'FSS.1066', /the service allows one alias per version$/],
  [400, 'FSS.1091', /^Check `version`: /],
  [400, 'FSS.1092', /^Check `alias_percent`: /],
  [400, 'FSS.1093', /^Set `alias_percent: 100`: /],
  [400, 'FSS.1024', DEPENDENCY_IDS],
  [424, 'FSS.0424', DEPENDENCY_IDS],
  [400, 'FSS.1034', NAMED],
  [400, 'FSS.1035', NAMED],
  [400, 'FSS.1077', /^Delete the reserved instances/],
  [400, 'FSS.1078', /^`code_filename` must be a file name without a path$/],
  [400, 'FSS.1309', /^Check `urn`: the service rejected it$/],
  [401, 'FSS.0401', CREDENTIALS],
  [403, 'FSS.0403', PERMISSION],
  [403, 'FSS.1042', /^Delete unused functions or versions to free code storage$/],
  [403, 'FSS.1046', /^Share the dependency with this account, or use a different one$/],
  [404, 'FSS.0404', FUNCTION],
  [404, 'FSS.1051', FUNCTION],
  [404, 'FSS.1052', /^Check `urn`: there is no such function or version/],
  [
    404,
    'FSS.1054',
    /^Check `code_url`: no such object in OBS, or FunctionGraph has no permission to read it$/,
  ],
  [404, 'FSS.1056', /^Check the dependency IDs/],
  [406, 'FSS.1151', /^Use a bucket in the function's own region$/],
  [408, 'FSS.0408', AGAIN],
  [409, 'FSS.1061', STATE],
  [409, 'FSS.0409', STATE],
  [410, 'FSS.0410', /^Check `urn`: the function was deleted$/],
  [413, 'FSS.0413', SMALLER],
  [413, 'FSS.1201', SMALLER],
  [413, 'FSS.1071', /^Direct upload is limited to 50 MB: set `upload_bucket` /],
  [413, 'FSS.1072', /^Inline code is limited to 10 KB: use `code_type: zip`$/],
  [429, 'FSS.0429', AGAIN],
  [500, 'FSS.0500', AGAIN],
  [502, 'FSS.0502', AGAIN],
  [503, 'FSS.0503', AGAIN],
  [504, 'FSS.0504', AGAIN],
  [
    404,
    'APIGW.0101',
    /^Check the region in `urn` \(or `endpoint`\): FunctionGraph is not available/,
  ],
  [400, 'FSS.1303', PERMISSION],
  [400, 'FSS.1310', PERMISSION],
  [403, 'FSS.1126', PERMISSION],
  [403, 'FSS.1127', PERMISSION],
  [400, 'APIGW.0201', /^Fix the problem in the message above and re-run: the gateway rejected/],
  [413, 'APIGW.0201', /12 MB for AK\/SK-signed requests: set `upload_bucket` /],
  [413, 'APIG.0201', /12 MB for AK\/SK-signed requests: set `upload_bucket` /],
  [414, 'APIGW.0201', /the URL as too long$/],
  [494, 'APIGW.0201', /the headers as too long$/],
  [504, 'APIGW.0201', AGAIN],
  [504, 'APIG.0201', /did not answer in time$/],
  [401, 'APIG.0301', /^Check access key, secret key and the runner's clock$/],
  [429, 'APIG.0308', AGAIN],
  [401, 'APIGW.0301', /^Check access key, secret key and the runner's clock$/],
  [429, 'APIGW.0308', AGAIN],
]

describe('the remedy of a refusal', () => {
  it.each(['ListFunctionVersions', 'CreateFunctionVersion', 'ShowVersionAlias'] as const)(
    'of %s by a gateway that knows no such path says that the region lacks versions',
    (operation) => {
      const data = { ...failure({ status: 404, code: 'APIG.0101' }), operation }
      expect(remedyFor(data)).toMatch(/^This region has no API for versions and aliases: /)
      expect(remedyFor({ ...data, code: 'FSS.1051' })).toMatch(FUNCTION)
    },
  )

  it.each(CODES)('HTTP %i %s', (status, code, remedy) => {
    expect(remedyFor(failure({ status, code }))).toMatch(remedy)
  })

  it.each([
    [400, NAMED],
    [401, CREDENTIALS],
    [403, PERMISSION],
    [404, /^Check `urn`, and `endpoint` if set$/],
    [407, /HTTPS_PROXY/],
    [408, AGAIN],
    [409, STATE],
    [410, /deleted/],
    [413, SMALLER],
    [418, /^See the list of error codes in the FunctionGraph API reference$/],
    [429, AGAIN],
    [499, /^See the list of error codes/],
    [500, /^Re-run the job later: service error$/],
    [507, AGAIN],
  ])('HTTP %i with a code that is not known', (status, remedy) => {
    expect(remedyFor(failure({ status, code: 'FSS.9999' }))).toMatch(remedy)
    expect(remedyFor(failure({ status }))).toMatch(remedy)
  })

  it('names the permission of the call that was refused', () => {
    const reading = failure({ operation: 'ShowFunctionConfig', status: 403, code: 'FSS.0403' })
    expect(remedyFor(reading)).toMatch(/^Grant FunctionGraph:function:getConfig to/)
  })

  it('says to try again just where that can help', () => {
    for (const [status, code] of CODES) {
      const data = failure({ status, code })
      expect([code, AGAIN.test(remedyFor(data))]).toEqual([code, mayHelpAgain(data)])
    }
  })

  it('is not taken from what every object has', () => {
    for (const code of ['constructor', '__proto__', 'toString']) {
      expect(remedyFor(failure({ status: 400, code }))).toMatch(NAMED)
      const signIn = failure({ operation: 'AssumeAgencyWithOIDC', status: 400, code })
      expect(remedyFor(signIn)).toMatch(
        /^STS rejected the request: fix the problem in the message above and re-run$/,
      )
    }
  })
})

describe('the remedy of a signature that is refused', () => {
  const refused = { status: 401, code: 'APIGW.0301' }
  const KEYS = /^Check access key/

  it.each([
    [undefined, KEYS],
    [0, /^Check access key and secret key$/],
    [60, /^Check access key and secret key$/],
    [-60, /^Check access key and secret key$/],
    [61, / and the runner's clock$/],
    [900, KEYS],
    [-900, KEYS],
    [901, /^Fix the runner's clock: it is 15 min ahead of the service's$/],
    [-901, /^Fix the runner's clock: it is 15 min behind the service's$/],
  ])('by a clock %j s ahead', (clockAhead, remedy) => {
    expect(remedyFor(failure({ ...refused, clockAhead }))).toMatch(remedy)
  })

  it('has the clock in it only where clocks count', () => {
    expect(remedyFor(failure({ status: 401, code: 'FSS.0401', clockAhead: 5_000 }))).toMatch(
      CREDENTIALS,
    )
  })

  it.each([
    [
      'token',
      /^Get a new IAM token: this one has expired \(after 24 hours at most\) or is for another project$/,
    ],
    ['temporary key', /^Get new temporary keys: these have expired, or their parts do not belong/],
    [
      'key from STS',
      /^`endpoint` and `sts_endpoint` must belong to the same cloud: STS issued these keys/,
    ],
    [
      'token from IAM',
      /^`endpoint` and `iam_endpoint` must belong to the same cloud: IAM issued this/,
    ],
    ['key', KEYS],
    [undefined, KEYS],
  ] as const)('by a %s', (proof, remedy) => {
    expect(remedyFor(failure({ ...refused, proof }))).toMatch(remedy)
    expect(remedyFor(failure({ status: 403, code: 'FSS.0403', proof }))).toMatch(/^Grant/)
  })
})

describe('the remedy of', () => {
  it.each<[string, Partial<CloudErrorData>, RegExp]>([
    ['a redirect', { kind: 'redirect', status: 302 }, /^Set `endpoint` to the final URL/],
    [
      'an answer of something else',
      { kind: 'unreadable' },
      /^Check `endpoint`: .* not FunctionGraph$/,
    ],
    [
      'no connection',
      { kind: 'connection', phase: 'connecting' },
      /region in `urn`, `endpoint`, .*HTTPS_PROXY/,
    ],
    [
      'a lost connection',
      { kind: 'connection', phase: 'waiting' },
      /^Connection lost: re-run the job$/,
    ],
    [
      'a certificate of a private authority',
      { kind: 'connection', phase: 'connecting', certificate: 'SELF_SIGNED_CERT_IN_CHAIN' },
      /NODE_EXTRA_CA_CERTS .*NODE_USE_SYSTEM_CA=1/,
    ],
    [
      'a certificate for another host',
      { kind: 'connection', phase: 'connecting', certificate: 'ERR_TLS_CERT_ALTNAME_INVALID' },
      /^Check `endpoint` and HTTPS_PROXY: the certificate is for another host name$/,
    ],
    [
      'a certificate that has expired',
      { kind: 'connection', phase: 'connecting', certificate: 'CERT_HAS_EXPIRED' },
      /^The certificate is not valid at this time/,
    ],
    [
      'a port that speaks no TLS',
      { kind: 'connection', phase: 'connecting', permanent: true },
      /does not speak TLS$/,
    ],
    [
      'a proxy that wants a password',
      { kind: 'connection', phase: 'connecting', status: 407, permanent: true },
      /^Check the user name and password in HTTPS_PROXY$/,
    ],
    [
      'a proxy that forbids the host',
      { kind: 'connection', phase: 'connecting', status: 403, permanent: true },
      /^Check HTTPS_PROXY: the proxy blocked this host$/,
    ],
    [
      'a proxy that fails',
      { kind: 'connection', phase: 'connecting', status: 502 },
      /^Check HTTPS_PROXY: the proxy could not reach this host$/,
    ],
    ['a status that is none', {}, /^See the list of error codes/],
  ])('%s', (_, data, remedy) => {
    expect(remedyFor(failure(data))).toMatch(remedy)
  })
})

describe('whether running the job again can help', () => {
  it.each<[Partial<CloudErrorData>, boolean]>([
    [{ kind: 'connection' }, true],
    [{ kind: 'connection', permanent: false }, true],
    [{ kind: 'connection', permanent: true }, false],
    [{ kind: 'redirect', status: 503 }, false],
    [{ kind: 'unreadable', status: 503 }, false],
    [{}, false],
    [{ status: 407 }, false],
    [{ status: 408 }, true],
    [{ status: 409 }, false],
    [{ status: 428 }, false],
    [{ status: 429 }, true],
    [{ status: 430 }, false],
    [{ status: 499 }, false],
    [{ status: 500 }, true],
    [{ status: 599 }, true],
  ])('%j: %j', (data, again) => {
    expect(mayHelpAgain(failure(data))).toBe(again)
  })
})
