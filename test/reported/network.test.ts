import { createServer as createTcpServer, getDefaultAutoSelectFamilyAttemptTimeout } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import type { Body } from '../../src/cloud/body.ts'
import { parseProxy } from '../../src/cloud/proxy.ts'
import {
  limitLookups,
  networkTransport,
  type HttpAnswer,
  type Parts,
} from '../../src/cloud/transport.ts'
import { InputError } from '../../src/errors.ts'
import { readInputs } from '../../src/inputs/inputs.ts'
import { httpServer, listening, PROXY_HOST, proxyTo, tcpServer } from '../cloud/servers.ts'
import { ConnectionError } from '../../src/cloud/transport.ts'
import { apply } from '../../src/plan/apply.ts'
import { planFor, packed } from '../plan/states.ts'
import { holding } from '../plan/carrying-out.ts'
import { readFunction } from '../../src/cloud/functiongraph.ts'
import { scripted, TARGET } from '../support/scripted.ts'
import { step } from '../support/step.ts'
import { inputsFor, serviceHolding } from '../support/service.ts'
import { workspaceWith } from '../support/workspace.ts'
import { OLD } from '../plan/states.ts'
import { join } from 'node:path'

/**
 * What was reported about the network: proxies and peers that say nothing, distant hosts, proxies
 * that were passed over, causes without a place. Peers that fall silent are in test/faults.
 */

const LIMITS = { connect: 1_000, progress: 1_000, answerToPut: 1_000 }

function get(url: URL | string, parts: Parts = {}, body?: Body): Promise<HttpAnswer> {
  const method = body === undefined ? 'GET' : 'PUT'
  const request = {
    method,
    url: new URL(url),
    headers: {},
    ...(body === undefined ? {} : { body }),
  }
  return networkTransport('agent', { limits: LIMITS, ...parts }).send(
    request,
    new AbortController().signal,
  )
}

async function messageOf(sending: Promise<unknown>): Promise<string> {
  return sending.then(
    () => 'a response',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
}

/** The problems of sound inputs in an environment. */
function problemsIn(environment: Readonly<Record<string, string>>): readonly string[] {
  const inputs: Readonly<Record<string, string>> = {
    urn: 'urn:fss:cn-north-4:0123456789abcdef0123456789abcdef:function:default:hello',
    ...{ code_path: 'src', access_key: 'AK', secret_key: 'a-secret-key' },
  }
  try {
    readInputs({
      read: (name: string) => inputs[name] ?? '',
      environment,
      exists: () => true,
      event: () => undefined,
      workspace: { path: '/work', isEmpty: () => false },
    })
    return []
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return error.problems
  }
}

describe('2: a distant host with several addresses', () => {
  it('gets three seconds for each of them', () => {
    networkTransport('agent')
    expect(getDefaultAutoSelectFamilyAttemptTimeout()).toBe(3_000)
  })

  it('is looked up in a time that cannot hold the job, unless the runner says otherwise', () => {
    const environments: Record<string, string>[] = [{}, { RES_OPTIONS: 'rotate' }]
    environments.forEach(limitLookups)
    expect(environments.map((one) => one['RES_OPTIONS'])).toEqual([
      'timeout:1 attempts:2',
      'rotate',
    ])
  })

  it('that is reached at none of them is reported with each', async () => {
    const lookup: Parts['lookup'] = (_, __, done) => {
      done(null, [
        { address: '127.0.0.1', family: 4 },
        { address: '::1', family: 6 },
      ])
    }
    const server = createTcpServer()
    const port = await listening(server)
    await new Promise((done) => server.close(done))
    const message = await messageOf(get(`http://service.test:${port}/`, { lookup }))
    expect(message).toMatch(/127\.0\.0\.1/)
    expect(message).toMatch(/::1|EADDRNOTAVAIL|EAFNOSUPPORT/)
  })
})

describe('3: a proxy', () => {
  it.each([
    ['proxy.example.com:3128', 'http://proxy.example.com:3128/'],
    ['user:pa%40ss@host:3128', 'http://user:pa%40ss@host:3128/'],
    ['https://host', 'https://host/'],
    ['HTTP://host:80/', 'http://host/'],
    ['[::1]:3128', 'http://[::1]:3128/'],
    ['DOMAIN\\user:word@host:3128', 'http://DOMAIN%5Cuser:word@host:3128/'],
    [' http://host:1 ', 'http://host:1/'],
  ])('written as %s is taken, as by curl', (text, url) => {
    expect(parseProxy(text)?.href).toBe(url)
    expect(problemsIn({ HTTPS_PROXY: text })).toEqual([])
  })

  it.each(['user:50%@host:3128', 'user:a#b@host:3128', 'socks5://host:1080', ' ', 'host:high'])(
    'written as %s is a problem that names the variable and no value',
    (text) => {
      const [problem = '', ...more] = problemsIn({ https_proxy: text })
      expect(more).toEqual([])
      expect(problem).toMatch(/^https_proxy must be .*%25, # as %23, @ as %40/)
      if (text.trim() !== '') expect(problem).not.toContain(text)
    },
  )

  it('that is set to nothing is none', () => {
    expect(problemsIn({ HTTPS_PROXY: '' })).toEqual([])
  })

  it.each(['HTTPS_PROXY', 'http_proxy'])('of %s has its password masked', async (name) => {
    const emulator = await serviceHolding()
    const { masks, green } = await step({
      inputs: inputsFor(emulator),
      workspace: workspaceWith({ 'src/index.js': 'exports.handler = async () => 1\n' }),
      environment: { [name]: 'http://me:pa%40ssword@127.0.0.1:1' },
    })
    expect(green).toBe(true)
    expect(masks).toEqual(expect.arrayContaining(['pa%40ssword', 'pa@ssword']))
  })
})

describe('4 and 5: a failure of the network', () => {
  it.each(['403 Forbidden', '407 Proxy Authentication Required', '302 Found'])(
    'by a proxy that says %s is final, and names host, port and proxy',
    async (refusal) => {
      const proxy = await proxyTo(1, refusal)
      vi.stubEnv('HTTPS_PROXY', proxy.url)
      const error: unknown = await get(`https://${PROXY_HOST}/`).catch((reason: unknown) => reason)
      expect(error).toMatchObject({ phase: 'connecting', refusal: Number(refusal.slice(0, 3)) })
      expect((error as Error).message).toContain(
        `(${PROXY_HOST}:443, via proxy ${new URL(proxy.url).host})`,
      )
    },
  )

  it('by a port that speaks no TLS is reported once', async () => {
    const url = await httpServer((_, answer) => answer.end())
    const emulator = await serviceHolding()
    const { failures, lines } = await step({
      inputs: { ...inputsFor(emulator), endpoint: `https://127.0.0.1:${url.port}` },
      workspace: workspaceWith({ 'src/index.js': 'exports.handler = async () => 1\n' }),
    })
    expect(failures[0]).toMatch(
      /config: TLS: wrong version number \(127\.0\.0\.1:\d+, direct\)\n.*does not speak TLS/,
    )
    expect(lines.filter((line) => line.includes('retrying'))).toEqual([])
  })

  it.each([
    ['no version in common', '15030100020246'],
    ['no cipher in common', '15030300020228'],
  ])('by a TLS server that has %s is reported once', async (_, alert) => {
    const url = await tcpServer((socket) => {
      socket.once('data', () => socket.end(Buffer.from(alert, 'hex')))
    })
    const emulator = await serviceHolding()
    const { failures, lines } = await step({
      inputs: { ...inputsFor(emulator), endpoint: `https://127.0.0.1:${url.port}` },
      workspace: workspaceWith({ 'src/index.js': 'exports.handler = async () => 1\n' }),
      deadlineMs: 3_000,
    })
    expect(failures[0]).toMatch(/:\d+, direct\)\n.*refused the handshake or does not speak TLS/)
    expect(lines.filter((line) => line.includes('retrying'))).toEqual([])
  })

  it('by a proxy that may pass names the proxy in each attempt', async () => {
    const proxy = await proxyTo(1, '502 Bad Gateway')
    vi.stubEnv('HTTPS_PROXY', proxy.url)
    const emulator = await serviceHolding()
    const { lines } = await step({
      inputs: { ...inputsFor(emulator), endpoint: `https://${PROXY_HOST}`, timeout: '5' },
      workspace: workspaceWith({ 'src/index.js': 'exports.handler = async () => 1\n' }),
    })
    const attempts = lines.filter((line) => line.includes('ShowFunctionConfig'))
    expect(attempts.length).toBeGreaterThan(1)
    for (const line of attempts) {
      expect(line).toContain(`via proxy ${new URL(proxy.url).host}`)
    }
  })

  it('by silence says where the request went', async () => {
    const url = await tcpServer(() => undefined)
    expect(await messageOf(get(url, { limits: { ...LIMITS, progress: 200 } }))).toBe(
      `no data for 0.2 s (127.0.0.1:${url.port}, direct)`,
    )
  })

  it('that the time limit ends says which call was open', async () => {
    const url = await tcpServer(() => undefined)
    const emulator = await serviceHolding()
    const { failures } = await step({
      inputs: { ...inputsFor(emulator), endpoint: url.origin },
      workspace: workspaceWith({ 'src/index.js': 'exports.handler = async () => 1\n' }),
      deadlineMs: 500,
    })
    expect(failures[0]).toMatch(/timed out after .*, in progress: get function config \(\S+:\d+\)/)
  })
})

describe('7: a host that no resolver knows', () => {
  it('is given up on after five attempts, with time left', async () => {
    const unknown = new ConnectionError('connecting', 'getaddrinfo ENOTFOUND', 'ENOTFOUND')
    const { connection, calls, waits } = scripted(...Array.from({ length: 6 }, () => unknown))
    await expect(readFunction(TARGET, connection)).rejects.toThrow('ENOTFOUND')
    expect(calls()).toHaveLength(5)
    expect(waits).toHaveLength(4)
  })
})

describe('8b: an early answer', () => {
  const LARGE: Body = {
    length: 400 * 65_536,
    async *pieces() {
      for (let at = 0; at < 400; at += 1) yield await Promise.resolve(Buffer.alloc(65_536))
    },
  }

  it('is read although the server resets the connection', async () => {
    const url = await tcpServer((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 413 Too Large\r\ncontent-length: 2\r\n\r\n{}')
        setTimeout(() => socket.resetAndDestroy(), 50)
      })
    })
    const ends = await Promise.all(
      Array.from({ length: 10 }, () =>
        get(url, {}, LARGE).then(
          ({ status }) => status,
          () => 0,
        ),
      ),
    )
    expect(ends.filter((status) => status === 413).length).toBe(10)
  })

  it('that is lost twice with a large signed body ends the update', async () => {
    const path = join(workspaceWith({ 'code.zip': Buffer.alloc(10_000_000) }), 'code.zip')
    const lost = new ConnectionError('sending', 'socket hang up', 'ECONNRESET')
    const old = holding(OLD)
    const { connection, calls } = scripted(lost, old, old, lost, old, old, old)
    const plan = planFor({ digest: OLD }, packed({ path, size: 10_000_000 }))
    const end = await apply(plan, connection)
    expect(end).toMatchObject({ kind: 'failed' })
    expect(calls().filter((call) => call === 'PUT code')).toHaveLength(2)
  })
})
