import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { RandomAccessReader } from 'yauzl'

/** An archive on disk, of which pieces are read: it may be larger than the memory is to be. */

/** Bytes that are read at once: what is asked for next is mostly near. */
const WINDOW = 64 * 1024

/** A file that is open, read at any position. */
export class ArchiveFile {
  /** Bytes. */
  readonly size: number
  readonly #file: number
  readonly #room = Buffer.allocUnsafeSlow(WINDOW)
  #window: Buffer = this.#room.subarray(0, 0)
  #windowAt = 0

  /** @throws what the file system throws */
  constructor(path: string) {
    this.#file = openSync(path, 'r')
    this.size = fstatSync(this.#file).size
  }

  /**
   * The bytes at a position; fewer where the file ends. They are good until the next call.
   *
   * @throws what the file system throws
   */
  read(position: number, length: number): Buffer {
    const wanted = Math.max(0, Math.min(length, this.size - position))
    if (wanted === 0) return Buffer.alloc(0)
    if (wanted > WINDOW) return this.#fill(Buffer.allocUnsafeSlow(wanted), position)
    const isInWindow =
      position >= this.#windowAt && position + wanted <= this.#windowAt + this.#window.length
    if (!isInWindow) {
      this.#window = this.#fill(this.#room, position)
      this.#windowAt = position
    }
    const start = position - this.#windowAt
    return this.#window.subarray(start, start + wanted)
  }

  close(): void {
    closeSync(this.#file)
  }

  /** Fills the room from a position on, or as far as the file goes. */
  #fill(room: Buffer, position: number): Buffer {
    let length = 0
    for (let got = -1; got !== 0 && length < room.length; length += got) {
      got = readSync(this.#file, room, length, room.length - length, position + length)
    }
    return room.subarray(0, length)
  }
}

/** Runs `use` with the archive open. @throws what the file system and `use` throw */
export function withArchive<T>(path: string, use: (archive: ArchiveFile) => T): T {
  const archive = new ArchiveFile(path)
  try {
    return use(archive)
  } finally {
    archive.close()
  }
}

/** The same for an asynchronous use. */
export async function withArchiveOpen<T>(
  path: string,
  use: (archive: ArchiveFile) => Promise<T>,
): Promise<T> {
  const archive = new ArchiveFile(path)
  try {
    return await use(archive)
  } finally {
    archive.close()
  }
}

/** How yauzl reads an archive. */
export class ArchiveReader extends RandomAccessReader {
  readonly #archive: ArchiveFile

  constructor(archive: ArchiveFile) {
    super()
    this.#archive = archive
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    let error: Error | null = null
    try {
      const bytes = this.#archive.read(position, length)
      bytes.copy(buffer, offset)
      if (bytes.length < length) error = new Error('unexpected EOF')
    } catch (caught) {
      error = caught as Error
    }
    process.nextTick(callback, error)
  }
}
