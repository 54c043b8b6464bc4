import { isSignIn, type CloudErrorData, type Proof } from './errors.ts'
import { signInRemedy } from './credentials/remedies.ts'
import { spanText } from '../units.ts'

/**
 * One thing to do, by the service's error code. Meanings: FunctionGraph's and API Gateway's lists of
 * error codes. Messages differ among regions and are not looked at.
 */
const BY_CODE: Readonly<Record<string, string>> = {
  'APIGW.0101': 'Check the region in urn, or endpoint: this host does not serve FunctionGraph',
  'APIGW.0201':
    'Send less: the gateway takes signed bodies of up to 12 MB; use iam_token, or put the package ' +
    'into OBS and give code_url',
  'APIGW.0301': 'Check the access key and the secret key, and the clock of the runner',
  'APIGW.0308': 'Run the job again later: the gateway lets no more requests through',
  'FSS.0401': 'Check the credentials, and that they belong to the project in urn',
  'FSS.0403':
    'Grant the caller FunctionGraph:function:getConfig and FunctionGraph:function:updateCode, and ' +
    'check that the project in urn is its own',
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
  'FSS.1151': "Use a bucket in the function's own region",
  'FSS.1201': 'Make the package smaller, or put it into OBS and give code_url',
  'FSS.1309': 'Check urn: the service does not accept it',
}

const PROXY_USER = 'Check the user name and password in HTTPS_PROXY'

const BY_STATUS: Readonly<Record<number, string>> = {
  400: 'Correct what the message names, then run the job again',
  401: 'Check the credentials, and that they belong to the project in urn',
  403: 'Grant the caller getConfig and updateCode of FunctionGraph in this project',
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
  if (isSignIn(data.operation)) return signInRemedy(data.operation, data)
  if (data.kind === 'connection') return connectionRemedy(data)
  if (data.kind === 'redirect') return 'Give the address that serves the API itself as endpoint'
  if (data.kind === 'unreadable') return 'Check endpoint: what answers there is not FunctionGraph'
  const clock = clockRemedy(data)
  if (clock !== undefined) return clock
  const renewal = renewalRemedy(data)
  if (renewal !== undefined) return renewal
  if (data.code === 'APIGW.0301' && isSameTime(data))
    return 'Check the access key and the secret key'
  const { code = '', status = 0 } = data
  // A foreign text may be the name of something that every object has, such as `constructor`.
  const known = Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined
  const remedy = known ?? BY_STATUS[status]
  if (remedy !== undefined) return remedy
  return status >= 500
    ? 'Run the job again later: the service has trouble of its own'
    : 'Look up the error code in the documents of FunctionGraph'
}

function clockRemedy({ code, clockAhead }: CloudErrorData): string | undefined {
  if (code !== 'APIGW.0301' || clockAhead === undefined) return undefined
  if (Math.abs(clockAhead) <= CLOCK_TOLERANCE) return undefined
  return `Set the clock of the runner: it is ${clockDistance(clockAhead)}`
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

function connectionRemedy({ permanent, phase, status }: CloudErrorData): string {
  // The status is a proxy's own, which knows nothing of functions.
  if (status === 407) return PROXY_USER
  if (status !== undefined) return 'Check HTTPS_PROXY: the proxy does not let this host through'
  if (permanent === true) {
    return 'Check endpoint, and let NODE_EXTRA_CA_CERTS name the certificate of a private authority'
  }
  return phase === 'connecting'
    ? 'Check the region in urn, endpoint, and whether the runner needs HTTPS_PROXY to get out'
    : 'Run the job again: the connection was lost on the way'
}

/** Whether running the job again can help without any change. */
export function mayHelpAgain({ kind, status = 0, permanent }: CloudErrorData): boolean {
  if (kind === 'connection') return permanent !== true
  return kind === 'status' && (status === 408 || status === 429 || status >= 500)
}
