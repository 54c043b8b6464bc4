import { cpSync, existsSync, readdirSync, readFileSync, utimesSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Emulator } from '../../emulator/emulator.ts'
import { runAction, type ActionEnd, type ActionRun } from '../support/run-action.ts'
import { inputsFor, serviceHolding, serviceWith, urnOf } from '../support/service.ts'
import { workspaceWith } from '../support/workspace.ts'

const files = {
  'src/index.js': 'exports.handler = async () => 1\n',
  'src/数据/文件.json': '{}\n',
}

function deploy(emulator: Emulator, run: Partial<ActionRun> = {}): Promise<ActionEnd> {
  return runAction({ inputs: inputsFor(emulator), workspace: workspaceWith(files), ...run })
}

const errorsOf = (end: ActionEnd): string[] =>
  end.commands.filter(({ name }) => name === 'error').map(({ message }) => message)

/** A proxy that notes which tunnels it is asked for, and opens none. */
async function refusingProxy(): Promise<{ url: string; tunnels: readonly string[] }> {
  const tunnels: string[] = []
  const proxy = createServer().on('connect', (request, socket) => {
    tunnels.push(request.url ?? '')
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
  })
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done))
  onTestFinished(() => void proxy.close())
  return { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, tunnels }
}

describe.each(['seed-2018', 'huawei-now', 'otc'] as const)('the bundle on %s', (profile) => {
  it('deploys, and skips the second time', async () => {
    const emulator = await serviceHolding({}, { profile })
    const workspace = workspaceWith(files)
    const first = await deploy(emulator, { workspace, debug: true })
    expect(first).toMatchObject({ exitCode: 0, signal: null })
    expect(first.outputs).toMatchObject({ outcome: 'deployed', changed: 'true', reason: 'code' })
    expect(first.outputs['digest']).toBe(emulator.functions.expect(urnOf(emulator)).digest)
    expect(first.summary).toMatch(/## ✅ Deployed/)
    expect(first.environmentFiles).toEqual({ env: '', path: '' })

    const second = await deploy(emulator, { workspace, debug: true })
    expect(second).toMatchObject({ exitCode: 0, outputs: { outcome: 'unchanged' } })
    expect(emulator.count('code')).toBe(1)
  })
})

describe('the bundle', () => {
  it('releases a version, and goes back', async () => {
    const emulator = await serviceHolding()
    const urn = urnOf(emulator)
    emulator.functions.publish(urn, 'v1', { lastModified: new Date('2026-01-01T00:00:00Z') })
    emulator.functions.releases.setAlias(urn, { name: 'live', version: 'v1' })
    const inputs = { ...inputsFor(emulator), alias: 'live' }
    const publish = { ...inputs, publish: 'true', version: 'v2', test_event: '{}' }
    const first = await deploy(emulator, { inputs: publish })
    expect(first).toMatchObject({ exitCode: 0, outputs: { version: 'v2', released: 'true' } })
    expect(first.summary).toContain('v1 → v2, alias live 100%')
    const back = { ...inputs, mode: 'release', code_path: '', version: 'previous' }
    const second = await deploy(emulator, { inputs: back })
    expect(second).toMatchObject({ exitCode: 0, outputs: { outcome: 'released', version: 'v1' } })
    expect(emulator.functions.releases.alias(urn, 'live')?.version).toBe('v1')
    expect(emulator.count('code')).toBe(1)
  })

  it('keeps dependencies that the update does not name', async () => {
    const held = { dependVersionList: ['v1'], dependList: ['d1'] }
    const emulator = await serviceHolding(held, { switches: { absentList: 'clear' } })
    const { exitCode } = await deploy(emulator, { debug: true })
    expect(exitCode).toBe(0)
    expect(emulator.functions.expect(urnOf(emulator))).toMatchObject({ dependVersionList: ['v1'] })
  })

  it('is red when the service refuses', async () => {
    const emulator = await serviceHolding()
    emulator.faults.script({ on: 'code', kind: 'status', status: 403, code: 'FSS.0403' })
    const end = await deploy(emulator, { debug: true })
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)).toHaveLength(1)
    expect(errorsOf(end)[0]).toMatch(/HTTP 403, FSS\.0403/)
    expect(end.outputs).toMatchObject({ outcome: 'failed', changed: 'false' })
  })

  it('sends nothing for the same tree in another folder, touched, in another time zone', async () => {
    const emulator = await serviceHolding()
    const workspace = workspaceWith(files)
    await deploy(emulator, { workspace })
    const copy = workspaceWith({})
    cpSync(workspace, copy, { recursive: true })
    for (const name of readdirSync(join(copy, 'src'), { recursive: true })) {
      utimesSync(join(copy, 'src', String(name)), 1_000_000_000, 1_000_000_000)
    }
    const environment = { TZ: 'Asia/Shanghai', LC_ALL: 'da_DK.UTF-8' }
    const { outputs } = await deploy(emulator, { workspace: copy, environment })
    expect(outputs['outcome']).toBe('unchanged')
    expect(emulator.count('code')).toBe(1)
  })

  it('reports three wrong inputs in one annotation and makes no request', async () => {
    const emulator = await serviceWith()
    const end = await deploy(emulator, {
      inputs: { ...inputsFor(emulator), urn: 'x', code_path: 'nowhere', force: 'maybe' },
    })
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)).toHaveLength(1)
    expect(errorsOf(end)[0]?.match(/^- /gm)).toHaveLength(3)
    expect(emulator.requests).toEqual([])
  })

  it('leaves its package below RUNNER_TEMP and names it', async () => {
    const emulator = await serviceHolding()
    const temp = workspaceWith({})
    const { outputs } = await deploy(emulator, { temp })
    const path = outputs['package_path'] ?? ''
    expect(path.startsWith(temp)).toBe(true)
    expect(readFileSync(path).equals(emulator.functions.expect(urnOf(emulator)).code)).toBe(true)
  })

  it('packs with its worker when there is much to pack', async () => {
    const emulator = await serviceHolding()
    const large = Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => [
        `src/data-${at}.txt`,
        Buffer.from(`${at} some text that deflates well\n`.repeat(14_000)),
      ]),
    )
    const end = await deploy(emulator, { workspace: workspaceWith({ ...files, ...large }) })
    expect(errorsOf(end)).toEqual([])
    expect(end).toMatchObject({ exitCode: 0, outputs: { outcome: 'deployed' } })
    expect(existsSync('dist/deflate-worker.js')).toBe(true)
  })

  it('packs patterns', async () => {
    const emulator = await serviceHolding()
    const inputs = { ...inputsFor(emulator), code_path: 'src/**/*.js' }
    const end = await deploy(emulator, { inputs })
    expect(end).toMatchObject({ exitCode: 0, outputs: { outcome: 'deployed' } })
  })

  it('is red, and does not hang, when answers break off for ever', async () => {
    const emulator = await serviceHolding()
    emulator.faults.script({ on: 'config', kind: 'half', times: 99 })
    const end = await deploy(emulator, { inputs: { ...inputsFor(emulator), timeout: '2' } })
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)).toHaveLength(1)
    expect(end.outputs['outcome']).toBe('failed')
  })

  it('is red within its timeout when nothing answers', async () => {
    const emulator = await serviceHolding()
    emulator.faults.script({ on: 'code', kind: 'silent', times: 99 })
    const started = Date.now()
    const end = await deploy(emulator, { inputs: { ...inputsFor(emulator), timeout: '2' } })
    expect(end.exitCode).toBe(1)
    expect(errorsOf(end)[0]).toMatch(/timed out after 2 s/)
    expect(end.outputs).toMatchObject({ outcome: 'failed', changed: '', digest: '' })
    expect(Date.now() - started).toBeLessThan(8_000)
  })

  it('goes through the proxy that HTTPS_PROXY names, and not where NO_PROXY says', async () => {
    const [asked, passedBy] = [await refusingProxy(), await refusingProxy()]
    const inputs = {
      ...inputsFor(await serviceWith()),
      endpoint: 'https://functiongraph.invalid',
      timeout: '3',
    }
    const through = { HTTPS_PROXY: asked.url }
    const around = { HTTPS_PROXY: passedBy.url, NO_PROXY: '.invalid' }
    const ends = await Promise.all(
      [through, around].map((environment) =>
        runAction({ inputs, environment, workspace: workspaceWith(files) }),
      ),
    )
    expect(ends.map(({ exitCode }) => exitCode)).toEqual([1, 1])
    expect(asked.tunnels[0]).toBe('functiongraph.invalid:443')
    expect(passedBy.tunnels).toEqual([])
  })

  it('holds hostile words of the service inside one annotation', async () => {
    const emulator = await serviceHolding()
    const message = 'bad\n::error::injected\r\n::set-output name=x::y ##[error]z \u202e'
    emulator.faults.script({ on: 'code', kind: 'status', status: 400, code: 'FSS.0400', message })
    const end = await deploy(emulator)
    expect(errorsOf(end)).toHaveLength(1)
    expect(errorsOf(end)[0]).toContain('injected')
    expect(end.commands.map(({ name }) => name)).not.toContain('set-output')
    expect(end.log).not.toMatch(/##\[|\u202e/)
  })
})
