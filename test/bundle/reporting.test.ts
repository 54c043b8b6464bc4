import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Emulator } from '../../emulator/emulator.ts'
import { runAction } from '../support/run-action.ts'
import { readOutputs } from '../support/runner-files.ts'
import { inputsFor, serviceHolding } from '../support/service.ts'
import { workspaceWith } from '../support/workspace.ts'

const workspace = (): string =>
  workspaceWith({ 'src/index.js': 'exports.handler = async () => 1\n' })

describe('the bundle', () => {
  it.each([
    ['a folder', (): string => workspaceWith({}), 'EISDIR'],
    ['on a full disk', (): string => '/dev/full', 'ENOSPC'],
  ])('with a GITHUB_OUTPUT that is %s sends nothing', async (_, place, reason) => {
    const emulator = await serviceHolding()
    const { exitCode, commands, summary } = await runAction({
      inputs: inputsFor(emulator),
      workspace: workspace(),
      environment: { GITHUB_OUTPUT: place() },
    })
    expect(exitCode).toBe(1)
    expect(emulator.requests).toEqual([])
    const errors = commands.filter(({ name }) => name === 'error')
    expect(errors.map(({ message }) => message)).toEqual([
      expect.stringMatching(`^Nothing was deployed: failed to write step outputs.*${reason}`),
    ])
    expect(summary).toContain(reason)
  })

  it.each([
    ['a folder', (): string => workspaceWith({})],
    ['on a full disk', (): string => '/dev/full'],
  ])('with a GITHUB_STEP_SUMMARY that is %s deploys, and warns', async (_, place) => {
    const emulator = await serviceHolding()
    const { exitCode, commands, outputs } = await runAction({
      inputs: inputsFor(emulator),
      workspace: workspace(),
      environment: { GITHUB_STEP_SUMMARY: place() },
    })
    expect({ exitCode, outcome: outputs['outcome'] }).toEqual({ exitCode: 0, outcome: 'deployed' })
    expect(commands.filter(({ name }) => name === 'warning')).toMatchObject([
      { message: expect.stringMatching(/^Failed to write the job summary: /) as string },
    ])
  })

  it('whose log is on a full disk deploys, and reports it by outputs and summary', async () => {
    const emulator = await serviceHolding()
    const { exitCode, outputs, summary } = await withoutLog(emulator)
    expect({ exitCode, outcome: outputs['outcome'] }).toEqual({ exitCode: 0, outcome: 'deployed' })
    expect(summary).toContain('## ✅ Deployed to FunctionGraph')
  })

  it('that a proxy does not let through to comment says so', async () => {
    const proxy = createServer()
    proxy.on('connect', (_, socket) => socket.end('HTTP/1.1 407 No\r\n\r\n'))
    await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done))
    onTestFinished(() => void proxy.close())
    const event = join(workspaceWith({}), 'event.json')
    writeFileSync(event, JSON.stringify({ pull_request: { number: 7 } }))
    const { commands } = await runAction({
      inputs: {
        ...inputsFor(await serviceHolding()),
        ...{ mode: 'plan', comment: 'true', github_token: 'ghs_token-of-the-job' },
      },
      workspace: workspace(),
      environment: {
        ...{ GITHUB_API_URL: 'https://api.invalid', GITHUB_REPOSITORY: 'octo-org/hello' },
        ...{ GITHUB_EVENT_PATH: event },
        https_proxy: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
      },
    })
    expect(commands.filter(({ name }) => name === 'warning')).toMatchObject([
      {
        message: expect.stringMatching(
          /HTTP 407 \(api\.invalid:443, via proxy 127\.0\.0\.1:\d+\)\. Check the user name/,
        ) as string,
      },
    ])
  })
})

/** Runs the bundle with a stdout and stderr that take nothing. */
async function withoutLog(emulator: Emulator): Promise<{
  readonly exitCode: number | null
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
}> {
  const temp = workspaceWith({ output: '', summary: '' })
  mkdirSync(join(temp, 'temp'))
  const inputs = Object.entries(inputsFor(emulator)).map(([name, value]) => [
    `INPUT_${name.toUpperCase()}`,
    value,
  ])
  const env = {
    ...(Object.fromEntries(inputs) as Record<string, string>),
    ...{ GITHUB_WORKSPACE: workspace(), RUNNER_TEMP: join(temp, 'temp') },
    ...{ GITHUB_OUTPUT: join(temp, 'output'), GITHUB_STEP_SUMMARY: join(temp, 'summary') },
  }
  const full = openSync('/dev/full', 'w')
  const child = spawn(process.execPath, [resolve('dist/index.js')], {
    env,
    stdio: ['ignore', full, full],
  })
  closeSync(full)
  const exitCode = await new Promise<number | null>((done) => child.once('close', done))
  return {
    exitCode,
    outputs: readOutputs(readFileSync(join(temp, 'output'), 'utf8')),
    summary: readFileSync(join(temp, 'summary'), 'utf8'),
  }
}
