import type { Bucket, CloudErrorData } from '../errors.ts'
import { spanText } from '../../units.ts'

/** By OBS's code; codes and meanings: table of error codes in its API reference. */
const BY_CODE: Readonly<Record<string, (bucket: Bucket, data: CloudErrorData) => string>> = {
  NoSuchBucket: ({ name, region }) =>
    `Create the bucket ${name} in ${region}, or check \`upload_bucket\` and \`obs_endpoint\``,
  PermanentRedirect: elsewhere,
  AuthorizationHeaderMalformed: elsewhere,
  AccessDenied: permission,
  AllAccessDisabled: permission,
  SignatureDoesNotMatch: () => 'Check the secret key: OBS rejected the signature',
  InvalidAccessKeyId: () =>
    'Check the access key, and the security token of temporary credentials: OBS does not know them',
  InvalidSecurity: () => 'Get new temporary keys: OBS does not accept their security token',
  ExpiredToken: () => 'Get new temporary keys: these have expired',
  RequestTimeTooSkewed: clock,
  SlowDown: () => 'OBS limits the rate of requests: re-run the job later',
  BadDigest: () => 'The package was damaged in transit: re-run the job, or check the network',
  QuotaExceeded: () => 'Free space in the bucket, or raise its quota',
  InsufficientStorageSpace: () => 'Free space in the bucket, or raise its quota',
  NotSignedUp: () => 'Open OBS for this account in the console',
  InArrearOrInsufficientBalance: () => 'Top up the account: OBS is suspended because of arrears',
}

/** The remedy for a failed call to OBS. */
export function objectRemedy(data: CloudErrorData): string {
  const { code = '', kind, phase, permanent, status = 0 } = data
  const bucket = data.bucket ?? { name: 'in `upload_bucket`', region: 'the region' }
  if (kind === 'connection') {
    if (status === 407) return 'Check the user name and password in HTTPS_PROXY'
    if (permanent === true) return CERTIFICATE
    return phase === 'connecting'
      ? 'Check `upload_bucket`, `obs_endpoint`, and whether the runner needs HTTPS_PROXY'
      : 'Connection to OBS lost: re-run the job'
  }
  if (kind === 'unreadable') return 'Check `obs_endpoint`: what answers there is not OBS'
  const known = Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined
  if (known !== undefined) return known(bucket, data)
  if (kind === 'redirect') return elsewhere(bucket)
  if (status === 403) return permission(bucket)
  if (status === 404) return `Check \`upload_bucket\`: there is no bucket ${bucket.name}`
  return status === 429 || status >= 500
    ? 'Re-run the job later: OBS reported an internal error'
    : 'Fix the problem in the message above and re-run: OBS rejected the request'
}

const CERTIFICATE =
  'Check `obs_endpoint` and HTTPS_PROXY; for a private certificate authority set NODE_EXTRA_CA_CERTS'

function elsewhere({ name, region }: Bucket): string {
  return (
    `Use a bucket in ${region}, the region of the function: ${name} is in another region ` +
    '(`upload_bucket` may contain {region})'
  )
}

function permission({ name }: Bucket): string {
  return (
    `Grant obs:object:PutObject and obs:object:GetObject on ${name}/* to this user or agency, ` +
    'and check the bucket policy'
  )
}

function clock(_: Bucket, { clockAhead = 0 }: CloudErrorData): string {
  if (clockAhead === 0) return "Set the runner's clock: it is more than 15 minutes off"
  const distance = spanText(Math.abs(clockAhead))
  return `Set the runner's clock: it is ${distance} ${clockAhead > 0 ? 'ahead of' : 'behind'} OBS's`
}

/** Codes with which FunctionGraph says that it cannot take a package from OBS. */
const UNREAD: readonly string[] = ['FSS.0403', 'FSS.1010', 'FSS.1054', 'FSS.1151']

/**
 * The remedy if FunctionGraph cannot read the package that the step has just uploaded. Whose
 * permission counts is not documented: a private bucket of the caller's account works.
 */
export function readerRemedy({ uploaded, code = '', status }: CloudErrorData): string | undefined {
  if (uploaded !== true || !(UNREAD.includes(code) || status === 403)) return undefined
  const readers =
    'keep the bucket in the account and region of the function, and grant obs:object:GetObject on ' +
    "it to this user or agency, and to the function's agency where it has one"
  if (status !== 403) return `FunctionGraph could not read the uploaded package: ${readers}`
  return (
    'Grant FunctionGraph:function:updateCode to this user or agency. If it has that, FunctionGraph ' +
    `could not read the uploaded package: ${readers}`
  )
}
