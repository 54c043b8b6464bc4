import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import { PackageError } from '../../errors.ts'
import { withArchive, type ArchiveFile } from './archive-file.ts'
import { DEFLATED, startOfData, STORED, type DirectoryEntry } from './extents.ts'
import { methodName } from './oddities.ts'

/** Methods that can be decompressed here. The service may support others. */
export const KNOWN_METHODS = new Set([STORED, DEFLATED])

export const RECREATE = 'Recreate the archive, or set `code_path` to the directory instead.'

/** A file in an archive on disk. */
export interface Packed extends DirectoryEntry {
  /** The archive. */
  readonly path: string
  /** The archive and the file, for messages. */
  readonly label: string
}

/**
 * The content of a file, as a whole: for small ones.
 *
 * @throws PackageError if it is corrupt or cannot be decompressed here; what the file system throws
 */
export function unpack(file: Packed, archive: ArchiveFile): Buffer {
  refuseUnknown(file)
  const { method, size, crc, packedSize } = file
  const start = startOfData(archive, file)
  const packed = start === undefined ? Buffer.alloc(0) : archive.read(start, packedSize)
  try {
    const content =
      method === DEFLATED
        ? inflateRawSync(packed, { maxOutputLength: size || 1 })
        : Buffer.from(packed)
    if (content.length === size && crc32(content) === crc) return content
  } catch {
    // Invalid deflate data, or more bytes than recorded: corrupt as well.
  }
  throw corrupt(file)
}

/** The content of a file piece by piece, however large it is. Throws as `unpack` does, at the end. */
export async function* unpackedPieces(file: Packed): AsyncGenerator<Buffer, void> {
  refuseUnknown(file)
  let length = 0
  let crc = 0
  try {
    for await (const piece of contentOf(file)) {
      length += piece.length
      if (length > file.size) break
      crc = crc32(piece, crc)
      yield piece
    }
  } catch {
    throw corrupt(file)
  }
  if (length !== file.size || crc !== file.crc) throw corrupt(file)
}

const PIECE = 256 * 1024

function contentOf(file: Packed): AsyncIterable<Buffer> | readonly Buffer[] {
  const { path, method, packedSize } = file
  const start = withArchive(path, (archive) => startOfData(archive, file))
  if (start === undefined || packedSize === 0) return []
  const packed = createReadStream(path, {
    start,
    end: start + packedSize - 1,
    highWaterMark: PIECE,
  })
  if (method === STORED) return packed as AsyncIterable<Buffer>
  const inflating = createInflateRaw({ chunkSize: PIECE })
  // A failure reaches who reads the output.
  pipeline(packed, inflating).catch(() => undefined)
  return inflating as AsyncIterable<Buffer>
}

function refuseUnknown({ method, label }: Packed): void {
  if (KNOWN_METHODS.has(method)) return
  throw new PackageError(`${label} has an unsupported compression: ${methodName(method)}`, RECREATE)
}

function corrupt({ label }: Packed): PackageError {
  return new PackageError(`${label} is corrupt`, RECREATE)
}
