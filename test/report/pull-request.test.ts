import { describe, expect, it } from 'vitest'
import { pullRequestOf } from '../../src/report/pull-request.ts'

describe('the pull request', () => {
  const event = { pull_request: { number: 7 } }
  it.each([
    ['another event', {}, { GITHUB_REPOSITORY: 'a/b' }],
    ['no event', undefined, { GITHUB_REPOSITORY: 'a/b' }],
    ['no repository', event, {}],
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
})
