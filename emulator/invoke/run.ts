import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readArchive } from '../archive.ts'
import type { StoredFunction } from '../state/stored-function.ts'
import type { Language } from './languages.ts'
import type { Order } from './process.ts'

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

/** Unpacks the code into a temp folder, calls its handler in a process of its own, cleans up. */
export async function runHandler(
  language: Language,
  fn: StoredFunction,
  event: unknown,
  terms: Terms,
): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), `functiongraph-emulator-${process.pid}-`))
  const begin = performance.now()
  try {
    await unpack(fn, folder, language)
    const outcome = await language.ask(orderOf(fn, event, folder, terms), terms.limitMs)
    const milliseconds = Math.round(performance.now() - begin)
    return { ...outcome, digest: fn.digest, milliseconds }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Inline code is one file under the handler's name, unless it is an archive, as in early examples. */
async function unpack(fn: StoredFunction, folder: string, { extension }: Language): Promise<void> {
  // Node.js looks in parent folders for the module type: those must not decide.
  await writeFile(join(folder, 'package.json'), '{}')
  const isZip = fn.code.subarray(0, 2).toString('latin1') === 'PK'
  if (fn.codeType === 'inline' && !isZip) {
    await writeFile(join(folder, `${moduleOf(fn.handler)}.${extension}`), fn.code)
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
  const { name: functionName, projectId, version, memorySize, timeout, userData } = fn
  return {
    folder,
    handler: fn.handler,
    event,
    context: {
      requestId,
      functionName,
      projectId,
      package: fn.package,
      version,
      memorySize,
      timeout,
      limitMs,
      userData,
    },
  }
}
