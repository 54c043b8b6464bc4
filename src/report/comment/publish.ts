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
    runner.warning(
      `The comment on the pull request could not be written: ${reason}${adviceFor(error, request)}`,
    )
  }
}

function reasonOf({ reason }: AbortSignal): string {
  return reason instanceof Error ? reason.message : String(reason)
}

/** What GitHub said; an error without an answer has a status too, but no response. */
function answerOf(error: unknown): string {
  const { message, status, response } = error as Partial<Record<string, unknown>>
  const text = String(message)
  return response === undefined ? text : `HTTP ${String(status)}, ${text}`
}

function adviceFor(error: unknown, { fork }: PullRequest): string {
  const { status, response } = error as Partial<Record<string, unknown>>
  const refused = response !== undefined && (status === 401 || status === 403 || status === 404)
  if (!refused) return ''
  return fork
    ? '. A pull request from a fork gets a token that may not write comments'
    : '. Give the job permissions: pull-requests: write'
}
