import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { end } from '../../emulator/action/background.ts'

/** Starts `sleep`, tells its process ID, and never collects it: like PID 1 of many containers. */
const NEGLECTFUL = `
  const { pid } = require('node:child_process').spawn('sleep', ['60'])
  process.stdout.write(String(pid), () => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  })
`

async function neglectedProcess(): Promise<number> {
  const parent = spawn(process.execPath, ['--eval', NEGLECTFUL], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => {
    parent.kill('SIGKILL')
  })
  const [pid] = (await once(parent.stdout, 'data')) as [Buffer]
  return Number(pid.toString())
}

async function healthyEndpoint(): Promise<string> {
  const server = createServer((_, response) => response.end())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe.runIf(process.platform === 'linux')('the end of the background process', () => {
  it('is seen where nobody collects the process, as in a container', async () => {
    const pid = await neglectedProcess()
    const endpoint = await healthyEndpoint()
    const begin = performance.now()
    expect(await end(pid, endpoint, 20_000)).toBe(true)
    expect(performance.now() - begin).toBeLessThan(10_000)
  })
})
