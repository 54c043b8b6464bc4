import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** How the API answers: as it should, or with some harm. */
export type Answering =
  | 'whole'
  /** The answer is longer by its head than what comes before the connection ends. */
  | 'half'
  | 'silent'
  | {
      readonly status: number
      readonly message?: string
      readonly location?: string
      readonly headers?: Readonly<Record<string, string>>
    }

/** Whom GitHub names as the author of a comment. */
export interface User {
  readonly login: string
  /** Gitea and Forgejo do not return it. */
  readonly type?: 'Bot' | 'User'
}

/** The author of what is written with the token that a job gets. */
const JOB: User = { login: 'github-actions[bot]', type: 'Bot' }

export interface CommentsApi {
  readonly url: string
  /** `user` is null where the account is gone. */
  readonly comments: { id: number; body: string; user: User | null }[]
  /** Whom the token belongs to. */
  owner: User
  /** Whether the API returns the owner of a token, as it does not for that of a job on GitHub. */
  returnsOwner: boolean
  /** `POST /repos/...`, in order, and with which Authorization they came. */
  readonly requests: { readonly line: string; readonly authorization: string }[]
  /** For requests of this method, or of any. */
  readonly answering: Map<string, Answering>
  /** Called with each request before it is answered. */
  before?: (line: string) => Promise<void> | void
}

const ISSUE = '/api/v3/repos/octo-org/hello/issues/7/comments'
const COMMENT = /^\/api\/v3\/repos\/octo-org\/hello\/issues\/comments\/(\d+)$/

/** GitHub's REST API as far as it serves the comments of pull request 7 of octo-org/hello. */
export async function commentsApi(): Promise<CommentsApi> {
  const server = createServer((request, response) => {
    void answer(api, request, response)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const api: CommentsApi = {
    url: `http://127.0.0.1:${port}/api/v3`,
    comments: [],
    owner: JOB,
    returnsOwner: false,
    requests: [],
    answering: new Map(),
  }
  return api
}

async function answer(
  api: CommentsApi,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = '', url = '' } = request
  let text = ''
  for await (const piece of request.setEncoding('utf8')) text += String(piece)
  const line = `${method} ${url}`
  api.requests.push({ line, authorization: request.headers.authorization ?? '' })
  await api.before?.(line)
  const how = api.answering.get(method) ?? api.answering.get('any') ?? 'whole'
  if (how === 'silent') return
  if (typeof how === 'object') {
    response.writeHead(how.status, {
      'content-type': 'application/json; charset=utf-8',
      ...how.headers,
      ...(how.location === undefined ? {} : { location: how.location }),
    })
    response.end(JSON.stringify({ message: how.message ?? 'no' }))
    return
  }
  const { status, body } = done(api, method, new URL(url, api.url), text)
  const bytes = Buffer.from(body === undefined ? '' : JSON.stringify(body))
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes.length,
  })
  if (how === 'whole') response.end(bytes)
  else {
    response.write(bytes.subarray(0, bytes.length / 2), () => {
      response.destroy()
    })
  }
}

function done(
  api: CommentsApi,
  method: string,
  url: URL,
  text: string,
): { readonly status: number; readonly body?: unknown } {
  const body = text === '' ? '' : (JSON.parse(text) as { body: string }).body
  if (url.pathname === '/api/v3/user' && api.returnsOwner) return { status: 200, body: api.owner }
  if (url.pathname === ISSUE && method === 'GET') {
    const size = Number(url.searchParams.get('per_page') ?? 30)
    const from = (Number(url.searchParams.get('page') ?? 1) - 1) * size
    return { status: 200, body: api.comments.slice(from, from + size) }
  }
  if (url.pathname === ISSUE && method === 'POST') {
    const comment = { id: 1_000 + api.requests.length, body, user: api.owner }
    api.comments.push(comment)
    return { status: 201, body: comment }
  }
  const at = api.comments.findIndex(({ id }) => id === Number(COMMENT.exec(url.pathname)?.[1]))
  const found = api.comments[at]
  if (found === undefined) return { status: 404, body: { message: 'Not Found' } }
  if (method === 'DELETE') {
    api.comments.splice(at, 1)
    return { status: 204 }
  }
  found.body = body
  return { status: 200, body: found }
}
