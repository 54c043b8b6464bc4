import { describe, expect, it } from 'vitest'
import { assumeAgency, type Assumption } from '../../../src/cloud/credentials/sts.ts'
import { CloudError } from '../../../src/cloud/errors.ts'
import { answer, scripted, START, type Line } from '../../support/scripted.ts'

const keys = { access_key_id: 'AK', secret_access_key: 'sk', security_token: 'token' }
const expiration = new Date(START + 900_000).toISOString()

const assumption: Assumption = {
  endpoint: 'https://sts.example.com',
  providerUrn: 'iam::1:oidcProvider:github',
  agencyUrn: 'iam::1:agency:deploy',
  sessionName: 'octo-org.hello-1',
  idToken: 'h.p.s',
  seconds: 900,
}

/** Asks a service that answers like this. */
function ask(lines: readonly Line[], seconds = 900) {
  const script = scripted(...lines)
  const masks: string[] = []
  const means = { ...script.connection, mask: (secret: string) => masks.push(secret) }
  const lease = assumeAgency({ ...assumption, seconds }, means)
  return { lease, masks, script }
}

const durations = (sent: readonly { readonly body: string }[]): unknown[] =>
  sent.map(({ body }) => (JSON.parse(body) as Record<string, unknown>)['duration_seconds'])

describe('keys from STS', () => {
  it('are masked, and good until they run out', async () => {
    const { lease, masks } = ask([answer(201, { credentials: { ...keys, expiration } })])
    expect(await lease).toEqual({
      value: { accessKey: 'AK', secretKey: 'sk', securityToken: 'token' },
      until: START + 900_000,
    })
    expect(masks).toEqual(['AK', 'sk', 'token'])
  })

  it.each<[string, unknown]>([
    ['no credentials', {}],
    ['credentials that are a text', { credentials: 'AK' }],
    ['credentials that are null', { credentials: null }],
    ['a list', { credentials: [keys] }],
    ...Object.keys(keys).flatMap((name): [string, unknown][] => [
      [`no ${name}`, { credentials: { ...keys, [name]: undefined } }],
      [`an empty ${name}`, { credentials: { ...keys, [name]: '' } }],
      [`a number as ${name}`, { credentials: { ...keys, [name]: 7 } }],
    ]),
  ])('are not made of %s', async (_, json) => {
    const { lease, masks } = ask([answer(200, json, { 'x-request-id': 'r-1' })])
    const error: unknown = await lease.catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(CloudError)
    expect(error).toMatchObject({
      message: 'response contains no credentials',
      data: { kind: 'unreadable', operation: 'AssumeAgencyWithOIDC', requestId: 'r-1' },
    })
    expect(masks).toEqual([])
  })
})

describe('a session that STS finds too long', () => {
  const tooLong = answer(400, { error_code: 'STS5.0002', error_msg: 'duration_seconds' })
  const good = answer(200, { credentials: keys })

  it('is asked for again with an hour, and the log says so', async () => {
    const { lease, script } = ask([tooLong, good], 3_601)
    await lease
    expect(durations(script.sent)).toEqual([3_601, 3_600])
    expect(script.info).toEqual([
      'STS rejected the session duration; requesting 1 hour and renewing when it expires',
    ])
  })

  it('is not asked for again where an hour was asked for', async () => {
    const { lease, script } = ask([tooLong], 3_600)
    await expect(lease).rejects.toMatchObject({ data: { status: 400 } })
    expect(durations(script.sent)).toEqual([3_600])
  })

  it.each([401, 403, 404])('is not thought of where STS answers %i', async (status) => {
    const { lease, script } = ask([answer(status, {})], 7_200)
    await expect(lease).rejects.toMatchObject({ data: { status } })
    expect(durations(script.sent)).toEqual([7_200])
  })

  it('is not thought of where the job is cancelled', async () => {
    const { lease, script } = ask([new TypeError('cancelled')], 7_200)
    await expect(lease).rejects.toThrow('cancelled')
    expect(script.sent).toHaveLength(1)
  })
})
