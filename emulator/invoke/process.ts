/** Shared code for child processes of all languages. */
import type { ChildProcess } from 'node:child_process'

/** Input of the child process. */
export interface Order {
  readonly folder: string
  readonly handler: string
  readonly event: unknown
  readonly context: {
    readonly requestId: string
    readonly functionName: string
    readonly projectId: string
    readonly package: string
    readonly version: string
    readonly memorySize: number
    readonly timeout: number
    readonly limitMs: number
    readonly userData: string
  }
}

/** Reply of the child process; `result` is JSON. */
export interface Reply {
  readonly result: string
  readonly failed: boolean
}

/** The reply, and what the function printed. */
export interface Outcome extends Reply {
  readonly log: string
}

/** Collects the output of a process. @returns a function that returns the output so far */
export function logOf(child: ChildProcess): () => string {
  const log: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => log.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => log.push(chunk))
  return () => Buffer.concat(log).toString('utf8')
}

/**
 * Waits for the end of a process, and makes it end when its time is over.
 *
 * @returns whether its time was over
 * @throws what kept it from being started
 */
export function ending(child: ChildProcess, limitMs: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    let late = false
    const timer = setTimeout(() => {
      late = true
      child.kill('SIGKILL')
    }, limitMs)
    child.once('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    child.once('close', () => {
      clearTimeout(timer)
      resolve(late)
    })
  })
}

/** Reply for a function that gave none. */
export function failure(late: boolean, limitMs: number): Reply {
  const [errorMessage, errorType] = late
    ? [`The function did not reply within ${limitMs} ms`, 'TimeoutError']
    : ['The function ended without a reply', 'ExitError']
  return { result: JSON.stringify({ errorMessage, errorType }), failed: true }
}
