import { describe, expect, it } from 'vitest'
import type { CloudErrorData } from '../../../src/cloud/errors.ts'
import { objectRemedy, readerRemedy } from '../../../src/cloud/obs/remedies.ts'

const bucket = { name: 'packages', region: 'cn-north-4' }
const refused = (status: number, code = ''): CloudErrorData => ({
  kind: 'status',
  operation: 'PutObject',
  bucket,
  status,
  code,
})
const lost = (more: Partial<CloudErrorData>): CloudErrorData => ({
  kind: 'connection',
  operation: 'PutObject',
  bucket,
  ...more,
})

describe('what to do about an error of OBS', () => {
  it.each<[string, number, RegExp]>([
    ['NoSuchBucket', 404, /^Create the bucket packages in cn-north-4/],
    ['PermanentRedirect', 301, /^Use a bucket in cn-north-4.*: packages is in another region/],
    ['AuthorizationHeaderMalformed', 400, /^Use a bucket in cn-north-4.*\{region\}/],
    ['AccessDenied', 403, /PutObject and obs:object:GetObject on packages\/\*.*bucket policy$/],
    ['AllAccessDisabled', 403, /PutObject and obs:object:GetObject on packages\/\*/],
    ['SignatureDoesNotMatch', 403, /secret key/],
    ['InvalidAccessKeyId', 403, /access key.*security token/],
    ['InvalidSecurity', 403, /new temporary keys.*security token/],
    ['ExpiredToken', 400, /new temporary keys.*expired/],
    ['RequestTimeTooSkewed', 403, /clock: it is more than 15 minutes off/],
    ['SlowDown', 503, /rate of requests.*later/],
    ['BadDigest', 400, /damaged in transit/],
    ['QuotaExceeded', 403, /quota/],
    ['InsufficientStorageSpace', 400, /quota/],
    ['NotSignedUp', 403, /Open OBS/],
    ['InArrearOrInsufficientBalance', 403, /Top up/],
  ])('%s', (code, status, words) => {
    expect(objectRemedy(refused(status, code))).toMatch(words)
  })

  it.each<[string, number, RegExp]>([
    ['403', 403, /^Grant obs:object:PutObject/],
    ['404', 404, /there is no bucket packages/],
    ['429', 429, /later: OBS reported an internal error/],
    ['499', 499, /OBS rejected the request/],
    ['500', 500, /later: OBS reported an internal error/],
    ['503', 503, /later: OBS reported an internal error/],
    ['400', 400, /OBS rejected the request/],
  ])('HTTP %s with a code that is in no table', (_, status, words) => {
    for (const code of ['', 'SomethingNew', 'constructor']) {
      expect(objectRemedy(refused(status, code))).toMatch(words)
    }
  })

  it.each<[string, CloudErrorData, RegExp]>([
    ['no connection', lost({ phase: 'connecting' }), /`obs_endpoint`, and whether.*HTTPS_PROXY$/],
    ['a connection that is lost', lost({ phase: 'sending' }), /lost: re-run the job/],
    ['a certificate', lost({ phase: 'connecting', permanent: true }), /NODE_EXTRA_CA_CERTS/],
    ['a proxy that wants a password', lost({ status: 407, permanent: true }), /password.*HTTPS_PR/],
    ['what is no answer of OBS', { ...refused(200), kind: 'unreadable' }, /not OBS$/],
    ['a redirect', { ...refused(302), kind: 'redirect' }, /^Use a bucket in cn-north-4/],
  ])('%s', (_, data, words) => {
    expect(objectRemedy(data)).toMatch(words)
  })

  it('names inputs where the bucket is not known', () => {
    const data = { ...refused(404, 'NoSuchBucket'), bucket: undefined }
    expect(objectRemedy(data)).toMatch(/bucket in `upload_bucket` in the region,/)
  })

  it.each([
    [3_600, "1 h ahead of OBS's"],
    [-3_600, "1 h behind OBS's"],
  ])('a clock that is %s s ahead', (clockAhead, words) => {
    const data = { ...refused(403, 'RequestTimeTooSkewed'), clockAhead }
    expect(objectRemedy(data)).toBe(`Set the runner's clock: it is ${words}`)
  })
})

describe('what to do when FunctionGraph cannot read what was uploaded', () => {
  const update = (status: number, code: string): CloudErrorData => ({
    ...refused(status, code),
    operation: 'UpdateFunctionCode',
    uploaded: true,
  })

  it.each(['FSS.0403', 'FSS.1010', 'FSS.1054', 'FSS.1151'])('%s', (code) => {
    const remedy = readerRemedy(update(400, code))
    expect(remedy).toMatch(/^FunctionGraph could not read the uploaded package: .*region.*agency/)
    expect(remedy).not.toContain('updateCode')
  })

  it.each(['', 'FSS.0403', 'FSS.1151'])('HTTP 403 "%s", which may be either permission', (code) => {
    expect(readerRemedy(update(403, code))).toMatch(
      /^Grant FunctionGraph:function:updateCode .*could not read the uploaded package: .*GetObject/,
    )
  })

  it.each<[string, CloudErrorData]>([
    ['another code', update(400, 'FSS.1011')],
    ['nothing that this step uploaded', { ...update(403, 'FSS.0403'), uploaded: false }],
    ['nothing uploaded', { ...refused(403, 'FSS.1151') }],
  ])('nothing for %s', (_, data) => {
    expect(readerRemedy(data)).toBeUndefined()
  })
})
