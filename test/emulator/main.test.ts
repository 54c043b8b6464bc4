import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readArguments, usage } from '../../emulator/arguments.ts'
import { zipOf } from './caller.ts'

const main = join(import.meta.dirname, '../../emulator/main.ts')

function spawned(args: readonly string[]) {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill())
  return child
}

/** Starts the program; resolves with its greeting, and a way to wait for what it prints next. */
async function start(...args: string[]) {
  const child = spawned(args)
  const more = async () => String((await once(child.stdout, 'data'))[0])
  return { child, more, text: await more() }
}

/** Runs the program to its end, or until it has printed its greeting. */
async function run(...args: string[]) {
  const child = spawned(args)
  let text = ''
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const closed = once(child, 'close').then(([code]) => ({ code: code as number, text }))
  const greeted = once(child.stdout, 'data').then(([chunk]) => ({
    code: undefined,
    text: String(chunk),
  }))
  return Promise.race([closed, greeted])
}

function get(url: string, token: string): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { headers: { 'X-Auth-Token': token } }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString()))
      response.on('end', () => {
        resolve(JSON.parse(text) as Record<string, unknown>)
      })
    })
    outgoing.on('error', reject)
    outgoing.end()
  })
}

async function head(url: string): Promise<IncomingMessage> {
  const outgoing = request(url, { method: 'HEAD' }).end()
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage]
  response.resume()
  return response
}

describe('the command line', () => {
  it('is read', () => {
    const regions = ['--region', 'eu-de', '--region', 'eu-nl', '--region', 'eu-de']
    const args = ['--port', '80', '--profile', 'otc', ...regions, '--state', 's.json', '--log']
    const switches = ['--switch', 'staleConfigMs=5', '--switch', 'reportsDependList=false']
    expect(readArguments([...args, ...switches])).toEqual({
      options: {
        port: 80,
        profile: 'otc',
        region: ['eu-de', 'eu-nl'],
        switches: { staleConfigMs: 5, reportsDependList: false },
      },
      state: 's.json',
      log: true,
      help: false,
    })
    expect(readArguments([])).toMatchObject({ state: undefined, log: false, help: false })
    expect(readArguments(['--help'])).toMatchObject({ help: true })
  })

  it.each([
    ['forbidden=', []],
    ['forbidden=publish,config', ['publish', 'config']],
  ])('--switch %s', (text, forbidden) => {
    expect(readArguments(['--switch', text]).options.switches).toEqual({ forbidden })
  })

  it.each([
    [['--bogus'], /--bogus/],
    [['--switch', 'forbidden=publish,bogus'], /forbidden=publish,bogus/],
    [['stray'], /stray/],
    [['--port', '70000'], /--port 70000/],
    [['--port', 'x'], /--port x/],
    [['--profile', 'aws'], /--profile aws/],
    [['--region', 'a b'], /--region a b is not the name of a region/],
    [['--switch', 'codeSize'], /--switch codeSize/],
    [['--switch', 'codeSize=big'], /codeSize=big/],
    [['--switch', 'toString=x'], /toString=x/],
    [['--switch', 'staleConfigMs=-1'], /staleConfigMs=-1/],
  ])('%j is a usage error', (args, message) => {
    expect(() => readArguments(args)).toThrow(message)
  })
})

describe('npm run emulator', () => {
  it('says where it listens and who may call, and serves the state it was given', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'emulator-main-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    await writeFile(join(folder, 'code.zip'), zipOf('exports.handler = async () => 1'))
    const functions = [{ name: 'given', codeFile: 'code.zip', dependVersionList: ['v'] }]
    const buckets = { packages: 'cn-north-4' }
    const objects = { 'https://b.obs.cn-north-4.x/c.zip': 'code.zip' }
    const state = { functions, buckets, objects }
    await writeFile(join(folder, 'state.json'), JSON.stringify(state))
    const { text } = await run('--state', join(folder, 'state.json'), '--switch', 'codeSize=string')
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0] ?? ''
    const token = /token +(\S+)/.exec(text)?.[1] ?? ''
    const projectId = /project ID +(\S+)/.exec(text)?.[1] ?? ''
    const urn = `urn:fss:cn-north-4:${projectId}:function:default:given:latest`
    const config = await get(`${url}/v2/${projectId}/fgs/functions/${urn}/config`, token)
    expect(config).toMatchObject({ func_urn: urn, depend_version_list: ['v'] })
    expect(config.code_size).toMatch(/^\d+$/)
    const bucket = async (name: string) => (await head(`${url}/${name}`)).statusCode
    expect([await bucket('packages'), await bucket('others')]).toEqual([403, 404])
  })

  it('lists what it has in each region, answers health checks and prints one line per request', async () => {
    const state = join(import.meta.dirname, '../../emulator/sample-state.json')
    const regions = ['--region', 'cn-north-4', '--region', 'ap-southeast-3']
    const { text, more } = await start('--state', state, '--log', ...regions)
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0] ?? ''
    expect(text).toContain('regions     cn-north-4, ap-southeast-3\n')
    expect(text).toMatch(/hello \(Node\.js20\.15, index\.handler, 57 bytes\)\n/)
    expect(text).toMatch(/hello-python \(Python3\.12, index\.handler, \d+ bytes\)\n/)
    expect(text).toContain(`packages (cn-north-4): ${url}/packages\n`)
    expect(text).not.toContain('curl')
    const token = /token +(\S+)/.exec(text)?.[1] ?? ''
    expect(await get(`${url}/health`, '')).toEqual({ status: 'ok' })
    await get(`${url}/v2/0123456789abcdef0123456789abcdef/fgs/functions?marker=0`, token)
    const line = await more()
    expect(line).toMatch(
      /^GET \/v2\/0123456789abcdef0123456789abcdef\/fgs\/functions 200 \(list, token, 0 bytes, \d+ ms\)\n$/,
    )
    expect(line).not.toContain(token)
  })

  it('ends when it is told to', async () => {
    const { child } = await start()
    child.kill('SIGTERM')
    expect(await once(child, 'close')).toEqual([0, null])
  })

  it('prints its usage when it is asked for', async () => {
    const { child, text } = await start('--help')
    expect(text).toBe(`${usage}\n`)
    expect(await once(child, 'close')).toEqual([0, null])
  })

  it('a usage error goes to stderr with the usage', async () => {
    const { code, text } = await run('--bogus')
    expect(code).toBe(2)
    expect(text).toMatch('--bogus')
    expect(text).toMatch('Usage: npm run emulator')
  })

  it('a state file that is not there is an error that names it', async () => {
    const { code, text } = await run('--state', '/nonexistent/state.json')
    expect(code).toBe(1)
    expect(text).toMatch('/nonexistent/state.json')
  })
})
