import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AdmZip from 'adm-zip'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { versionFor } from '../../emulator/calls/shares.ts'
import type { Emulator } from '../../emulator/emulator.ts'
import type { FunctionSeed } from '../../emulator/state/functions.ts'
import type { Switches } from '../../emulator/switches.ts'
import { ask, pathOf, send, start, zipBody, zipOf, type Reply } from './caller.ts'

const says = (text: string) => ({
  code: zipOf(`exports.handler = async () => ${JSON.stringify(text)}`),
})

/** A function with the versions v1 and v2, each of which answers with its name. */
async function startWith(switches: Partial<Switches> = {}) {
  const { emulator, urn, path } = await start({ switches })
  emulator.functions.set(urn, says('latest'))
  emulator.functions.publish(urn, 'v1', says('v1'))
  emulator.functions.publish(urn, 'v2', says('v2'))
  const { releases } = emulator.functions
  const call = (ending: string, headers = {}) => invoke(emulator, urn + ending, headers)
  const answer = async (ending: string, headers = {}) => (await call(ending, headers)).json.result
  return { emulator, urn, path, releases, call, answer }
}

function invoke(emulator: Emulator, urn: string, headers = {}): Promise<Reply> {
  return send(emulator, {
    method: 'POST',
    path: pathOf(urn, 'invocations'),
    headers: {
      'X-Auth-Token': emulator.accounts.tokens[0]?.token,
      'Content-Type': 'application/json',
      'X-CFF-Request-Version': 'v1',
      ...headers,
    },
    body: '{"name":"x"}',
  })
}

describe('an invocation', () => {
  it('by latest, by a version and by an alias', async () => {
    const { emulator, urn, path, releases, answer } = await startWith()
    releases.setAlias(urn, { name: 'live', version: 'v1' })
    const all = async () => {
      const seen: unknown[] = []
      for (const ending of ['', ':latest', ':v1', ':!live']) seen.push(await answer(ending))
      return seen
    }
    expect(await all()).toEqual(['"latest"', '"latest"', '"v1"', '"v1"'])
    await ask(emulator, 'PUT', path, zipBody(says('new').code))
    await ask(emulator, 'PUT', pathOf(urn, 'aliases/live'), { version: 'v2' })
    expect(await all()).toEqual(['"new"', '"new"', '"v1"', '"v2"'])
  })

  it.each([
    [':v9', 'FSS.1052'],
    [':!none', 'FSS.1053'],
  ])('by %s finds nothing', async (ending, code) => {
    const { call } = await startWith()
    const { status, json } = await call(ending)
    expect([status, json.error_code]).toEqual([404, code])
  })

  it('passes the version to the function', async () => {
    const { emulator, urn } = await start()
    const code = zipOf('exports.handler = async (_, context) => context.getVersion()')
    emulator.functions.publish(urn, 'v7', { code })
    expect((await invoke(emulator, `${urn}:v7`)).json.result).toBe('"v7"')
  })

  it.each([
    ['FSS.0403', 403],
    ['FSS.0429', 429],
  ] as const)('of a disabled function is refused: disabledInvoke %s', async (code, status) => {
    const { emulator, urn, releases, call } = await startWith({ disabledInvoke: code })
    emulator.functions.publish(urn, 'off', { concurrency: 0 })
    releases.setAlias(urn, { name: 'live', version: 'off' })
    releases.setAlias(urn, { name: 'shared', version: 'v1', weights: { off: 100 } })
    emulator.functions.set(urn, { concurrency: 0 })
    const endings = ['', ':off', ':!live', ':!shared']
    const refused = await Promise.all(endings.map((ending) => call(ending)))
    for (const { status: seen, json } of refused) {
      expect([seen, json.error_code]).toEqual([status, code])
    }
    expect((await call(':v1')).status).toBe(200)
  })

  it('is refused by forbidden, and struck by a fault', async () => {
    const { emulator, call } = await startWith({ forbidden: ['invoke'] })
    expect((await call(':v1')).json.error_code).toBe('FSS.0403')
    emulator.switches.forbidden = []
    emulator.faults.script({ on: 'invoke', kind: 'throttle' })
    expect([(await call(':v1')).status, (await call(':v1')).status]).toEqual([429, 200])
  })
})

describe('the share of an alias', () => {
  it('is exact and evenly spread', async () => {
    const { urn, releases, answer } = await startWith()
    releases.setAlias(urn, { name: 'live', version: 'v1', weights: { v2: 25 } })
    const seen: unknown[] = []
    for (let n = 0; n < 8; n += 1) seen.push(await answer(':!live'))
    const shared = seen.flatMap((result, index) => (result === '"v2"' ? [index] : []))
    expect(seen.filter((result) => result === '"v1"')).toHaveLength(6)
    expect(shared).toHaveLength(2)
    expect((shared[1] ?? 0) - (shared[0] ?? 0)).toBe(4)
  }, 60_000)

  it.each([0, 1, 33, 99, 100])('%i percent, of any 100 in a row', async (percent) => {
    const { emulator, urn, releases } = await startWith()
    const alias = releases.setAlias(urn, { name: 'live', version: 'v1', weights: { v2: percent } })
    const call = { service: { functions: emulator.functions } } as never
    const chosen = Array.from({ length: 250 }, () => versionFor(alias, urn, call))
    for (let begin = 0; begin <= 150; begin += 1) {
      const window = chosen.slice(begin, begin + 100)
      expect(window.filter((version) => version === 'v2')).toHaveLength(percent)
    }
  })

  it('starts afresh when the alias is changed', async () => {
    const { emulator, urn, releases, answer } = await startWith()
    releases.setAlias(urn, { name: 'live', version: 'v1', weights: { v2: 50 } })
    expect([await answer(':!live'), await answer(':!live')]).toEqual(['"v1"', '"v2"'])
    await answer(':!live')
    const body = { version: 'v1', additional_version_weights: { v2: 50 } }
    await ask(emulator, 'PUT', pathOf(urn, 'aliases/live'), body)
    expect([await answer(':!live'), await answer(':!live')]).toEqual(['"v1"', '"v2"'])
  })
})

describe('the rules of an alias', () => {
  const header = { rule_type: 'header', param: 'X-Canary', op: '=', value: 'yes' }
  const cookie = { rule_type: 'cookie', param: 'group', op: 'in', value: 'a,b' }

  it.each([
    ['or', {}, 'v1'],
    ['or', { 'X-Canary': 'yes' }, 'v2'],
    ['or', { 'X-Canary': 'no' }, 'v1'],
    ['or', { Cookie: 'x=1; group=b' }, 'v2'],
    ['or', { Cookie: 'group=c' }, 'v1'],
    ['and', { 'X-Canary': 'yes' }, 'v1'],
    ['and', { 'X-Canary': 'yes', Cookie: 'group=a' }, 'v2'],
  ])('%s, with %j: %s', async (combine_type, headers, version) => {
    const { urn, releases, answer } = await startWith()
    const strategy = { v2: { combine_type, rules: [header, cookie] } }
    releases.setAlias(urn, { name: 'live', version: 'v1', strategy })
    expect(await answer(':!live', headers)).toBe(`"${version}"`)
  })
})

describe('the answer', () => {
  it('has the documented headers', async () => {
    const { call } = await startWith()
    const { headers } = await call(':v1')
    expect(headers).toMatchObject({
      'x-func-err-code': '0',
      'x-is-func-err': 'false',
      'x-cff-response-version': 'v1',
    })
    expect(headers['x-cff-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    expect(headers['x-cff-billing-duration']).toMatch(/^\d+$/)
    const summary: unknown = JSON.parse(String(headers['x-cff-invoke-summary']))
    expect(summary).toMatchObject({ memorySize: 128, memoryUsed: expect.any(Number) as number })
    expect((await call(':v1', { 'X-CFF-Request-Version': 'v0' })).headers).toMatchObject({
      'x-cff-response-version': 'v0',
    })
  })

  it('has the log only where it is asked for, and the version in it', async () => {
    const { call } = await startWith()
    const without = await call(':v1')
    expect(without.json.log).toBe('')
    expect(without.headers).not.toHaveProperty('x-cff-function-log')
    const { json } = await call(':v1', { 'X-Cff-Log-Type': 'tail' })
    expect(json.log).toMatch(/Start invoke request '[0-9a-f-]{36}', version: v1\n/)
    expect(json.log).toMatch(/Finish invoke request .*, billing memory: 128MB$/)
  })

  it('has the tail of a long log', async () => {
    const { emulator, urn } = await start()
    const source = 'exports.handler = async () => console.log("a".repeat(9000) + "end")'
    emulator.functions.set(urn, { code: zipOf(source) })
    const { json, headers } = await invoke(emulator, urn, { 'X-Cff-Log-Type': 'tail' })
    const header = Buffer.from(String(headers['x-cff-function-log']), 'base64').toString()
    expect([String(json.log).length, header.length]).toEqual([4096, 2000])
    for (const log of [json.log, header]) expect(log).toMatch(/^a+end\n\n.*Finish invoke request/)
  })

  it.each([
    ['headers+status', 200, '1', 500],
    ['headers', 200, '1', 200],
    ['status', 200, '0', 500],
  ] as const)(
    'of a failure, functionErrorShown %s',
    async (functionErrorShown, http, err, reported) => {
      const { emulator, urn } = await start({ switches: { functionErrorShown } })
      emulator.functions.set(urn, {
        code: zipOf('exports.handler = async () => { throw new Error("boom") }'),
      })
      const { status, headers, json } = await invoke(emulator, urn)
      expect([status, headers['x-func-err-code'], json.status]).toEqual([http, err, reported])
      expect(headers['x-is-func-err']).toBe(String(err === '1'))
      expect(json.result).toMatch(/boom/)
    },
  )

  it('of a failure, functionErrorShown http', async () => {
    const { emulator, urn } = await start({ switches: { functionErrorShown: 'http' } })
    emulator.functions.set(urn, {
      code: zipOf('exports.handler = async () => { throw new Error("boom") }'),
    })
    const { status, json } = await invoke(emulator, urn)
    expect([status, json.error_code]).toEqual([500, 'FSS.0500'])
    expect(json.error_msg).toMatch(/boom/)
  })
})

const hasPython = spawnSync('python3', ['--version']).status === 0

/** What a call of a Python function comes to here: its reply, or the emulator's word that none runs. */
async function python(source: string, seed: Partial<FunctionSeed> = {}, limitMs = 20_000) {
  const { emulator } = await start({ invokeLimitMs: limitMs })
  const { urn } = emulator.functions.create({
    name: 'called',
    runtime: 'Python3.10',
    code: zipOf(source, 'index.py'),
    ...seed,
  })
  const { status, json } = await invoke(emulator, urn, { 'X-Cff-Log-Type': 'tail' })
  const result: unknown = typeof json.result === 'string' ? JSON.parse(json.result) : undefined
  return { status, json, result }
}

/** Holds a call to what it has to come to where there is a python3, and where there is none. */
function expectPython(call: Awaited<ReturnType<typeof python>>, expected: object): void {
  const none = { status: 501, json: { error_code: 'EMULATOR.0501' } }
  expect(call).toMatchObject(hasPython ? expected : none)
}

const hello = 'def handler(event, context):\n    return {"hi": event["name"]}\n'

describe('a function in Python', () => {
  it('is called with event and context', async () => {
    expectPython(await python(hello), { status: 200, json: { status: 200 }, result: { hi: 'x' } })
  })

  it('may be inline source', async () => {
    const seed = { codeType: 'inline', code: Buffer.from(hello) }
    expectPython(await python('', seed), { result: { hi: 'x' } })
  })

  it('finds its neighbors and a handler in a folder', async () => {
    const zip = new AdmZip()
    zip.addFile('src/main.py', Buffer.from('import lib.n\ndef run(event, context): return lib.n.N'))
    zip.addFile('lib/n.py', Buffer.from('N = "ü"'))
    const seed = { code: zip.toBuffer(), handler: 'src/main.run' }
    expectPython(await python('', seed), { result: 'ü' })
  })

  it('sees its user data, name and version, and nothing of the environment', async () => {
    const source = `import os
def handler(event, context):
    return [context.getUserData("KEY"), context.getUserData("NONE"), context.getFunctionName(),
            context.getVersion(), "HOME" in os.environ, context.getRemainingTimeInMilliSeconds() > 0]`
    const call = await python(source, { userData: '{"KEY":"value"}' })
    expectPython(call, { result: ['value', null, 'called', 'latest', false, true] })
  })

  it('prints to the log', async () => {
    const source = `import sys
def handler(event, context):
    print("out")
    print("err", file=sys.stderr)
    context.getLogger().info("logged")`
    const log = expect.stringMatching(/out[^]*logged/) as string
    const call = await python(source)
    expectPython(call, { json: { log, status: 200 }, result: null })
    expectPython(call, { json: { log: expect.stringMatching(/err/) as string } })
  })

  it.each([
    ['raises', 'def handler(event, context):\n    raise ValueError("boom")', /^boom$/],
    ['cannot be loaded', 'def', /syntax/],
    ['has no such function', 'x = 1', /index.handler is not a function/],
    ['returns what is no JSON', 'def handler(e, c): return {1, 2}', /not JSON serializable/],
    ['ends its process', 'import os\ndef handler(e, c): os._exit(0)', /without a reply/],
    ['exits', 'import sys\ndef handler(e, c): sys.exit(1)', /without a reply/],
  ])('%s: a failure of the function', async (_, source, message) => {
    const errorMessage = expect.stringMatching(message) as string
    expectPython(await python(source), {
      status: 200,
      json: { status: 500 },
      result: { errorMessage },
    })
  })

  it('that never answers is ended', async () => {
    const source = 'import time\ndef handler(e, c): time.sleep(60)'
    const errorMessage = expect.stringMatching(/in 1500 ms/) as string
    expectPython(await python(source, {}, 1500), { result: { errorMessage } })
  })

  it('has no file for its handler', async () => {
    const seed = { code: zipOf(hello, 'src/index.py') }
    const errorMessage = expect.stringMatching(/No file for the handler/) as string
    expectPython(await python('', seed), { result: { errorMessage } })
  })

  it('that leaves a thread behind ends all the same', async () => {
    const source = `import threading, time
def handler(event, context):
    threading.Thread(target=time.sleep, args=(60,)).start()
    return 1`
    expectPython(await python(source), { result: 1 })
  })

  it('is not run where there is no python3', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'no-python-'))
    onTestFinished(() => {
      rmSync(empty, { recursive: true })
      vi.unstubAllEnvs()
    })
    vi.stubEnv('PATH', empty)
    const { status, json } = await python(hello)
    expect([status, json.error_code]).toEqual([501, 'EMULATOR.0501'])
    expect(json.error_msg).toMatch(/python3/)
  })
})
