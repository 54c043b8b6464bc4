import { open } from 'node:fs/promises'
import { fromRandomAccessReaderPromise, RandomAccessReader, type Entry } from 'yauzl'
import { plainName, spelledName, textOf } from './entry-names.ts'
import { endOf, LONGEST_END, OPTIONS } from './inspect.ts'

/** A file as the directory of an archive lists it. Nothing proves that its contents are like that. */
export interface ListedFile {
  /** Forward slashes, relative to the root of the archive. */
  readonly name: string
  /** Unpacked bytes. */
  readonly size: number
  /** CRC-32 of the contents. */
  readonly crc: number
}

/** Bytes that lie somewhere and are read in ranges. */
export interface Ranges {
  /** Bytes in all. */
  readonly size: number
  /** Reads exactly so many bytes. @throws Error where there are less */
  readonly read: (position: number, length: number) => Promise<Buffer>
}

/** More than any package has: a directory of these bounds takes some hundred MB once it is read. */
export interface ListingLimits {
  readonly entries: number
  /** Bytes of one name. */
  readonly name: number
  /** Bytes of the directory, with what follows it. */
  readonly directory: number
}

const LIMITS: ListingLimits = { entries: 200_000, name: 4_096, directory: 32 * 1024 * 1024 }

/** Lists the files of an archive on disk. @throws Error that says why it cannot be */
export async function listArchive(path: string, limits?: ListingLimits): Promise<ListedFile[]> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const read = async (position: number, length: number): Promise<Buffer> => {
      const buffer = Buffer.alloc(length)
      const { bytesRead } = await file.read(buffer, 0, length, position)
      if (bytesRead < length) throw new Error('the file ends too early')
      return buffer
    }
    return await listFiles({ size, read }, limits)
  } finally {
    await file.close()
  }
}

/**
 * Lists the files of an archive that somebody else may have made, by its directory alone: nothing is
 * unpacked, and names are texts to show, whatever is in them. Folders are not listed.
 *
 * @throws Error for what is no archive, or exceeds the limits
 */
export async function listFiles(
  archive: Ranges,
  { entries: most, name, directory }: ListingLimits = LIMITS,
): Promise<ListedFile[]> {
  const tail = Math.min(archive.size, LONGEST_END)
  const cut = tail - endOf(await archive.read(archive.size - tail, tail))
  const size = archive.size - cut
  const reader = new DirectoryReader({ ...archive, size }, directory)
  const zip = await fromRandomAccessReaderPromise(reader, size, OPTIONS)
  if (zip.entryCount > most) throw new Error(`it lists ${zip.entryCount} entries`)
  const files: ListedFile[] = []
  for await (const entry of zip.eachEntry()) {
    if (entry.fileNameRaw.length > name) {
      throw new Error(`it lists a name of ${entry.fileNameRaw.length} bytes`)
    }
    const file = described(entry)
    if (!file.name.endsWith('/')) files.push(file)
  }
  return files
}

function described({ fileNameRaw, extraFieldRaw, uncompressedSize, crc32 }: Entry): ListedFile {
  const name = plainName(textOf(spelledName(fileNameRaw, extraFieldRaw)))
  return { name, size: uncompressedSize, crc: crc32 }
}

/**
 * Reads the end of an archive in one piece, since yauzl reads a directory entry by entry: whatever is
 * asked for is there up to the end of the archive from then on.
 */
class DirectoryReader extends RandomAccessReader {
  readonly #archive: Ranges
  readonly #most: number
  #end: Buffer = Buffer.alloc(0)

  constructor(archive: Ranges, most: number) {
    super()
    this.#archive = archive
    this.#most = most
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.#from(position, length).then(
      (bytes) => {
        bytes.copy(buffer, offset, 0, length)
        callback(null)
      },
      (error: unknown) => {
        callback(error as Error)
      },
    )
  }

  async #from(position: number, length: number): Promise<Buffer> {
    const { size } = this.#archive
    if (position + length > size) throw new Error('it ends too early')
    if (position < size - this.#end.length) {
      const wanted = size - position
      if (wanted > this.#most) throw new Error(`its directory has ${wanted} bytes`)
      this.#end = await this.#archive.read(position, wanted)
    }
    return this.#end.subarray(position - (size - this.#end.length))
  }
}
