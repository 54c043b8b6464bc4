import { fromRandomAccessReaderPromise, type Entry } from 'yauzl'
import { PackageError } from '../../errors.ts'
import { ArchiveReader, withArchive, withArchiveOpen, type ArchiveFile } from './archive-file.ts'
import { findClash, plainName, spelledName, textOf, withoutTrailBytes } from './entry-names.ts'
import { ENCRYPTED, findFlaw, type DirectoryEntry } from './extents.ts'
import { findOddities } from './oddities.ts'
import { KNOWN_METHODS, RECREATE, unpack, unpackedPieces } from './unpack.ts'
import { hashFile } from '../zip/hashed-file.ts'
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

/** What the inspection of a large archive depends on. */
export interface Inspection {
  readonly signal?: AbortSignal | undefined
  /** Returns the error for an archive over a size limit. Called before its contents are read. */
  readonly refuse?: (found: Pick<ReadyArchive, 'size' | 'entries'>) => Error | undefined
}

/**
 * Opens a zip or jar and checks its directory and headers. Contents are hashed, but not decompressed;
 * checking them is left to the service. Of the file, pieces are in memory.
 *
 * Throws PackageError if it is not an archive, is encrypted, has an unsafe name or one that is both
 * a file and a folder, contradicts itself, contains no files, or changes meanwhile; the error of
 * `refuse`; and the signal's reason.
 */
export async function inspectArchive(
  path: string,
  label: string,
  { signal, refuse }: Inspection = {},
): Promise<ReadyArchive> {
  const { directory, flaw, size } = await opened(path, label, async (archive) => {
    refuseTooLarge(archive, label)
    const all = await readDirectory(archive, path, label)
    const found = all.map(flawOfEntry).find(Boolean) ?? findFlaw(archive, all) ?? findClash(all)
    return { directory: all, flaw: found, size: archive.size }
  })
  if (flaw !== undefined) throw new PackageError(`${label}: ${flaw}`, RECREATE)
  const { files, warnings, notes } = findOddities(withoutFolders(directory))
  if (files.length === 0) throw new PackageError(`${label} contains no files`, RECREATE)
  const entries = files.map(summarize)
  const tooLarge = refuse?.({ size, entries })
  if (tooLarge !== undefined) throw tooLarge
  const hashed = await opened(path, label, () => hashFile(path, signal))
  if (hashed.size !== size) {
    throw new PackageError(`${label} changed while it was read`, 'Check that nothing writes to it.')
  }
  return {
    digest: hashed.digest,
    size,
    entries,
    files: files.filter(({ method }) => KNOWN_METHODS.has(method)),
    warnings,
    notes,
  }
}

function refuseTooLarge({ size }: ArchiveFile, label: string): void {
  if (size <= LIMITS.obs) return
  throw new PackageError(
    `${label} is ${grouped(size)} bytes; the service limit is ${grouped(LIMITS.obs)} bytes`,
    'Remove files from the archive.',
  )
}

/** A file in an archive, which may be too large to be read as a whole. */
export interface ArchivedFile extends Readable {
  /** Its content. @throws PackageError if it is corrupt or cannot be decompressed here */
  pieces(): AsyncIterable<Buffer>
}

/**
 * The files in a zip of any size, to be looked into. The zip is only read, not judged, so that also
 * what is too large to be sent can be listed. Throws PackageError when it is no archive; reading a
 * file does when it is damaged, or cannot be unpacked here.
 */
export async function filesOf(path: string, label: string): Promise<readonly ArchivedFile[]> {
  return withoutFolders(await opened(path, label, (archive) => readDirectory(archive, path, label)))
}

function withoutFolders(directory: readonly InspectedEntry[]): readonly InspectedEntry[] {
  return directory.filter(({ name }) => !name.endsWith('/'))
}

/** An entry with everything that is looked at. */
interface InspectedEntry extends DirectoryEntry, ArchivedFile {
  readonly flags: number
  readonly mode: number
}

function summarize({ name, size, packedSize, mode }: InspectedEntry): PackageEntry {
  return { name, size, packedSize, mode }
}

/** Runs `use` with the archive open. @throws PackageError if it cannot be read; what `use` throws */
async function opened<T>(
  path: string,
  label: string,
  use: (archive: ArchiveFile) => Promise<T>,
): Promise<T> {
  try {
    return await withArchiveOpen(path, use)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error
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

/** What follows the end of an archive, such as padding, is skipped by readers, but not by yauzl. */
async function readDirectory(
  archive: ArchiveFile,
  path: string,
  label: string,
): Promise<InspectedEntry[]> {
  const tail = Math.min(archive.size, LONGEST_END)
  const cut = tail - endOf(archive.read(archive.size - tail, tail))
  const entries: InspectedEntry[] = []
  try {
    const reader = new ArchiveReader(archive)
    const zip = await fromRandomAccessReaderPromise(reader, archive.size - cut, OPTIONS)
    for await (const entry of zip.eachEntry()) entries.push(describe(entry, path, label))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall !== undefined) throw error
    throw new PackageError(`${label} is not a valid archive: ${(error as Error).message}`, RECREATE)
  }
  return entries
}

function describe(entry: Entry, path: string, label: string): InspectedEntry {
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
  const packed = { ...described, path, label: `${label}: ${described.name}` }
  return {
    ...described,
    read: () => withArchive(path, (archive) => unpack(packed, archive)),
    pieces: () => unpackedPieces(packed),
  }
}

const UNIX = 3

/** 0 if the archive has no Unix modes. Some tools claim Unix but write 0 as well. */
function unixMode({ versionMadeBy, externalFileAttributes }: Entry): number {
  return versionMadeBy >>> 8 === UNIX ? externalFileAttributes >>> 16 : 0
}

function flawOfEntry({ name, spelled, flags }: InspectedEntry): string | undefined {
  if ((flags & ENCRYPTED) !== 0) return `${name} is encrypted`
  const flaw = unsafeName(plainName(withoutTrailBytes(spelled)))
  return flaw && `entry name ${JSON.stringify(name)} ${flaw}`
}
