import type { Access } from './access.ts'
import { endpointOf, type Target } from '../../target.ts'
import { CloudError, SignInError } from '../errors.ts'
import { keyAuthorizer, signedHeaders, tokenAuthorizer, type Authorizer } from './authorizer.ts'
import { createToken } from './iam.ts'
import { requestIdentity, type Identity, type IdentityMeans } from './identity.ts'
import { leased } from './lease.ts'
import { assumeAgency, sessionNameOf } from './sts.ts'

/** Credentials of a step, shared by all functions. */
export interface Credentials {
  /**
   * Obtains credentials that serve all functions, so that a failure is reported once, before any of
   * them is started. Credentials for a single project are obtained on demand.
   *
   * @throws SignInError, or the signal's reason
   */
  begin(): Promise<void>
  authorizerFor(target: Target): Authorizer
}

/** Everything that authentication needs from outside. */
export interface SignInMeans extends IdentityMeans {
  /** `timeout` of the step in seconds. */
  readonly timeout: number
}

/** Creates the authorizer for the selected credentials. */
export function credentialsFor(
  access: Access,
  targets: readonly Target[],
  means: SignInMeans,
): Credentials {
  switch (access.kind) {
    case 'keys':
      return given(keyAuthorizer(access.keys))
    case 'token':
      return given(tokenAuthorizer(access.token))
    case 'agency':
      return agencyCredentials(access, targets[0]?.region ?? '', means)
    case 'identity provider':
      return projectTokens(access, means)
  }
}

function given(authorizer: Authorizer): Credentials {
  return { begin: () => Promise.resolve(), authorizerFor: () => authorizer }
}

/** Refresh margin in milliseconds of keys and tokens: the longest response time of a PUT. */
const MARGIN = 300_000
/** Refresh margin of GitHub's OIDC token, which is short-lived and used at once. */
const ID_TOKEN_MARGIN = 60_000

/** Minimum and maximum session duration of STS in seconds. */
const SESSION = { least: 900, most: 43_200 }

/** GitHub OIDC token -> STS -> one set of temporary keys for all functions. */
function agencyCredentials(
  { agencyUrn, audience, endpoint, providerUrn }: Extract<Access, { kind: 'agency' }>,
  region: string,
  means: SignInMeans,
): Credentials {
  const { clock, environment, timeout } = means
  const sessionName = sessionNameOf(environment['GITHUB_REPOSITORY'], environment['GITHUB_RUN_ID'])
  const wanted = timeout + MARGIN / 1_000
  const seconds = Math.min(Math.max(wanted, SESSION.least), SESSION.most)
  const address = endpointOf(endpoint, region)
  const keys = leased(async () => {
    const { value: identity } = await requestIdentity(audience, means)
    const { idToken } = identity
    const asked = { endpoint: address, providerUrn, agencyUrn, sessionName, idToken, seconds }
    return explained(identity, () => assumeAgency(asked, means))
  }, MARGIN)
  const authorizer: Authorizer = {
    proof: 'key from STS',
    async authorize(request, now) {
      const held = await keys(now)
      return signedHeaders(request, held, clock.now())
    },
  }
  return {
    async begin() {
      await keys(clock.now())
    },
    authorizerFor: () => authorizer,
  }
}

/** GitHub OIDC token -> IAM -> one token per project. */
function projectTokens(
  { audience, endpoint, provider }: Extract<Access, { kind: 'identity provider' }>,
  means: SignInMeans,
): Credentials {
  const identity = leased(() => requestIdentity(audience, means), ID_TOKEN_MARGIN)
  const authorizers = new Map<string, Authorizer>()
  const authorizerOf = ({ projectId, region }: Target): Authorizer => {
    const token = leased(async (now) => {
      const vouched = await identity(now)
      const { idToken } = vouched
      const asked = { endpoint: endpointOf(endpoint, region), provider, projectId, idToken }
      return explained(vouched, () => createToken(asked, means))
    }, MARGIN)
    return {
      proof: 'token from IAM',
      authorize: async (_, now) => ({ 'x-auth-token': await token(now) }),
    }
  }
  return {
    async begin() {
      await identity(means.clock.now())
    },
    authorizerFor(target) {
      const known = authorizers.get(target.projectId) ?? authorizerOf(target)
      authorizers.set(target.projectId, known)
      return known
    },
  }
}

/** Adds the token's claims to a rejection, since most rejections are about them. */
async function explained<Value>(
  { claims }: Identity,
  signIn: () => Promise<Value>,
): Promise<Value> {
  try {
    return await signIn()
  } catch (error) {
    throw error instanceof CloudError ? new SignInError({ kind: 'refused', error, claims }) : error
  }
}
