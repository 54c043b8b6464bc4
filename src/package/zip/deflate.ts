import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as yieldToEvents } from 'node:timers/promises'
import { parentPort, Worker, workerData } from 'node:worker_threads'
import { LARGE_FILE, Packer, UnreadableFile, type PackedFile, type RawFile } from './packer.ts'
import { intoBatches, worthwhileThreads, type Job } from './schedule.ts'
import { openSpool, type Spool } from './spool.ts'

/** A file that has been packed, and where its packed bytes lie. */
export interface SpooledFile<File extends RawFile> extends PackedFile {
  readonly file: File
  /** The spool file that holds them. */
  readonly spool: Spool
}

export interface Spooled<File extends RawFile> {
  /** In the order in which the files were given. */
  readonly files: readonly SpooledFile<File>[]
  /** Closes the spool files; removing them is for the owner of the folder. */
  close(): void
}

export interface DeflateOptions {
  readonly compress: boolean
  /** An empty folder for the spool files. */
  readonly folder: string
  /** How many threads pack, this one included. By default what the machine and the work merit. */
  readonly threads?: number
  readonly signal?: AbortSignal
}

/** What the threads share. */
interface Work {
  readonly compress: boolean
  readonly folder: string
  /** The largest files first. */
  readonly batches: readonly (readonly Job[])[]
  /** The next batch that nobody has taken, or STOPPED; in shared memory. */
  readonly next: Int32Array
  /** A record for each file, in the order of the package, so that no result has to be sent. */
  readonly results: SharedArrayBuffer
}

/** Beyond every batch: nobody begins another one, and large files are given up. */
const STOPPED = 2 ** 30

/** A worker's last word. */
type Outcome = { readonly done: true } | { readonly path: string; readonly problem: string }

/**
 * Packs files on all threads that are worth it. Each thread takes the next batch, the largest files
 * first, so that none ends up alone with a large one; and writes what it packs to a spool file of
 * its own, so that memory holds no more than the files in flight. No byte depends on who packs what.
 *
 * Throws UnreadableFile, or the signal's reason.
 */
export async function deflateFiles<File extends RawFile>(
  files: readonly File[],
  options: DeflateOptions,
): Promise<Spooled<File>> {
  options.signal?.throwIfAborted()
  const work: Work = {
    compress: options.compress,
    folder: options.folder,
    batches: intoBatches(files),
    next: new Int32Array(new SharedArrayBuffer(4)),
    results: new SharedArrayBuffer(files.length * RECORD),
  }
  const threads = options.threads ?? worthwhileThreads(files)
  const workers = Array.from({ length: threads - 1 }, (_, at) => runWorker(work, at + 1))
  await allOrNone(work, [packShare(work, 0), ...workers], options.signal)
  const spools = Array.from({ length: threads }, (_, id) => openSpool(spoolPath(work, id)))
  return {
    files: files.map((file, at) => ({ file, ...readResult(work.results, at, spools) })),
    close: () => {
      for (const spool of spools) spool.close()
    },
  }
}

/** Waits for every thread. The signal and the first failure stop all of them. */
async function allOrNone(
  work: Work,
  threads: readonly Promise<void>[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const stop = () => Atomics.store(work.next, 0, STOPPED)
  const failures: unknown[] = []
  for (const thread of threads) {
    thread.catch((error: unknown) => {
      failures.push(error)
      stop()
    })
  }
  signal?.addEventListener('abort', stop)
  await Promise.allSettled(threads)
  signal?.removeEventListener('abort', stop)
  signal?.throwIfAborted()
  if (failures.length > 0) throw failures[0]
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

/** The body of a worker thread. */
export async function packAsWorker(): Promise<void> {
  parentPort?.postMessage(await packUntilDone(workerData))
}

/** A worker's share. `data` is what the worker was started with. */
export async function packUntilDone(data: unknown): Promise<Outcome> {
  const { work, id } = data as { work: Work; id: number }
  try {
    await packShare(work, id)
    return { done: true }
  } catch (error) {
    if (error instanceof UnreadableFile) return { path: error.path, problem: error.message }
    throw error
  }
}

/** Takes batches until none is left. Events are heard between them. */
async function packShare(work: Work, id: number): Promise<void> {
  const spool = openSync(spoolPath(work, id), 'wx')
  try {
    const packer = new Packer(spool, work.compress)
    while (await packNextBatch(work, packer, id)) await yieldToEvents()
  } finally {
    closeSync(spool)
  }
}

/** Whether there was a batch left. */
async function packNextBatch(work: Work, packer: Packer, id: number): Promise<boolean> {
  const jobs = work.batches[Atomics.add(work.next, 0, 1)]
  const [first] = jobs ?? []
  if (jobs === undefined || first === undefined) return false
  if (first.size >= LARGE_FILE) {
    // A large file fills a batch by itself (intoBatches).
    writeResult(work.results, first.at, id, await packer.packLarge(first, () => pause(work)))
  } else {
    packer.pack(jobs, ({ at }, packed) => {
      writeResult(work.results, at, id, packed)
    })
  }
  return true
}

async function pause({ next }: Work): Promise<void> {
  await yieldToEvents()
  if (Atomics.load(next, 0) >= STOPPED) throw new Error('Packing was stopped')
}

/** Bytes of a record: offset (8), CRC (4), packed size (4), spool (1), script with CRLF (1). */
const RECORD = 24

function writeResult(results: SharedArrayBuffer, at: number, id: number, packed: PackedFile): void {
  const record = new DataView(results, at * RECORD, RECORD)
  record.setFloat64(0, packed.offset)
  record.setUint32(8, packed.crc)
  record.setUint32(12, packed.packedSize)
  record.setUint8(16, id)
  record.setUint8(17, Number(packed.crlfScript))
}

function readResult(results: SharedArrayBuffer, at: number, spools: readonly Spool[]) {
  const record = new DataView(results, at * RECORD, RECORD)
  return {
    offset: record.getFloat64(0),
    crc: record.getUint32(8),
    packedSize: record.getUint32(12),
    spool: spools[record.getUint8(16)] as Spool,
    crlfScript: record.getUint8(17) === 1,
  }
}

function spoolPath({ folder }: Work, id: number): string {
  return join(folder, `spool-${id}`)
}
