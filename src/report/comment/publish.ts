import { describeRoute } from '../../cloud/agents.ts'
import type { Runner } from '../runner.ts'
import { sectionOf } from './comment.ts'
import type { PullRequest } from './pull-request.ts'
import type { Report } from '../report.ts'
import { keepComment } from './upsert.ts'

/** Timeout in milliseconds of all requests to GitHub: a comment must not delay the job. */
const LIMIT = 30_000

/**
 * Posts the plan on the pull request. Failing to do so is a warning, not a failure: the plan itself
 * succeeded.
 *
 * @param signal aborted when the step's time is over or the job is cancelled
 */
export async function postComment(
  report: Report,
  request: PullRequest | undefined,
  token: string,
  runner: Runner,
  signal: AbortSignal,
): Promise<void> {
  if (request === undefined) {
    runner.info('Skipping pull request comment: the job was not triggered by a pull request')
    return
  }
  const { job } = request
  const bounded = AbortSignal.any([signal, AbortSignal.timeout(LIMIT)])
  try {
    if (token === '') throw new Error('github_token is empty')
    bounded.throwIfAborted()
    const comments = await runner.comments(request, token, bounded)
    runner.info(await keepComment(comments, sectionOf(report, job), job))
  } catch (error) {
    const reason = bounded.aborted ? reasonOf(bounded) : answerOf(error)
    const place = isLost(error, bounded, signal) ? placeOf(request) : ''
    runner.warning(
      `Failed to update the pull request comment: ${reason}${place}${adviceFor(error, request)}`,
    )
  }
}

/** Whether there is no answer of GitHub's: the network took it, or our patience is over. */
function isLost(error: unknown, bounded: AbortSignal, signal: AbortSignal): boolean {
  if (bounded.aborted) return !signal.aborted
  const { status, response } = error as Partial<Record<string, unknown>>
  return status !== undefined && response === undefined
}

function placeOf({ apiUrl }: PullRequest): string {
  return URL.canParse(apiUrl) ? ` (${describeRoute(new URL(apiUrl))})` : ''
}

function reasonOf({ reason }: AbortSignal): string {
  if (reason instanceof Error && reason.name === 'TimeoutError') {
    return `no response within ${LIMIT / 1_000} s`
  }
  return reason instanceof Error ? reason.message : String(reason)
}

/** Error of GitHub or a proxy; an error without a response has a status too. */
function answerOf(error: unknown): string {
  const { message, status, response } = error as Partial<Record<string, unknown>>
  const proxy = proxyStatus(error)
  if (proxy !== undefined) return `the proxy returned HTTP ${proxy}`
  // What fetch makes of an answer 407 that comes without a tunnel has no words at all.
  const text = String(message) || 'unreadable response'
  return response === undefined ? text : `HTTP ${String(status)}, ${text}`
}

/** A fix where the response shows one, after a full stop; else empty. */
function adviceFor(error: unknown, request: PullRequest): string {
  const advice = remedyFor(error, request)
  return advice === undefined ? '' : `. ${advice}`
}

const PROXY_USER = 'Check the user name and password in HTTPS_PROXY'

function remedyFor(error: unknown, { apiUrl, fork }: PullRequest): string | undefined {
  const proxy = proxyStatus(error)
  if (proxy === 407) return PROXY_USER
  if (proxy !== undefined) return `Allow requests to ${apiUrl} on the proxy in HTTPS_PROXY`
  const { message, status, response } = error as Partial<Record<string, unknown>>
  if (response === undefined)
    return message === '' ? `If there is a proxy: ${PROXY_USER}` : undefined
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

/** Status of a rejected proxy tunnel, which undici reports in the message of the last cause. */
function proxyStatus(error: unknown): number | undefined {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; depth += 1) {
    const [, status] = /^Proxy response \((\d{3})\)/.exec(at.message) ?? []
    if (status !== undefined) return Number(status)
    at = at.cause
  }
  return undefined
}
