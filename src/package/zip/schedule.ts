import { availableParallelism } from 'node:os'
import type { RawFile } from './reading.ts'

/** One file of a batch; `at` is the place of its record in the results. */
export interface Job extends RawFile {
  readonly at: number
}

export type Batch = readonly Job[]

/** Below this much work (bytes and PER_FILE for each file) a worker costs more than it brings. */
const WORTH_A_WORKER = 16 * 1024 * 1024
/** What opening and closing a file costs, in bytes deflated. */
const PER_FILE = 4096
/** Large enough that taking a batch costs nothing, small enough that threads end together. */
const BATCH = 512 * 1024
/** A file of this size fills a batch by itself, and is taken before smaller ones. */
const ALONE = 1024 * 1024
const MOST_THREADS = 4
const CORES = availableParallelism()

/** What packing a file costs, in bytes deflated. */
export function effortOf({ size }: Pick<RawFile, 'size'>): number {
  return size + PER_FILE
}

/** Whether a file is to be taken before smaller ones, so that no thread ends alone with it. */
export function isAlone({ size }: Pick<RawFile, 'size'>): boolean {
  return size >= ALONE
}

/** How many threads should do so much work on so many cores. */
export function worthwhileThreads(effort: number, cores = CORES): number {
  return effort < WORTH_A_WORKER ? 1 : Math.min(cores, MOST_THREADS)
}

/** Gathers files to batches of about equal work, in the order in which they come. */
export class Gatherer {
  #batch: Job[] = []
  #effort = 0

  /** Adds a file. Returns the batch that it fills, if it does. */
  add(job: Job): Batch | undefined {
    this.#batch.push(job)
    this.#effort += effortOf(job)
    return this.#effort < BATCH ? undefined : this.rest()
  }

  /** What has been gathered; it may be nothing. */
  rest(): Batch {
    const batch = this.#batch
    this.#batch = []
    this.#effort = 0
    return batch
  }
}
