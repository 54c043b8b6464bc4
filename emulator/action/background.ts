/** The emulator as a background process that continues after the step. */
import { fork, type ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Order } from './inputs.ts'
import type { Started } from './service.ts'

/** Minimal environment of the process, without inputs and tokens of the job. */
const passedOn = ['PATH', 'SYSTEMROOT', 'TEMP', 'TMP', 'TMPDIR', 'RUNNER_TRACKING_ID']

/** Starts the process, with its output in a file. */
export function startService(program: string, logFile: string): ChildProcess {
  const log = openSync(logFile, 'a')
  try {
    return fork(program, [], {
      detached: true,
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', log, log, 'ipc'],
      windowsHide: true,
      env: Object.fromEntries(passedOn.map((name) => [name, process.env[name]])),
    })
  } finally {
    closeSync(log)
  }
}

/**
 * Sends the process its configuration and detaches from it once it has started.
 *
 * @throws Error if it ends or stays silent instead
 */
export async function ordered(
  child: ChildProcess,
  order: Order,
  limitMs = 30_000,
): Promise<Started> {
  try {
    return await new Promise<Started>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`timed out after ${limitMs / 1000} s`))
      }, limitMs)
      child.once('message', (started) => {
        clearTimeout(timer)
        resolve(started as Started)
      })
      child.once('error', reject)
      child.once('exit', (code, signal) => {
        clearTimeout(timer)
        reject(new Error(`the process ended with ${signal ?? `exit code ${String(code)}`}`))
      })
      child.send(order)
    })
  } finally {
    if (child.connected) child.disconnect()
    child.unref()
  }
}

/** Waits until `GET /health` answers. @throws Error if it does not within the limit */
export async function untilHealthy(endpoint: string, limitMs = 30_000): Promise<void> {
  const endsAt = performance.now() + limitMs
  while (!(await isHealthy(endpoint))) {
    if (performance.now() > endsAt) {
      throw new Error(`${endpoint}/health did not answer within ${limitMs / 1000} s`)
    }
    await sleep(100)
  }
}

/** Uses its own agent, without a proxy. */
export function isHealthy(endpoint: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(`${endpoint}/health`, { agent: new Agent(), timeout: 5000 }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    request.once('timeout', () => request.destroy())
    request.once('error', () => {
      resolve(false)
    })
  })
}

/**
 * Ends the process behind the endpoint: by a signal, then by force. If the endpoint does not respond, no process is ended, since its ID may belong to another one.
 *
 * @returns whether it was there
 */
export async function end(pid: number, endpoint: string, limitMs = 5000): Promise<boolean> {
  if (!(await isHealthy(endpoint))) return false
  process.kill(pid, 'SIGTERM')
  const endsAt = performance.now() + limitMs
  while (isRunning(pid)) {
    if (performance.now() > endsAt) {
      process.kill(pid, 'SIGKILL')
      break
    }
    await sleep(50)
  }
  return true
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  return !isZombie(pid)
}

/** Whether the process has ended and only its entry is left: PID 1 of a container may never collect it. */
function isZombie(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')')).startsWith(') Z')
  } catch {
    return false
  }
}
