import type { Access, Keys } from './access.ts'
import { endpointOf, type Target } from '../../target.ts'
import { CloudError, SignInError } from '../errors.ts'
import { keyAuthorizer, signedHeaders, tokenAuthorizer, type Authorizer } from './authorizer.ts'
import { createToken } from './iam.ts'
import { createKeys } from './object-keys.ts'
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
  /**
   * Keys for OBS, good for as long as the step can last: those of the step, or ones that IAM gives
   * for its token.
   *
   * @param iamEndpoint address of IAM, with or without `{region}`
   * @throws SignInError, or the signal's reason, when they cannot be obtained
   */
  keysFor(target: Target, iamEndpoint: string): (now: Date) => Promise<Keys>
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
      return given(keyAuthorizer(access.keys), () => () => Promise.resolve(access.keys))
    case 'token':
      return given(tokenAuthorizer(access.token), ({ region }, iamEndpoint) =>
        keysForToken(() => Promise.resolve(access.token), endpointOf(iamEndpoint, region), means),
      )
    case 'agency':
      return agencyCredentials(access, targets[0]?.region ?? '', means)
    case 'identity provider':
      return projectTokens(access, means)
  }
}

function given(authorizer: Authorizer, keysFor: Credentials['keysFor']): Credentials {
  return { begin: () => Promise.resolve(), authorizerFor: () => authorizer, keysFor }
}

/** An IAM token -> temporary keys for OBS. */
function keysForToken(
  token: (now: Date) => Promise<string>,
  endpoint: string,
  means: SignInMeans,
): (now: Date) => Promise<Keys> {
  const seconds = sessionSeconds(means.timeout, KEYS)
  return leased(async (now) => {
    try {
      return await createKeys({ endpoint, token: await token(now), seconds }, means)
    } catch (error) {
      throw error instanceof CloudError
        ? new SignInError({ kind: 'refused', error, claims: [] })
        : error
    }
  }, MARGIN)
}

/** Refresh margin in milliseconds of keys and tokens: the longest response time of a PUT. */
const MARGIN = 300_000
/** Refresh margin of GitHub's OIDC token, which is short-lived and used at once. */
const ID_TOKEN_MARGIN = 60_000

/** Minimum and maximum session duration of STS in seconds. */
const SESSION = { least: 900, most: 43_200 }
/** The same of IAM's temporary keys. */
const KEYS = { least: 900, most: 86_400 }

/** As long as the step can last and some, within what the service allows. */
function sessionSeconds(timeout: number, { least, most }: typeof SESSION): number {
  return Math.min(Math.max(timeout + MARGIN / 1_000, least), most)
}

/** GitHub OIDC token -> STS -> one set of temporary keys for all functions. */
function agencyCredentials(
  { agencyUrn, audience, endpoint, providerUrn }: Extract<Access, { kind: 'agency' }>,
  region: string,
  means: SignInMeans,
): Credentials {
  const { clock, environment, timeout } = means
  const sessionName = sessionNameOf(environment['GITHUB_REPOSITORY'], environment['GITHUB_RUN_ID'])
  const seconds = sessionSeconds(timeout, SESSION)
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
    keysFor: () => keys,
  }
}

/** GitHub OIDC token -> IAM -> one token per project. */
function projectTokens(
  { audience, endpoint, provider }: Extract<Access, { kind: 'identity provider' }>,
  means: SignInMeans,
): Credentials {
  const identity = leased(() => requestIdentity(audience, means), ID_TOKEN_MARGIN)
  const tokens = new Map<string, (now: Date) => Promise<string>>()
  const tokenOf = ({ projectId, region }: Target): ((now: Date) => Promise<string>) =>
    leased(async (now) => {
      const vouched = await identity(now)
      const { idToken } = vouched
      const asked = { endpoint: endpointOf(endpoint, region), provider, projectId, idToken }
      return explained(vouched, () => createToken(asked, means))
    }, MARGIN)
  const tokenFor = (target: Target): ((now: Date) => Promise<string>) => {
    const known = tokens.get(target.projectId) ?? tokenOf(target)
    tokens.set(target.projectId, known)
    return known
  }
  return {
    async begin() {
      await identity(means.clock.now())
    },
    authorizerFor: (target) => ({
      proof: 'token from IAM',
      authorize: async (_, now) => ({ 'x-auth-token': await tokenFor(target)(now) }),
    }),
    keysFor: (target, iamEndpoint) =>
      keysForToken(tokenFor(target), endpointOf(iamEndpoint, target.region), means),
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
