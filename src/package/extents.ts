import { textOf, unicodePaths } from './entry-names.ts'

/**
 * Whether the local headers of a zip agree with its central directory. Unpackers differ in which of
 * the two they trust, so an archive in which they disagree means different things to different
 * readers, and one whose entries share bytes can unpack to far more than its size.
 */

/** One entry as the central directory tells it. */
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
}

/** Field offsets of APPNOTE 4.3.7, local file header. */
const LOCAL = { signature: 0, flags: 6, packedSize: 18, size: 22, nameLength: 26, extraLength: 28 }
const LOCAL_BYTES = 30
const SIGNATURE = 0x04034b50
/** Bit 3: sizes come after the data, and the header has zeros. */
const DESCRIPTOR = 1 << 3
/** The size is in the ZIP64 extra field. */
const ZIP64 = 0xffff_ffff
/** What one byte of deflate can unpack to at most, rounded up (zlib's technical notes: 1032). */
const MOST_EXPANSION = 1033

/** What is wrong with the entries of this zip, in words; undefined when nothing is. */
export function findFlaw(zip: Buffer, entries: readonly DirectoryEntry[]): string | undefined {
  let end = 0
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    const flaw = flawOf(zip, entry)
    if (flaw !== undefined) return `${entry.name} ${flaw}`
    if (entry.offset < end) return `${entry.name} shares bytes with another entry`
    end = endOf(zip, entry)
  }
  return undefined
}

function flawOf(zip: Buffer, entry: DirectoryEntry): string | undefined {
  const at = entry.offset
  if (at + LOCAL_BYTES > zip.length || zip.readUInt32LE(at + LOCAL.signature) !== SIGNATURE) {
    return 'has no local header where the directory says'
  }
  if (endOf(zip, entry) > zip.length) return 'goes on after the end of the file'
  const nameAt = at + LOCAL_BYTES
  const name = zip.subarray(nameAt, nameAt + zip.readUInt16LE(at + LOCAL.nameLength))
  if (!name.equals(entry.rawName)) return `is called ${textOf(name)} in its local header`
  const other = otherName(zip, entry)
  if (other !== undefined) return `is called ${textOf(other)} in a Unicode Path field`
  if (!sizesAgree(zip, entry)) return 'has other sizes in its local header'
  if (entry.method === 0 && entry.size !== entry.packedSize) return 'is stored with two sizes'
  if (entry.size > entry.packedSize * MOST_EXPANSION)
    return 'says that it unpacks to more than it can'
  return undefined
}

/** Another name that readers who know Unicode Path fields would take, in either header. */
function otherName(zip: Buffer, { offset, extra, spelled }: DirectoryEntry): Buffer | undefined {
  const extraAt = offset + LOCAL_BYTES + zip.readUInt16LE(offset + LOCAL.nameLength)
  const local = zip.subarray(extraAt, extraAt + zip.readUInt16LE(offset + LOCAL.extraLength))
  const paths = [...unicodePaths(extra), ...unicodePaths(local)]
  return paths.find((path) => !path.equals(spelled))
}

function sizesAgree(zip: Buffer, { offset, size, packedSize }: DirectoryEntry): boolean {
  if ((zip.readUInt16LE(offset + LOCAL.flags) & DESCRIPTOR) !== 0) return true
  const agrees = (local: number, directory: number) => local === ZIP64 || local === directory
  return (
    agrees(zip.readUInt32LE(offset + LOCAL.size), size) &&
    agrees(zip.readUInt32LE(offset + LOCAL.packedSize), packedSize)
  )
}

function endOf(zip: Buffer, { offset, packedSize }: DirectoryEntry): number {
  const lengths =
    zip.readUInt16LE(offset + LOCAL.nameLength) + zip.readUInt16LE(offset + LOCAL.extraLength)
  return offset + LOCAL_BYTES + lengths + packedSize
}
