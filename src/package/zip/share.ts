import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as yieldToEvents } from 'node:timers/promises'
import { ZLIB } from './engine.ts'
import { isStopped, type Jobs, type Taken } from './jobs.ts'
import { LARGE_FILE, Packer } from './packer.ts'
import { writeResult, type Results } from './results.ts'
import type { Batch } from './schedule.ts'

/** What the threads share. */
export interface Work {
  readonly compress: boolean
  /** Where each thread has its spool file. */
  readonly folder: string
  readonly taken: Taken
  readonly results: Results
}

/**
 * One thread's share of the packing: takes batches until there are no more, and yields to the
 * event loop between them. Throws UnreadableFile, and file system errors of the spool.
 */
export async function packShare(work: Work, id: number, jobs: Jobs): Promise<void> {
  const spool = openSync(spoolPath(work, id), 'wx')
  try {
    const packer = new Packer(spool, work.compress ? ZLIB : undefined)
    for (;;) {
      const batch = jobs.take()
      if (batch !== undefined) {
        await packBatch(work, id, packer, batch)
        await yieldToEvents()
      } else if (jobs.ended) return
      else await jobs.more()
    }
  } finally {
    closeSync(spool)
  }
}

async function packBatch(work: Work, id: number, packer: Packer, batch: Batch): Promise<void> {
  const { results } = work
  const [first] = batch
  if (first !== undefined && first.size >= LARGE_FILE) {
    // It fills the batch by itself.
    writeResult(results, first.at, id, await packer.packLarge(first, () => pause(work)))
    return
  }
  packer.pack(batch, ({ at }, packed) => {
    writeResult(results, at, id, packed)
  })
}

async function pause({ taken }: Work): Promise<void> {
  await yieldToEvents()
  if (isStopped(taken)) throw new Error('Packaging cancelled')
}

export function spoolPath({ folder }: Pick<Work, 'folder'>, id: number): string {
  return join(folder, `spool-${id}`)
}
