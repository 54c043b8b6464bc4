import { createDeflateRaw, deflateRawSync } from 'node:zlib'

/**
 * What deflates. Packages are compared by their bytes, so an engine must give the same bytes for the
 * same content, whatever it was given before, and both ways alike. Another one changes the bytes of
 * every package, and so the format (docs/package-format.md).
 */
export interface Engine {
  deflate(raw: Buffer): Buffer
  /** The same bytes piece by piece, each soon after the one before; a thread of libuv makes them. */
  pieces(raw: Buffer): AsyncIterable<Buffer>
}

const LEVEL = 6

/**
 * zlib of Node.js. Every file gets a fresh compressor: with one that is reset, the bytes depend on
 * the files before.
 */
export const ZLIB: Engine = {
  deflate: (raw) => deflateRawSync(raw, { level: LEVEL, chunkSize: chunkSize(raw.length) }),
  // All input in one call, as deflateRawSync is given it, so that no byte can depend on pieces.
  pieces(raw) {
    const stream = createDeflateRaw({ level: LEVEL, chunkSize: PIECE })
    stream.end(raw)
    return stream as AsyncIterable<Buffer>
  },
}

/** Large enough that a call costs nothing, small enough for the processor's cache. */
const PIECE = 256 * 1024

/**
 * The size of the buffer that deflate fills. One holds everything, so that nothing is copied out of
 * many; a small file needs no 16 KiB. What deflate does not fill is never touched. Deflate adds most
 * where it stores: 5 bytes for each block of 16,383 (zlib's deflateBound says the same).
 */
function chunkSize(size: number): number {
  return Math.max(64, size + (size >> 12) + (size >> 14) + 16)
}
