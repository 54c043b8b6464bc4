import { describe, expect, it } from 'vitest'
import { ConnectionError, type Transport } from '../../../src/cloud/transport.ts'
import { CancelledError } from '../../../src/errors.ts'
import type { Comment } from '../../../src/report/comment/comment.ts'
import type { PullRequest } from '../../../src/report/comment/pull-request.ts'
import type { Report } from '../../../src/report/report.ts'
import type { Runner } from '../../../src/report/runner.ts'
import { postComment } from '../../../src/report/comment/publish.ts'
import { planned, targetOf } from '../samples.ts'

const report: Report = { mode: 'plan', results: [planned(targetOf('hello'))] }

const request: PullRequest = {
  ...{ apiUrl: 'https://api.github.com', owner: 'o', repo: 'r', number: 7, fork: false },
  job: { workflow: 'W', name: 'plan', run: 5, url: '', commit: '' },
}

interface Reported {
  readonly infos: string[]
  readonly warnings: string[]
  readonly bodies: string[]
  /** What the comments were asked with. */
  readonly asked: [PullRequest, string][]
}

interface Case {
  readonly request?: PullRequest | undefined
  readonly token?: string
  readonly signal?: AbortSignal
  /** Happens when comments are asked for. */
  readonly failing?: () => void
}

const unused = (): never => {
  throw new Error('is not used here')
}

const transport: Transport = { send: unused }

/** Posts the plan by a runner in memory, whose pull request has no comments yet. */
async function reported(given: Case): Promise<Reported> {
  const reported: Reported = { infos: [], warnings: [], bodies: [], asked: [] }
  const there: Comment[] = []
  const runner: Runner = {
    ...{
      input: unused,
      mask: unused,
      hidden: unused,
      debug: unused,
      isDebug: unused,
      notice: unused,
    },
    ...{ fail: unused, group: unused, endGroup: unused, output: unused, summary: unused },
    info: (line) => void reported.infos.push(line),
    warning: (line) => void reported.warnings.push(line),
    comments(wanted, token, reach) {
      reported.asked.push([wanted, token])
      expect(reach.transport).toBe(transport)
      given.failing?.()
      return Promise.resolve({
        list: () => Promise.resolve(there),
        create(body) {
          const comment = { id: 1, body, author: { login: 'app', type: 'Bot' } }
          reported.bodies.push(body)
          there.push(comment)
          return Promise.resolve(comment)
        },
        update: unused,
        remove: unused,
        login: unused,
      })
    },
  }
  const { token = 't0ken', signal = new AbortController().signal } = given
  const wanted = 'request' in given ? given.request : request
  await postComment({ report, request: wanted, token }, { runner, transport, signal })
  return reported
}

const FAILED = 'Failed to update the pull request comment: '

describe('a plan for a pull request', () => {
  it('is reported there', async () => {
    const { bodies, ...rest } = await reported({})
    expect(rest).toEqual({
      infos: ['Created pull request comment'],
      warnings: [],
      asked: [[request, 't0ken']],
    })
    expect(bodies).toEqual([
      expect.stringContaining('| hello (cn&#8209;north&#8209;4) | 🔄&nbsp;will&nbsp;update'),
    ])
  })

  it('is reported nowhere where there is no pull request', async () => {
    expect(await reported({ request: undefined })).toEqual({
      infos: ['Skipping pull request comment: the job was not triggered by a pull request'],
      ...{ warnings: [], bodies: [], asked: [] },
    })
  })

  it.each<[string, string, Case]>([
    ['there is no token', 'github_token is empty', { token: '' }],
    [
      'the job is cancelled',
      'the job was cancelled (SIGTERM)',
      { signal: AbortSignal.abort(new CancelledError('SIGTERM')) },
    ],
    ['it is stopped without an error', 'enough', { signal: AbortSignal.abort('enough') }],
  ])('asks GitHub nothing where %s', async (_, reason, given) => {
    expect(await reported(given)).toEqual({
      warnings: [FAILED + reason],
      ...{ infos: [], bodies: [], asked: [] },
    })
  })

  it('is a warning with the reason where the time is over while GitHub is asked', async () => {
    const controller = new AbortController()
    const failing = (): never => {
      controller.abort(new Error('the time is over'))
      throw new Error('This operation was aborted')
    }
    const { warnings, infos } = await reported({ signal: controller.signal, failing })
    expect({ warnings, infos }).toEqual({ warnings: [`${FAILED}the time is over`], infos: [] })
  })

  const PERMISSION = '. Add `pull-requests: write` to the permissions of the job'
  const TOKEN = '. Check `github_token`: GitHub rejected it'
  const FORK = '. Pull requests from forks get a read-only token'

  it.each<[number, string, boolean, string]>([
    [401, 'own', false, TOKEN],
    [401, 'forked', true, TOKEN],
    ...([403, 404] as const).flatMap((status): [number, string, boolean, string][] => [
      [status, 'own', false, PERMISSION],
      [status, 'forked', true, FORK],
    ]),
    [400, 'own', false, ''],
    [500, 'forked', true, ''],
  ])('is a warning where GitHub answers %i in a repository that is %s', async (...row) => {
    const [status, , fork, advice] = row
    const failing = (): never => {
      throw Object.assign(new Error('Not so'), { status, response: {} })
    }
    const { warnings, infos } = await reported({ request: { ...request, fork }, failing })
    expect({ warnings, infos }).toEqual({
      warnings: [`${FAILED}HTTP ${status}, Not so${advice}`],
      infos: [],
    })
  })

  it.each([401, 403, 404, 500])('does not speak of status %i without an answer', async (status) => {
    const failing = (): never => {
      throw Object.assign(new Error('connect ECONNREFUSED'), { status })
    }
    expect((await reported({ failing })).warnings).toEqual([
      `${FAILED}connect ECONNREFUSED (api.github.com:443, direct)`,
    ])
  })

  it.each<[string, number | undefined, string]>([
    ['that is lost', undefined, ''],
    ['whose tunnel needs a user', 407, '. Check the user name and password in HTTPS_PROXY'],
    [
      'whose tunnel is refused',
      403,
      '. Allow requests to https://api.github.com on the proxy in HTTPS_PROXY',
    ],
  ])('says of a connection %s what the transport says', async (_, refusal, advice) => {
    const seen = 'lost (api.github.com:443, via proxy p:1)'
    const cause = new ConnectionError('connecting', seen, undefined, { refusal })
    const failing = (): never => {
      throw Object.assign(new Error(seen, { cause }), { status: 500 })
    }
    expect((await reported({ failing })).warnings).toEqual([`${FAILED}${seen}${advice}`])
  })
})
