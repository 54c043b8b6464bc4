import { open } from 'node:fs/promises'
import { fromRandomAccessReaderPromise, RandomAccessReader, type Entry } from 'yauzl'
import { plainName, spelledName, textOf } from './entry-names.ts'
import { endOf, LONGEST_END, OPTIONS } from './inspect.ts'

/** A file as listed in the directory of an archive; its contents are not checked. */
export interface ListedFile {
  /** Forward slashes, relative to the root of the archive. */
  readonly name: string
  /** Unpacked bytes. */
  readonly size: number
  /** CRC-32 of the contents. */
  readonly crc: number
}

/** An archive that is read in ranges. */
export interface Ranges {
  /** Total bytes. */
  readonly size: number
  /** Reads exactly so many bytes. @throws Error if there are fewer */
  readonly read: (position: number, length: number) => Promise<Buffer>
}

/** Limits for untrusted archives. */
export interface ListingLimits {
  readonly entries: number
  /** Bytes of one name. */
  readonly name: number
  /** Bytes of the directory, with what follows it; a smaller one than the tail is always read. */
  readonly directory: number
}

/** More than any package has; a directory of this size takes a few hundred MB of memory. */
export const LISTING_LIMITS: ListingLimits = {
  entries: 200_000,
  name: 4_096,
  directory: 32 * 1024 * 1024,
}

/** The Zip64 records that precede the end record (APPNOTE 4.3.14 and 4.3.15), as most tools write them. */
const ZIP64_BYTES = 56 + 20
/** What is read first: it has everything that says where the directory is. */
const LONGEST_TAIL = ZIP64_BYTES + LONGEST_END

/** Lists the files of an archive on disk. @throws Error if it is not one, or exceeds the limits */
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
 * Lists the files of an untrusted archive from its directory alone. Nothing is unpacked; names may
 * contain anything, and are only meant to be shown. Folders are not listed.
 *
 * @throws Error if it is not an archive, or exceeds the limits
 */
export async function listFiles(
  archive: Ranges,
  { entries: most, name, directory }: ListingLimits = LISTING_LIMITS,
): Promise<ListedFile[]> {
  const length = Math.min(archive.size, LONGEST_TAIL)
  const tail = await archive.read(archive.size - length, length)
  const end = tail.subarray(-LONGEST_END)
  const cut = end.length - endOf(end)
  const size = archive.size - cut
  const reader = new DirectoryReader(archive, tail.subarray(0, length - cut), size, directory)
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
 * Reader over the end of an archive. yauzl reads a directory entry by entry; here everything from the
 * first byte asked for to the end of the archive is read at once, and nothing is read twice.
 */
class DirectoryReader extends RandomAccessReader {
  readonly #archive: Ranges
  readonly #size: number
  readonly #most: number
  /** What is known of the archive, up to its end. */
  #end: Buffer

  /**
   * @param end the last bytes of the archive
   * @param size of the archive, which may be followed by padding
   * @param most bytes of the directory, with what follows it
   */
  constructor(archive: Ranges, end: Buffer, size: number, most: number) {
    super()
    this.#archive = archive
    this.#end = end
    this.#size = size
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
    if (position + length > this.#size) throw new Error('it ends too early')
    const start = this.#size - this.#end.length
    if (position < start) {
      const wanted = this.#size - position
      if (wanted > this.#most) throw new Error(`its directory has ${wanted} bytes`)
      const missing = await this.#archive.read(position, start - position)
      this.#end = Buffer.concat([missing, this.#end])
    }
    return this.#end.subarray(position - (this.#size - this.#end.length))
  }
}
