import { describe, expect, it } from 'vitest'
import { keyAuthorizer, tokenAuthorizer } from '../../../src/cloud/credentials/authorizer.ts'
import { credentialsFor, type SignInMeans } from '../../../src/cloud/credentials/credentials.ts'
import { createToken } from '../../../src/cloud/credentials/iam.ts'
import { answer, scripted, START, TARGET, type Line } from '../../support/scripted.ts'

const KEYS = { accessKey: 'AK', secretKey: 'sk' }

describe('what a request proves whose it is by', () => {
  it.each([
    [keyAuthorizer(KEYS), 'key'],
    [keyAuthorizer({ ...KEYS, securityToken: 't' }), 'temporary key'],
    [tokenAuthorizer('t'), 'token'],
  ])('%o is a %s', ({ proof }, expected) => {
    expect(proof).toBe(expected)
  })

  it('that was given serves every function, and needs nobody to be asked', async () => {
    const script = scripted()
    const means: SignInMeans = {
      ...{ ...script.connection, environment: {}, event: () => undefined, timeout: 600 },
      mask: () => undefined,
    }
    const credentials = credentialsFor({ kind: 'token', token: 't', from: 'x' }, [TARGET], means)
    await credentials.begin()
    const request = { method: 'GET', url: new URL(TARGET.endpoint), headers: {}, bodySha256: '' }
    expect(await credentials.authorizerFor(TARGET).authorize(request, new Date())).toEqual({
      'x-auth-token': 't',
    })
    expect(script.sent).toEqual([])
  })
})

describe('a token from IAM', () => {
  const request = {
    ...{ endpoint: 'https://iam.example.com', provider: 'github' },
    ...{ projectId: 'p', idToken: 'h.p.s' },
  }
  const ask = (...lines: readonly Line[]) => {
    const { connection } = scripted(...lines)
    return createToken(request, connection)
  }

  it.each<[string, unknown, number | undefined]>([
    ['says', { token: { expires_at: '2026-11-24T10:10:00.000000Z' } }, START + 600_000],
    ['does not say', {}, undefined],
    ['does not say in JSON', '<html>', undefined],
    ['says in another form', { token: 'x' }, undefined],
  ])('is good for as long as IAM %s', async (_, json, until) => {
    const lease = await ask(answer(201, json, { 'x-subject-token': 't' }))
    expect(lease).toEqual({ value: 't', until })
  })

  it.each([{}, { 'x-subject-token': '' }])(
    'is not to be had of the headers %o',
    async (headers) => {
      await expect(ask(answer(201, {}, headers))).rejects.toMatchObject({
        message: 'response contains no token',
        data: { kind: 'unreadable', operation: 'CreateTokenWithIdToken' },
      })
    },
  )
})
