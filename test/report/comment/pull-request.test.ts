import { describe, expect, it } from 'vitest'
import { pullRequestOf, type PullRequest } from '../../../src/report/comment/pull-request.ts'

describe('the pull request', () => {
  const event = { pull_request: { number: 7 } }
  it.each([
    ['another event', {}, { GITHUB_REPOSITORY: 'a/b' }],
    ['no event', undefined, { GITHUB_REPOSITORY: 'a/b' }],
    ['an event that is null', null, { GITHUB_REPOSITORY: 'a/b' }],
    ['a pull request that is null', { pull_request: null }, { GITHUB_REPOSITORY: 'a/b' }],
    ['no repository', event, {}],
    ['a repository without a name', event, { GITHUB_REPOSITORY: 'a' }],
    ['a repository with an empty name', event, { GITHUB_REPOSITORY: 'a/' }],
    ['a repository without an owner', event, { GITHUB_REPOSITORY: '/b' }],
    ['a number that is none', { pull_request: { number: '7' } }, { GITHUB_REPOSITORY: 'a/b' }],
  ])('is unknown with %s', (_, payload, environment) => {
    expect(pullRequestOf(payload, environment)).toBeUndefined()
  })

  it('has what can be known where the runner says little', () => {
    expect(pullRequestOf(event, { GITHUB_REPOSITORY: 'a/b' })).toEqual({
      ...{ apiUrl: 'https://api.github.com', owner: 'a', repo: 'b', number: 7, fork: true },
      job: { workflow: '', name: '', run: 0, url: '', commit: '' },
    })
  })

  it('has all that the runner says', () => {
    const head = { repo: { full_name: 'a/b' }, sha: 'abcdef0123456789' }
    const environment = {
      GITHUB_REPOSITORY: 'a/b',
      GITHUB_API_URL: 'https://ghe.example.com/api/v3',
      GITHUB_SERVER_URL: 'https://ghe.example.com',
      GITHUB_WORKFLOW: 'W',
      GITHUB_JOB: 'plan',
      GITHUB_RUN_ID: '99',
    }
    expect(pullRequestOf({ pull_request: { number: 7, head } }, environment)).toEqual({
      ...{
        apiUrl: 'https://ghe.example.com/api/v3',
        owner: 'a',
        repo: 'b',
        number: 7,
        fork: false,
      },
      job: {
        ...{ workflow: 'W', name: 'plan', run: 99, commit: 'abcdef0123456789' },
        url: 'https://ghe.example.com/a/b/actions/runs/99',
      },
    })
  })

  const read = (head: unknown, environment = {}): PullRequest | undefined =>
    pullRequestOf(
      { pull_request: { number: 7, head } },
      { GITHUB_REPOSITORY: 'a/b', ...environment },
    )

  it.each([
    ['its own repository', { repo: { full_name: 'a/b' } }, false],
    ['another one', { repo: { full_name: 'c/b' } }, true],
    ['one that is gone', { repo: null }, true],
    ['a head that is no object', 'a/b', true],
  ])('comes from a fork or does not: %s', (_, head, fork) => {
    expect(read(head)?.fork).toBe(fork)
  })

  it.each([
    ['https://ghe.example.com/api/v3//', 'https://ghe.example.com/api/v3'],
    ['', 'https://api.github.com'],
  ])('reaches the API at an address without a slash at its end: %j', (url, apiUrl) => {
    expect(read({}, { GITHUB_API_URL: url })?.apiUrl).toBe(apiUrl)
  })

  it.each([
    ['5', 'https://github.com/a/b/actions/runs/5', 5],
    ['x', 'https://github.com/a/b/actions/runs/x', 0],
    ['', '', 0],
  ])('has the page of run %j on github.com where no other server is named', (id, url, run) => {
    const environment = { GITHUB_RUN_ID: id, GITHUB_SERVER_URL: '' }
    expect(read({}, environment)?.job).toMatchObject({ run, url })
  })

  it.each([
    ['abcdef0', 'abcdef0'],
    ['f'.repeat(64), 'f'.repeat(64)],
    ['abcdef', ''],
    ['f'.repeat(65), ''],
    ['abcdef0 ', ''],
    [' abcdef0', ''],
    ['main](https://x)', ''],
    [1234567, ''],
    [undefined, ''],
  ])('knows the commit at its head only where it looks like one: %j', (sha, commit) => {
    expect(read({ sha })?.job.commit).toBe(commit)
  })
})
