import * as core from '@actions/core'
import { ConnectionError } from '../cloud/transport.ts'
import { escapeLine } from '../report/escape.ts'
import type { Comment } from '../report/comment/comment.ts'
import type { PullRequest } from '../report/comment/pull-request.ts'
import type { Reach, Runner } from '../report/runner.ts'
import { formsOf, isMaskable, withoutLong, withoutShort } from '../report/secret-forms.ts'
import type { Comments } from '../report/comment/upsert.ts'
import { fetchOver } from './fetch.ts'

/** Forms of secrets that are too short for a mask of the runner. */
const short = new Set<string>()
/** Those that the runner masks. */
const long = new Set<string>()

/** Text as it may be printed: one line, no command in it, no short secret. */
function printable(text: string): string {
  return escapeLine(withoutShort(text, short))
}

/** The runner that started this process. */
export const githubRunner: Runner = {
  input: (name) => core.getInput(name),
  mask(secret) {
    for (const form of formsOf(secret)) {
      if (isMaskable(form)) {
        long.add(form)
        core.setSecret(form)
      } else short.add(form)
    }
  },
  hidden: (text) => withoutShort(withoutLong(text, long), short),
  info(line) {
    core.info(printable(line))
  },
  debug(line) {
    if (core.isDebug()) core.debug(printable(line))
  },
  isDebug: () => core.isDebug(),
  notice(title, line) {
    core.notice(printable(line), { title: printable(title) })
  },
  warning(line) {
    core.warning(printable(line))
  },
  fail(title, lines) {
    core.error(lines.map(printable).join('\n'), { title: printable(title) })
    process.exitCode = core.ExitCode.Failure
  },
  group(title) {
    core.startGroup(printable(title))
  },
  endGroup() {
    core.endGroup()
  },
  output(name, value) {
    core.setOutput(name, value)
  },
  async summary(markdown) {
    await core.summary.addRaw(withoutShort(markdown, short)).write()
  },
  comments: githubComments,
}

const PAGE = 100
const PAGES = 50
const silent = (): void => undefined

/**
 * Comments through GitHub's API. The client is loaded here, since only few steps need it. Its own
 * `fetch` opens a tunnel for each request through a proxy (`@actions/github` 9.1.1), so it gets ours.
 */
export async function githubComments(
  { apiUrl, owner, repo, number }: PullRequest,
  token: string,
  { transport, signal }: Reach,
): Promise<Comments> {
  const { getOctokit } = await import('@actions/github')
  const log = { debug: silent, info: silent, warn: silent, error: silent }
  const request = { signal, fetch: fetchOver(transport), log }
  const { rest } = getOctokit(token, { baseUrl: apiUrl, log, request })
  const shared = { owner, repo }
  return {
    async list() {
      const found = new Map<number, Comment>()
      for (let page = 1; page <= PAGES; page += 1) {
        const place = { ...shared, issue_number: number, per_page: PAGE, page }
        const { data } = await rest.issues.listComments(place)
        if (!Array.isArray(data)) throw new Error('unreadable response')
        const known = found.size
        for (const one of data.map(commentOf)) found.set(one.id, one)
        // Gitea has no pages here, and answers with all comments whatever page is asked for.
        if (data.length < PAGE || found.size === known) break
      }
      return [...found.values()]
    },
    async create(body) {
      const place = { ...shared, issue_number: number }
      const answer = await unlessCut(rest.issues.createComment({ ...place, body }))
      return typeof answer?.data === 'object' ? commentOf(answer.data) : undefined
    },
    async update(id, body) {
      await rest.issues.updateComment({ ...shared, comment_id: id, body })
    },
    async remove(id) {
      try {
        await rest.issues.deleteComment({ ...shared, comment_id: id })
      } catch (error) {
        if ((error as { status?: number }).status !== 404) throw error
      }
    },
    async login() {
      try {
        const { data } = await rest.users.getAuthenticated()
        return typeof data === 'object' ? data.login : undefined
      } catch {
        return undefined
      }
    },
  }
}

/** A response; undefined if it was truncated, so that the caller looks up what was written. */
async function unlessCut<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer
  } catch (error) {
    const { cause } = error as Error
    if (cause instanceof ConnectionError && cause.phase === 'receiving') return undefined
    throw error
  }
}

/** What GitHub says of a comment; `user` is null where the account is gone. Gitea has no `type`. */
function commentOf(answered: {
  readonly id: number
  readonly body?: string
  readonly user: { readonly login: string; readonly type?: string } | null
}): Comment {
  const { id, body = '', user } = answered
  return { id, body, author: { login: user?.login ?? '', type: user?.type ?? '' } }
}
