import { describeWay } from '../../cloud/agents.ts'
import type { Runner } from '../runner.ts'
import { sectionOf } from './comment.ts'
import type { PullRequest } from './pull-request.ts'
import type { Report } from '../report.ts'
import { keepComment } from './upsert.ts'

/** Milliseconds for all that is asked of GitHub: a comment must not hold the job for long. */
const LIMIT = 30_000

/**
 * Tells the plan on the pull request. That it cannot be told is a warning and never a failure: the
 * plan itself is made.
 *
 * @param signal aborted when the step's time is over or the job is cancelled
 */
export async function tellPullRequest(
  report: Report,
  request: PullRequest | undefined,
  token: string,
  runner: Runner,
  signal: AbortSignal,
): Promise<void> {
  if (request === undefined) {
    runner.info('Writes no comment: the job was not started by a pull request')
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
      `The comment on the pull request could not be written: ${reason}${place}${adviceFor(error, request)}`,
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
  return URL.canParse(apiUrl) ? ` (${describeWay(new URL(apiUrl))})` : ''
}

function reasonOf({ reason }: AbortSignal): string {
  if (reason instanceof Error && reason.name === 'TimeoutError') {
    return `no response within ${LIMIT / 1_000} s`
  }
  return reason instanceof Error ? reason.message : String(reason)
}

/** What GitHub or a proxy said; an error without an answer has a status too, but no response. */
function answerOf(error: unknown): string {
  const { message, status, response } = error as Partial<Record<string, unknown>>
  const proxy = proxyStatus(error)
  if (proxy !== undefined) return `the proxy answered HTTP ${proxy}`
  // What fetch makes of an answer 407 that comes without a tunnel has no words at all.
  const text = String(message) || 'no answer that can be read'
  return response === undefined ? text : `HTTP ${String(status)}, ${text}`
}

/** One thing to do, as far as the answer tells; with the full stop before it. */
function adviceFor(error: unknown, request: PullRequest): string {
  const advice = remedyFor(error, request)
  return advice === undefined ? '' : `. ${advice}`
}

const PROXY_USER = 'Check the user name and password in HTTPS_PROXY'

function remedyFor(error: unknown, { apiUrl, fork }: PullRequest): string | undefined {
  const proxy = proxyStatus(error)
  if (proxy === 407) return PROXY_USER
  if (proxy !== undefined) return `Let the proxy in HTTPS_PROXY pass requests to ${apiUrl}`
  const { message, status, response } = error as Partial<Record<string, unknown>>
  if (response === undefined)
    return message === '' ? `If there is a proxy: ${PROXY_USER}` : undefined
  if (status === 401) return 'Check github_token: it is not accepted'
  const text = String(message)
  if (status === 429 || (status === 403 && isRateLimit(text, response))) {
    return 'Re-run the job later: the rate limit of the token is reached'
  }
  if (status === 403 && /\blocked\b/i.test(text)) {
    return 'Unlock the conversation of the pull request, or use the token of a user who may write there'
  }
  if (status !== 403 && status !== 404) return undefined
  return fork
    ? 'A pull request from a fork gets a token that may not write comments'
    : 'Give the job permissions: pull-requests: write'
}

/** GitHub refuses by 403 what exceeds its rate limits, the secondary ones by their words alone. */
function isRateLimit(text: string, response: unknown): boolean {
  const { headers } = response as { readonly headers?: Readonly<Record<string, unknown>> }
  return headers?.['x-ratelimit-remaining'] === '0' || /rate limit/i.test(text)
}

/** The status with which a proxy refused a tunnel: undici has it in the words of the last cause. */
function proxyStatus(error: unknown): number | undefined {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; depth += 1) {
    const [, status] = /^Proxy response \((\d{3})\)/.exec(at.message) ?? []
    if (status !== undefined) return Number(status)
    at = at.cause
  }
  return undefined
}
