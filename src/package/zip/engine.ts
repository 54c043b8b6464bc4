import type { Writable } from 'node:stream'
import { createDeflateRaw, deflateRawSync } from 'node:zlib'

/**
 * What deflates. Packages are compared by their bytes, so an engine must give the same bytes for the
 * same content, whatever it was given before, and both ways alike. Another one changes the bytes of
 * every package, and so the format (docs/package-format.md).
 */
export interface Engine {
  deflate(raw: Buffer): Buffer
  /**
   * The same bytes piece by piece, from a content that is read piece by piece; a thread of libuv
   * deflates. The next piece is read while the one before is deflated, so that two in a row must not
   * share memory; the one after them may use that of the first. Stopping early waits until reading
   * has ended. Throws what reading throws.
   */
  pieces(raw: AsyncIterable<Buffer>): AsyncIterable<Buffer>
}

const LEVEL = 6

/**
 * zlib of Node.js. Every file gets a fresh compressor: with one that is reset, the bytes depend on
 * the files before.
 */
export const ZLIB: Engine = {
  deflate: (raw) => deflateRawSync(raw, { level: LEVEL, chunkSize: chunkSize(raw.length) }),
  // Without a flush in between, zlib waits for more input before it decides anything that the end of
  // a piece could change, so the bytes are those of deflateRawSync.
  async *pieces(raw) {
    const stream = createDeflateRaw({ level: LEVEL, chunkSize: PIECE })
    const feeding = feed(raw, stream)
    try {
      yield* stream as AsyncIterable<Buffer>
    } finally {
      // The caller closes the file and reuses the memory next, so neither may be in use any more.
      stream.destroy()
      await feeding
    }
  },
}

/** Writes each piece when the one before has been taken in. An error of reading becomes the stream's. */
async function feed(raw: AsyncIterable<Buffer>, stream: Writable): Promise<void> {
  try {
    let before = Promise.resolve()
    for await (const piece of raw) {
      await before
      before = taken(piece, stream)
      // Nothing awaits this while the next piece is read, and a stream that was destroyed rejects it.
      before.catch(() => undefined)
    }
    await before
    stream.end()
  } catch (error) {
    stream.destroy(error as Error)
  }
}

/** Resolves when a stream has taken in a piece. */
function taken(piece: Buffer, stream: Writable): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(piece, (error) => {
      if (error) reject(error)
      else resolve()
    })
  })
}

/** Large enough that a call costs nothing. */
const PIECE = 1024 * 1024

/**
 * The size of the buffer that deflate fills. One holds everything, so that nothing is copied out of
 * many; a small file needs no 16 KiB. What deflate does not fill is never touched. Deflate adds most
 * where it stores: 5 bytes for each block of 16,383 (zlib's deflateBound says the same).
 */
function chunkSize(size: number): number {
  return Math.max(64, size + (size >> 12) + (size >> 14) + 16)
}
