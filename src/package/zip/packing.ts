import { Worker } from 'node:worker_threads'
import { MOST_FILES } from '../select/findings.ts'
import { Jobs, nothingTaken, stop, type More } from './jobs.ts'
import { UnreadableFile, type RawFile } from './reading.ts'
import { readResult, roomForResults } from './results.ts'
import { Gatherer, isAlone, worthwhileThreads, effortOf, type Batch, type Job } from './schedule.ts'
import { packShare, spoolPath, type Work } from './share.ts'
import { openSpool, type Spool } from './spool.ts'
import type { PackedFile } from './packer.ts'
import type { Outcome, Start } from './worker.ts'

/** A file that has been packed. */
export interface SpooledFile extends PackedFile {
  /** The spool file that has its local header and data. */
  readonly spool: Spool
}

export interface Spooled {
  /** In the order in which the files were given. */
  readonly files: readonly SpooledFile[]
  /** Closes the spool files; removing them is for the owner of the folder. */
  close(): void
}

export interface PackingOptions {
  readonly compress: boolean
  /** An empty folder for the spool files, made when it is needed first. */
  readonly folder: () => string
  /** Number of threads, this one included. Default: by cores and amount of work. */
  readonly threads?: number
  readonly signal?: AbortSignal
}

/** MiB for a worker's new objects, of which it makes few: 8 MiB less at the peak, in the same time. */
const YOUNG = 4
/** Longer names may be longer than the format holds, which is judged when all files are known. */
const LONGEST_STREAMED = 4096

/**
 * Packs files on all threads that are worth it, and begins while files are still being found: once
 * there is enough work for a worker, small files are sent to it in batches, as they are offered.
 * Each thread takes the next batch and writes what it packs to a spool file of its own, so that
 * memory holds no more than the files in flight. No byte depends on who packs what, or when.
 *
 * Large files wait until all are known: only then is it known whether the package may be as large,
 * and the largest must be taken first, so that no thread ends alone with one.
 */
export class Packing<File extends RawFile> {
  readonly #options: PackingOptions
  readonly #taken = nothingTaken()
  readonly #jobs = new Jobs(this.#taken)
  readonly #gatherer = new Gatherer()
  /** Index of each file's results, once it has been handed out. */
  readonly #places = new Map<RawFile, number>()
  readonly #failures: unknown[] = []
  #work: Work | undefined
  #workers: readonly { readonly thread: Worker; readonly end: Promise<void> }[] = []
  #offered: File[] = []
  #effort = 0

  constructor(options: PackingOptions) {
    this.#options = options
  }

  /** Accepts a file that will probably be packaged, and may start to pack it. */
  offer(file: File): void {
    this.#effort += effortOf(file)
    if (isAlone(file) || file.name.length > LONGEST_STREAMED) return
    if (this.#places.size + this.#offered.length >= MOST_FILES) return
    this.#offered.push(file)
    if (this.#work === undefined && this.#threads() === 1) return
    this.#start()
    const offered = this.#offered
    this.#offered = []
    const small = this.#gathered(offered)
    if (small.length > 0) this.#send({ small, alone: [], last: false })
  }

  /**
   * Packs these files, of which many may have been offered. Throws UnreadableFile for one that
   * cannot be read or is not as long as it was when it was found, and the signal's reason.
   */
  async finish(files: readonly File[]): Promise<Spooled> {
    const { signal } = this.#options
    const stopAll = () => {
      stop(this.#taken)
    }
    signal?.throwIfAborted()
    signal?.addEventListener('abort', stopAll)
    try {
      this.#effort = files.reduce((sum, file) => sum + effortOf(file), 0)
      const work = this.#start(files.length)
      this.#sendRest(files)
      await this.#fails(packShare(work, 0, this.#jobs))
      await Promise.all(this.#workers.map(({ end }) => end))
    } finally {
      signal?.removeEventListener('abort', stopAll)
    }
    signal?.throwIfAborted()
    if (this.#failures.length > 0) throw this.#failures[0]
    return this.#spooled(files)
  }

  /** Cancels the work in progress, and waits until no thread writes any more. */
  async abandon(): Promise<void> {
    stop(this.#taken)
    this.#send({ small: [], alone: [], last: true })
    await Promise.all(this.#workers.map(({ end }) => end))
  }

  #threads(): number {
    return this.#options.threads ?? worthwhileThreads(this.#effort)
  }

  /**
   * Starts the workers, unless they run already. `mostFiles`: by default twice what a package may
   * have, since a file that was offered may come again under the same name.
   */
  #start(mostFiles = 2 * MOST_FILES): Work {
    if (this.#work !== undefined) return this.#work
    const work = {
      compress: this.#options.compress,
      folder: this.#options.folder(),
      taken: this.#taken,
      results: roomForResults(mostFiles),
    }
    this.#workers = Array.from({ length: this.#threads() - 1 }, (_, at) => {
      const start: Start = { work, id: at + 1 }
      const thread = new Worker(workerFile(), {
        workerData: start,
        execArgv: [],
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
      })
      return { thread, end: this.#fails(endOf(thread)) }
    })
    this.#work = work
    return work
  }

  #sendRest(files: readonly File[]): void {
    this.#offered = []
    const rest = files.filter((file) => !this.#places.has(file))
    const alone = rest.filter(isAlone).sort((a, b) => b.size - a.size)
    const small = this.#gathered(rest.filter((file) => !isAlone(file)))
    const last = this.#gatherer.rest()
    this.#send({
      small: last.length > 0 ? [...small, last] : small,
      alone: alone.map((file) => this.#jobOf(file)),
      last: true,
    })
  }

  #gathered(files: readonly File[]): readonly Batch[] {
    return files.flatMap((file) => {
      const batch = this.#gatherer.add(this.#jobOf(file))
      return batch === undefined ? [] : [batch]
    })
  }

  #jobOf(file: File): Job {
    const at = this.#places.size
    this.#places.set(file, at)
    const { name, path, size } = file
    return { name, path, size, at }
  }

  #send(more: More): void {
    this.#jobs.add(more)
    for (const { thread } of this.#workers) thread.postMessage(more)
  }

  /** Waits for a thread. If it fails, all others are stopped. */
  async #fails(thread: Promise<void>): Promise<void> {
    try {
      await thread
    } catch (error) {
      this.#failures.push(error)
      stop(this.#taken)
      this.#send({ small: [], alone: [], last: true })
    }
  }

  #spooled(files: readonly File[]): Spooled {
    const { folder, results } = this.#start()
    const spools = Array.from({ length: 1 + this.#workers.length }, (_, id) =>
      openSpool(spoolPath({ folder }, id)),
    )
    return {
      files: files.map((file) => readResult(results, this.#places.get(file) as number, spools)),
      close: () => {
        for (const spool of spools) spool.close()
      },
    }
  }
}

function endOf(worker: Worker): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    worker.once('message', (outcome: Outcome) => {
      if ('done' in outcome) resolve()
      else reject(new UnreadableFile(outcome.path, outcome.problem))
    })
    worker.once('error', reject)
    worker.once('exit', (code) => {
      reject(new Error(`Compression worker exited with code ${code}`))
    })
  })
}

/** Bundled, the worker is a small file beside this one; in source it is the module next door. */
function workerFile(): URL {
  const bundled = !import.meta.url.endsWith('.ts')
  return new URL(bundled ? './deflate-worker.js' : './worker.ts', import.meta.url)
}
