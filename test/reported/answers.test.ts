import { createServer, request as ask } from 'node:http'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import pMap from 'p-map'
import { describe, expect, it } from 'vitest'
import type { EmulatorOptions } from '../../emulator/emulator.ts'
import { systemClock } from '../../src/clock.ts'
import { createToken } from '../../src/cloud/credentials/iam.ts'
import { DeadlineError } from '../../src/errors.ts'
import { pacerFor } from '../../src/cloud/pacer.ts'
import { ConnectionError, type HttpAnswer } from '../../src/cloud/transport.ts'
import { readFunction, type Connection } from '../../src/cloud/functiongraph.ts'
import { apply } from '../../src/plan/apply.ts'
import { listening } from '../cloud/servers.ts'
import { IN_OBS, NEW, OLD, planFor } from '../plan/states.ts'
import { answer, PROJECT, scripted, START, TARGET } from '../support/scripted.ts'
import { inputsFor, serviceHolding, updatesTo, urnOf } from '../support/service.ts'
import { step, type StepEnd } from '../support/step.ts'
import { virtualClock } from '../support/virtual-clock.ts'
import { permanentWorkspace } from '../support/workspace.ts'

/**
 * Answers of the service that users of neighboring tools reported, one group for each kind: what is
 * given, what is done, what must be seen.
 */
const files = { 'src/index.js': 'exports.handler = async () => 1\n' }
const workspace = permanentWorkspace(files)

describe('a service that lists dependencies in an order of its own', () => {
  const sorted: NonNullable<EmulatorOptions['switches']> = { listOrder: 'sorted' }

  async function deployTwice(list: string): Promise<{ ends: StepEnd[]; sent: unknown[] }> {
    const emulator = await serviceHolding({}, { switches: sorted })
    const inputs = { ...inputsFor(emulator), depend_version_list: list }
    const ends = [
      await step({ inputs, workspace }),
      await step({ inputs: { ...inputs, mode: 'plan' }, workspace }),
      await step({ inputs, workspace }),
    ]
    expect(emulator.functions.expect(urnOf(emulator)).dependVersionList).toEqual(list.split('\n'))
    return { ends, sent: updatesTo(emulator) }
  }

  it.each([
    { given: 'b\na', seen: ['b', 'a'] },
    { given: 'c\nb\na', seen: ['c', 'b', 'a'] },
    { given: 'b\nA', seen: ['b', 'A'] },
  ])('given $given: one update, then no change', async ({ given, seen }) => {
    const { ends, sent } = await deployTwice(given)
    expect(
      ends.map(({ green, outputs }) => [green, outputs['outcome'], outputs['changed']]),
    ).toEqual([
      [true, 'deployed', 'true'],
      [true, 'planned', 'false'],
      [true, 'unchanged', 'false'],
    ])
    expect(sent).toMatchObject([{ depend_version_list: seen }])
  })
})

/** What a service says to one request. */
interface Said {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

interface Script {
  /** To readings of the configuration; the last one is said to all that follow. */
  readonly config?: readonly Said[]
  readonly code?: readonly Said[]
}

const HELD = { func_name: 'hello', digest: OLD }
const held: Said = { body: JSON.stringify(HELD) }

interface Reported extends StepEnd {
  readonly calls: string
  readonly failure: string
}

/** Deploys to a service that says what the script has. */
async function deployTo(
  { config = [held], code = [held] }: Script,
  more: Readonly<Record<string, string>> = {},
): Promise<Reported> {
  let calls = ''
  const left = { GET: [...config], PUT: [...code] }
  const server = createServer({ maxHeaderSize: 1e6 }, (message, response) => {
    message.resume().on('end', () => {
      const lines = left[message.method === 'GET' ? 'GET' : 'PUT']
      calls += message.method === 'GET' ? 'G' : 'P'
      const said = lines.length > 1 ? lines.shift() : lines[0]
      response.writeHead(said?.status ?? 200, said?.headers)
      response.end(said?.body)
    })
  })
  const endpoint = `http://127.0.0.1:${await listening(server)}`
  const urn = `urn:fss:cn-north-4:${PROJECT}:function:default:hello`
  const keys = { access_key: 'AK', secret_key: 'a-secret-key' }
  const inputs = { urn, code_path: 'src', endpoint, timeout: '5', ...keys, ...more }
  const end = await step({ inputs, workspace })
  return { ...end, calls, failure: end.failures[0] ?? '' }
}

const refusal = (status: number, fields: Record<string, unknown>): Said => ({
  status,
  headers: { 'content-type': 'application/json', 'x-request-id': 'r1' },
  body: JSON.stringify(fields),
})

describe('a page from something in between', () => {
  const page = (status: number, title: string): Said => ({
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!DOCTYPE html><html><head><title>\n ${title} </title></head><body>No.</body></html>`,
  })

  it.each([
    { given: page(403, 'Web Filter: blocked'), seen: 'Web Filter: blocked' },
    { given: page(401, 'Log in to the network'), seen: 'Log in to the network' },
    { given: page(404, 'Not Found'), seen: 'Not Found' },
    { given: page(502, 'Bad Gateway'), seen: 'Bad Gateway' },
    { given: page(200, 'Welcome'), seen: 'Welcome' },
  ])('$given.status, "$seen": its title and whom to ask', async ({ given, seen }) => {
    const { failure } = await deployTo({ config: [given] })
    expect(failure).toContain(`"${seen}", text/html; charset=utf-8`)
    expect(failure).toMatch(
      /ask whoever runs the network, proxy or firewall between the runner and 127/,
    )
    expect(failure).not.toMatch(/Grant|credentials|updateCode/)
  })

  it('that refuses the size of the update says so, in front of the service too', async () => {
    const { failure } = await deployTo({ code: [page(413, '413 Request Entity Too Large')] })
    expect(failure).toMatch(/HTTP 413.*\n.*reduce the package size, or set `upload_bucket`/s)
  })

  it.each([
    {
      given: refusal(403, { error_code: 'FSS.0403' }),
      seen: /Grant FunctionGraph:function:getConfig/,
    },
    { given: { status: 403, headers: { 'x-request-id': 'r1' } }, seen: /Grant FunctionGraph/ },
    { given: { status: 403, body: '{"message":"no"}' }, seen: /Grant FunctionGraph/ },
  ])("is not the service's own $given.status", async ({ given, seen }) => {
    expect((await deployTo({ config: [given] })).failure).toMatch(seen)
  })
})

describe('a service that is away for a while', () => {
  const away = new ConnectionError('connecting', 'connect ECONNREFUSED', 'ECONNREFUSED')

  it.each([
    { given: 'a refused connection', line: away },
    { given: 'HTTP 502', line: answer(502, {}) },
  ])('$given for 25 s: read in the end', async ({ line }) => {
    const { connection } = scripted(
      ...Array.from(
        { length: 99 },
        () => () => (connection.clock.now().getTime() < START + 25_000 ? line : answer(200, HELD)),
      ),
    )
    expect(await readFunction(TARGET, connection)).toMatchObject({ name: 'hello' })
  })

  it('a refused connection for 25 s: updated in the end', async () => {
    const { connection } = scripted(
      ...Array.from({ length: 99 }, () => () => {
        if (connection.clock.now().getTime() < START + 25_000) return away
        return answer(200, { ...HELD, digest: NEW })
      }),
    )
    const late = { ...planFor({ digest: OLD }, IN_OBS), readAt: new Date(START + 60_000) }
    expect(await apply(late, connection)).toMatchObject({ outcome: 'deployed' })
  })
})

describe('100 functions against a limit of 60 requests a minute', () => {
  const message =
    'The throttling threshold has been reached: policy user over ratelimit,limit:60,time:1 minute'

  it.each([4, 16, 64])('%i at a time: all end well within 600 s', async (concurrency) => {
    const time = virtualClock()
    const { clock } = time
    const { connection: base } = scripted()
    const taken = new Map<number, number>()
    const holding = new Map<string, string>()
    const send = async ({ method, url }: { method: string; url: URL }): Promise<HttpAnswer> => {
      await clock.sleep(50, base.signal)
      const minute = Math.floor(time.elapsed() / 60_000)
      const count = (taken.get(minute) ?? 0) + 1
      taken.set(minute, count)
      if (count > 60) return answer(429, { error_code: 'APIGW.0308', error_msg: message })
      if (method === 'PUT') holding.set(url.pathname.replace(/code$/, ''), NEW)
      const digest = holding.get(url.pathname.replace(/(code|config)$/, '')) ?? OLD
      return answer(200, { ...HELD, digest })
    }
    const connection: Connection = {
      ...base,
      clock,
      transport: { send },
      pacer: pacerFor(clock, base.signal),
    }
    const one = async (at: number): Promise<unknown> => {
      const target = { ...TARGET, urn: TARGET.urn.replace('hello', `f${String(at)}`) }
      await readFunction(target, connection)
      const plan = { ...planFor({ digest: OLD }, IN_OBS, { target }), readAt: clock.now() }
      return (await apply(plan, connection)).kind
    }
    const numbers = Array.from({ length: 100 }, (_, at) => at)
    const ends = await time.run(pMap(numbers, one, { concurrency }))
    expect(new Set(ends)).toEqual(new Set(['done']))
    expect(holding.size).toBe(100)
    expect(time.elapsed()).toBeLessThan(600_000)
    // Whoever is refused in a minute is refused once, and holds up all others.
    expect(Math.max(...taken.values())).toBeLessThanOrEqual(60 + concurrency)
  })
})

describe('a throttle that several functions meet', () => {
  it('at IAM: another project asks after the window', async () => {
    const { connection, sent, info } = scripted({
      ...answer(201, {}),
      headers: { 'x-subject-token': 'a-token-of-iam' },
    })
    const pacer = pacerFor(connection.clock, connection.signal)
    pacer.throttled('iam.example.com', 5_000)
    const asked = { endpoint: 'https://iam.example.com', provider: 'github', projectId: PROJECT }
    await createToken({ ...asked, idToken: 'x' }, { ...connection, pacer })
    expect((sent[0]?.at ?? 0) - START).toBeGreaterThanOrEqual(5_000)
    expect(info).toContain('Waiting up to 5 s: iam.example.com limits the rate of requests')
  })

  it('names the host where the time limit ends the wait for it', async () => {
    const { connection } = scripted(answer(200, {}))
    const pacer = pacerFor(
      { ...connection.clock, sleep: () => Promise.reject(new DeadlineError(30)) },
      connection.signal,
    )
    pacer.throttled(new URL(TARGET.endpoint).host, 60_000)
    await expect(readFunction(TARGET, { ...connection, pacer })).rejects.toThrow(
      'in progress: waiting for functiongraph.example.com, which limits the rate of requests',
    )
  })

  it('over HTTP: 6 functions against 4 requests a second end well', async () => {
    const emulator = await serviceHolding()
    const names = ['hello', 'b', 'c', 'd', 'e', 'f']
    for (const name of names.slice(1)) emulator.functions.create({ name, code: Buffer.from(name) })
    let refused = 0
    const taken = new Map<number, number>()
    const relay = createServer((message, response) => {
      const second = Math.floor(Date.now() / 1_000)
      taken.set(second, (taken.get(second) ?? 0) + 1)
      if ((taken.get(second) ?? 0) > 4) {
        refused += 1
        const error_msg = 'policy user over ratelimit,limit:4,time:1 second'
        message.resume()
        response.writeHead(429).end(JSON.stringify({ error_code: 'APIG.0308', error_msg }))
        return
      }
      const { method, url, headers } = message
      const onward = ask({ port: emulator.port, method, path: url, headers }, (reply) => {
        response.writeHead(reply.statusCode ?? 0, reply.headers)
        reply.pipe(response)
      })
      message.pipe(onward)
    })
    const endpoint = `http://127.0.0.1:${await listening(relay)}`
    const urn = names.map((name) => urnOf(emulator, name)).join('\n')
    const end = await step({
      inputs: { ...inputsFor(emulator), endpoint, urn, max_parallel: '6' },
      workspace,
      clock: systemClock,
    })
    expect(end.failures).toEqual([])
    expect(updatesTo(emulator)).toHaveLength(names.length)
    expect(refused).toBeGreaterThan(0)
  }, 30_000)
})

describe('an answer that is compressed, marked or harmed', () => {
  const text = JSON.stringify(HELD)
  const encoded = (encoding: string, body: Buffer): Said => ({
    headers: { 'content-encoding': encoding },
    body,
  })
  const same = JSON.stringify({ error_code: 'FSS.0409', error_msg: 'same' })

  it.each([
    { given: encoded('gzip', gzipSync(text)), name: 'gzip' },
    { given: encoded('X-GZIP', gzipSync(text)), name: 'x-gzip' },
    { given: encoded('deflate', deflateSync(text)), name: 'deflate' },
    { given: encoded('deflate', deflateRawSync(text)), name: 'deflate without a header' },
    { given: encoded('br', brotliCompressSync(text)), name: 'br' },
    { given: encoded('gzip, br', brotliCompressSync(gzipSync(text))), name: 'two layers' },
    { given: encoded('identity', Buffer.from(text)), name: 'identity' },
    { given: encoded('constructor', Buffer.from(text)), name: 'an unknown encoding' },
    { given: { body: `\uFEFF${text}` }, name: 'a byte order mark' },
  ])('$name: read', async ({ given }) => {
    const { outputs, calls } = await deployTo({ config: [given], code: [refusal(400, {})] })
    expect([outputs['previous_digest'], calls]).toEqual([OLD, 'GP'])
  })

  it('409 FSS.0409 in gzip is the same code', async () => {
    const { failure } = await deployTo({
      code: [{ status: 409, ...encoded('gzip', gzipSync(same)) }],
    })
    expect(failure).not.toMatch(/HTTP 409/)
    expect(failure).toMatch(/verification failed: deployed code has SHA-512/)
  })

  it.each([
    { given: text.slice(0, -1), name: 'JSON cut once' },
    { given: '', name: 'an empty 200 once' },
    { given: '<html><title>Busy</title></html>', name: "a balancer's page once" },
  ])('$name: read again', async ({ given }) => {
    const config = [{ body: given }, held]
    const { outputs, calls } = await deployTo({ config, code: [refusal(400, {})] })
    expect([outputs['previous_digest'], calls]).toEqual([OLD, 'GGP'])
  })

  const deep = (levels: number): string =>
    `{"func_name":"a","x":${'['.repeat(levels)}${']'.repeat(levels)}}`

  it.each([
    {
      given: encoded('gzip', gzipSync(Buffer.alloc(2_000_000, ' '))),
      seen: 'response exceeds 1048576 bytes',
    },
    {
      given: { body: Buffer.alloc(1_100_000, ' ') },
      seen: 'response exceeds 1048576 bytes',
    },
    { given: { body: deep(64) }, seen: 'response is nested deeper than 64 levels' },
    {
      given: { headers: { 'x-a': 'a'.repeat(20_000) } },
      seen: 'the response headers are too long',
    },
  ])('$seen: final, and reported as that', async ({ given, seen }) => {
    const { failure, calls } = await deployTo({ config: [given] })
    expect(failure).toContain(seen)
    expect(failure).toMatch(/Re-running will not help/)
    expect(calls).toBe('G')
  })

  it.each([
    { given: deep(63), name: '64 levels' },
    { given: `{"func_name":"${'['.repeat(200)}"}`, name: 'brackets in a text' },
    { given: `{"func_name":"\\"${'['.repeat(200)}\\\\"}`, name: 'brackets after escapes' },
  ])('$name: read', async ({ given }) => {
    const { calls } = await deployTo({ config: [{ body: given }], code: [refusal(400, {})] })
    expect(calls).toBe('GP')
  })

  it('after an update: looked up, and not sent again', async () => {
    const { failure, calls } = await deployTo({ code: [{ body: deep(64) }] })
    expect(failure).toContain('response is nested deeper than 64 levels')
    expect(calls).toBe('GPG')
  })
})

describe('an error that is reported', () => {
  it.each([
    { given: refusal(413, { error_code: 'APIGW.0201' }), seen: /12 MB for \S+-signed requests/ },
    { given: refusal(400, { error_code: 'APIGW.0201' }), seen: /Fix the problem in the message/ },
    { given: refusal(401, { error_code: 'APIG.0301' }), seen: /Check access key/ },
    {
      given: refusal(400, { error_code: 'FSS.1303' }),
      seen: /Grant FunctionGraph:function:updateCode/,
    },
    {
      given: refusal(400, { error_code: 'FSS.1310' }),
      seen: /Grant FunctionGraph:function:updateCode/,
    },
    {
      given: refusal(403, { error_code: 'FSS.1126' }),
      seen: /Grant FunctionGraph:function:updateCode/,
    },
    {
      given: refusal(403, { error_code: 'FSS.1127' }),
      seen: /Grant FunctionGraph:function:updateCode/,
    },
    {
      given: refusal(400, { error_code: 'FSS.1011', error_msg: 'invalid', details: 'no zip' }),
      seen: /HTTP 400, FSS\.1011, invalid: no zip/,
    },
    {
      given: refusal(200, { error_code: 'FSS.1030', error_msg: 'not today' }),
      seen: /HTTP 200, FSS\.1030, not today/,
    },
  ])('$given.status $given.body', async ({ given, seen }) => {
    const { failure, green } = await deployTo({ code: [given] })
    expect(green).toBe(false)
    expect(failure).toMatch(seen)
  })

  it('504 APIGW.0201 is a backend that timed out, and looked up', async () => {
    const { failure, calls } = await deployTo({
      code: [refusal(504, { error_code: 'APIGW.0201' })],
    })
    expect(failure).toMatch(/the service behind the gateway did not answer in time/)
    expect(failure).not.toMatch(/12 MB/)
    expect(calls).toMatch(/^GPGP/)
  })

  it('200 with an error code for a configuration is no function', async () => {
    const { failure, calls } = await deployTo({
      config: [refusal(200, { error_code: 'FSS.1030', error_msg: 'not today' })],
    })
    expect(failure).toMatch(/HTTP 200, FSS\.1030, not today/)
    expect(calls).toBe('G')
  })

  it('"ak <key> not exist" shows no access key, in no output', async () => {
    const error_msg = 'Incorrect IAM authentication information: ak HST3WABCDEFGHIJKLMNO not exist'
    const end = await deployTo({ config: [refusal(401, { error_code: 'APIGW.0301', error_msg })] })
    expect(end.failure).toContain('ak *** not exist')
    expect(JSON.stringify(end)).not.toContain('HST3W')
  })
})

describe('a refusal that quotes what was sent', () => {
  it.each([
    { name: 'the access key', inputs: { access_key: 'HST3WABCDEFGHIJKLMNO' } },
    { name: 'the secret key', inputs: { secret_key: 'quoted-by-the-service' } },
    { name: 'a short secret key', inputs: { secret_key: 's3cr3t' } },
  ])('shows $name nowhere', async ({ inputs }) => {
    const [secret] = Object.values(inputs)
    const error_msg = `the key ${secret} is disabled`
    const config = [refusal(403, { error_code: 'APIGW.0303', error_msg })]
    const { masks, ...end } = await deployTo({ config }, inputs)
    expect(masks).toContain(secret)
    expect(end.failure).toContain('the key *** is disabled')
    expect(end.outputs['results']).toContain('the key *** is disabled')
    expect(JSON.stringify(end)).not.toContain(secret)
  })
})

describe('an error that nobody foresaw', () => {
  it('shows its stack in the debug log, and one line elsewhere', async () => {
    const emulator = await serviceHolding()
    const fault = new TypeError('of our own')
    const clock = { ...systemClock, random: () => 0 }
    let calls = 0
    const now = (): Date => {
      calls += 1
      // The first reading of the clock for a function, after those of the package.
      if (calls === 4) throw fault
      return new Date()
    }
    const inputs = inputsFor(emulator)
    const end = await step({ inputs, workspace, clock: { ...clock, now }, debug: true })
    expect(end.green).toBe(false)
    expect(end.failures.join('\n')).toContain('of our own')
    expect(end.failures.join('\n')).not.toMatch(/^ +at /m)
    expect(end.debug.join('\n')).toMatch(/TypeError: of our own\n +at .*answers\.test\.ts/)
  })
})
