import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import AdmZip from 'adm-zip'
import { PackageError } from '../../errors.ts'
import { findClash, spelledName, textOf, withoutDots } from './entry-names.ts'
import { ENCRYPTED, findFlaw, type DirectoryEntry } from './extents.ts'
import { LIMITS } from '../advice/size-limits.ts'
import { unsafeName } from '../names.ts'
import type { PackageEntry } from '../package.ts'
import type { Readable } from '../advice/preflight.ts'
import { systemReason } from '../system-reason.ts'

/** A zip or jar that somebody else made, looked into. */
export interface ReadyArchive {
  /** SHA-512 of the file, lower-case hex. */
  readonly digest: string
  /** Bytes of the file. */
  readonly size: number
  /** Its files, in the order of its directory; folders are not listed. */
  readonly entries: readonly PackageEntry[]
  /**
   * Those of the files that can be unpacked here, to be looked into. Reading one throws PackageError
   * when it is damaged.
   */
  readonly files: readonly Readable[]
}

/** Stored and deflate: what adm-zip unpacks. The service may know others. */
const KNOWN_METHODS = new Set([0, 8])

const MAKE_ANOTHER = 'Make the archive anew, or name the folder in code_path and let it be packed.'

/**
 * Opens a zip or jar and looks at its directory and headers. Nothing is unpacked: that the contents
 * are as they claim is left to the service.
 *
 * Throws PackageError when it is no archive, is encrypted, holds a name that is unsafe or there
 * twice, contradicts itself, or holds no file.
 */
export function inspectArchive(path: string, label: string): ReadyArchive {
  const size = statSync(path).size
  if (size > LIMITS.obs) {
    throw new PackageError(
      `${label} has ${size} bytes, more than the service takes in any way (${LIMITS.obs})`,
      'Leave files out of the archive.',
    )
  }
  const bytes = read(path, label)
  const directory = readDirectory(bytes, label)
  const flaw =
    directory.map(flawOfEntry).find(Boolean) ?? findFlaw(bytes, directory) ?? findClash(directory)
  if (flaw !== undefined) throw new PackageError(`${label}: ${flaw}`, MAKE_ANOTHER)
  const files = withoutFolders(directory)
  if (files.length === 0) throw new PackageError(`${label} holds no file`, MAKE_ANOTHER)
  return {
    digest: createHash('sha512').update(bytes).digest('hex'),
    size: bytes.length,
    entries: files.map(summarize),
    files: files.filter(({ method }) => KNOWN_METHODS.has(method)),
  }
}

/**
 * The files in a zip of any size, to be looked into. The zip is only read, not judged, so that also
 * what is too large to be sent can be listed. Throws PackageError when it is no archive; reading a
 * file does when it is damaged, or cannot be unpacked here.
 */
export function filesOf(path: string, label: string): readonly Readable[] {
  return withoutFolders(readDirectory(read(path, label), label))
}

function withoutFolders(directory: readonly InspectedEntry[]): readonly InspectedEntry[] {
  return directory.filter(({ name }) => !name.endsWith('/'))
}

/** An entry with everything that is looked at. */
interface InspectedEntry extends DirectoryEntry, Readable {
  readonly flags: number
  /** Undefined when the archive tells none. */
  readonly mode: number | undefined
}

function summarize({ name, size, packedSize, mode }: InspectedEntry): PackageEntry {
  return { name, size, packedSize, ...(mode === undefined ? {} : { mode }) }
}

function read(path: string, label: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    const code = systemReason(error)
    throw new PackageError(`${label} cannot be read (${code})`, 'Let the runner read it.')
  }
}

/**
 * adm-zip compares names after decoding. As UTF-8, its default, names of other code pages fall
 * together, since every byte that does not fit becomes U+FFFD; as Latin-1 each byte stays what it is.
 */
const OPTIONS = {
  noSort: true,
  decoder: {
    efs: false,
    encode: (text: string) => Buffer.from(text, 'latin1'),
    decode: (bytes: Buffer) => bytes.toString('latin1'),
  },
}

function readDirectory(bytes: Buffer, label: string): InspectedEntry[] {
  try {
    return new AdmZip(bytes, OPTIONS).getEntries().map((entry) => describe(entry, label))
  } catch (error) {
    throw new PackageError(
      `${label} is not an archive that can be sent: ${reasonOf(error)}`,
      MAKE_ANOTHER,
    )
  }
}

/** adm-zip 0.6.1 keeps the first name that it puts into a message, and shows it again for others. */
const NAME_AT_END = / ".*"$/s

/** What adm-zip says; a name in it was decoded as Latin-1. */
function reasonOf(error: unknown): string {
  const { message } = error as Error
  return textOf(Buffer.from(message.replace(/^ADM-ZIP: /, ''), 'latin1'))
}

const UNIX = 3

function describe(entry: AdmZip.IZipEntry, label: string): InspectedEntry {
  const { header, rawEntryName: rawName, extra } = entry
  const spelled = spelledName(rawName, extra)
  const name = withoutDots(textOf(spelled))
  return {
    ...{ name, rawName, spelled, extra },
    offset: header.offset,
    size: header.size,
    packedSize: header.compressedSize,
    method: header.method,
    crc: header.crc,
    flags: header.flags,
    mode: unixMode(header),
    read: () => unpack(entry, `${label}: ${name}`),
  }
}

/** Some tools say Unix and tell no mode, which is 0. */
function unixMode({ made, attr }: AdmZip.IZipEntry['header']): number | undefined {
  const mode = made >>> 8 === UNIX ? attr >>> 16 : 0
  return mode === 0 ? undefined : mode
}

function unpack(entry: AdmZip.IZipEntry, label: string): Buffer {
  const { method } = entry.header
  if (!KNOWN_METHODS.has(method)) {
    throw new PackageError(`${label} is compressed by method ${method}, unknown here`, MAKE_ANOTHER)
  }
  try {
    return entry.getData()
  } catch (error) {
    const reason = reasonOf(error).replace(NAME_AT_END, '')
    throw new PackageError(`${label} is damaged: ${reason}`, MAKE_ANOTHER)
  }
}

function flawOfEntry({ name, flags }: { name: string; flags: number }): string | undefined {
  if ((flags & ENCRYPTED) !== 0) return `${name} is encrypted`
  const flaw = unsafeName(name)
  return flaw && `the name ${JSON.stringify(name)} ${flaw}`
}
