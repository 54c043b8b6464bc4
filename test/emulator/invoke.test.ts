import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import AdmZip from 'adm-zip'
import { describe, expect, it } from 'vitest'
import type { FunctionSeed } from '../../emulator/state/functions.ts'
import { ask, pathOf, send, start, zipBody, zipOf } from './caller.ts'

/** Calls a function of this shape with `{"name":"x"}` and asks for the v1 reply. */
async function invoke(seed: Partial<FunctionSeed>, limitMs = 10_000) {
  const { emulator } = await start({ invokeLimitMs: limitMs })
  const { urn } = emulator.functions.create({ name: 'called', ...seed })
  const { json, status } = await send(emulator, {
    method: 'POST',
    path: pathOf(urn, 'invocations'),
    headers: {
      'X-Auth-Token': emulator.accounts.tokens[0]?.token,
      'Content-Type': 'application/json',
      'X-CFF-Request-Version': 'v1',
      'X-Cff-Log-Type': 'tail',
    },
    body: '{"name":"x"}',
  })
  const result: unknown = typeof json.result === 'string' ? JSON.parse(json.result) : undefined
  return { status, json, result }
}

describe('a handler', () => {
  it.each([
    ['async, CommonJS', 'index.js', 'exports.handler = async (event) => ({ hi: event.name })'],
    [
      'async, ES module',
      'index.mjs',
      'export const handler = async (event) => ({ hi: event.name })',
    ],
    [
      'ES module in .js',
      'index.js',
      'export async function handler(event) { return { hi: event.name } }',
    ],
    [
      'callback',
      'index.js',
      'exports.handler = (event, _, done) => done(null, { hi: event.name })',
    ],
  ])('%s', async (_, name, source) => {
    const { json, result } = await invoke({ code: zipOf(source, name) })
    expect(result).toEqual({ hi: 'x' })
    expect(json.status).toBe(200)
    expect(json.request_id).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('finds its neighbors and a handler in a folder', async () => {
    const zip = new AdmZip()
    zip.addFile('src/main.js', Buffer.from('exports.run = async () => require("../lib/n.js")'))
    zip.addFile('lib/n.js', Buffer.from('module.exports = 42'))
    const { result } = await invoke({ code: zip.toBuffer(), handler: 'src/main.run' })
    expect(result).toBe(42)
  })

  it('may be inline source', async () => {
    const code = Buffer.from('exports.handler = async () => "inline"')
    expect((await invoke({ codeType: 'inline', code })).result).toBe('inline')
  })

  it('sees its user data and name, and nothing of the environment', async () => {
    const source = `exports.handler = async (_, context) =>
      [context.getUserData('KEY'), context.getFunctionName(), Object.keys(process.env).includes('HOME')]`
    const { result } = await invoke({ code: zipOf(source), userData: '{"KEY":"value"}' })
    expect(result).toEqual(['value', 'called', false])
  })

  it('prints to the log', async () => {
    const source =
      'exports.handler = async (_, c) => { console.log("out"); c.getLogger().error("err") }'
    const { json, result } = await invoke({ code: zipOf(source) })
    expect(json.log).toMatch(/out/)
    expect(json.log).toMatch(/err/)
    expect(result).toBeNull()
  })
})

describe('a function that fails answers 200 and says so', () => {
  it.each([
    ['throws', 'exports.handler = async () => { throw new TypeError("boom") }', /boom/],
    ['calls back with an error', 'exports.handler = (e, c, done) => done(new Error("bad"))', /bad/],
    ['calls back with a text', 'exports.handler = (e, c, done) => done("text")', /text/],
    ['cannot be loaded', 'syntax error', /./],
    ['has no such export', 'exports.other = 1', /index.handler is not a function/],
    ['ends its process', 'exports.handler = async () => process.exit(0)', /without a reply/],
    [
      'never answers',
      'exports.handler = () => new Promise(() => setInterval(() => {}, 1000))',
      /in 1500 ms/,
    ],
  ])('%s', async (_, source, message) => {
    const { status, json, result } = await invoke({ code: zipOf(source) }, 1500)
    expect([status, json.status]).toEqual([200, 500])
    expect((result as { errorMessage: string }).errorMessage).toMatch(message)
  })

  it('has no file for its handler', async () => {
    const { result } = await invoke({ code: zipOf('x', 'dist/index.js') })
    expect((result as { errorMessage: string }).errorMessage).toMatch('No file for the handler')
  })
})

describe('the call', () => {
  it('v0 answers with the result alone', async () => {
    const { emulator, urn } = await start()
    const reply = await send(emulator, {
      method: 'POST',
      path: pathOf(urn, 'invocations'),
      headers: {
        'X-Auth-Token': emulator.accounts.tokens[0]?.token,
        'Content-Type': 'application/json',
        'X-Cff-Log-Type': 'tail',
      },
      body: '{}',
    })
    expect(reply).toMatchObject({ status: 200, text: '1' })
    expect(reply.headers).toMatchObject({ 'x-func-err-code': '0', 'x-is-func-err': 'false' })
    expect(reply.headers).toHaveProperty('x-cff-function-log')
  })

  it('runs what was deployed last, and leaves no file behind', async () => {
    const { emulator, urn, path } = await start()
    const call = async () => (await ask(emulator, 'POST', pathOf(urn, 'invocations'), {})).text
    const before = await call()
    await ask(emulator, 'PUT', path, zipBody(zipOf('exports.handler = async () => 2')))
    expect([before, await call()]).toEqual(['1', '2'])
    const left = readdirSync(tmpdir()).filter((name) => name.includes(`emulator-${process.pid}-`))
    expect(left).toEqual([])
  })

  it.each<[string, Partial<FunctionSeed>]>([
    ['Java', { runtime: 'Java11' }],
    ['an image', { customImage: { enabled: true } }],
  ])('runs no %s', async (_, seed) => {
    expect(await invoke(seed)).toMatchObject({ status: 501, json: { error_code: 'EMULATOR.0501' } })
  })

  it('takes an object only', async () => {
    const { emulator, urn } = await start()
    const reply = await ask(emulator, 'POST', pathOf(urn, 'invocations'), 'text')
    expect([reply.status, reply.json.error_code]).toEqual([406, 'FSS.0406'])
  })
})
