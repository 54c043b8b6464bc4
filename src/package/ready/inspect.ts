import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { crc32, inflateRawSync } from 'node:zlib'
import { fromBufferPromise, type Entry } from 'yauzl'
import { PackageError } from '../../errors.ts'
import { findClash, plainName, spelledName, textOf, withoutTrailBytes } from './entry-names.ts'
import {
  DEFLATED,
  ENCRYPTED,
  findFlaw,
  packedBytes,
  STORED,
  type DirectoryEntry,
} from './extents.ts'
import { findOddities, methodName } from './oddities.ts'
import { LIMITS } from '../advice/size-limits.ts'
import { unsafeName } from '../names.ts'
import type { PackageEntry } from '../package.ts'
import type { Readable } from '../advice/preflight.ts'
import { systemReason } from '../system-reason.ts'
import { grouped } from '../../units.ts'

/** A ready zip or jar, inspected. */
export interface ReadyArchive {
  /** SHA-512 of the file, lower-case hex. */
  readonly digest: string
  /** Bytes of the file. */
  readonly size: number
  /** Its files, each name once, in the order of its directory; folders are not listed. */
  readonly entries: readonly PackageEntry[]
  /**
   * The files that can be decompressed here. Reading one throws PackageError if it is corrupt.
   */
  readonly files: readonly Readable[]
  /** Warnings about what unpackers handle differently. */
  readonly warnings: readonly string[]
  /** Notes for the debug log. */
  readonly notes: readonly string[]
}

/** Methods that can be decompressed here. The service may support others. */
const KNOWN_METHODS = new Set([STORED, DEFLATED])

const RECREATE = 'Recreate the archive, or set `code_path` to the directory instead.'

/**
 * Opens a zip or jar and checks its directory and headers. Contents are not decompressed; checking
 * them is left to the service.
 *
 * Throws PackageError if it is not an archive, is encrypted, has an unsafe name or one that is both
 * a file and a folder, contradicts itself, or contains no files.
 */
export async function inspectArchive(path: string, label: string): Promise<ReadyArchive> {
  const size = statSync(path).size
  if (size > LIMITS.obs) {
    throw new PackageError(
      `${label} is ${grouped(size)} bytes; the service limit is ${grouped(LIMITS.obs)} bytes`,
      'Remove files from the archive.',
    )
  }
  const bytes = read(path, label)
  const directory = await readDirectory(bytes, label)
  const flaw =
    directory.map(flawOfEntry).find(Boolean) ?? findFlaw(bytes, directory) ?? findClash(directory)
  if (flaw !== undefined) throw new PackageError(`${label}: ${flaw}`, RECREATE)
  const { files, warnings, notes } = findOddities(withoutFolders(directory))
  if (files.length === 0) throw new PackageError(`${label} contains no files`, RECREATE)
  return {
    digest: createHash('sha512').update(bytes).digest('hex'),
    size: bytes.length,
    entries: files.map(summarize),
    files: files.filter(({ method }) => KNOWN_METHODS.has(method)),
    warnings,
    notes,
  }
}

/**
 * The files in a zip of any size, to be looked into. The zip is only read, not judged, so that also
 * what is too large to be sent can be listed. Throws PackageError when it is no archive; reading a
 * file does when it is damaged, or cannot be unpacked here.
 */
export async function filesOf(path: string, label: string): Promise<readonly Readable[]> {
  return withoutFolders(await readDirectory(read(path, label), label))
}

function withoutFolders(directory: readonly InspectedEntry[]): readonly InspectedEntry[] {
  return directory.filter(({ name }) => !name.endsWith('/'))
}

/** An entry with everything that is looked at. */
interface InspectedEntry extends DirectoryEntry, Readable {
  readonly flags: number
  readonly mode: number
}

function summarize({ name, size, packedSize, mode }: InspectedEntry): PackageEntry {
  return { name, size, packedSize, mode }
}

function read(path: string, label: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    const code = systemReason(error)
    throw new PackageError(`${label} could not be read (${code})`, 'Check file permissions.')
  }
}

/**
 * Names stay bytes, since yauzl would take all that is not said to be UTF-8 for code page 437, and
 * sizes that disagree are for findFlaw, which names the entry.
 */
export const OPTIONS = { decodeStrings: false, validateEntrySizes: false }

const END_SIGNATURE = Buffer.from('PK\x05\x06', 'latin1')
const END_BYTES = 22
/** The end record and the longest comment. */
export const LONGEST_END = END_BYTES + 0xffff

/** The archive without what follows its end, such as padding, which readers skip and yauzl does not. */
function withoutTail(bytes: Buffer): Buffer {
  const tail = bytes.subarray(-LONGEST_END)
  return bytes.subarray(0, bytes.length - tail.length + endOf(tail))
}

/**
 * Where an archive ends whose last bytes these are. With a second end record it could be two
 * archives, and is left as it is, to be refused.
 */
export function endOf(tail: Buffer): number {
  const at = tail.lastIndexOf(END_SIGNATURE)
  if (at < 0 || at + END_BYTES > tail.length || tail.indexOf(END_SIGNATURE) !== at) {
    return tail.length
  }
  return Math.min(at + END_BYTES + tail.readUInt16LE(at + END_BYTES - 2), tail.length)
}

async function readDirectory(bytes: Buffer, label: string): Promise<InspectedEntry[]> {
  const entries: InspectedEntry[] = []
  try {
    const zip = await fromBufferPromise(withoutTail(bytes), OPTIONS)
    for await (const entry of zip.eachEntry()) entries.push(describe(entry, bytes, label))
  } catch (error) {
    throw new PackageError(`${label} is not a valid archive: ${(error as Error).message}`, RECREATE)
  }
  return entries
}

function describe(entry: Entry, zip: Buffer, label: string): InspectedEntry {
  const { fileNameRaw: rawName, extraFieldRaw: extra } = entry
  const spelled = spelledName(rawName, extra)
  const described = {
    ...{ name: plainName(textOf(spelled)), rawName, spelled, extra },
    offset: entry.relativeOffsetOfLocalHeader,
    size: entry.uncompressedSize,
    packedSize: entry.compressedSize,
    method: entry.compressionMethod,
    crc: entry.crc32,
    flags: entry.generalPurposeBitFlag,
    mode: unixMode(entry),
  }
  return { ...described, read: () => unpack(described, zip, `${label}: ${described.name}`) }
}

const UNIX = 3

/** 0 if the archive has no Unix modes. Some tools claim Unix but write 0 as well. */
function unixMode({ versionMadeBy, externalFileAttributes }: Entry): number {
  return versionMadeBy >>> 8 === UNIX ? externalFileAttributes >>> 16 : 0
}

/** yauzl can unpack too, but only as a stream; what is looked into is small. */
function unpack(entry: DirectoryEntry, zip: Buffer, label: string): Buffer {
  const { method, size, crc } = entry
  if (!KNOWN_METHODS.has(method)) {
    throw new PackageError(
      `${label} has an unsupported compression: ${methodName(method)}`,
      RECREATE,
    )
  }
  try {
    const packed = packedBytes(zip, entry) ?? Buffer.alloc(0)
    const content =
      method === DEFLATED ? inflateRawSync(packed, { maxOutputLength: size || 1 }) : packed
    if (content.length === size && crc32(content) === crc) return content
  } catch {
    // Invalid deflate data, or more bytes than recorded: corrupt as well.
  }
  throw new PackageError(`${label} is corrupt`, RECREATE)
}

function flawOfEntry({ name, spelled, flags }: InspectedEntry): string | undefined {
  if ((flags & ENCRYPTED) !== 0) return `${name} is encrypted`
  const flaw = unsafeName(plainName(withoutTrailBytes(spelled)))
  return flaw && `entry name ${JSON.stringify(name)} ${flaw}`
}
