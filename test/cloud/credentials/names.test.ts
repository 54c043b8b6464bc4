import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFromFork } from '../../../src/cloud/credentials/identity.ts'
import { sessionNameOf } from '../../../src/cloud/credentials/sts.ts'
import { anyCharacter } from '../../support/any-character.ts'

describe('the name of a session', () => {
  it.each([
    ['octo-org/hello', '1234567890', 'octo-org.hello-1234567890'],
    ['octo_org/he.llo', '1', 'octo_org.he.llo-1'],
    ['仓库/函数', '7', '--.---7'],
    [undefined, undefined, 'github-actions'],
    ['', '', 'github-actions'],
    [undefined, '12345', '12345'],
    ['a/b', undefined, 'a.b'],
    ['x', '', 'github-actions'],
  ])('of %s, run %s', (repository, runId, expected) => {
    expect(sessionNameOf(repository, runId)).toBe(expected)
  })

  it('keeps the run where the repository is long', () => {
    const name = sessionNameOf(`${'o'.repeat(39)}/${'r'.repeat(100)}`, '12345678901')
    expect(name).toHaveLength(128)
    expect(name.endsWith('r-12345678901')).toBe(true)
  })

  it('is within the rules of STS whatever it is made of', () => {
    const any = fc.option(fc.string({ unit: anyCharacter, maxLength: 300 }), { nil: undefined })
    fc.assert(
      fc.property(any, any, (repository, runId) => {
        expect(sessionNameOf(repository, runId)).toMatch(/^[A-Za-z0-9_.@=-]{2,128}$/)
      }),
    )
  })
})

describe('a pull request from a fork', () => {
  const pull = (head: unknown, base: unknown): unknown => ({ pull_request: { head, base } })
  const repo = (full_name: string): unknown => ({ repo: { full_name } })

  it.each([
    ['of its own', pull(repo('a/b'), repo('a/b')), false],
    ['of a fork', pull(repo('c/b'), repo('a/b')), true],
    ['of a fork that is gone', pull({ repo: null }, repo('a/b')), true],
    ['no pull request', { ref: 'refs/heads/main' }, false],
    ['no event', undefined, false],
    ['nothing', null, false],
  ])('%s', (_, event, expected) => {
    expect(isFromFork(event)).toBe(expected)
  })
})
