import { isFromFork } from '../cloud/credentials/identity.ts'
import type { Environment } from '../environment.ts'

/** The account whose runs get the secrets of Dependabot, and no others. */
const DEPENDABOT = 'dependabot[bot]'

/** The events whose runs get no secrets where a fork is behind them, `pull_request_target` not. */
const OF_PULL_REQUESTS = [
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
] as const

/** The events whose runs get Dependabot's secrets where it started them (GitHub's list). */
const OF_DEPENDABOT: readonly string[] = [
  ...OF_PULL_REQUESTS,
  ...['push', 'create', 'deployment', 'deployment_status'],
]

const FORK =
  'GitHub gives no secrets to a run that a pull request from a fork started. Skip this step there ' +
  'with if: github.event.pull_request.head.repo.full_name == github.repository, or use ' +
  'mode: package, which needs no credentials'

const BY_DEPENDABOT =
  'GitHub gives a run that Dependabot started only the secrets of Dependabot. Skip this step there ' +
  `with if: github.actor != '${DEPENDABOT}', use mode: package, which needs no credentials, or add ` +
  'the secrets to those of Dependabot (Settings > Secrets and variables > Dependabot)'

/**
 * Why the run that this job belongs to gets none of the repository's secrets, and what to do about
 * it; undefined where it gets them. An empty secret looks like an input that was not given.
 */
export function withoutSecrets(environment: Environment, event: unknown): string | undefined {
  const name = environment['GITHUB_EVENT_NAME'] ?? ''
  // Who runs a job again (GITHUB_TRIGGERING_ACTOR) does not change what it gets.
  if (environment['GITHUB_ACTOR'] === DEPENDABOT && OF_DEPENDABOT.includes(name)) {
    return BY_DEPENDABOT
  }
  const fromFork = OF_PULL_REQUESTS.some((one) => one === name) && isFromFork(event)
  return fromFork ? FORK : undefined
}

/** What to look at where a value that comes from a secret is missing in a run that gets secrets. */
export const SECRET_NOT_VISIBLE =
  'If the value comes from a secret, the secret is empty or not visible to this job: check its name, ' +
  'the environment: of the job, and secrets: inherit where a workflow calls this one'
