import { closeSync, openSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { setImmediate as yieldToEvents } from 'node:timers/promises'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { Packer, UnreadableFile, type RawFile } from './batch.ts'

/** Where the packed bytes of each file are, in the order in which the files were given. */
export interface Spooled {
  readonly crc: Uint32Array
  readonly packedSize: Uint32Array
  /** Which spool file holds them. */
  readonly spool: Uint8Array
  /** Where in that file they begin. */
  readonly offset: Float64Array
  /** 1 for a script that Linux cannot start, for the CRLF in its first line. */
  readonly crlfScript: Uint8Array
  /** Open for reading. The caller closes them. */
  readonly spools: readonly number[]
}

export interface DeflateOptions {
  readonly compress: boolean
  /** An empty folder for the spool files. */
  readonly folder: string
  /** How many threads pack, this one included. By default what the machine and the work merit. */
  readonly threads?: number
  readonly signal?: AbortSignal
}

/** What the threads share. The arrays lie in shared memory, so that no result has to be sent. */
interface Work {
  readonly files: readonly RawFile[]
  readonly compress: boolean
  readonly folder: string
  /** Indices of `files`, the largest file first. */
  readonly order: Uint32Array
  /** Where in `order` each batch begins; one more number than batches. */
  readonly starts: Uint32Array
  /** The next batch that nobody has taken. */
  readonly next: Int32Array
  readonly results: Omit<Spooled, 'spools'>
}

/** A worker's last word. */
type Outcome = { readonly done: true } | { readonly path: string; readonly problem: string }

/** Below this much work (bytes and PER_FILE for each file) a worker costs more than it brings. */
const WORTH_A_WORKER = 2 * 1024 * 1024
/** What opening and closing a file costs, in bytes deflated. */
const PER_FILE = 4096
const BATCH = 1024 * 1024
const MOST_THREADS = 4

/**
 * Packs files on all threads that are worth it. Each thread takes the next batch, the largest files
 * first, so that none ends up alone with a large one; and writes what it packs to a spool file of
 * its own, so that memory holds no more than the files in flight. No byte depends on who packs what.
 *
 * Throws UnreadableFile, or the signal's reason.
 */
export async function deflateFiles(
  files: readonly RawFile[],
  options: DeflateOptions,
): Promise<Spooled> {
  const work = planWork(files, options)
  const threads = options.threads ?? worthwhileThreads(files)
  const workers = Array.from({ length: threads - 1 }, (_, at) => runWorker(work, at + 1))
  await allOrNone(work, [packHere(work, options.signal), ...workers])
  const spools = Array.from({ length: threads }, (_, id) =>
    openSync(spoolPath(work.folder, id), 'r'),
  )
  return { ...work.results, spools }
}

/** How many threads should pack these files, from the machine's cores and the size of the work. */
export function worthwhileThreads(
  files: readonly RawFile[],
  cores = availableParallelism(),
): number {
  const effort = files.reduce((sum, file) => sum + file.size + PER_FILE, 0)
  return effort < WORTH_A_WORKER ? 1 : Math.min(cores, MOST_THREADS)
}

function planWork(files: readonly RawFile[], options: DeflateOptions): Work {
  const sizes = Float64Array.from(files, (file) => file.size)
  const order = Uint32Array.from(files, (_, at) => at)
  order.sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b)
  return {
    files: files.map(({ path, size }) => ({ path, size })),
    compress: options.compress,
    folder: options.folder,
    order,
    starts: batchStarts(order, sizes),
    next: new Int32Array(new SharedArrayBuffer(4)),
    results: {
      crc: new Uint32Array(new SharedArrayBuffer(4 * files.length)),
      packedSize: new Uint32Array(new SharedArrayBuffer(4 * files.length)),
      spool: new Uint8Array(new SharedArrayBuffer(files.length)),
      crlfScript: new Uint8Array(new SharedArrayBuffer(files.length)),
      offset: new Float64Array(new SharedArrayBuffer(8 * files.length)),
    },
  }
}

function batchStarts(order: Uint32Array, sizes: Float64Array): Uint32Array {
  const starts = [0]
  let effort = 0
  order.forEach((file, at) => {
    effort += (sizes[file] ?? 0) + PER_FILE
    if (effort < BATCH && at < order.length - 1) return
    starts.push(at + 1)
    effort = 0
  })
  return Uint32Array.from(starts)
}

/** Waits for every thread. The first failure keeps all from beginning another batch. */
async function allOrNone(work: Work, threads: readonly Promise<void>[]): Promise<void> {
  const stop = () => Atomics.store(work.next, 0, work.starts.length)
  for (const thread of threads) thread.catch(stop)
  const outcomes = await Promise.allSettled(threads)
  const failed = outcomes.find((outcome) => outcome.status === 'rejected')
  if (failed !== undefined) throw failed.reason
}

function runWorker(work: Work, id: number): Promise<void> {
  const worker = new Worker(workerFile(), { workerData: { work, id }, execArgv: [] })
  return new Promise<void>((resolve, reject) => {
    worker.once('message', (outcome: Outcome) => {
      if ('done' in outcome) resolve()
      else reject(new UnreadableFile(outcome.path, outcome.problem))
    })
    worker.once('error', reject)
    worker.once('exit', (code) => {
      reject(new Error(`A packing thread ended early, with code ${code}`))
    })
  })
}

/** Bundled, the worker is a small file beside this one; in source it is the module next door. */
function workerFile(): URL {
  const bundled = !import.meta.url.endsWith('.ts')
  return new URL(bundled ? './deflate-worker.js' : './worker.ts', import.meta.url)
}

async function packHere(work: Work, signal: AbortSignal | undefined): Promise<void> {
  const spool = openSync(spoolPath(work.folder, 0), 'wx')
  try {
    const packer = new Packer(spool, work.compress)
    while (packNextBatch(work, packer, 0)) {
      await yieldToEvents()
      signal?.throwIfAborted()
    }
  } finally {
    closeSync(spool)
  }
}

/** The body of a worker: takes batches until none is left. */
export function packAsWorker(): void {
  if (isMainThread || parentPort === null) throw new Error('This module runs as a worker only')
  const { work, id } = workerData as { work: Work; id: number }
  parentPort.postMessage(packAll(work, id))
}

function packAll(work: Work, id: number): Outcome {
  const spool = openSync(spoolPath(work.folder, id), 'wx')
  try {
    const packer = new Packer(spool, work.compress)
    while (packNextBatch(work, packer, id));
    return { done: true }
  } catch (error) {
    if (error instanceof UnreadableFile) return { path: error.path, problem: error.message }
    throw error
  } finally {
    closeSync(spool)
  }
}

/** Whether there was a batch left. */
function packNextBatch(work: Work, packer: Packer, id: number): boolean {
  const batch = Atomics.add(work.next, 0, 1)
  const end = work.starts[batch + 1]
  if (end === undefined) return false
  const indices = work.order.subarray(work.starts[batch], end)
  const files = Array.from(indices, (at) => work.files[at]).filter((file) => file !== undefined)
  const packed = packer.pack(files)
  packed.forEach((result, position) => {
    const at = indices[position] ?? 0
    work.results.crc[at] = result.crc
    work.results.packedSize[at] = result.packedSize
    work.results.spool[at] = id
    work.results.offset[at] = result.offset
    work.results.crlfScript[at] = Number(result.crlfScript)
  })
  return true
}

function spoolPath(folder: string, id: number): string {
  return join(folder, `spool-${id}`)
}
