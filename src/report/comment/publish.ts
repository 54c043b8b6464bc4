import { describeRoute } from '../../cloud/agents.ts'
import { ConnectionError } from '../../cloud/transport.ts'
import type { Reach, Runner } from '../runner.ts'
import { sectionOf } from './comment.ts'
import type { PullRequest } from './pull-request.ts'
import type { Report } from '../report.ts'
import { keepComment } from './upsert.ts'

/** Timeout in milliseconds of all requests to GitHub: a comment must not delay the job. */
const LIMIT = 30_000

/** What is posted, where, and with which token. */
export interface Posting {
  readonly report: Report
  readonly request: PullRequest | undefined
  readonly token: string
}

/**
 * Posts the plan on the pull request. Failing to do so is a warning, not a failure: the plan itself
 * succeeded.
 *
 * @param reach its signal is aborted when the step's time is over or the job is cancelled
 */
export async function postComment(
  { report, request, token }: Posting,
  { runner, transport, signal }: Reach & { readonly runner: Runner },
): Promise<void> {
  if (request === undefined) {
    runner.info('Skipping pull request comment: the job was not triggered by a pull request')
    return
  }
  const { job } = request
  const bounded = AbortSignal.any([signal, AbortSignal.timeout(LIMIT)])
  let route = ''
  try {
    // Before GitHub's client is loaded, which breaks off where a proxy cannot be read.
    route = routeTo(request)
    if (token === '') throw new Error('github_token is empty')
    bounded.throwIfAborted()
    const comments = await runner.comments(request, token, { transport, signal: bounded })
    runner.info(await keepComment(comments, sectionOf(report, job), job))
  } catch (error) {
    const reason = bounded.aborted ? reasonOf(bounded) : answerOf(error)
    const place = isLost(error, bounded, signal) ? route : ''
    runner.warning(
      `Failed to update the pull request comment: ${reason}${place}${adviceFor(error, request)}`,
    )
  }
}

/** Whether there is no response from GitHub, and the error does not name the host by itself. */
function isLost(error: unknown, bounded: AbortSignal, signal: AbortSignal): boolean {
  if (bounded.aborted) return !signal.aborted
  const { status, response } = error as Partial<Record<string, unknown>>
  return status !== undefined && response === undefined && connectionError(error) === undefined
}

function routeTo({ apiUrl }: PullRequest): string {
  return URL.canParse(apiUrl) ? ` (${describeRoute(new URL(apiUrl))})` : ''
}

function reasonOf({ reason }: AbortSignal): string {
  if (reason instanceof Error && reason.name === 'TimeoutError') {
    return `no response within ${LIMIT / 1_000} s`
  }
  return reason instanceof Error ? reason.message : String(reason)
}

/** Error of GitHub or the network; an error without a response has a status too. */
function answerOf(error: unknown): string {
  const { message, status, response } = error as Partial<Record<string, unknown>>
  const text = String(message) || 'unreadable response'
  return response === undefined ? text : `HTTP ${String(status)}, ${text}`
}

/** A fix where the response shows one, after a full stop; else empty. */
function adviceFor(error: unknown, request: PullRequest): string {
  const advice = remedyFor(error, request)
  return advice === undefined ? '' : `. ${advice}`
}

function remedyFor(error: unknown, { apiUrl, fork }: PullRequest): string | undefined {
  const variable = apiUrl.startsWith('http:') ? 'HTTP_PROXY' : 'HTTPS_PROXY'
  const proxyUser = `Check the user name and password in ${variable}`
  const refusal = connectionError(error)?.refusal
  if (refusal === 407) return proxyUser
  if (refusal !== undefined) return `Allow requests to ${apiUrl} on the proxy in ${variable}`
  const { message, status, response } = error as Partial<Record<string, unknown>>
  if (response === undefined) return undefined
  if (status === 407) return `If there is a proxy: ${proxyUser}`
  if (status === 401) return 'Check `github_token`: GitHub rejected it'
  const text = String(message)
  if (status === 429 || (status === 403 && isRateLimit(text, response))) {
    return "Re-run the job later: the token's rate limit is exceeded"
  }
  if (status === 403 && /\blocked\b/i.test(text)) {
    return 'Unlock the conversation of the pull request, or use the token of a user with write access'
  }
  if (status !== 403 && status !== 404) return undefined
  return fork
    ? 'Pull requests from forks get a read-only token'
    : 'Add `pull-requests: write` to the permissions of the job'
}

/** Exceeded rate limits are 403; secondary ones are only recognizable by the message. */
function isRateLimit(text: string, response: unknown): boolean {
  const { headers } = response as { readonly headers?: Readonly<Record<string, unknown>> }
  return headers?.['x-ratelimit-remaining'] === '0' || /rate limit/i.test(text)
}

/** The transport's error, which Octokit wraps in its own. */
function connectionError(error: unknown): ConnectionError | undefined {
  const { cause } = error as Partial<Record<string, unknown>>
  return cause instanceof ConnectionError ? cause : undefined
}
