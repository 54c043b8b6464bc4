import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'

/** A request body that can be read several times: to hash, send and resend it. */
export interface Body {
  /** Bytes. */
  readonly length: number
  pieces(): AsyncIterable<Buffer>
}

/**
 * Input bytes per base64 piece: a multiple of 3, and small enough that the piece's string stays out
 * of V8's large-object space, where encoding was measured to be thirty times slower.
 */
const PIECE = 48 * 1024
const PIECES_PER_READ = 16

export function textBody(text: string): Body {
  const bytes = Buffer.from(text)
  return {
    length: bytes.length,
    async *pieces() {
      yield await Promise.resolve(bytes)
    },
  }
}

/**
 * A JSON object whose last member is `func_code: {file: <the file in base64>}`. The base64 text is
 * never in memory as a whole.
 *
 * @param fields the members before it; at least one
 * @param file the file, and the size that it had when its digest was taken
 */
export function bodyWithFile(
  fields: Readonly<Record<string, unknown>>,
  file: { readonly path: string; readonly size: number },
): Body {
  const head = Buffer.from(`${JSON.stringify(fields).slice(0, -1)},"func_code":{"file":"`)
  const tail = Buffer.from('"}}')
  return {
    length: head.length + 4 * Math.ceil(file.size / 3) + tail.length,
    async *pieces() {
      yield head
      yield* base64Pieces(file)
      yield tail
    },
  }
}

/** Bytes per piece of a part of a file. */
const RAW_PIECE = 256 * 1024

/** Some bytes of a file as they are. */
export function partOfFile(path: string, offset: number, length: number): Body {
  return {
    length,
    async *pieces() {
      const handle = await open(path)
      try {
        for (let sent = 0; sent < length;) {
          const piece = Buffer.allocUnsafe(Math.min(RAW_PIECE, length - sent))
          const filled = await fill(handle, piece, offset + sent)
          if (filled < piece.length) throw new Error(`${path} was truncated while being read`)
          yield piece
          sent += filled
        }
      } finally {
        await handle.close()
      }
    },
  }
}

async function* base64Pieces(file: {
  readonly path: string
  readonly size: number
}): AsyncGenerator<Buffer> {
  const handle = await open(file.path)
  try {
    const scratch = Buffer.allocUnsafe(Math.min(PIECE * PIECES_PER_READ, file.size))
    let left = file.size
    while (left > 0) {
      const wanted = Math.min(left, scratch.length)
      const filled = await fill(handle, scratch.subarray(0, wanted))
      if (filled < wanted) throw new Error(`${file.path} was truncated while being read`)
      for (let start = 0; start < wanted; start += PIECE) {
        const end = Math.min(start + PIECE, wanted)
        yield Buffer.from(scratch.toString('base64', start, end), 'latin1')
      }
      left -= wanted
    }
  } finally {
    await handle.close()
  }
}

/**
 * Reads until the buffer is full or the file ends: a single read may return less.
 *
 * @param from offset in the file; by default, where the last read ended
 */
async function fill(
  handle: Awaited<ReturnType<typeof open>>,
  buffer: Buffer,
  from?: number,
): Promise<number> {
  let filled = 0
  while (filled < buffer.length) {
    const at = from === undefined ? null : from + filled
    const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, at)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return filled
}

/** Hex SHA-256 of a body; of the empty text if there is none. */
export async function sha256Of(body: Body | undefined): Promise<string> {
  const hash = createHash('sha256')
  if (body !== undefined) for await (const piece of body.pieces()) hash.update(piece)
  return hash.digest('hex')
}
