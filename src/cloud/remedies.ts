import { lostLargeSignedBody, type CloudErrorData, type Proof } from './errors.ts'
import { isOfObjects, isSignIn, OPERATIONS, type ServiceName } from './operations.ts'
import { objectRemedy, readerRemedy } from './obs/remedies.ts'
import { signInRemedy } from './credentials/remedies.ts'
import { spanText } from '../units.ts'

/** Placeholder for the permission that the failed call requires. */
const PERMISSION = 'permission'

/**
 * Remedies by the service's error code, after FunctionGraph's and API Gateway's lists of error codes.
 * Messages differ by region and are ignored.
 */
const BY_CODE: Readonly<Record<string, string>> = {
  'APIGW.0101':
    'Check the region in `urn` (or `endpoint`): FunctionGraph is not available at this host',
  'APIGW.0201': 'Fix the problem in the message above and re-run: the gateway rejected the request',
  'APIGW.0301': "Check access key, secret key and the runner's clock",
  'APIGW.0308': 'Re-run the job later: rate limit exceeded',
  'FSS.0401': 'Check the credentials, and that they belong to the project in `urn`',
  'FSS.0403': PERMISSION,
  'FSS.0404': 'Check `urn`: there is no such function in this project and region',
  'FSS.0413': 'Reduce the package size, or set `upload_bucket` to upload it through OBS',
  'FSS.1010': 'Check `code_url`: it is not the URL of an object in OBS',
  'FSS.1011': 'Check the archive: the service cannot read it as the given `code_type`',
  'FSS.1012': 'Check `code_path`: the request contained no code',
  'FSS.1014': 'Check `alias`: the service does not accept this name',
  'FSS.1015': 'Check `version`: the service does not accept this name',
  'FSS.1024':
    'Check `depend_version_list` (dependency version IDs, not dependency IDs) or `depend_list`',
  'FSS.0424':
    'Check `depend_version_list` (dependency version IDs, not dependency IDs) or `depend_list`',
  'FSS.1042': 'Delete unused functions or versions to free code storage',
  'FSS.1043': 'Delete an alias that is no longer used: a function may have 10 aliases',
  'FSS.1046': 'Share the dependency with this account, or use a different one',
  'FSS.1051': 'Check `urn`: there is no such function in this project and region',
  'FSS.1052': 'Check `urn`: there is no such function or version in this project and region',
  'FSS.1053': 'Check `alias`: another run or user deleted it during the step',
  'FSS.1054':
    'Check `code_url`: no such object in OBS, or FunctionGraph has no permission to read it',
  'FSS.1056': 'Check the dependency IDs: one of them does not exist',
  'FSS.1066':
    'Point the other alias of this version elsewhere first: the service allows one alias per version',
  'FSS.1071':
    'Direct upload is limited to 50 MB: set `upload_bucket` to upload the package through OBS',
  'FSS.1072': 'Inline code is limited to 10 KB: use `code_type: zip`',
  'FSS.1077': 'Delete the reserved instances of the function, then re-run',
  'FSS.1078': '`code_filename` must be a file name without a path',
  'FSS.1091': 'Check `version`: an alias can only share traffic with a published version',
  'FSS.1092': 'Check `alias_percent`: the service does not accept this share',
  'FSS.1093': 'Set `alias_percent: 100`: the alias already points to this version',
  'FSS.1126': PERMISSION,
  'FSS.1127': PERMISSION,
  'FSS.1151': "Use a bucket in the function's own region",
  'FSS.1201': 'Reduce the package size, or set `upload_bucket` to upload it through OBS',
  'FSS.1303': PERMISSION,
  'FSS.1309': 'Check `urn`: the service rejected it',
  'FSS.1310': PERMISSION,
}

/** Remedies for codes whose meaning depends on the HTTP status. */
const BY_STATUS_AND_CODE: Readonly<Record<string, string>> = {
  '413 APIGW.0201':
    'Request body exceeds the gateway limit of 12 MB for AK/SK-signed requests: set ' +
    '`upload_bucket` to upload the package through OBS, or use `iam_token`',
  '414 APIGW.0201': 'Check `endpoint` and `urn`: the gateway rejected the URL as too long',
  '494 APIGW.0201': 'Check the credentials: the gateway rejected the headers as too long',
  '504 APIGW.0201': 'Re-run the job later: the service behind the gateway did not answer in time',
}

const PROXY_USER = 'Check the user name and password in HTTPS_PROXY'

const BY_STATUS: Readonly<Record<number, string>> = {
  400: 'Fix the problem in the message above and re-run',
  401: 'Check the credentials, and that they belong to the project in `urn`',
  403: PERMISSION,
  404: 'Check `urn`, and `endpoint` if set',
  407: PROXY_USER,
  408: 'Re-run the job: the request timed out',
  409: 'The function cannot be updated in its current state: check it in the console',
  410: 'Check `urn`: the function was deleted',
  413: 'Reduce the package size, or set `upload_bucket` to upload it through OBS',
  429: 'Re-run the job later: too many requests',
}

/** Seconds that clocks may differ before signatures are rejected. */
const CLOCK_TOLERANCE = 15 * 60

/** The remedy for a failed call: one thing to do. */
export function remedyFor(data: CloudErrorData): string {
  if (data.kind === 'oversized' || data.foreign === true) return betweenRemedy(data)
  if (data.kind === 'connection') {
    const barrier = barrierRemedy(data)
    if (barrier !== undefined) return barrier
  }
  if (isSignIn(data.operation)) return signInRemedy(data.operation, data)
  if (isOfObjects(data.operation)) return objectRemedy(data)
  if (data.kind === 'connection') return connectionRemedy(data)
  if (data.kind === 'redirect')
    return 'Set `endpoint` to the final URL: the server redirected the request'
  if (data.kind === 'unreadable') {
    return data.permanent === false
      ? betweenRemedy(data)
      : 'Check `endpoint`: the server there is not FunctionGraph'
  }
  const clock = clockRemedy(data)
  if (clock !== undefined) return clock
  const renewal = renewalRemedy(data)
  if (renewal !== undefined) return renewal
  if (isSignatureRefusal(data.code) && isSameTime(data)) return 'Check access key and secret key'
  if (lacksReleases(data)) return NO_RELEASES
  const { status = 0 } = data
  const remedy = readerRemedy(data) ?? remedyByCode(data) ?? BY_STATUS[status]
  if (remedy === PERMISSION) return permissionRemedy(data)
  if (remedy !== undefined) return remedy
  return status >= 500
    ? 'Re-run the job later: service error'
    : 'See the list of error codes in the FunctionGraph API reference'
}

const NO_RELEASES =
  'This region has no API for versions and aliases: remove `publish`, `alias` and `keep_versions`, ' +
  'and do not use `mode: release`'

/** The gateway knows no such path, though it knows that of the function's configuration. */
function lacksReleases({ operation, code = '', status }: CloudErrorData): boolean {
  const row = OPERATIONS[operation]
  const isRelease =
    row.service === 'FunctionGraph' && /^\/(versions|aliases)/.test(row.path('', ''))
  return isRelease && (/^API(GW|G)\.0101$/.test(code) || status === 405)
}

/** The gateway writes its prefix APIGW or APIG, depending on the service behind it. */
function remedyByCode({ code = '', status = 0 }: CloudErrorData): string | undefined {
  const known = code.replace(/^APIG\./, 'APIGW.')
  const exact = `${status} ${known}`
  // Untrusted keys: guard against members of Object.prototype, e.g. `constructor`.
  if (Object.hasOwn(BY_STATUS_AND_CODE, exact)) return BY_STATUS_AND_CODE[exact]
  return Object.hasOwn(BY_CODE, known) ? BY_CODE[known] : undefined
}

/** Whether a call failed for want of a permission. */
export function lacksPermission(data: CloudErrorData): boolean {
  if (data.kind !== 'status' || data.foreign === true) return false
  return (remedyByCode(data) ?? BY_STATUS[data.status ?? 0]) === PERMISSION
}

function permissionRemedy({ operation }: CloudErrorData): string {
  const row = OPERATIONS[operation]
  const permission = 'permission' in row ? row.permission : 'the permission for this call'
  return (
    `Grant ${permission} to this user or agency, and check that \`urn\` is in its project ` +
    '(and enterprise project)'
  )
}

/** Settings that decide where a service is reached; for GitHub, the runner sets the URL. */
const ADDRESS_INPUT: Readonly<Record<ServiceName, string>> = {
  FunctionGraph: '`endpoint` and HTTPS_PROXY',
  STS: '`sts_endpoint` and HTTPS_PROXY',
  IAM: '`iam_endpoint` and HTTPS_PROXY',
  GitHub: 'HTTPS_PROXY',
  OBS: '`obs_endpoint` and HTTPS_PROXY',
}

/** Remedy if the response is not the service's own but e.g. of a firewall, login page or proxy. */
function betweenRemedy(data: CloudErrorData): string {
  const { host, operation, status = 0 } = data
  const { service } = OPERATIONS[operation]
  const whom = `whoever runs the network, proxy or firewall between the runner and ${host ?? service}`
  if (status === 407) return PROXY_USER
  if (status === 413) {
    return (
      'The request is too large for a proxy or firewall on the way: reduce the package size, or ' +
      `set \`upload_bucket\` to upload it through OBS in parts, or ask ${whom}`
    )
  }
  if (mayHelpAgain(data)) return `Re-run the job later; if this persists, ask ${whom}`
  return `The response is not ${service}'s own: check ${ADDRESS_INPUT[service]}, or ask ${whom}`
}

function clockRemedy({ code, clockAhead }: CloudErrorData): string | undefined {
  if (!isSignatureRefusal(code) || clockAhead === undefined) return undefined
  if (Math.abs(clockAhead) <= CLOCK_TOLERANCE) return undefined
  return `Fix the runner's clock: it is ${clockDistance(clockAhead)}`
}

/** Whether the gateway rejected a signature or token. */
export function isSignatureRefusal(code: string | undefined): boolean {
  return code === 'APIGW.0301' || code === 'APIG.0301'
}

/** Seconds within which clocks count as equal, since a response takes time. */
const CLOCK_NOISE = 60

/** Whether the clocks were compared and are equal, so that they are not the cause. */
export function isSameTime({ clockAhead }: Pick<CloudErrorData, 'clockAhead'>): boolean {
  return clockAhead !== undefined && Math.abs(clockAhead) <= CLOCK_NOISE
}

/** The offset of this machine's clock, in words. */
export function clockDistance(ahead: number): string {
  return `${spanText(Math.abs(ahead))} ${ahead > 0 ? 'ahead of' : 'behind'} the service's`
}

/** Temporary credentials are usually rejected because they expired, unless just issued. */
const WHEN_REFUSED: Readonly<Partial<Record<Proof, string>>> = {
  token:
    'Get a new IAM token: this one has expired (after 24 hours at most) or is for another project',
  'temporary key':
    'Get new temporary keys: these have expired, or their parts do not belong together',
  'key from STS':
    '`endpoint` and `sts_endpoint` must belong to the same cloud: STS issued these keys for this step',
  'token from IAM':
    '`endpoint` and `iam_endpoint` must belong to the same cloud: IAM issued this token for this step',
}

function renewalRemedy({ status, proof }: CloudErrorData): string | undefined {
  return status === 401 && proof !== undefined ? WHEN_REFUSED[proof] : undefined
}

/**
 * What keeps any request from its host, whatever it asks for: a proxy, a certificate, a port without
 * TLS. A status is the proxy's own, which knows nothing of functions or of credentials.
 */
function barrierRemedy(data: CloudErrorData): string | undefined {
  const { certificate, operation, permanent, status } = data
  const address = ADDRESS_INPUT[OPERATIONS[operation].service]
  if (status === 407) return PROXY_USER
  if (status !== undefined) {
    return mayHelpAgain(data)
      ? 'Check HTTPS_PROXY: the proxy could not reach this host'
      : 'Check HTTPS_PROXY: the proxy blocked this host'
  }
  if (certificate !== undefined) return certificateRemedy(certificate, address)
  if (permanent !== true) return undefined
  return `Check ${address}, and the port: the server there refused the handshake or does not speak TLS`
}

function connectionRemedy(data: CloudErrorData): string {
  if (lostLargeSignedBody(data)) return LARGE_BODY_REMEDY
  return data.phase === 'connecting'
    ? 'Check the region in `urn`, `endpoint`, and whether HTTPS_PROXY must be set'
    : 'Connection lost: re-run the job'
}

const LARGE_BODY_REMEDY =
  'The gateway may have closed the connection because of its 12 MB limit for signed requests: ' +
  'set `upload_bucket` to upload the package through OBS, or use `iam_token` or `oidc_identity_provider`'

/** An expired certificate, or one for another host, cannot be fixed with another CA. */
function certificateRemedy(code: string, address: string): string {
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return `Check ${address}: the certificate is for another host name`
  }
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID') {
    return "The certificate is not valid at this time: renew it, or check the runner's clock"
  }
  return (
    'For a private CA set NODE_EXTRA_CA_CERTS to its PEM file, or NODE_USE_SYSTEM_CA=1 to use the ' +
    'CAs of the system'
  )
}

/** Whether re-running the job may help without any change. */
export function mayHelpAgain(data: CloudErrorData): boolean {
  const { kind, status = 0, permanent } = data
  if (kind === 'connection') return permanent !== true && !lostLargeSignedBody(data)
  if (kind === 'unreadable') return permanent === false
  return kind === 'status' && (status === 408 || status === 429 || status >= 500)
}
