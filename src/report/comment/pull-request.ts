import type { Environment } from '../../environment.ts'
import type { Job } from './comment.ts'

/** The pull request that started the job, and how GitHub is reached there. */
export interface PullRequest {
  readonly apiUrl: string
  readonly owner: string
  readonly repo: string
  readonly number: number
  /**
   * Whether it comes from another repository and GitHub gives a token that only reads for that, as it
   * does unless the event is `pull_request_target`.
   */
  readonly fork: boolean
  readonly job: Job
}

/** Reads event and environment as the runner gives them; undefined where there is no pull request. */
export function pullRequestOf(event: unknown, environment: Environment): PullRequest | undefined {
  const request = member(event, 'pull_request')
  const number = member(request, 'number')
  const repository = environment['GITHUB_REPOSITORY'] ?? ''
  const [owner = '', repo = ''] = repository.split('/')
  if (typeof number !== 'number' || owner === '' || repo === '') return undefined
  const head = member(member(member(request, 'head'), 'repo'), 'full_name')
  const trusted = environment['GITHUB_EVENT_NAME'] === 'pull_request_target'
  return {
    apiUrl: (environment['GITHUB_API_URL'] || 'https://api.github.com').replace(/\/+$/, ''),
    ...{ owner, repo, number, fork: !trusted && head !== repository },
    job: jobOf(repository, environment, member(member(request, 'head'), 'sha')),
  }
}

function jobOf(repository: string, environment: Environment, sha: unknown): Job {
  const run = environment['GITHUB_RUN_ID'] ?? ''
  const server = environment['GITHUB_SERVER_URL'] || 'https://github.com'
  return {
    workflow: environment['GITHUB_WORKFLOW'] ?? '',
    name: environment['GITHUB_JOB'] ?? '',
    run: Number(run) || 0,
    url: run === '' ? '' : `${server}/${repository}/actions/runs/${run}`,
    commit: typeof sha === 'string' && /^[0-9a-f]{7,64}$/.test(sha) ? sha : '',
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined
}
