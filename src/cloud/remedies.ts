import { lostLargeSignedBody, type CloudErrorData, type Proof } from './errors.ts'
import { isSignIn, OPERATIONS, type ServiceName } from './operations.ts'
import { signInRemedy } from './credentials/remedies.ts'
import { spanText } from '../units.ts'

/** Stands for the permission of the call that was refused. */
const PERMISSION = 'permission'

/**
 * One thing to do, by the service's error code. Meanings: FunctionGraph's and API Gateway's lists of
 * error codes. Messages differ among regions and are not looked at.
 */
const BY_CODE: Readonly<Record<string, string>> = {
  'APIGW.0101': 'Check the region in urn, or endpoint: this host does not serve FunctionGraph',
  'APIGW.0201': 'Fix the problem in the message above and re-run: the gateway rejected the request',
  'APIGW.0301': 'Check the access key and the secret key, and the clock of the runner',
  'APIGW.0308': 'Run the job again later: the gateway lets no more requests through',
  'FSS.0401': 'Check the credentials, and that they belong to the project in urn',
  'FSS.0403': PERMISSION,
  'FSS.0404': 'Check urn: there is no such function in this project and region',
  'FSS.0413': 'Make the package smaller, or put it into OBS and give code_url',
  'FSS.1010': 'Check code_url: it is not the address of an object in OBS',
  'FSS.1011': 'Check the archive: the service cannot read it as the code_type says',
  'FSS.1012': 'Give code: the service says that none was sent',
  'FSS.1024': 'Check the ids in depend_version_list (they are ids of versions) or depend_list',
  'FSS.0424': 'Check the ids in depend_version_list (they are ids of versions) or depend_list',
  'FSS.1042': 'Delete functions or versions: the account may hold no more code',
  'FSS.1046': 'Share the dependency with this account, or take another',
  'FSS.1051': 'Check urn: there is no such function in this project and region',
  'FSS.1052': 'Check urn: there is no such function or version in this project and region',
  'FSS.1054': 'Check code_url: there is no such object in OBS, or the service may not read it',
  'FSS.1056': 'Check the ids of the dependencies: one of them does not exist',
  'FSS.1071': 'Put the package into OBS and give code_url: sent directly it may have 50 MB',
  'FSS.1072': 'Use code_type zip: inline code may have 10 KB',
  'FSS.1077': 'Delete the reserved instances of the function, then run the job again',
  'FSS.1078': 'Give a bare file name as code_filename',
  'FSS.1126': PERMISSION,
  'FSS.1127': PERMISSION,
  'FSS.1151': "Use a bucket in the function's own region",
  'FSS.1201': 'Make the package smaller, or put it into OBS and give code_url',
  'FSS.1303': PERMISSION,
  'FSS.1309': 'Check urn: the service does not accept it',
  'FSS.1310': PERMISSION,
}

/** Codes that stand for several things, told apart by the status they come with. */
const BY_STATUS_AND_CODE: Readonly<Record<string, string>> = {
  '413 APIGW.0201':
    'Send less: the gateway takes signed bodies of up to 12 MB; use iam_token, or put the package ' +
    'into OBS and give code_url',
  '414 APIGW.0201': 'Check `endpoint` and `urn`: the gateway says that the URL is too long',
  '494 APIGW.0201': 'Check the credentials: the gateway says that the headers are too long',
  '504 APIGW.0201': 'Re-run the job later: the service behind the gateway did not answer in time',
}

const PROXY_USER = 'Check the user name and password in HTTPS_PROXY'

const BY_STATUS: Readonly<Record<number, string>> = {
  400: 'Correct what the message names, then run the job again',
  401: 'Check the credentials, and that they belong to the project in urn',
  403: PERMISSION,
  404: 'Check urn, and endpoint where it is given',
  407: PROXY_USER,
  408: 'Run the job again: the service waited too long for the request',
  409: 'Look at the function in the console: the service refuses the update in its present state',
  410: 'Check urn: the service says that this function is gone',
  413: 'Make the package smaller, or put it into OBS and give code_url',
  429: 'Run the job again later: there are too many requests',
}

/** Clocks may differ by 15 minutes before signatures are refused. */
const CLOCK_TOLERANCE = 15 * 60

/** One thing to do about a failed call. */
export function remedyFor(data: CloudErrorData): string {
  if (data.kind === 'oversized' || data.foreign === true) return betweenRemedy(data)
  if (data.kind === 'connection') {
    const barrier = barrierRemedy(data)
    if (barrier !== undefined) return barrier
  }
  if (isSignIn(data.operation)) return signInRemedy(data.operation, data)
  if (data.kind === 'connection') return connectionRemedy(data)
  if (data.kind === 'redirect') return 'Give the address that serves the API itself as endpoint'
  if (data.kind === 'unreadable') {
    return data.permanent === false
      ? betweenRemedy(data)
      : 'Check endpoint: what answers there is not FunctionGraph'
  }
  const clock = clockRemedy(data)
  if (clock !== undefined) return clock
  const renewal = renewalRemedy(data)
  if (renewal !== undefined) return renewal
  if (isSignatureRefusal(data.code) && isSameTime(data))
    return 'Check the access key and the secret key'
  const { status = 0 } = data
  const remedy = remedyByCode(data) ?? BY_STATUS[status]
  if (remedy === PERMISSION) return permissionRemedy(data)
  if (remedy !== undefined) return remedy
  return status >= 500
    ? 'Run the job again later: the service has trouble of its own'
    : 'Look up the error code in the documents of FunctionGraph'
}

/** The gateway writes its prefix APIGW or APIG, depending on the service behind it. */
function remedyByCode({ code = '', status = 0 }: CloudErrorData): string | undefined {
  const known = code.replace(/^APIG\./, 'APIGW.')
  const exact = `${status} ${known}`
  // A foreign text may be the name of something that every object has, such as `constructor`.
  if (Object.hasOwn(BY_STATUS_AND_CODE, exact)) return BY_STATUS_AND_CODE[exact]
  return Object.hasOwn(BY_CODE, known) ? BY_CODE[known] : undefined
}

function permissionRemedy({ operation }: CloudErrorData): string {
  const row = OPERATIONS[operation]
  const permission = 'permission' in row ? row.permission : 'the permission for this call'
  return (
    `Grant ${permission} to this user or agency, and check that urn is in its project ` +
    '(and enterprise project)'
  )
}

/** Inputs that say where a service is; where GitHub is asked is the runner's doing. */
const ADDRESS_INPUT: Readonly<Record<ServiceName, string>> = {
  FunctionGraph: '`endpoint` and HTTPS_PROXY',
  STS: '`sts_endpoint` and HTTPS_PROXY',
  IAM: '`iam_endpoint` and HTTPS_PROXY',
  GitHub: 'HTTPS_PROXY',
}

/** What came is no answer of the service's: a firewall, a login page, a proxy, a balancer. */
function betweenRemedy(data: CloudErrorData): string {
  const { host, operation, status = 0 } = data
  const { service } = OPERATIONS[operation]
  const whom = `whoever runs the network, proxy or firewall between the runner and ${host ?? service}`
  if (status === 407) return PROXY_USER
  if (status === 413) {
    return (
      'The request is too large for something between the runner and the service: send a smaller ' +
      `package, or put it into OBS and give code_url; or ask ${whom}`
    )
  }
  if (mayHelpAgain(data)) return `Re-run the job later; if this persists, ask ${whom}`
  return `Something between the runner and ${service} answered: check ${ADDRESS_INPUT[service]}, or ask ${whom}`
}

function clockRemedy({ code, clockAhead }: CloudErrorData): string | undefined {
  if (!isSignatureRefusal(code) || clockAhead === undefined) return undefined
  if (Math.abs(clockAhead) <= CLOCK_TOLERANCE) return undefined
  return `Set the clock of the runner: it is ${clockDistance(clockAhead)}`
}

/** Whether the gateway refused a signature or token. */
export function isSignatureRefusal(code: string | undefined): boolean {
  return code === 'APIGW.0301' || code === 'APIG.0301'
}

/** Seconds within which clocks are alike: an answer is on its way for a while. */
const CLOCK_NOISE = 60

/** Whether the clocks were compared and found alike, so that they are no cause of anything. */
export function isSameTime({ clockAhead }: Pick<CloudErrorData, 'clockAhead'>): boolean {
  return clockAhead !== undefined && Math.abs(clockAhead) <= CLOCK_NOISE
}

/** How far this machine's clock is from the service's, in words. */
export function clockDistance(ahead: number): string {
  return `${spanText(Math.abs(ahead))} ${ahead > 0 ? 'ahead of' : 'behind'} the service's`
}

/** What does not last is most often refused because it has run out, unless it was just obtained. */
const WHEN_REFUSED: Readonly<Partial<Record<Proof, string>>> = {
  token: 'Get a new token: an IAM token lives for 24 hours at most, and is good in one project',
  'temporary key':
    'Get new temporary keys: these have run out, or their parts do not belong together',
  'key from STS':
    'Check that endpoint and sts_endpoint belong to one cloud: STS gave these keys for this step',
  'token from IAM':
    'Check that endpoint and iam_endpoint belong to one cloud: IAM gave this token for this step',
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
  return `Check ${address}, and the port: what answered there refused the handshake or does not speak TLS`
}

function connectionRemedy(data: CloudErrorData): string {
  if (lostLargeSignedBody(data)) return LARGE_BODY_REMEDY
  return data.phase === 'connecting'
    ? 'Check the region in `urn`, `endpoint`, and whether the runner needs HTTPS_PROXY'
    : 'Connection lost: re-run the job'
}

const LARGE_BODY_REMEDY =
  'The gateway may have closed the connection because of its limit of 12 MB for signed requests: ' +
  'use `iam_token` or `oidc_identity_provider`, or put the package into OBS and set `code_url`'

/** A certificate that is expired, or for another host, is no case for another authority. */
function certificateRemedy(code: string, address: string): string {
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return `Check ${address}: the certificate is for another host name`
  }
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID') {
    return "The certificate is not valid at this time: renew it, or check the runner's clock"
  }
  return (
    'For a private certificate authority set NODE_EXTRA_CA_CERTS to its PEM file, or ' +
    'NODE_USE_SYSTEM_CA=1 to trust what the system trusts'
  )
}

/** Whether running the job again can help without any change. */
export function mayHelpAgain(data: CloudErrorData): boolean {
  const { kind, status = 0, permanent } = data
  if (kind === 'connection') return permanent !== true && !lostLargeSignedBody(data)
  if (kind === 'unreadable') return permanent === false
  return kind === 'status' && (status === 408 || status === 429 || status >= 500)
}
