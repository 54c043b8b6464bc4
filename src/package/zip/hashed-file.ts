import { createHash } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Spool } from './spool.ts'

const BUFFER = 1024 * 1024

/** A new file that is written from start to end through one buffer, its SHA-512 computed meanwhile. */
export class HashedFile {
  readonly #file: number
  readonly #buffer: Buffer
  readonly #hash = createHash('sha512')
  #used = 0
  #flushed = 0

  /** `size`: bytes that it will have; a small file needs but a small buffer. Throws when it is there already. */
  constructor(path: string, size: number) {
    this.#file = openSync(path, 'wx')
    this.#buffer = Buffer.allocUnsafeSlow(Math.min(BUFFER, size))
  }

  /** Where the next byte goes. */
  get position(): number {
    return this.#flushed + this.#used
  }

  /** Has `write` put `length` bytes, fewer than 1 MiB, into the buffer; it returns the offset after them. */
  write(length: number, write: (buffer: Buffer, at: number) => number): void {
    if (this.#used + length > this.#buffer.length) this.#flush()
    this.#used = write(this.#buffer, this.#used)
  }

  /** Appends `length` bytes of a spool, from `offset` on. */
  copy(source: Spool, offset: number, length: number): void {
    for (let copied = 0; copied < length;) {
      if (this.#used === this.#buffer.length) this.#flush()
      const room = Math.min(length - copied, this.#buffer.length - this.#used)
      const got = source.read(this.#buffer, this.#used, offset + copied, room)
      if (got === 0) throw new Error('Spool file was truncated')
      copied += got
      this.#used += got
    }
  }

  /** Writes what is left. Nothing may be added afterwards. */
  end(): { readonly digest: string; readonly size: number } {
    this.#flush()
    return { digest: this.#hash.digest('hex'), size: this.#flushed }
  }

  close(): void {
    closeSync(this.#file)
  }

  #flush(): void {
    const bytes = this.#buffer.subarray(0, this.#used)
    this.#hash.update(bytes)
    writeAll(this.#file, bytes, this.#flushed)
    this.#flushed += this.#used
    this.#used = 0
  }
}

/** Writes all bytes from `position` on; one call of the system may write fewer. */
export function writeAll(file: number, bytes: Buffer, position: number): void {
  for (let at = 0; at < bytes.length;) {
    at += writeSync(file, bytes, at, bytes.length - at, position + at)
  }
}

/**
 * SHA-512 and length of a file that is there already. Throws what the file system throws, and the
 * signal's reason.
 */
export async function hashFile(
  path: string,
  signal?: AbortSignal,
): Promise<{ readonly digest: string; readonly size: number }> {
  const file = await open(path)
  try {
    const hash = createHash('sha512')
    const buffer = Buffer.allocUnsafeSlow(Math.min(BUFFER, (await file.stat()).size || BUFFER))
    for (let size = 0; ;) {
      signal?.throwIfAborted()
      const { bytesRead } = await file.read(buffer, 0, buffer.length, size)
      if (bytesRead === 0) return { digest: hash.digest('hex'), size }
      hash.update(buffer.subarray(0, bytesRead))
      size += bytesRead
    }
  } finally {
    await file.close()
  }
}
