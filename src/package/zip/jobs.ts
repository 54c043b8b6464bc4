import type { Batch, Job } from './schedule.ts'

/** Sentinel index beyond every batch: no thread takes another one, and large files are aborted. */
const STOPPED = 2 ** 30

/** How many batches of each queue have been taken; in shared memory, so that no two threads take one. */
export type Taken = Int32Array<SharedArrayBuffer>

const QUEUES = ['alone', 'small'] as const
type Queue = (typeof QUEUES)[number]

export function nothingTaken(): Taken {
  return new Int32Array(new SharedArrayBuffer(4 * QUEUES.length))
}

/** Stops all threads: none takes another batch. */
export function stop(taken: Taken): void {
  QUEUES.forEach((_, queue) => Atomics.store(taken, queue, STOPPED))
}

export function isStopped(taken: Taken): boolean {
  return Atomics.load(taken, 0) >= STOPPED
}

/** Additional work. */
export interface More {
  /** Files that fill a batch by themselves, the largest first. They are known only at the end. */
  readonly alone: readonly Job[]
  readonly small: readonly Batch[]
  /** Whether nothing will follow. */
  readonly last: boolean
}

/** The queue of work as one thread sees it. All threads see the same work in the same order. */
export class Jobs {
  readonly #taken: Taken
  readonly #known: Record<Queue, Batch[]> = { alone: [], small: [] }
  #complete = false
  #wake: (() => void) | undefined

  constructor(taken: Taken) {
    this.#taken = taken
  }

  add({ alone, small, last }: More): void {
    this.#known.alone.push(...alone.map((job) => [job]))
    this.#known.small.push(...small)
    this.#complete ||= last
    this.#wake?.()
  }

  /** Claims a batch for this thread; undefined if there is none now, or (`ended`) ever. */
  take(): Batch | undefined {
    for (const [queue, name] of QUEUES.entries()) {
      const batch = this.#takeFrom(queue, this.#known[name])
      if (batch !== undefined) return batch
    }
    return undefined
  }

  #takeFrom(queue: number, known: readonly Batch[]): Batch | undefined {
    for (let at = Atomics.load(this.#taken, queue); at < known.length;) {
      const found = Atomics.compareExchange(this.#taken, queue, at, at + 1)
      if (found === at) return known[at]
      at = found
    }
    return undefined
  }

  get ended(): boolean {
    return this.#complete || isStopped(this.#taken)
  }

  /** Resolves when more is added. */
  async more(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wake = resolve
    })
    this.#wake = undefined
  }
}
