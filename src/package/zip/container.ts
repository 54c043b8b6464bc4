/**
 * The records of a zip file, with every field fixed that is not the file's name or content.
 * docs/package-format.md lists them; the field names are those of PKWARE's APPNOTE 6.3.10,
 * sections 4.3 and 4.4. No ZIP64, no data descriptors, no extra fields, no comments.
 */

/** What the records say about one file. */
export interface ContainerEntry {
  readonly name: string
  /** Bytes of the name in UTF-8. */
  readonly nameBytes: number
  readonly crc: number
  readonly size: number
  readonly packedSize: number
  readonly method: typeof STORED | typeof DEFLATED
}

export const STORED = 0
export const DEFLATED = 8

/** 2.0: the version that can unpack deflate. */
const VERSION = 20
/** Made on Unix, so that the mode in the external attributes counts; also written on Windows. */
const MADE_BY = (3 << 8) | VERSION
/** Bit 11: the name is UTF-8. */
const FLAGS = 1 << 11
/** 1980-01-01 00:00:00, the first moment that a zip can name. */
const TIME = 0
const DATE = (1 << 5) | 1
/** A regular file, rwxr-xr-x. */
const EXTERNAL_ATTRIBUTES = 0o100755 * 0x10000

export const LOCAL_HEADER_BYTES = 30
export const CENTRAL_HEADER_BYTES = 46
export const END_RECORD_BYTES = 22

/** Writes the header that goes before a file's data. Returns the offset after it. */
export function writeLocalHeader(target: Buffer, at: number, entry: ContainerEntry): number {
  target.writeUInt32LE(0x04034b50, at)
  writeShared(target, at + 4, entry)
  return at + LOCAL_HEADER_BYTES + target.write(entry.name, at + LOCAL_HEADER_BYTES)
}

/** Writes a file's header in the central directory. Returns the offset after it. */
export function writeCentralHeader(
  target: Buffer,
  at: number,
  entry: ContainerEntry,
  localHeaderAt: number,
): number {
  target.writeUInt32LE(0x02014b50, at)
  target.writeUInt16LE(MADE_BY, at + 4)
  writeShared(target, at + 6, entry)
  target.writeUInt16LE(0, at + 32) // file comment length
  target.writeUInt16LE(0, at + 34) // disk number start
  target.writeUInt16LE(0, at + 36) // internal file attributes
  target.writeUInt32LE(EXTERNAL_ATTRIBUTES, at + 38)
  target.writeUInt32LE(localHeaderAt, at + 42)
  return at + CENTRAL_HEADER_BYTES + target.write(entry.name, at + CENTRAL_HEADER_BYTES)
}

/** Writes the end of the central directory, which begins at `directoryAt`. */
export function writeEndRecord(
  target: Buffer,
  at: number,
  directory: { readonly entries: number; readonly at: number; readonly bytes: number },
): number {
  target.writeUInt32LE(0x06054b50, at)
  target.writeUInt16LE(0, at + 4) // number of this disk
  target.writeUInt16LE(0, at + 6) // disk on which the directory starts
  target.writeUInt16LE(directory.entries, at + 8)
  target.writeUInt16LE(directory.entries, at + 10)
  target.writeUInt32LE(directory.bytes, at + 12)
  target.writeUInt32LE(directory.at, at + 16)
  target.writeUInt16LE(0, at + 20) // zip file comment length
  return at + END_RECORD_BYTES
}

/** The 26 bytes that both headers of a file have in common, from version to extra field length. */
function writeShared(target: Buffer, at: number, entry: ContainerEntry): void {
  target.writeUInt16LE(VERSION, at)
  target.writeUInt16LE(FLAGS, at + 2)
  target.writeUInt16LE(entry.method, at + 4)
  target.writeUInt16LE(TIME, at + 6)
  target.writeUInt16LE(DATE, at + 8)
  target.writeUInt32LE(entry.crc, at + 10)
  target.writeUInt32LE(entry.packedSize, at + 14)
  target.writeUInt32LE(entry.size, at + 18)
  target.writeUInt16LE(entry.nameBytes, at + 22)
  target.writeUInt16LE(0, at + 24) // extra field length
}
