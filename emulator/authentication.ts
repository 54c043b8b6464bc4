import type { IncomingHttpHeaders } from 'node:http'
import { accountOf, type Accounts, type AccessKey, type Caller } from './accounts.ts'
import { Refusal } from './refusal.ts'
import type { SignedRequest } from './signature.ts'
import { parseAuthorization, signatureProblem } from './signature.ts'

const fifteenMinutes = 15 * 60 * 1000

export type AuthMethod = 'aksk' | 'token'

/**
 * Checks the credentials and their project. A request with both a signature and a token must pass both checks.
 *
 * @throws Refusal 401 APIGW.0301 (documented) or 403 FSS.0403 (documented; for the wrong project
 *   assumed)
 */
export function authenticate(
  request: SignedRequest,
  projectId: string,
  accounts: Accounts,
  now: Date,
): AuthMethod {
  const { authorization } = request.headers
  const token = request.headers['x-auth-token']
  if (authorization === undefined && token === undefined) {
    throw unauthenticated('Authorization or X-Auth-Token is required')
  }
  if (typeof token === 'string') checkToken(token, projectId, accounts, now)
  if (authorization !== undefined) checkSignature(request, authorization, projectId, accounts, now)
  checkProjectHeader(request, projectId)
  return authorization === undefined ? 'token' : 'aksk'
}

/** Owner of the credentials of an authenticated request; that of the token if it has both. */
export function callerOf(headers: IncomingHttpHeaders, { keys, tokens }: Accounts): Caller {
  const token = tokens.find((known) => known.token === headers['x-auth-token'])
  const accessKey = parseAuthorization(headers.authorization ?? '')?.accessKey
  return accountOf(token ?? keys.find((known) => known.accessKey === accessKey) ?? {})
}

function checkToken(text: string, projectId: string, accounts: Accounts, now: Date): void {
  const token = accounts.tokens.find((known) => known.token === text)
  if (token === undefined) throw unauthenticated('the token is unknown')
  if (token.expires !== undefined && token.expires <= now) {
    throw unauthenticated('the token has expired')
  }
  if (token.projectId !== projectId) throw forbidden('the token belongs to another project')
}

function checkSignature(
  request: SignedRequest,
  header: string,
  projectId: string,
  accounts: Accounts,
  now: Date,
): void {
  const authorization = parseAuthorization(header)
  if (authorization === undefined) throw unauthenticated('the Authorization header is malformed')
  const key = accounts.keys.find((known) => known.accessKey === authorization.accessKey)
  if (key === undefined) throw unauthenticated('the access key is unknown')
  if (key.expires !== undefined && key.expires <= now) {
    throw unauthenticated('the access key has expired')
  }
  checkDate(request, now)
  checkSecurityToken(request, key, authorization.signedHeaders)
  const problem = signatureProblem(request, authorization, key.secretKey)
  if (problem !== undefined) throw unauthenticated(problem)
  if (key.projectIds !== undefined && !key.projectIds.includes(projectId)) {
    throw forbidden('the access key may not act in this project')
  }
}

/** Documented: refused if more than 15 minutes off. */
function checkDate(request: SignedRequest, now: Date): void {
  const text = request.headers['x-sdk-date']
  const parts =
    typeof text === 'string' ? /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) : null
  if (parts === null) throw unauthenticated('x-sdk-date is missing or has an invalid format')
  const [, year, month, day, hour, minute, second] = parts
  const date = Date.parse(
    `${String(year)}-${String(month)}-${String(day)}T${String(hour)}:${String(minute)}:${String(second)}Z`,
  )
  if (Number.isNaN(date)) throw unauthenticated('x-sdk-date is not a date')
  if (Math.abs(date - now.getTime()) > fifteenMinutes) {
    throw unauthenticated('x-sdk-date is more than 15 minutes off')
  }
}

function checkSecurityToken(
  request: SignedRequest,
  key: AccessKey,
  signedHeaders: readonly string[],
): void {
  if (request.headers['x-security-token'] !== key.securityToken) {
    throw unauthenticated('the security token does not belong to this access key')
  }
  if (key.securityToken !== undefined && !signedHeaders.includes('x-security-token')) {
    throw unauthenticated('x-security-token is not signed')
  }
}

function checkProjectHeader(request: SignedRequest, projectId: string): void {
  const header = request.headers['x-project-id']
  if (header !== undefined && header !== projectId) {
    throw forbidden('X-Project-Id and the path name different projects')
  }
}

function unauthenticated(reason: string): Refusal {
  return new Refusal(401, 'APIGW.0301', `Incorrect IAM authentication information: ${reason}`)
}

function forbidden(reason: string): Refusal {
  return new Refusal(403, 'FSS.0403', `Forbidden: ${reason}`)
}
