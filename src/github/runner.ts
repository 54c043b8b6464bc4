import { setImmediate as turn } from 'node:timers/promises'
import * as core from '@actions/core'
import { escapeLine } from '../report/escape.ts'
import type { Comment } from '../report/comment/comment.ts'
import type { PullRequest } from '../report/comment/pull-request.ts'
import type { Runner } from '../report/runner.ts'
import { formsOf, isMaskable, withoutLong, withoutShort } from '../report/secret-forms.ts'
import type { Comments } from '../report/comment/upsert.ts'

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
 * Comments through GitHub's API. The client is loaded here, since only few steps need it. Redirects
 * are refused, for they could take the token elsewhere. Of an answer that breaks off Octokit makes an
 * empty text and no error (seen with @octokit/request 10), so what is listed is checked.
 */
export async function githubComments(
  { apiUrl, owner, repo, number }: PullRequest,
  token: string,
  signal: AbortSignal,
): Promise<Comments> {
  const { getOctokit } = await import('@actions/github')
  const log = { debug: silent, info: silent, warn: silent, error: silent }
  const { hook, rest } = getOctokit(token, { baseUrl: apiUrl, log })
  // A connection is free for the next request only then; without it, that opens another one.
  hook.after('request', () => turn())
  const shared = { owner, repo, request: { signal, redirect: 'error', log } } as const
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
      const { data } = await rest.issues.createComment({ ...shared, issue_number: number, body })
      return typeof data === 'object' ? commentOf(data) : undefined
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
        const { data } = await rest.users.getAuthenticated({ request: shared.request })
        return typeof data === 'object' ? data.login : undefined
      } catch {
        return undefined
      }
    },
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
