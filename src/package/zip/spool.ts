import { closeSync, openSync, readSync } from 'node:fs'

/** A file of packed bytes, read in runs. */
export interface Spool {
  /** Copies up to `length` bytes from `offset` on to `target`; returns how many, 0 at the end. */
  read(target: Buffer, at: number, offset: number, length: number): number
  close(): void
}

export function openSpool(path: string): Spool {
  const file = openSync(path, 'r')
  return {
    read: (target, at, offset, length) => readSync(file, target, at, length, offset),
    close: () => {
      closeSync(file)
    },
  }
}
