import { authorization, sdkDate, type SignableRequest } from './signature.ts'

/** An access key, with the security token that temporary ones need. */
export interface Keys {
  readonly accessKey: string
  readonly secretKey: string
  readonly securityToken?: string
}

/** All that the client knows of credentials: it hands a request over and gets headers to add. */
export interface Authorizer {
  /** Headers that make this very request acceptable at this moment. Called for each attempt. */
  authorize(request: SignableRequest, now: Date): Promise<Readonly<Record<string, string>>>
}

/** Signs with keys; a temporary key's token is sent and signed too. */
export function keyAuthorizer(keys: Keys): Authorizer {
  return {
    authorize(request, now) {
      const added = {
        'x-sdk-date': sdkDate(now),
        ...(keys.securityToken === undefined ? {} : { 'x-security-token': keys.securityToken }),
      }
      const headers = { ...request.headers, ...added }
      const header = authorization({ ...request, headers }, keys)
      return Promise.resolve({ ...added, authorization: header })
    },
  }
}

/** Sends an IAM token, which is good for one project. */
export function tokenAuthorizer(token: string): Authorizer {
  return { authorize: () => Promise.resolve({ 'x-auth-token': token }) }
}

/** The prefixes by which GitHub marks its tokens; such a token is of no use to another cloud. */
export function isGitHubToken(token: string): boolean {
  return /^(gh[a-z]_|github_pat_)/.test(token)
}
