import { closeSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as yieldToEvents } from 'node:timers/promises'
import { PackageError } from '../errors.ts'
import { LARGEST_FILE, UnreadableFile } from './batch.ts'
import {
  CENTRAL_HEADER_BYTES,
  DEFLATED,
  END_RECORD_BYTES,
  LOCAL_HEADER_BYTES,
  STORED,
  writeCentralHeader,
  writeEndRecord,
  writeLocalHeader,
  type ContainerEntry,
} from './container.ts'
import { deflateFiles, type Spooled } from './deflate.ts'
import { HashedFile } from './hashed-file.ts'
import type { PackageEntry } from './package.ts'
import { MOST_FILES, type SourceFile } from './walk.ts'

/** A zip that has been written. */
export interface Archive {
  readonly path: string
  /** SHA-512 of the file, lower-case hex. */
  readonly digest: string
  /** Bytes of the file. */
  readonly size: number
  readonly entries: readonly PackageEntry[]
  /** Names of scripts that Linux cannot start, for the CRLF in their first line. */
  readonly crlfScripts: readonly string[]
}

export interface ArchiveOptions {
  readonly compression: 'deflate' | 'store'
  /** An empty folder that nobody else writes to. Holds nothing but the zip afterwards. */
  readonly folder: string
  /** How many threads pack. By default what the machine and the work merit. */
  readonly threads?: number
  readonly signal?: AbortSignal
}

const NAME = 'package.zip'
/** A zip without the ZIP64 extension counts offsets and sizes in 32 bits. */
const MOST_BYTES = 0xffff_fffe
const LONGEST_NAME = 0xffff

/**
 * Writes the canonical zip of `files`, which are in order, to `folder`. The bytes depend on names,
 * contents, order and compression alone.
 *
 * Throws PackageError for what this format does not hold, and for a file that cannot be read or
 * changes meanwhile; or the signal's reason.
 */
export async function writeArchive(
  files: readonly SourceFile[],
  options: ArchiveOptions,
): Promise<Archive> {
  refuseTooLarge(files)
  const spooled = await deflateAll(files, options)
  try {
    const entries = files.map((file, at) => describe(file, at, spooled))
    const path = join(options.folder, NAME)
    const { digest, size } = await writeContainer(path, entries, spooled, options.signal)
    return {
      path,
      digest,
      size,
      entries: files.map((file, at) => summarize(file, at, spooled)),
      crlfScripts: files.filter((_, at) => spooled.crlfScript[at] === 1).map(({ name }) => name),
    }
  } finally {
    spooled.spools.forEach(closeSync)
    spooled.spools.forEach((_, id) => {
      unlinkSync(join(options.folder, `spool-${id}`))
    })
  }
}

function refuseTooLarge(files: readonly SourceFile[]): void {
  const remedy = 'Leave files out with exclude or .fgignore.'
  if (files.length > MOST_FILES) {
    throw new PackageError(`There are more than ${MOST_FILES} files`, remedy)
  }
  const large = files.find((file) => file.size > LARGEST_FILE)
  if (large !== undefined) {
    throw new PackageError(`${large.name} is too large: ${large.size} bytes`, remedy)
  }
  const long = files.find((file) => Buffer.byteLength(file.name) > LONGEST_NAME)
  if (long !== undefined) throw new PackageError(`The name ${long.name} is too long`, remedy)
}

async function deflateAll(files: readonly SourceFile[], options: ArchiveOptions): Promise<Spooled> {
  try {
    return await deflateFiles(files, { ...options, compress: options.compression === 'deflate' })
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    const name = files.find((file) => file.path === error.path)?.name ?? error.path
    throw new PackageError(
      `${name} ${error.message}`,
      'Make sure that the runner may read it and that no other step writes to it meanwhile.',
    )
  }
}

function describe(file: SourceFile, at: number, spooled: Spooled): ContainerEntry {
  const packedSize = spooled.packedSize[at] ?? 0
  return {
    name: Buffer.from(file.name),
    crc: spooled.crc[at] ?? 0,
    size: file.size,
    packedSize,
    method: packedSize === file.size ? STORED : DEFLATED,
  }
}

function summarize(file: SourceFile, at: number, spooled: Spooled): PackageEntry {
  return { name: file.name, size: file.size, packedSize: spooled.packedSize[at] ?? 0 }
}

async function writeContainer(
  path: string,
  entries: readonly ContainerEntry[],
  spooled: Spooled,
  signal: AbortSignal | undefined,
): Promise<{ digest: string; size: number }> {
  refuseTooLong(entries)
  const output = new HashedFile(path)
  try {
    const offsets = await writeFiles(output, entries, spooled, signal)
    const directoryAt = output.position
    entries.forEach((entry, at) => {
      output.write(CENTRAL_HEADER_BYTES + entry.name.length, (buffer, start) =>
        writeCentralHeader(buffer, start, entry, offsets[at] ?? 0),
      )
    })
    const bytes = output.position - directoryAt
    output.write(END_RECORD_BYTES, (buffer, start) =>
      writeEndRecord(buffer, start, { entries: entries.length, at: directoryAt, bytes }),
    )
    return output.end()
  } finally {
    output.close()
  }
}

function refuseTooLong(entries: readonly ContainerEntry[]): void {
  const headers = LOCAL_HEADER_BYTES + CENTRAL_HEADER_BYTES
  const total = entries.reduce(
    (sum, { name, packedSize }) => sum + headers + 2 * name.length + packedSize,
    END_RECORD_BYTES,
  )
  if (total <= MOST_BYTES) return
  throw new PackageError(
    `The zip would have ${total} bytes, more than 4 GiB`,
    'Leave files out with exclude or .fgignore.',
  )
}

/** Between two pauses, in which the signal is heard. */
const PAUSE = 8 * 1024 * 1024

async function writeFiles(
  output: HashedFile,
  entries: readonly ContainerEntry[],
  spooled: Spooled,
  signal: AbortSignal | undefined,
): Promise<Float64Array> {
  const offsets = new Float64Array(entries.length)
  let pause = PAUSE
  for (const [at, entry] of entries.entries()) {
    offsets[at] = output.position
    output.write(LOCAL_HEADER_BYTES + entry.name.length, (buffer, start) =>
      writeLocalHeader(buffer, start, entry),
    )
    const spool = spooled.spools[spooled.spool[at] ?? 0] ?? -1
    output.copy(spool, spooled.offset[at] ?? 0, entry.packedSize)
    if (output.position < pause) continue
    pause = output.position + PAUSE
    await yieldToEvents()
    signal?.throwIfAborted()
  }
  return offsets
}
