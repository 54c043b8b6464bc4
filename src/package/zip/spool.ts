import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'

/** Below this, one read of everything is faster than one for each of thousands of small files. */
const READ_WHOLE = 16 * 1024 * 1024

/** A file of packed bytes, read here and there. */
export interface Spool {
  /** Copies up to `length` bytes from `offset` on to `target`; returns how many, 0 at the end. */
  read(target: Buffer, at: number, offset: number, length: number): number
  close(): void
}

export function openSpool(path: string): Spool {
  const file = openSync(path, 'r')
  const whole = fstatSync(file).size <= READ_WHOLE ? readFileSync(file) : undefined
  return {
    read: (target, at, offset, length) =>
      whole === undefined
        ? readSync(file, target, at, length, offset)
        : whole.copy(target, at, offset, offset + length),
    close: () => {
      closeSync(file)
    },
  }
}
