import { readdirSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as yieldToEvents } from 'node:timers/promises'
import { PackageError } from '../../errors.ts'
import { UnreadableFile } from './packer.ts'
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
import { deflateFiles, type Spooled, type SpooledFile } from './deflate.ts'
import { HashedFile } from './hashed-file.ts'
import type { PackageEntry } from '../package.ts'
import type { Spool } from './spool.ts'
import type { SourceFile } from '../select/findings.ts'
import { refuseTooLarge, refuseTooLong } from './limits.ts'

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
    const path = join(options.folder, NAME)
    const written = await writeContainer(path, spooled.files.map(describe), options.signal)
    return {
      path,
      ...written,
      entries: spooled.files.map(summarize),
      crlfScripts: spooled.files.filter((one) => one.crlfScript).map(({ file }) => file.name),
    }
  } finally {
    spooled.close()
    removeSpools(options.folder)
  }
}

function removeSpools(folder: string): void {
  for (const name of readdirSync(folder)) if (name !== NAME) unlinkSync(join(folder, name))
}

async function deflateAll(
  files: readonly SourceFile[],
  options: ArchiveOptions,
): Promise<Spooled<SourceFile>> {
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

/** A file with what its headers say, and where its data is. */
interface Part extends ContainerEntry {
  readonly spool: Spool
  readonly offset: number
}

function describe({ file, crc, packedSize, spool, offset }: SpooledFile<SourceFile>): Part {
  return {
    name: Buffer.from(file.name),
    crc,
    size: file.size,
    packedSize,
    method: packedSize === file.size ? STORED : DEFLATED,
    spool,
    offset,
  }
}

function summarize({ file, packedSize }: SpooledFile<SourceFile>): PackageEntry {
  return { name: file.name, size: file.size, packedSize }
}

async function writeContainer(
  path: string,
  parts: readonly Part[],
  signal: AbortSignal | undefined,
): Promise<{ digest: string; size: number }> {
  refuseTooLong(parts)
  const output = new HashedFile(path)
  try {
    const placed = await writeFiles(output, parts, signal)
    const directoryAt = output.position
    for (const { part, at } of placed) {
      output.write(CENTRAL_HEADER_BYTES + part.name.length, (buffer, start) =>
        writeCentralHeader(buffer, start, part, at),
      )
    }
    const bytes = output.position - directoryAt
    output.write(END_RECORD_BYTES, (buffer, start) =>
      writeEndRecord(buffer, start, { entries: parts.length, at: directoryAt, bytes }),
    )
    return output.end()
  } finally {
    output.close()
  }
}

/** Between two pauses, in which the signal is heard. */
const PAUSE = 8 * 1024 * 1024

/** Writes headers and data. Returns where each header begins. */
async function writeFiles(
  output: HashedFile,
  parts: readonly Part[],
  signal: AbortSignal | undefined,
): Promise<{ part: Part; at: number }[]> {
  const placed: { part: Part; at: number }[] = []
  let pause = PAUSE
  for (const part of parts) {
    placed.push({ part, at: output.position })
    output.write(LOCAL_HEADER_BYTES + part.name.length, (buffer, start) =>
      writeLocalHeader(buffer, start, part),
    )
    for (let copied = 0; copied < part.packedSize;) {
      const length = Math.min(part.packedSize - copied, PAUSE)
      output.copy(part.spool, part.offset + copied, length)
      copied += length
      if (output.position < pause) continue
      pause = output.position + PAUSE
      await yieldToEvents()
      signal?.throwIfAborted()
    }
  }
  return placed
}
