import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { networkTransport } from '../../src/cloud/transport.ts'
import { githubComments, githubRunner } from '../../src/github/runner.ts'
import { httpServer } from '../cloud/servers.ts'
import { commentsApi, type CommentsApi } from '../support/comments-api.ts'
import { printed } from '../support/printed.ts'
import { readCommands } from '../support/runner-files.ts'

describe('the runner', () => {
  const folder = mkdtempSync(join(tmpdir(), 'runner-'))
  const summaryFile = join(folder, 'summary')

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  beforeEach(() => {
    vi.stubEnv('RUNNER_DEBUG', '')
    vi.stubEnv('GITHUB_STEP_SUMMARY', summaryFile)
  })

  it('gives inputs without the space around them, and an empty text for none', () => {
    vi.stubEnv('INPUT_URN', ' \n urn:fss \u3000\n')
    expect(githubRunner.input('urn')).toBe('urn:fss')
    expect(githubRunner.input('region')).toBe('')
  })

  it.each([
    ['1', ['debug']],
    ['', []],
  ])('with RUNNER_DEBUG "%s" prints what is for debugging: %j', (debug, commands) => {
    vi.stubEnv('RUNNER_DEBUG', debug)
    const log = printed(() => {
      githubRunner.debug('Read 3 lines')
    })
    expect(readCommands(log).map(({ name }) => name)).toEqual(commands)
    expect(githubRunner.isDebug()).toBe(debug === '1')
  })

  it('receives titles, groups and their end', () => {
    const log = printed(() => {
      githubRunner.group('Package')
      githubRunner.notice('Outputs', 'masked')
      githubRunner.endGroup()
    })
    expect(log.trimEnd().split(/\r?\n/)).toEqual([
      '::group::Package',
      '::notice title=Outputs::masked',
      '::endgroup::',
    ])
  })

  it('keeps what was in the summary before', async () => {
    writeFileSync(summaryFile, 'before\n')
    await githubRunner.summary('### hello\n')
    expect(readFileSync(summaryFile, 'utf8')).toBe('before\n### hello\n')
  })

  it('is red after a failure', () => {
    let code: typeof process.exitCode
    printed(() => {
      githubRunner.fail('hello', ['It failed'])
      code = process.exitCode
    })
    expect(code).toBe(1)
  })
})

describe('comments through the API of GitHub', () => {
  const COMMENT = { id: 1, body: 'text', user: { login: 'octocat', type: 'User' as const } }
  const place = { owner: 'octo-org', repo: 'hello', number: 7, fork: false }
  const open = (api: Pick<CommentsApi, 'url'>) => {
    const job = { workflow: '', name: '', run: 0, url: '', commit: '' }
    const request = { ...place, apiUrl: api.url, job }
    const { signal } = new AbortController()
    return githubComments(request, 'ghs_token', { transport: networkTransport('test'), signal })
  }

  it('of an account that is gone, or without a text, have empty ones', async () => {
    const api = await commentsApi()
    api.comments.push({ ...COMMENT, user: null }, { id: 2, user: COMMENT.user } as never)
    expect(await (await open(api)).list()).toEqual([
      { id: 1, body: 'text', author: { login: '', type: '' } },
      { id: 2, body: '', author: { login: 'octocat', type: 'User' } },
    ])
  })

  it.each([
    [0, 1],
    [99, 1],
    [100, 2],
    [4_950, 50],
    // So many are read, and no more.
    [5_050, 50],
  ])('are %i read with %i requests', async (count, requests) => {
    const api = await commentsApi()
    for (let id = 1; id <= count; id += 1) api.comments.push({ ...COMMENT, id })
    expect(await (await open(api)).list()).toHaveLength(Math.min(count, 5_000))
    expect(api.requests).toHaveLength(requests)
  })

  it('that somebody else has removed need no removing, and other failures are reported', async () => {
    const api = await commentsApi()
    const comments = await open(api)
    await expect(comments.remove(5)).resolves.toBeUndefined()
    api.answering.set('DELETE', { status: 403, message: 'Resource not accessible' })
    await expect(comments.remove(5)).rejects.toThrow('Resource not accessible')
  })

  it('are looked up by the caller where the response to a new one is truncated', async () => {
    const api = await commentsApi()
    const comments = await open(api)
    api.answering.set('any', 'half')
    expect(await comments.create('text')).toBeUndefined()
    expect(api.comments).toHaveLength(1)
    const [{ id } = { id: 0 }] = api.comments
    await expect(comments.update(id, 'other')).rejects.toThrow('response was truncated')
    await expect(comments.list()).rejects.toThrow('response was truncated')
  })

  it('of a repository that was renamed are found where GitHub redirects', async () => {
    const moved = await httpServer(({ url = '', headers }, answer) => {
      if (url.startsWith('/repos/')) answer.writeHead(301, { location: `/repositories/1${url}` })
      else if (headers.authorization !== 'token ghs_token') answer.writeHead(401)
      else answer.writeHead(200, { 'content-type': 'application/json' }).write('[]')
      answer.end()
    })
    expect(await (await open({ url: moved.origin })).list()).toEqual([])
  })

  it('leave nothing in the log but what the step logs', async () => {
    const api = await commentsApi()
    api.answering.set('any', { status: 410, message: 'Gone' })
    const consoles = (['debug', 'info', 'warn', 'error'] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation(() => undefined),
    )
    await expect((await open(api)).list()).rejects.toThrow('Gone')
    expect(consoles.flatMap((spy) => spy.mock.calls)).toEqual([])
  })
})
