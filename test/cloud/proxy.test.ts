import type { RequestListener } from 'node:http'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { ConnectionError, networkTransport, type HttpAnswer } from '../../src/cloud/transport.ts'
import { describeRoute } from '../../src/cloud/agents.ts'
import { certificate, httpServer, PROXY_HOST, proxyTo, tlsServer } from './servers.ts'

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

  it('tunnels to a server without TLS, which may take its time, and keeps the tunnel', async () => {
    const { port } = await httpServer((message, answer) => {
      setTimeout(() => {
        served(message, answer)
      }, 600)
    })
    const proxy = await proxyTo(Number(port))
    withEnvironment({ HTTP_PROXY: proxy.url, HTTPS_PROXY: 'http://127.0.0.1:1' })
    const transport = networkTransport('agent', { limits: { connect: 300 } })
    for (const path of ['/one', '/two']) {
      const url = new URL(`http://${PROXY_HOST}:8080${path}`)
      const request = { method: 'GET', url, headers: {} }
      const { body } = await transport.send(request, new AbortController().signal)
      expect(String(body)).toBe(`${url.host}${path}`)
      expect(describeRoute(url)).toBe(`${url.host}, via proxy ${new URL(proxy.url).host}`)
    }
    expect(proxy.asked).toEqual([`CONNECT ${PROXY_HOST}:8080`])
  })

  it.each([
    ['https', 'user:w#rd@proxy.test:3128'],
    ['http', 'http://proxy.test:3128/path'],
    // What is no URL at all names a proxy all the same.
    ['https', 'http://user:w#rd@proxy.test:3128'],
    ['http', 'http://user:50%@proxy.test:3128'],
    ['http', '10.0.0.1:high'],
    ['https', 'socks5://127.0.0.1:1080'],
  ])(
    'of %s URLs that is none, %s, is an error, and nothing goes directly',
    async (scheme, text) => {
      const name = `${scheme.toUpperCase()}_PROXY`
      withEnvironment({ [name]: text })
      await expect(get(`${scheme}://${PROXY_HOST}/path`)).rejects.toThrow(
        `${name} is not the URL of a proxy`,
      )
    },
  )

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
