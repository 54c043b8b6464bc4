import { createHash } from 'node:crypto'
import { accountOf, type AccessKey, type Accounts, type Caller } from '../accounts.ts'
import { ObsRefusal } from './refusal.ts'
import {
  headerText,
  parseObsAuthorization,
  signatureFits,
  type HeaderAuthorization,
  type ObsAuthorization,
  type ObsRequest,
  type V4Authorization,
} from './signature.ts'

const fifteenMinutes = 15 * 60 * 1000

/** How a request was signed: `obs` gets answers with x-obs- headers, the others with x-amz-. */
export type Scheme = ObsAuthorization['kind'] | 'none'

export interface Authenticated {
  readonly scheme: Scheme
  /** Undefined for an anonymous request, which may do what is public. */
  readonly caller: Caller | undefined
  /** The region in the scope of a V4 signature. */
  readonly region: string | undefined
}

/** Authenticates a request. @throws ObsRefusal */
export function authenticateObs(request: ObsRequest, accounts: Accounts, now: Date): Authenticated {
  const header = request.headers.authorization
  if (header === undefined) return { scheme: 'none', caller: undefined, region: undefined }
  const authorization = parseObsAuthorization(header)
  if (authorization === undefined) {
    throw new ObsRefusal('AccessDenied', 'The Authorization header is malformed')
  }
  const key = accounts.keys.find((known) => known.accessKey === authorization.accessKey)
  if (key === undefined || (key.expires !== undefined && key.expires <= now)) throw unknownKey()
  checkSecurityToken(request, authorization, key)
  const region = authorization.kind === 'v4' ? checkV4(request, authorization, now) : undefined
  if (authorization.kind !== 'v4') checkDate(dateOf(request, authorization), now)
  if (!signatureFits(request, authorization, key.secretKey)) {
    const message = 'The request signature we calculated does not match the signature you provided'
    throw new ObsRefusal('SignatureDoesNotMatch', message)
  }
  if (authorization.kind === 'v4') checkPayload(request)
  return { scheme: authorization.kind, caller: accountOf(key), region }
}

/** Temporary keys without their token: seen on Open Telekom Cloud as an unknown key. */
function checkSecurityToken(
  { headers }: ObsRequest,
  authorization: ObsAuthorization,
  { securityToken }: AccessKey,
): void {
  const name = authorization.kind === 'obs' ? 'x-obs-security-token' : 'x-amz-security-token'
  const given = headers[name]
  if (given === securityToken) return
  if (given === undefined) throw unknownKey()
  throw new ObsRefusal('InvalidSecurity', 'The security credentials provided are invalid')
}

/** Checks the signed headers of a V4 signature. @returns the region of its scope */
function checkV4(request: ObsRequest, { day, region, signedHeaders }: V4Authorization, now: Date) {
  const date = headerText(request.headers, 'x-amz-date')
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? []
  const [year = '', month = '', dayOfMonth = '', hour = '', minute = '', second = ''] = parts
  checkDate(Date.parse(`${year}-${month}-${dayOfMonth}T${hour}:${minute}:${second}Z`), now)
  if (day !== date.slice(0, 8)) {
    throw new ObsRefusal('SignatureDoesNotMatch', 'The scope is of another day than x-amz-date')
  }
  if (!isSorted(signedHeaders)) {
    throw new ObsRefusal('SignatureDoesNotMatch', 'SignedHeaders is not sorted')
  }
  const needed = Object.keys(request.headers).filter((name) => name.startsWith('x-amz-'))
  const unsigned = ['host', ...needed].find((name) => !signedHeaders.includes(name))
  if (unsigned !== undefined) throw new ObsRefusal('AccessDenied', `${unsigned} is not signed`)
  const own = request.address.region
  if (own !== undefined && own !== region) {
    const message = `The authorization header is malformed; the region is wrong; expecting ${own}`
    throw new ObsRefusal('AuthorizationHeaderMalformed', message, [['Region', own]])
  }
  return region
}

/** Checks the hash of the body, unless the body is unsigned. */
function checkPayload({ headers, body }: ObsRequest): void {
  const declared = headerText(headers, 'x-amz-content-sha256')
  if (declared === 'UNSIGNED-PAYLOAD') return
  if (declared.startsWith('STREAMING-')) {
    throw new ObsRefusal('NotImplemented', `${declared} is not supported`)
  }
  if (!/^[0-9a-f]{64}$/.test(declared)) {
    throw new ObsRefusal('InvalidArgument', 'x-amz-content-sha256 is missing or invalid')
  }
  if (createHash('sha256').update(body).digest('hex') !== declared) {
    const message = "The provided 'x-amz-content-sha256' header does not match what was computed"
    throw new ObsRefusal('XAmzContentSHA256Mismatch', message)
  }
}

function dateOf({ headers }: ObsRequest, { kind }: HeaderAuthorization): number {
  const own = headerText(headers, `x-${kind === 'obs' ? 'obs' : 'amz'}-date`)
  return Date.parse(own === '' ? headerText(headers, 'date') : own)
}

/** Documented: refused if more than 15 minutes off. */
function checkDate(date: number, now: Date): void {
  if (Number.isNaN(date)) {
    throw new ObsRefusal('AccessDenied', 'OBS authentication requires a valid Date header')
  }
  if (Math.abs(date - now.getTime()) > fifteenMinutes) {
    const message = 'The difference between the request time and the current time is too large'
    throw new ObsRefusal('RequestTimeTooSkewed', message)
  }
}

function unknownKey(): ObsRefusal {
  return new ObsRefusal(
    'InvalidAccessKeyId',
    'The OBS access key ID you provided does not exist in our records',
  )
}

function isSorted(names: readonly string[]): boolean {
  return names.every((name, index) => index === 0 || (names[index - 1] ?? '') < name)
}
