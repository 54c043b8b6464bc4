import type { ArchiveFile } from './archive-file.ts'
import { textOf, unicodePaths } from './entry-names.ts'

/**
 * Checks that the local headers of a zip match its central directory. Unpackers differ in which one
 * they trust, so an archive with a mismatch unpacks differently by tool; one with overlapping entries
 * can unpack to far more than its size (zip bomb).
 */

/** One entry of the central directory. */
export interface DirectoryEntry {
  readonly name: string
  readonly rawName: Buffer
  /** The name in UTF-8, if that is known. */
  readonly spelled: Buffer
  /** Its extra fields. */
  readonly extra: Buffer
  readonly offset: number
  readonly size: number
  readonly packedSize: number
  readonly method: number
  readonly crc: number
}

/** The local header of an entry. */
interface LocalHeader {
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  readonly rawName: Buffer
  readonly extra: Buffer
  /** Where the data begins. */
  readonly dataAt: number
}

/** Flags of APPNOTE 4.4.4 that mean encryption: bit 0, strong (6), masked headers (13). */
export const ENCRYPTED = (1 << 0) | (1 << 6) | (1 << 13)

const LOCAL_BYTES = 30
const SIGNATURE = 0x04034b50
/** Bit 3: checksum and sizes come after the data, and the header may have zeros. */
const DESCRIPTOR = 1 << 3
/** The size is in the ZIP64 extra field. */
const ZIP64 = 0xffff_ffff
/** Compression methods of APPNOTE 4.4.5. */
export const STORED = 0
export const DEFLATED = 8
/** Maximum expansion of deflate, rounded up (zlib's technical notes: 1032). */
const MOST_EXPANSION = 1033

/** The first problem with the entries of this zip; undefined if there is none. */
export function findFlaw(
  archive: ArchiveFile,
  entries: readonly DirectoryEntry[],
): string | undefined {
  let end = 0
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    const local = localHeader(archive, entry.offset)
    if (local === undefined) return `${entry.name} has no local header at the recorded offset`
    const endOfData = local.dataAt + entry.packedSize
    if (endOfData > archive.size) return `${entry.name} extends past the end of the file`
    const flaw = nameFlaw(entry, local) ?? contentFlaw(entry, local) ?? sizeFlaw(entry)
    if (flaw !== undefined) return `${entry.name} ${flaw}`
    if (entry.offset < end) return `${entry.name} overlaps another entry`
    end = endOfData
  }
  return undefined
}

/** Where the compressed bytes of an entry begin; undefined if its local header is missing. */
export function startOfData(
  archive: ArchiveFile,
  { offset }: Pick<DirectoryEntry, 'offset'>,
): number | undefined {
  return localHeader(archive, offset)?.dataAt
}

/** Field offsets are those of APPNOTE 4.3.7. Its bytes are good until the archive is read again. */
function localHeader(archive: ArchiveFile, at: number): LocalHeader | undefined {
  const fixed = archive.read(at, LOCAL_BYTES)
  if (fixed.length < LOCAL_BYTES || fixed.readUInt32LE(0) !== SIGNATURE) return undefined
  const extraAt = LOCAL_BYTES + fixed.readUInt16LE(26)
  const length = extraAt + fixed.readUInt16LE(28)
  const header = archive.read(at, length)
  return {
    flags: header.readUInt16LE(6),
    method: header.readUInt16LE(8),
    crc: header.readUInt32LE(14),
    packedSize: header.readUInt32LE(18),
    size: header.readUInt32LE(22),
    rawName: header.subarray(LOCAL_BYTES, extraAt),
    extra: header.subarray(extraAt),
    dataAt: at + length,
  }
}

function nameFlaw(entry: DirectoryEntry, local: LocalHeader): string | undefined {
  if (!local.rawName.equals(entry.rawName)) {
    return `has a different name in its local header (${textOf(local.rawName)})`
  }
  const paths = [entry, local].flatMap(({ rawName, extra }) => unicodePaths(rawName, extra))
  const other = paths.find((path) => !path.equals(entry.spelled))
  return other && `has a different name in a Unicode Path field (${textOf(other)})`
}

function contentFlaw(entry: DirectoryEntry, local: LocalHeader): string | undefined {
  if ((local.flags & ENCRYPTED) !== 0) return 'is encrypted in its local header'
  if (local.method !== entry.method) return 'has a different compression method in its local header'
  const mayBeZero = (local.flags & DESCRIPTOR) !== 0
  const agrees = (said: number, directory: number) =>
    said === directory || (mayBeZero && said === 0)
  if (!agrees(local.crc, entry.crc)) return 'has a different checksum in its local header'
  const sizeAgrees = (said: number, directory: number) => said === ZIP64 || agrees(said, directory)
  const sizesAgree =
    sizeAgrees(local.size, entry.size) && sizeAgrees(local.packedSize, entry.packedSize)
  return sizesAgree ? undefined : 'has different sizes in its local header'
}

function sizeFlaw({ method, size, packedSize }: DirectoryEntry): string | undefined {
  if (method === STORED && size !== packedSize) return 'is stored but has two different sizes'
  if (method === DEFLATED && size > packedSize * MOST_EXPANSION)
    return 'claims an impossible uncompressed size'
  return undefined
}
