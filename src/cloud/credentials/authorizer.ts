import type { Proof } from '../errors.ts'
import { authorization, sdkDate, type SignableRequest } from '../signature.ts'
import type { Keys } from './access.ts'

/** Adds authentication headers to requests; all that the client knows of credentials. */
export interface Authorizer {
  readonly proof: Proof
  /**
   * Authentication headers for one request. Called for each attempt, since signatures expire.
   *
   * @throws SignInError if credentials cannot be obtained
   */
  authorize(request: SignableRequest, now: Date): Promise<Readonly<Record<string, string>>>
}

/** Signs with AK/SK; the security token of temporary keys is sent and signed too. */
export function keyAuthorizer(keys: Keys): Authorizer {
  return {
    proof: keys.securityToken === undefined ? 'key' : 'temporary key',
    authorize: (request, now) => Promise.resolve(signedHeaders(request, keys, now)),
  }
}

/** Signed headers for AK/SK credentials. */
export function signedHeaders(
  request: SignableRequest,
  keys: Keys,
  now: Date,
): Readonly<Record<string, string>> {
  const added = {
    'x-sdk-date': sdkDate(now),
    ...(keys.securityToken === undefined ? {} : { 'x-security-token': keys.securityToken }),
  }
  const headers = { ...request.headers, ...added }
  return { ...added, authorization: authorization({ ...request, headers }, keys) }
}

/** Sends an IAM token, which is valid in one project. */
export function tokenAuthorizer(token: string): Authorizer {
  return { proof: 'token', authorize: () => Promise.resolve({ 'x-auth-token': token }) }
}
