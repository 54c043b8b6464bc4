import { fork, type ChildProcess } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readArchive } from '../archive.ts'
import type { StoredFunction } from '../state/functions.ts'

export interface Run {
  /** JSON of what the handler returned, or of `{errorMessage, errorType}`. */
  readonly result: string
  readonly failed: boolean
  /** What the function printed. */
  readonly log: string
  readonly digest: string
  readonly milliseconds: number
}

export interface Terms {
  readonly requestId: string
  readonly limitMs: number
}

/** What the child process is told. */
export interface Order {
  readonly folder: string
  readonly handler: string
  readonly event: unknown
  readonly context: {
    readonly requestId: string
    readonly functionName: string
    readonly projectId: string
    readonly package: string
    readonly memorySize: number
    readonly timeout: number
    readonly limitMs: number
    readonly userData: string
  }
}

/** What the child process tells; `result` is JSON. */
export interface Reply {
  readonly result: string
  readonly failed: boolean
}

/** Unpacks the code into a temp folder, calls its handler in a process of its own, cleans up. */
export async function runHandler(fn: StoredFunction, event: unknown, terms: Terms): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), `functiongraph-emulator-${process.pid}-`))
  const begin = performance.now()
  try {
    await unpack(fn, folder)
    const outcome = await ask(orderOf(fn, event, folder, terms), terms.limitMs)
    const milliseconds = Math.round(performance.now() - begin)
    return { ...outcome, digest: fn.digest, milliseconds }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Inline code is one file under the handler's name, unless it is an archive, as in early examples. */
async function unpack(fn: StoredFunction, folder: string): Promise<void> {
  // Node asks the folders above for the kind of a module: what lies there must not decide.
  await writeFile(join(folder, 'package.json'), '{}')
  const isZip = fn.code.subarray(0, 2).toString('latin1') === 'PK'
  if (fn.codeType === 'inline' && !isZip) {
    await writeFile(join(folder, `${moduleOf(fn.handler)}.js`), fn.code)
    return
  }
  for (const { name, data } of readArchive(fn.code)) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, data)
  }
}

function moduleOf(handler: string): string {
  return handler.slice(0, handler.lastIndexOf('.'))
}

function orderOf(fn: StoredFunction, event: unknown, folder: string, terms: Terms): Order {
  const { requestId, limitMs } = terms
  const { name: functionName, projectId, memorySize, timeout, userData } = fn
  return {
    folder,
    handler: fn.handler,
    event,
    context: {
      requestId,
      functionName,
      projectId,
      package: fn.package,
      memorySize,
      timeout,
      limitMs,
      userData,
    },
  }
}

type Outcome = Pick<Run, 'result' | 'failed' | 'log'>

/** Nothing of the emulator's environment reaches the function but the way to programs. */
function ask(order: Order, limitMs: number): Promise<Outcome> {
  const child = fork(join(import.meta.dirname, 'handler-process.ts'), {
    cwd: order.folder,
    env: { PATH: process.env.PATH },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const log: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => log.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => log.push(chunk))
  return replyFrom(child, order, limitMs).then((reply) => ({
    ...reply,
    log: Buffer.concat(log).toString('utf8'),
  }))
}

/** The child's reply, once it has ended; a failure that says so if it ends without one. */
function replyFrom(child: ChildProcess, order: Order, limitMs: number): Promise<Reply> {
  return new Promise((resolve, reject) => {
    let reply = failure('The function ended without an answer', 'ExitError')
    const timer = setTimeout(() => {
      reply = failure(`The function did not answer in ${limitMs} ms`, 'TimeoutError')
      child.kill('SIGKILL')
    }, limitMs)
    child.once('message', (message) => {
      clearTimeout(timer)
      reply = message as Reply
      child.kill('SIGKILL')
    })
    child.once('error', reject)
    child.once('close', () => {
      clearTimeout(timer)
      resolve(reply)
    })
    child.send(order)
  })
}

function failure(errorMessage: string, errorType: string): Reply {
  return { result: JSON.stringify({ errorMessage, errorType }), failed: true }
}
