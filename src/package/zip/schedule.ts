import { availableParallelism } from 'node:os'
import type { RawFile } from './packer.ts'

/** One file of a batch; `at` is its place in the package. */
export interface Job extends RawFile {
  readonly at: number
}

/** Below this much work (bytes and PER_FILE for each file) a worker costs more than it brings. */
const WORTH_A_WORKER = 2 * 1024 * 1024
/** What opening and closing a file costs, in bytes deflated. */
const PER_FILE = 4096
/** Large enough that taking a batch costs nothing, small enough that threads end together. */
const BATCH = 1024 * 1024
const MOST_THREADS = 4

/** How many threads should pack these files, from the machine's cores and the size of the work. */
export function worthwhileThreads(
  files: readonly RawFile[],
  cores = availableParallelism(),
): number {
  const effort = files.reduce((sum, file) => sum + file.size + PER_FILE, 0)
  return effort < WORTH_A_WORKER ? 1 : Math.min(cores, MOST_THREADS)
}

/** Batches of about equal work, the largest files first, so that no thread ends alone with one. */
export function intoBatches(files: readonly RawFile[]): readonly (readonly Job[])[] {
  const jobs = files.map(({ path, size }, at) => ({ path, size, at }))
  jobs.sort((a, b) => b.size - a.size || a.at - b.at)
  const batches: Job[][] = []
  let effort = BATCH
  for (const job of jobs) {
    if (effort >= BATCH) {
      batches.push([])
      effort = 0
    }
    batches.at(-1)?.push(job)
    effort += job.size + PER_FILE
  }
  return batches
}
