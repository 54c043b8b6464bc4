import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import AdmZip from 'adm-zip'
import { PackageError } from '../errors.ts'
import { findFlaw, type DirectoryEntry } from './extents.ts'
import { LIMITS } from './limits.ts'
import { unsafeName } from './names.ts'
import type { PackageEntry } from './package.ts'

/** A zip or jar that somebody else made, looked into. */
export interface ReadyArchive {
  /** SHA-512 of the file, lower-case hex. */
  readonly digest: string
  /** Bytes of the file. */
  readonly size: number
  /** Its files, in the order of its directory; folders are not listed. */
  readonly entries: readonly PackageEntry[]
}

/** Flags of APPNOTE 4.4.4 that mean encryption: bit 0, strong (6), masked headers (13). */
const ENCRYPTED = (1 << 0) | (1 << 6) | (1 << 13)

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
  const flaw = directory.map(flawOfEntry).find(Boolean) ?? findFlaw(bytes, directory)
  if (flaw !== undefined) throw new PackageError(`${label}: ${flaw}`, MAKE_ANOTHER)
  const entries = directory
    .filter(({ name }) => !name.endsWith('/'))
    .map(({ name, size: unpacked, packedSize }) => ({ name, size: unpacked, packedSize }))
  if (entries.length === 0) throw new PackageError(`${label} holds no file`, MAKE_ANOTHER)
  return { digest: createHash('sha512').update(bytes).digest('hex'), size: bytes.length, entries }
}

function read(path: string, label: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error)
    throw new PackageError(`${label} cannot be read (${code})`, 'Let the runner read it.')
  }
}

function readDirectory(bytes: Buffer, label: string): (DirectoryEntry & { flags: number })[] {
  try {
    return new AdmZip(bytes, { noSort: true })
      .getEntries()
      .map(({ entryName, rawEntryName, header }) => ({
        name: entryName,
        rawName: rawEntryName,
        offset: header.offset,
        size: header.size,
        packedSize: header.compressedSize,
        method: header.method,
        flags: header.flags,
      }))
  } catch (error) {
    const reason = (error as Error).message.replace(/^ADM-ZIP: /, '')
    throw new PackageError(`${label} is not an archive that can be sent: ${reason}`, MAKE_ANOTHER)
  }
}

function flawOfEntry({ name, flags }: { name: string; flags: number }): string | undefined {
  if ((flags & ENCRYPTED) !== 0) return `${name} is encrypted`
  const flaw = unsafeName(name)
  return flaw && `the name ${JSON.stringify(name)} ${flaw}`
}
