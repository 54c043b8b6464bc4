import { createHash } from 'node:crypto'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { inputsFor, OLD_CODE, serviceHolding, serviceWith, urnOf } from '../support/service.ts'
import { GROUP_END, hastyClock, step } from '../support/step.ts'
import { workspaceWith } from '../support/workspace.ts'

const source = 'exports.handler = async () => 1\n'
const files = { 'src/index.js': source, 'src/lib/a.js': '1\n' }

/** Times and sizes differ from run to run and machine to machine. */
function steady(lines: readonly string[]): string[] {
  return lines.map((line) =>
    line
      .replace(/\b(\d+ ms|[\d.]+ s)\b/g, 'T')
      .replace(/\b\d+ bytes\b/g, 'N bytes')
      .replace(/\b[0-9a-f]{12}\b/g, 'D'),
  )
}

describe('the log', () => {
  it('has a group for each stage and one line for each thing that is done', async () => {
    const emulator = await serviceHolding()
    const workspace = workspaceWith(files)
    const first = await step({ inputs: inputsFor(emulator), workspace })
    expect(steady(first.lines)).toEqual([
      'Package code',
      'Packaged 2 files (N bytes zip) in T, SHA-512 D',
      GROUP_END,
      'Deploy hello (cn-north-4)',
      'Authenticating with an access key from inputs',
      'Currently deployed: SHA-512 D, N bytes',
      'Uploading N bytes (code changed)',
      GROUP_END,
      'Deployed hello (cn-north-4) in T: SHA-512 D → D, N bytes (+N bytes)',
    ])
    expect(first.debug.filter((line) => line.includes('SHA-256'))).toEqual([])
    const second = await step({ inputs: inputsFor(emulator), workspace })
    expect(steady(second.lines).slice(-3)).toEqual([
      'No changes, skipping upload',
      GROUP_END,
      'No changes to hello (cn-north-4): SHA-512 D, N bytes (T)',
    ])
  })

  it('names the function in each line when there are several', async () => {
    const emulator = await serviceWith()
    const names = ['a', 'b', 'c']
    for (const name of names) emulator.functions.create({ name, code: OLD_CODE })
    const urn = [...names, 'gone'].map((name) => urnOf(emulator, name)).join('\n')
    const { lines } = await step({
      inputs: { ...inputsFor(emulator), urn },
      workspace: workspaceWith(files),
    })
    const begin = lines.indexOf('Deploy 4 functions')
    const end = lines.lastIndexOf(GROUP_END)
    const within = lines.slice(begin + 2, end)
    expect(within.length).toBeGreaterThan(8)
    for (const line of within) expect(line).toMatch(/^(a|b|c|gone) \(cn-north-4\): /)
    expect(steady(lines.slice(end + 1)).map((line) => line.replace(/: SHA-512 .*/, ''))).toEqual([
      ...names.map((name) => `Deployed ${name} (cn-north-4) in T`),
      'Failed to deploy gone (cn-north-4) after T',
    ])
  })

  it('tells apart functions of the same name in two packages', async () => {
    const emulator = await serviceWith()
    for (const group of ['orders', 'bills']) {
      emulator.functions.create({ name: 'create', package: group, code: OLD_CODE })
    }
    const urn = ['orders', 'bills']
      .map((group) => urnOf(emulator, 'create').replace(':default:', `:${group}:`))
      .join('\n')
    const inputs = { ...inputsFor(emulator), urn }
    const { lines } = await step({ inputs, workspace: workspaceWith(files) })
    expect(lines.at(-2)).toMatch(/^Deployed orders\/create \(cn-north-4\) in /)
    expect(lines.at(-1)).toMatch(/^Deployed bills\/create \(cn-north-4\) in /)
  })

  it('of a job in debug has every file and every request', async () => {
    const emulator = await serviceHolding()
    emulator.faults.script({ on: 'config', kind: 'drop' })
    const workspace = workspaceWith(files)
    const { debug } = await step({ inputs: inputsFor(emulator), workspace, debug: true })
    const digest = createHash('sha256').update(source).digest('hex')
    expect(debug.filter((line) => line.startsWith('index.js'))).toEqual([
      `index.js: ${source.length} bytes, SHA-256 ${digest}`,
    ])
    expect(debug.filter((line) => line.startsWith('lib/a.js: 2 bytes'))).toHaveLength(1)
    expect(steady(debug.filter((line) => line.includes('Function')))).toEqual([
      'ShowFunctionConfig: no answer after T',
      'ShowFunctionConfig: HTTP 200 after T',
      'UpdateFunctionCode: HTTP 200 after T',
    ])
  })

  it('of a job in debug lists inline code too, and nothing for a package in OBS', async () => {
    const emulator = await serviceHolding({ codeType: 'inline' })
    const inputs = { ...inputsFor(emulator), code_path: 'src/index.js', code_type: 'inline' }
    const workspace = workspaceWith(files)
    const { debug } = await step({ inputs, workspace, debug: true })
    expect(debug).toContain(`index.js: ${source.length} bytes (inline)`)
    const code_url = 'https://bucket.obs.cn-north-4.myhuaweicloud.com/code.zip?token=x'
    const obs = await step({
      inputs: { ...inputsFor(emulator), code_path: '', code_url, mode: 'plan' },
      workspace,
      debug: true,
    })
    expect(obs.lines[1]).toBe(`Using package from OBS: ${code_url.replace('?token=x', '')}`)
    expect(obs.debug).toHaveLength(1)
    expect(obs.summary).toContain('OBS object: https')
    expect(obs.summary).not.toContain('token')
  })

  it('shows how a large upload gets on, every five seconds', async () => {
    const emulator = await serviceHolding()
    const noise = Buffer.alloc(6_000_000)
    for (let at = 0; at < noise.length; at += 1) noise[at] = (at * at * 31 + (at >> 7)) % 251
    let asked = 0
    const slow = { ...hastyClock, now: () => new Date(systemClock.now().getTime() + asked++ * 400) }
    const { lines } = await step({
      inputs: { ...inputsFor(emulator), compression: 'store' },
      workspace: workspaceWith({ 'src/index.js': source, 'src/noise.bin': noise }),
      clock: slow,
    })
    const progress = lines.filter((line) => line.startsWith('Uploading: '))
    expect(progress.length).toBeGreaterThan(3)
    for (const line of progress)
      expect(line).toMatch(/^Uploading: \d+% of 8\.0 MB \([\d.]+ .?B\/s\)$/)
    const percents = progress.map((line) => Number(/\d+/.exec(line)?.[0]))
    expect(percents).toEqual([...percents].sort((a, b) => a - b))
    expect(percents.at(-1)).toBeLessThan(100)
  })
})

describe('annotations', () => {
  it('gather what many functions share into one warning', async () => {
    const emulator = await serviceWith()
    const names = Array.from({ length: 12 }, (_, at) => `f${at}`)
    for (const name of names) emulator.functions.create({ name, code: OLD_CODE })
    const urn = names.map((name) => urnOf(emulator, name)).join('\n')
    const { warnings } = await step({
      inputs: { ...inputsFor(emulator), urn, depend_list: 'd1', mode: 'plan' },
      workspace: workspaceWith(files),
    })
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toMatch(
      /^f0 \(cn-north-4\), .*, f4 \(cn-north-4\) and 7 more functions: This service does not report/,
    )
  })

  it('report outputs that GitHub drops between jobs, where region or project are masked', async () => {
    const emulator = await serviceHolding()
    const workspace = workspaceWith(files)
    const environment = { HUAWEI_CLOUD_REGION: 'cn-north-4', HUAWEI_CLOUD_PROJECT_ID: 'another' }
    const masked = await step({ inputs: inputsFor(emulator), workspace, environment })
    expect(masked.notices).toEqual([
      expect.stringMatching(
        /^Outputs not available to other jobs: Outputs results and func_urn contain .* HUAWEI_CLOUD_REGION/,
      ),
    ])
    const other = await step({
      inputs: inputsFor(emulator),
      workspace,
      environment: { HUAWEI_CLOUD_REGION: 'eu-west-101' },
    })
    expect(other.notices).toEqual([])
  })
})

describe('a summary that cannot be written', () => {
  it('is a warning, and the deploy is as green as it was', async () => {
    const emulator = await serviceHolding()
    const full = new Error('ENOSPC: no space left on device')
    const { green, outputs, warnings } = await step({
      inputs: inputsFor(emulator),
      workspace: workspaceWith(files),
      runner: { summary: () => Promise.reject(full) },
    })
    expect(green).toBe(true)
    expect(outputs['outcome']).toBe('deployed')
    expect(warnings).toEqual(['Failed to write the job summary: ENOSPC: no space left on device'])
  })
})

describe('100 functions', () => {
  it('share one package, which is read and made once', { timeout: 120_000 }, async () => {
    const emulator = await serviceWith({ region: ['cn-north-4', 'ap-southeast-3'] })
    const targets = Array.from({ length: 100 }, (_, at) => ({
      name: `function-${at}`,
      region: at % 2 === 0 ? 'cn-north-4' : 'ap-southeast-3',
    }))
    for (const target of targets) emulator.functions.create({ ...target, code: OLD_CODE })
    const urn = targets.map(({ name, region }) => urnOf(emulator, name, region)).join('\n')
    const workspace = workspaceWith(files)
    const temp = workspaceWith({})
    const packages: string[][] = []
    const note = emulator.requests.push.bind(emulator.requests)
    emulator.requests.push = (...requests) => {
      // Whoever read the code again now would send something else.
      writeFileSync(join(workspace, 'src/index.js'), 'changed in between\n')
      packages.push(readdirSync(temp))
      return note(...requests)
    }
    const end = await step({
      inputs: { ...inputsFor(emulator), urn, max_parallel: '10' },
      ...{ workspace, temp },
      debug: true,
    })
    expect(end).toMatchObject({ green: true, failures: [] })
    expect(end.outputs).toMatchObject({ outcome: 'deployed', changed: 'true', reason: 'code' })
    expect(packages).toHaveLength(200)
    expect(new Set(packages.map((names) => names.length))).toEqual(new Set([1]))
    expect(end.lines.filter((line) => line.startsWith('Packaged '))).toHaveLength(1)
    expect(end.debug.filter((line) => line.startsWith('index.js: '))).toHaveLength(1)
    expect(emulator.count('config')).toBe(100)
    expect(emulator.count('code')).toBe(100)
    const held = new Set(emulator.functions.list().map(({ digest }) => digest))
    expect([...held]).toEqual([end.outputs['digest']])
  })
})
