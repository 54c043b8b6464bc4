import type { Environment } from '../../inputs/access.ts'
import { repeated, type Means } from '../attempts.ts'
import { CloudError, SignInError } from '../errors.ts'
import { parseObject } from '../wire.ts'
import type { Lease } from './lease.ts'

/** Who the job is, as GitHub vouches for it to others. */
export interface Identity {
  /** A JWT. Whoever holds it can be this job at its audience for some minutes. */
  readonly idToken: string
  /** The claims by which providers and policies decide, one a line. They are not secret. */
  readonly claims: readonly string[]
}

/** What it takes to ask GitHub. */
export interface IdentityMeans extends Means {
  readonly environment: Environment
  /** The payload of the event that started the job. */
  readonly event: () => unknown
  readonly idToken: (audience: string) => Promise<string>
  readonly mask: (secret: string) => void
}

/** Milliseconds until GitHub must have answered: its client never hears of an answer cut in half. */
const PATIENCE = 20_000

const SHOWN = ['iss', 'aud', 'sub', 'repository', 'ref', 'environment']

/**
 * Asks GitHub for an id token for one audience.
 *
 * @throws SignInError when the job may not have one or GitHub does not give it; the signal's reason
 */
export async function requestIdentity(
  audience: string,
  means: IdentityMeans,
): Promise<Lease<Identity>> {
  if (!mayAsk(means.environment)) throw notAllowed(means)
  try {
    const idToken = await repeated('RequestIdToken', () => ask(audience, means), means)
    means.mask(idToken)
    return identityOf(idToken, means.clock.now())
  } catch (error) {
    throw error instanceof CloudError
      ? new SignInError({ kind: 'refused', error, claims: [] })
      : error
  }
}

/** The runner sets both for a job that has `id-token: write`, and neither for another. */
function mayAsk(environment: Environment): boolean {
  const names = ['ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN']
  return names.every((name) => (environment[name] ?? '') !== '')
}

function notAllowed({ environment, event }: IdentityMeans): SignInError {
  const kind = 'not allowed'
  if (environment['GITHUB_EVENT_NAME'] === 'pull_request' && isFromFork(event())) {
    const message = 'GitHub gives no id token to a pull request from a fork'
    return new SignInError({ kind, message, remedy: AFTER_THE_MERGE, lines: [] })
  }
  const message = 'GitHub gives this job no id token: it lacks the permission'
  const lines = ['permissions:', '  id-token: write']
  return new SignInError({ kind, message, remedy: GRANT, lines })
}

const AFTER_THE_MERGE =
  'Deploy after the merge, or keep this job from running for forks with ' +
  'if: github.event.pull_request.head.repo.full_name == github.repository'

const GRANT =
  'Add id-token: write to the permissions of the job, and of the caller of a reusable workflow ' +
  '(a list of permissions grants nothing else: actions/checkout needs contents: read). ' +
  'The two lines:'

/** A fork that was deleted has no repository any more. */
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

async function ask(audience: string, { clock, idToken, signal }: IdentityMeans): Promise<string> {
  const done = new AbortController()
  const patience = clock.sleep(PATIENCE, AbortSignal.any([signal, done.signal])).then(() => {
    throw failed(`no whole answer within ${PATIENCE / 1_000} s`)
  })
  try {
    return await Promise.race([idToken(audience), patience])
  } catch (error) {
    signal.throwIfAborted()
    throw error instanceof CloudError ? error : refused(error)
  } finally {
    done.abort()
  }
}

function failed(message: string): CloudError {
  return new CloudError(message, {
    kind: 'connection',
    operation: 'RequestIdToken',
    phase: 'receiving',
  })
}

/** `getIDToken` of `@actions/core` throws one text of several lines, the HTTP status inside. */
function refused(error: unknown): CloudError {
  const message = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ')
  const [, status] = /Error Code : (\d{3})/.exec(message) ?? []
  if (status === undefined) return failed(message)
  const operation = 'RequestIdToken'
  return new CloudError(message, { kind: 'status', operation, status: Number(status) })
}

function identityOf(idToken: string, now: Date): Lease<Identity> {
  const payload = parseObject(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString())
  if (payload === undefined) {
    throw new CloudError('an answer that holds no JWT', {
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
