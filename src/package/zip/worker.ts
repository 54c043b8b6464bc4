import { parentPort, workerData } from 'node:worker_threads'
import { Jobs, type More } from './jobs.ts'
import { UnreadableFile } from './reading.ts'
import { packShare, type Work } from './share.ts'

/** A worker thread that packs: it receives work as messages, and its last message is the outcome. */

/** What a worker is started with. */
export interface Start {
  readonly work: Work
  readonly id: number
}

/** A worker's last message. */
export type Outcome = { readonly done: true } | { readonly path: string; readonly problem: string }

async function packUntilDone({ work, id }: Start, jobs: Jobs): Promise<Outcome> {
  try {
    await packShare(work, id, jobs)
    return { done: true }
  } catch (error) {
    if (error instanceof UnreadableFile) return { path: error.path, problem: error.message }
    throw error
  }
}

const start = workerData as Start
const jobs = new Jobs(start.work.taken)
parentPort?.on('message', (more: More) => {
  jobs.add(more)
})
parentPort?.postMessage(await packUntilDone(start, jobs))
parentPort?.close()
