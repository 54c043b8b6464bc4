import { describe, expect, it } from 'vitest'
import type { AccessKey } from '../../emulator/accounts.ts'
import { ask, askSigned, officialHeaders, pathOf, send, start, zipBody, zipOf } from './caller.ts'

const noon = new Date('2026-06-01T12:00:00Z')
const minutes = (count: number) => {
  const date = new Date(noon.getTime() + count * 60_000)
  return `${date.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
}

describe('a signed request', () => {
  it('passes with the official signature, without and with a body', async () => {
    const { emulator, urn, path } = await start()
    const read = await askSigned(emulator, { method: 'GET', path: pathOf(urn, 'config') })
    const data = zipBody(zipOf('exports.handler = async () => "ü"'))
    const written = await askSigned(emulator, { method: 'PUT', path, data })
    expect([read.status, written.status]).toEqual([200, 200])
    expect(emulator.requests.map((request) => request.authentication)).toEqual(['aksk', 'aksk'])
  })

  it('may have %3A in its path where the raw form was signed, not where that was', async () => {
    const { emulator, urn } = await start()
    const [key] = emulator.accounts.keys
    if (key === undefined) throw new Error('no key')
    const raw = pathOf(urn, 'config')
    const encoded = raw.replaceAll(':', '%3A')
    const statuses = [raw, encoded].map(async (path) => {
      const headers = officialHeaders(emulator.url, key, { method: 'GET', path })
      return (await send(emulator, { method: 'GET', path: encoded, headers })).status
    })
    expect(await Promise.all(statuses)).toEqual([200, 401])
  })

  it('is refused where the key is unknown, and where the secret is wrong', async () => {
    const { emulator, urn } = await start()
    const path = pathOf(urn, 'config')
    const [key] = emulator.accounts.keys
    const wrong: AccessKey[] = [
      { accessKey: 'NOBODY', secretKey: key?.secretKey ?? '' },
      { accessKey: key?.accessKey ?? '', secretKey: 'wrong' },
    ]
    for (const pair of wrong) {
      const headers = officialHeaders(emulator.url, pair, { method: 'GET', path })
      const reply = await send(emulator, { method: 'GET', path, headers })
      expect([reply.status, reply.json.error_code]).toEqual([401, 'APIGW.0301'])
      expect(reply.text).not.toContain(key?.secretKey)
    }
  })

  it('is refused where the host was signed without its port', async () => {
    const { emulator, urn } = await start()
    const path = pathOf(urn, 'config')
    const [key] = emulator.accounts.keys
    if (key === undefined) throw new Error('no key')
    const headers = officialHeaders('http://127.0.0.1', key, { method: 'GET', path })
    const host = `127.0.0.1:${emulator.port}`
    const reply = await send(emulator, { method: 'GET', path, headers: { ...headers, host } })
    expect(reply.status).toBe(401)
  })

  it.each([
    [-15, 200],
    [15, 200],
    [-15.1, 401],
    [15.1, 401],
  ])('%d minutes off: %d, and the response has the time of the service', async (off, status) => {
    const { emulator, urn } = await start({ now: () => noon })
    const headers = { 'X-Sdk-Date': minutes(off) }
    const reply = await askSigned(emulator, { method: 'GET', path: pathOf(urn, 'config'), headers })
    expect(reply.status).toBe(status)
    expect(reply.headers.date).toBe('Mon, 01 Jun 2026 12:00:00 GMT')
  })

  it.each(['2026-06-01T12:00:00Z', '20261301T120000Z', ''])('has no date in %j', async (date) => {
    const { emulator, urn } = await start({ now: () => noon })
    const path = pathOf(urn, 'config')
    const [key] = emulator.accounts.keys
    if (key === undefined) throw new Error('no key')
    const headers = officialHeaders(emulator.url, key, { method: 'GET', path })
    const sent = { ...headers, 'X-Sdk-Date': date }
    expect((await send(emulator, { method: 'GET', path, headers: sent })).status).toBe(401)
  })

  it('of temporary keys needs the security token, signed', async () => {
    const temporary = { accessKey: 'TEMP', secretKey: 'secret', securityToken: 'session' }
    const { emulator, urn } = await start({ keys: [temporary] })
    const path = pathOf(urn, 'config')
    const reply = await askSigned(emulator, { method: 'GET', path })
    const bare = officialHeaders(
      emulator.url,
      { accessKey: 'TEMP', secretKey: 'secret' },
      { method: 'GET', path },
    )
    const without = await send(emulator, { method: 'GET', path, headers: bare })
    const unsigned = await send(emulator, {
      method: 'GET',
      path,
      headers: { ...bare, 'X-Security-Token': 'session' },
    })
    expect([reply.status, without.status, unsigned.status]).toEqual([200, 401, 401])
    expect(unsigned.json.error_msg).toMatch('x-security-token is not signed')
  })

  it('of a lasting key is refused with a security token', async () => {
    const { emulator, urn } = await start()
    const headers = { 'X-Security-Token': 'stray' }
    const reply = await askSigned(emulator, { method: 'GET', path: pathOf(urn, 'config'), headers })
    expect(reply.status).toBe(401)
  })

  it('is forbidden in a project that is not the key’s', async () => {
    const { emulator, urn } = await start()
    emulator.accounts.keys[0] = { accessKey: 'A', secretKey: 'b', projectIds: ['f'.repeat(32)] }
    const reply = await askSigned(emulator, { method: 'GET', path: pathOf(urn, 'config') })
    expect([reply.status, reply.json.error_code]).toEqual([403, 'FSS.0403'])
  })

  it('is forbidden where X-Project-Id is another than the path’s', async () => {
    const { emulator, urn } = await start()
    const headers = { 'X-Project-Id': 'f'.repeat(32) }
    const reply = await askSigned(emulator, { method: 'GET', path: pathOf(urn, 'config'), headers })
    expect(reply.status).toBe(403)
  })
})

describe('a request with a token', () => {
  it('passes with a known one', async () => {
    const { emulator, urn } = await start()
    expect((await ask(emulator, 'GET', pathOf(urn, 'config'))).status).toBe(200)
    expect(emulator.requests[0]?.authentication).toBe('token')
  })

  it.each([
    ['unknown', 'other', undefined, 401],
    ['expired', 'mine', new Date(noon), 401],
    ['not yet expired', 'mine', new Date(noon.getTime() + 1), 200],
  ])('that is %s', async (_, sent, expires, status) => {
    const { emulator, urn } = await start({ now: () => noon })
    const { projectId } = emulator
    emulator.accounts.tokens[0] = { token: 'mine', projectId, ...(expires && { expires }) }
    const headers = { 'X-Auth-Token': sent }
    const reply = await send(emulator, { method: 'GET', path: pathOf(urn, 'config'), headers })
    expect(reply.status).toBe(status)
    if (status === 401) expect(reply.json.error_code).toBe('APIGW.0301')
  })

  it('of another project is forbidden', async () => {
    const { emulator, urn } = await start({ tokens: [{ token: 't', projectId: 'f'.repeat(32) }] })
    const reply = await ask(emulator, 'GET', pathOf(urn, 'config'))
    expect([reply.status, reply.json.error_code]).toEqual([403, 'FSS.0403'])
  })
})

it('a request with neither is refused', async () => {
  const { emulator, urn } = await start()
  const reply = await send(emulator, { method: 'GET', path: pathOf(urn, 'config') })
  expect([reply.status, reply.json.error_code]).toEqual([401, 'APIGW.0301'])
})

it('a request with a good token and a bad signature is refused', async () => {
  const { emulator, urn } = await start()
  const headers = {
    'X-Auth-Token': emulator.accounts.tokens[0]?.token,
    Authorization: 'SDK-HMAC-SHA256 nonsense',
  }
  const reply = await send(emulator, { method: 'GET', path: pathOf(urn, 'config'), headers })
  expect(reply.status).toBe(401)
})
