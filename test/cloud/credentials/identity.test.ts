import { describe, expect, it } from 'vitest'
import { requestIdentity, type Identity } from '../../../src/cloud/credentials/identity.ts'
import type { Lease } from '../../../src/cloud/credentials/lease.ts'
import { SignInError } from '../../../src/cloud/errors.ts'
import { answer, scripted, START, type Line } from '../../support/scripted.ts'

const may = {
  ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token.example.com/x?api-version=2.0',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token',
}

const jwtOf = (payload: unknown): string =>
  ['{}', JSON.stringify(payload), 's'].map((part) => btoa(part).replaceAll('=', '')).join('.')

/** GitHub answers with a token of this payload, or with this value. */
function identity(payload: unknown): Promise<Lease<Identity>> {
  const value = typeof payload === 'string' ? payload : jwtOf(payload)
  return ask({ ...may }, undefined, answer(200, { value })).lease
}

function ask(
  environment: Readonly<Record<string, string>>,
  event?: unknown,
  ...lines: readonly Line[]
) {
  const script = scripted(...lines)
  const means = { ...script.connection, environment, event: () => event }
  return { lease: requestIdentity('aud of mine', means), script }
}

async function reasonOf(environment: Readonly<Record<string, string>>, event?: unknown) {
  const error: unknown = await ask(environment, event).lease.catch((thrown: unknown) => thrown)
  if (!(error instanceof SignInError)) throw error
  return error.reason
}

describe('the claims of an id token', () => {
  it('that decide are shown, in one order, and no others', async () => {
    const { value } = await identity({
      ...{ sub: 'repo:o/r:ref:x', iss: 'https://i', aud: ['a', 'b'], actor: 'octocat' },
      ...{ environment: 'production', repository: 'o/r', ref: 'refs/heads/main' },
    })
    expect(value.claims).toEqual([
      'iss: https://i',
      'aud: a, b',
      'sub: repo:o/r:ref:x',
      'repository: o/r',
      'ref: refs/heads/main',
      'environment: production',
    ])
  })

  it('that are missing are not shown', async () => {
    expect((await identity({ sub: 's' })).value.claims).toEqual(['sub: s'])
  })

  it.each([
    ['both times', { iat: 1_000, exp: 1_300 }, START + 300_000],
    ['no beginning', { exp: 1_300 }, undefined],
    ['no end', { iat: 1_000 }, undefined],
    ['an end in words', { iat: 1_000, exp: '1300' }, undefined],
    ['a beginning in words', { iat: '1000', exp: 1_300 }, undefined],
  ])('have its lifetime: %s', async (_, times, until) => {
    expect((await identity(times)).until).toBe(until)
  })

  it.each(['no-jwt', 'a.b.c', '.', `x.${btoa('[]')}.y`])(
    'are not to be had of %s',
    async (value) => {
      const error: unknown = await identity(value).catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(SignInError)
      expect(error).toMatchObject({
        message: 'ID token is not a JWT',
        reason: {
          kind: 'refused',
          claims: [],
          error: { data: { kind: 'unreadable', operation: 'RequestIdToken' } },
        },
      })
    },
  )
})

describe('the request for an id token', () => {
  it('names the audience and keeps the rest of the address', async () => {
    const { lease, script } = ask(
      { ...may, ACTIONS_ID_TOKEN_REQUEST_TOKEN: ' request-token\n' },
      undefined,
      answer(200, { value: jwtOf({}) }),
    )
    await lease
    const [{ request } = { request: undefined }] = script.sent
    expect(request?.url.href).toBe(`${may.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=aud+of+mine`)
    expect(request?.headers).toMatchObject({ authorization: 'Bearer request-token' })
    expect(script.debug[0]).toMatch(/^RequestIdToken: HTTP 200 after/)
  })

  it.each(Object.keys(may))('is not made without %s', async (name) => {
    const reason = await reasonOf({ ...may, [name]: ' ' })
    expect(reason).toEqual({
      kind: 'not allowed',
      message:
        'authentication failed: this job cannot request an OIDC token (missing permission id-token: write)',
      remedy: expect.stringMatching(/^Add id-token: write to the .* contents: read\):$/) as string,
      lines: ['permissions:', '  id-token: write'],
    })
  })

  it('is not made to an address that is not https', async () => {
    const reason = await reasonOf({ ...may, ACTIONS_ID_TOKEN_REQUEST_URL: 'http://a.example.com' })
    expect(reason).toMatchObject({ kind: 'not allowed', lines: [] })
  })

  const repo = (full_name: string) => ({ repo: { full_name } })
  const fork = { pull_request: { head: repo('eve/r'), base: repo('o/r') } }
  const own = { pull_request: { head: repo('o/r'), base: repo('o/r') } }
  const gone = { pull_request: { head: { repo: null }, base: repo('o/r') } }

  it.each([
    ['a fork', 'pull_request', fork, true],
    ['a fork that is gone', 'pull_request', gone, true],
    ['the repository itself', 'pull_request', own, false],
    ['a fork, in the name of the repository', 'pull_request_target', fork, false],
    ['nowhere', 'pull_request', undefined, false],
    ['an event of another form', 'pull_request', { head: repo('eve/r'), base: null }, false],
  ])('is refused to a pull request of %s for what it is', async (_, name, event, isFork) => {
    const reason = await reasonOf({ GITHUB_EVENT_NAME: name }, event)
    const expected = isFork
      ? {
          message: /to pull requests from forks$/,
          remedy: /^Deploy after the merge.*== github\.repository$/,
        }
      : { message: /missing permission id-token: write\)$/, remedy: /contents: read\):$/ }
    expect(reason).toMatchObject({
      kind: 'not allowed',
      message: expect.stringMatching(expected.message) as string,
      remedy: expect.stringMatching(expected.remedy) as string,
      lines: isFork ? [] : ['permissions:', '  id-token: write'],
    })
  })
})
