import { isFromFork } from '../cloud/credentials/identity.ts'
import type { Environment } from '../environment.ts'

/** The account whose runs only get Dependabot secrets. */
const DEPENDABOT = 'dependabot[bot]'

/** The events whose runs get no secrets if they come from a fork (`pull_request_target` runs do). */
const OF_PULL_REQUESTS = [
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
] as const

/** The events whose runs only get Dependabot secrets if Dependabot started them (GitHub's list). */
const OF_DEPENDABOT: readonly string[] = [
  ...OF_PULL_REQUESTS,
  ...['push', 'create', 'deployment', 'deployment_status'],
]

const FORK =
  'Secrets are not available to pull requests from forks. Skip this step there ' +
  'with if: github.event.pull_request.head.repo.full_name == github.repository, or use ' +
  'mode: package, which needs no credentials'

const BY_DEPENDABOT =
  'Runs started by Dependabot only have access to Dependabot secrets. Skip this step there ' +
  `with if: github.actor != '${DEPENDABOT}', use mode: package, which needs no credentials, or add ` +
  'them as Dependabot secrets (Settings > Secrets and variables > Dependabot)'

/**
 * Why this run has no access to the repository's secrets, and what to do about it; undefined if it
 * has. An empty secret looks like an input that was not given.
 */
export function withoutSecrets(environment: Environment, event: unknown): string | undefined {
  const name = environment['GITHUB_EVENT_NAME'] ?? ''
  // Re-running a job (GITHUB_TRIGGERING_ACTOR) does not change which secrets it gets.
  if (environment['GITHUB_ACTOR'] === DEPENDABOT && OF_DEPENDABOT.includes(name)) {
    return BY_DEPENDABOT
  }
  const fromFork = OF_PULL_REQUESTS.some((one) => one === name) && isFromFork(event)
  return fromFork ? FORK : undefined
}

/** The likely cause of a missing value in a run that has access to secrets. */
export const SECRET_NOT_VISIBLE =
  'If the value comes from a secret, that secret is empty or not visible to this job: check its name, ' +
  "the job's environment:, and secrets: inherit in the calling workflow"
