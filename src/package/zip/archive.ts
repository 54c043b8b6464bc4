import { readdirSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as yieldToEvents } from 'node:timers/promises'
import { PackageError } from '../../errors.ts'
import {
  CENTRAL_HEADER_BYTES,
  END_RECORD_BYTES,
  LOCAL_HEADER_BYTES,
  writeCentralHeader,
  writeEndRecord,
  type ContainerEntry,
} from './container.ts'
import { HashedFile } from './hashed-file.ts'
import { methodOf } from './packer.ts'
import { Packing, type Spooled, type SpooledFile } from './packing.ts'
import { UnreadableFile } from './reading.ts'
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
  /** An empty folder that nothing else writes to. Afterwards it only contains the zip. */
  readonly folder: string
  /** Number of threads. Default: by cores and amount of work. */
  readonly threads?: number
  readonly signal?: AbortSignal
  /** Packing in progress for these files, in that folder. */
  readonly packing?: Packing<SourceFile>
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
  const spooled = await packAll(files, options)
  try {
    const path = join(options.folder, NAME)
    const parts = spooled.files.map((one, at) => describe(files[at] as SourceFile, one))
    const written = await writeContainer(path, parts, options.signal)
    return {
      path,
      ...written,
      entries: parts.map(({ name, size, packedSize }) => ({ name, size, packedSize })),
      crlfScripts: parts.filter((_, at) => spooled.files[at]?.crlfScript).map(({ name }) => name),
    }
  } finally {
    spooled.close()
    removeSpools(options.folder)
  }
}

function removeSpools(folder: string): void {
  for (const name of readdirSync(folder)) if (name !== NAME) unlinkSync(join(folder, name))
}

async function packAll(files: readonly SourceFile[], options: ArchiveOptions): Promise<Spooled> {
  try {
    return await (options.packing ?? newPacking(options)).finish(files)
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    const name = files.find((file) => file.path === error.path)?.name ?? error.path
    throw new PackageError(
      `${name} ${error.message}`,
      'Check its permissions, and that nothing else writes to it.',
    )
  }
}

function newPacking({ compression, folder, ...options }: ArchiveOptions): Packing<SourceFile> {
  return new Packing({ ...options, compress: compression === 'deflate', folder: () => folder })
}

/** A file with what its headers say, and where its local header and data are, one behind the other. */
interface Part extends ContainerEntry {
  readonly spool: Spool
  readonly offset: number
  readonly length: number
}

function describe({ name, size }: SourceFile, packed: SpooledFile): Part {
  const { crc, packedSize, spool, offset } = packed
  const nameBytes = Buffer.byteLength(name)
  return {
    name,
    nameBytes,
    crc,
    size,
    packedSize,
    method: methodOf({ size }, packed),
    spool,
    offset,
    length: LOCAL_HEADER_BYTES + nameBytes + packedSize,
  }
}

async function writeContainer(
  path: string,
  parts: readonly Part[],
  signal: AbortSignal | undefined,
): Promise<{ digest: string; size: number }> {
  refuseTooLong(parts)
  const directory = parts.reduce((sum, { nameBytes }) => sum + CENTRAL_HEADER_BYTES + nameBytes, 0)
  const data = parts.reduce((sum, { length }) => sum + length, 0)
  const output = new HashedFile(path, data + directory + END_RECORD_BYTES)
  try {
    await writeFiles(output, parts, signal)
    const directoryAt = output.position
    let at = 0
    for (const part of parts) {
      output.write(CENTRAL_HEADER_BYTES + part.nameBytes, (buffer, start) =>
        writeCentralHeader(buffer, start, part, at),
      )
      at += part.length
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

/** Bytes between two pauses, in which the signal is checked. */
const PAUSE = 8 * 1024 * 1024

/** Copies local headers and data. */
async function writeFiles(
  output: HashedFile,
  parts: readonly Part[],
  signal: AbortSignal | undefined,
): Promise<void> {
  let pause = PAUSE
  for (const { spool, offset, length } of runs(parts)) {
    for (let copied = 0; copied < length;) {
      const piece = Math.min(length - copied, PAUSE)
      output.copy(spool, offset + copied, piece)
      copied += piece
      if (output.position < pause) continue
      pause = output.position + PAUSE
      await yieldToEvents()
      signal?.throwIfAborted()
    }
  }
}

type Run = Pick<Part, 'spool' | 'offset' | 'length'>

/** The parts, those that follow each other in one spool as one. */
function* runs(parts: readonly Part[]): Generator<Run> {
  let run: Run | undefined
  for (const { spool, offset, length } of parts) {
    if (run?.spool === spool && run.offset + run.length === offset) {
      run = { spool, offset: run.offset, length: run.length + length }
    } else {
      if (run !== undefined) yield run
      run = { spool, offset, length }
    }
  }
  if (run !== undefined) yield run
}
