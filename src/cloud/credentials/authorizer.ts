import type { Proof } from '../errors.ts'
import { authorization, sdkDate, type SignableRequest } from '../signature.ts'
import type { Keys } from './access.ts'

/** All that the client knows of credentials: it hands a request over and gets headers to add. */
export interface Authorizer {
  readonly proof: Proof
  /**
   * Headers that make this very request acceptable at this moment. Called for each attempt.
   *
   * @throws SignInError when credentials have to be obtained first and cannot be
   */
  authorize(request: SignableRequest, now: Date): Promise<Readonly<Record<string, string>>>
}

/** Signs with keys; a temporary key's token is sent and signed too. */
export function keyAuthorizer(keys: Keys): Authorizer {
  return {
    proof: keys.securityToken === undefined ? 'key' : 'temporary key',
    authorize: (request, now) => Promise.resolve(signedHeaders(request, keys, now)),
  }
}

/** The headers by which keys vouch for a request. */
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

/** Sends an IAM token, which is good for one project. */
export function tokenAuthorizer(token: string): Authorizer {
  return { proof: 'token', authorize: () => Promise.resolve({ 'x-auth-token': token }) }
}
