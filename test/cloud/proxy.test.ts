import type { RequestListener } from 'node:http'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { ConnectionError, networkTransport, type HttpAnswer } from '../../src/cloud/transport.ts'
import { certificate, PROXY_HOST, proxyTo, tlsServer } from './servers.ts'

/** Sets variables of this process for the length of the test. */
function withEnvironment(variables: Readonly<Record<string, string>>): void {
  const before = { ...process.env }
  Object.assign(process.env, variables)
  onTestFinished(() => {
    for (const name of Object.keys(variables)) Reflect.deleteProperty(process.env, name)
    Object.assign(process.env, before)
  })
}

function get(url: string): Promise<HttpAnswer> {
  const limits = { connect: 1_000, progress: 1_000, answerToPut: 1_000, answerBytes: 1_000_000 }
  return networkTransport('agent', { limits }).send(
    { method: 'GET', url: new URL(url), headers: {} },
    new AbortController().signal,
  )
}

describe('a proxy', () => {
  const before = getCACertificates('default')
  beforeAll(() => {
    setDefaultCACertificates([...before, certificate])
  })
  afterAll(() => {
    setDefaultCACertificates(before)
  })

  const served: RequestListener = ({ url, headers }, answer) => {
    answer.end(`${headers.host ?? ''}${url ?? ''}`)
  }

  it('tunnels to a TLS server', async () => {
    const { port } = await tlsServer(served)
    const proxy = await proxyTo(Number(port))
    withEnvironment({ HTTPS_PROXY: proxy.url })
    const { status, body } = await get(`https://${PROXY_HOST}/path`)
    expect([status, String(body)]).toEqual([200, `${PROXY_HOST}/path`])
    expect(proxy.asked).toEqual([`CONNECT ${PROXY_HOST}:443`])
  })

  it('is given the user name and password of its address', async () => {
    const { port } = await tlsServer(served)
    const proxy = await proxyTo(Number(port))
    withEnvironment({ HTTPS_PROXY: proxy.url.replace('//', '//me:p%40ss@') })
    await get(`https://${PROXY_HOST}/path`)
    const basic = Buffer.from('me:p@ss').toString('base64')
    expect(proxy.asked).toEqual([`CONNECT ${PROXY_HOST}:443 Basic ${basic}`])
  })

  it('is not asked for what NO_PROXY names', async () => {
    const proxy = await proxyTo(1)
    withEnvironment({ HTTPS_PROXY: proxy.url, NO_PROXY: 'proxy.test' })
    await expect(get(`https://${PROXY_HOST}/path`)).rejects.toThrow(PROXY_HOST)
    expect(proxy.asked).toEqual([])
  })

  it.each([
    ['407 Proxy Authentication Required', /407/],
    ['403 Forbidden', /403/],
    ['502 Bad Gateway', /502/],
  ])(
    'that refuses with %s is reported as such, before anything is sent',
    async (refusal, words) => {
      const proxy = await proxyTo(1, refusal)
      withEnvironment({ HTTPS_PROXY: proxy.url })
      const error: unknown = await get(`https://${PROXY_HOST}/path`).catch(
        (reason: unknown) => reason,
      )
      if (!(error instanceof ConnectionError)) throw error
      expect(error.phase).toBe('connecting')
      expect(error.message).toMatch(words)
    },
  )

  it('that is not there is reported as such', async () => {
    withEnvironment({ HTTPS_PROXY: 'http://127.0.0.1:1' })
    await expect(get(`https://${PROXY_HOST}/path`)).rejects.toMatchObject({ phase: 'connecting' })
  })

  it('that leads to a host of another name is not believed', async () => {
    const { port } = await tlsServer(served)
    withEnvironment({ HTTPS_PROXY: (await proxyTo(Number(port))).url })
    await expect(get('https://other.proxy.test/path')).rejects.toMatchObject({
      phase: 'connecting',
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    })
  })
})
