import type { Access } from './access.ts'
import { endpointOf, type Target } from '../../target.ts'
import { CloudError, SignInError } from '../errors.ts'
import { keyAuthorizer, signedHeaders, tokenAuthorizer, type Authorizer } from './authorizer.ts'
import { createToken } from './iam.ts'
import { requestIdentity, type Identity, type IdentityMeans } from './identity.ts'
import { leased } from './lease.ts'
import { assumeAgency, sessionNameOf } from './sts.ts'

/** The one way in of a step, for all of its functions. */
export interface Credentials {
  /**
   * Obtains what serves all functions, so that its failure is told once and before any of them is
   * begun. What serves one project only is obtained when it is needed.
   *
   * @throws SignInError, or the signal's reason
   */
  begin(): Promise<void>
  authorizerFor(target: Target): Authorizer
}

/** All that signing in may ask of the world. */
export interface SignInMeans extends IdentityMeans {
  /** Seconds that the step may last. */
  readonly timeout: number
}

/** Makes the way in that was found ready for use. */
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

/** Milliseconds that keys and tokens must still live to be used: the longest answer to a PUT. */
const MARGIN = 300_000
/** The same for GitHub's id token, which lives for some minutes and is used at once. */
const ID_TOKEN_MARGIN = 60_000

/** Seconds that STS grants at least and at most. */
const SESSION = { least: 900, most: 43_200 }

/** GitHub's id token -> STS -> one temporary key for all functions. */
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

/** GitHub's id token -> IAM -> one token for each project. */
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

/** Puts the claims that were shown beside a refusal, since most refusals are about them. */
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
