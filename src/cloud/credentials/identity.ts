import type { Environment } from '../../environment.ts'
import { CloudError, SignInError } from '../errors.ts'
import type { RequestContext } from '../exchange.ts'
import { parseObject } from '../wire.ts'
import { requestIdToken, tokenSource } from './id-token.ts'
import type { Lease } from './lease.ts'

/** The job's OIDC identity. */
export interface Identity {
  /** A short-lived JWT, which authenticates as this job at its audience. */
  readonly idToken: string
  /** The claims by which providers and policies decide, one a line. They are not secret. */
  readonly claims: readonly string[]
}

/** Request context with what the OIDC token request needs. */
export interface IdentityMeans extends RequestContext {
  readonly environment: Environment
  /** The payload of the event that started the job. */
  readonly event: () => unknown
  readonly mask: (secret: string) => void
}

const SHOWN = ['iss', 'aud', 'sub', 'repository', 'ref', 'environment']

/**
 * Requests an OIDC token for one audience from GitHub.
 *
 * @throws SignInError without permission, or if GitHub rejects the request; the signal's reason
 */
export async function requestIdentity(
  audience: string,
  means: IdentityMeans,
): Promise<Lease<Identity>> {
  const source = tokenSource(means.environment)
  if (source === undefined) throw notAllowed(means)
  try {
    const idToken = await requestIdToken(source, audience, means)
    return identityOf(idToken, means.clock.now())
  } catch (error) {
    throw error instanceof CloudError
      ? new SignInError({ kind: 'refused', error, claims: [] })
      : error
  }
}

function notAllowed({ environment, event }: IdentityMeans): SignInError {
  const kind = 'not allowed'
  if (environment['GITHUB_EVENT_NAME'] === 'pull_request' && isFromFork(event())) {
    const message = 'authentication failed: GitHub issues no OIDC token to pull requests from forks'
    return new SignInError({ kind, message, remedy: AFTER_THE_MERGE, lines: [] })
  }
  const message =
    'authentication failed: this job cannot request an OIDC token (missing permission id-token: write)'
  const lines = ['permissions:', '  id-token: write']
  return new SignInError({ kind, message, remedy: GRANT, lines })
}

const AFTER_THE_MERGE =
  'Deploy after the merge, or skip this job for forks with ' +
  'if: github.event.pull_request.head.repo.full_name == github.repository'

const GRANT =
  'Add id-token: write to the permissions of the job, and of the caller of a reusable workflow ' +
  '(listing permissions removes all others: actions/checkout needs contents: read):'

/** Whether the pull request comes from a fork; a deleted fork has no repository in the event. */
export function isFromFork(event: unknown): boolean {
  const pull = member(event, 'pull_request')
  const [head, base] = ['head', 'base'].map((side) =>
    member(member(member(pull, side), 'repo'), 'full_name'),
  )
  return pull !== undefined && head !== base
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return (value as Readonly<Record<string, unknown>>)[name]
}

function identityOf(idToken: string, now: Date): Lease<Identity> {
  const payload = parseObject(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString())
  if (payload === undefined) {
    throw new CloudError('ID token is not a JWT', {
      kind: 'unreadable',
      operation: 'RequestIdToken',
    })
  }
  const claims = SHOWN.filter((name) => payload[name] !== undefined).map(
    (name) => `${name}: ${[payload[name]].flat().map(String).join(', ')}`,
  )
  const { iat, exp } = payload
  const lives = typeof iat === 'number' && typeof exp === 'number' ? (exp - iat) * 1_000 : undefined
  const until = lives === undefined ? undefined : now.getTime() + lives
  return { value: { idToken, claims }, until }
}
