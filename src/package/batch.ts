import { closeSync, openSync, readSync } from 'node:fs'
import { crc32, deflateRawSync } from 'node:zlib'
import { writeAll } from './hashed-file.ts'
import { systemReason } from './system-reason.ts'

/** One file to pack: where it is and how long it was when it was found. */
export interface RawFile {
  readonly path: string
  readonly size: number
}

/** What one file has become. */
export interface PackedFile {
  readonly crc: number
  /** Bytes in the spool. As many as in the file: they are stored, else deflated. */
  readonly packedSize: number
  /** Where they begin in the spool. */
  readonly offset: number
  /** Whether it is a script that Linux cannot start, for the CRLF in its first line. */
  readonly crlfScript: boolean
}

/** Larger ones cannot be read or deflated in one call of Node's. */
export const LARGEST_FILE = 2 ** 31 - 2
/** Large enough that a call costs nothing, small enough for the processor's cache. */
const STORE_PIECE = 256 * 1024
const LEVEL = 6
/** Linux reads no more of a script's first line (BINPRM_BUF_SIZE). */
const LONGEST_SHEBANG = 256

/** A file that cannot be packed. `message` goes on after the file's name. */
export class UnreadableFile extends Error {
  readonly path: string

  constructor(path: string, problem: string) {
    super(problem)
    this.name = 'UnreadableFile'
    this.path = path
  }
}

/**
 * Packs files one after the other and appends the results to the file `spool`.
 *
 * Every file gets a fresh deflate: with a reused one, the bytes depend on the files before. The
 * buffers for reading are reused, since fresh ones cost more than the reading (the kernel has to
 * clear each page).
 */
export class Packer {
  readonly #spool: number
  readonly #compress: boolean
  #raw = Buffer.alloc(0)
  #out = Buffer.alloc(0)
  #used = 0
  #spooled = 0

  /** `spool`: an open file, empty. */
  constructor(spool: number, compress: boolean) {
    this.#spool = spool
    this.#compress = compress
  }

  /**
   * Packs these files and tells of each what it has become. Throws UnreadableFile for one that
   * cannot be read, or that is not as long as it was when it was found.
   */
  pack<File extends RawFile>(
    files: readonly File[],
    tell: (file: File, packed: PackedFile) => void,
  ): void {
    const room = files.reduce((sum, file) => sum + file.size, 0)
    if (files.length > 1 && this.#out.length < room) this.#out = Buffer.allocUnsafeSlow(room)
    for (const file of files) {
      tell(
        file,
        withFile(file, (source) => this.#packOne(file, source)),
      )
    }
    this.#flush()
  }

  #packOne(file: RawFile, source: number): PackedFile {
    const offset = this.#spooled + this.#used
    if (!this.#compress) return { ...this.#store(file, source), offset }
    const raw = this.#read(file, source)
    const crc = crc32(raw)
    const deflated = deflateRawSync(raw, { level: LEVEL, chunkSize: chunkSize(file.size) })
    const kept = deflated.length < raw.length ? deflated : raw
    this.#append(kept)
    return { crc, packedSize: kept.length, offset, crlfScript: isCrlfScript(raw) }
  }

  #read(file: RawFile, source: number): Buffer {
    // One byte more than expected, so that one call also tells whether the file has grown.
    if (this.#raw.length <= file.size) this.#raw = Buffer.allocUnsafeSlow(file.size + 1)
    let length = 0
    let got: number
    do {
      got = readSync(source, this.#raw, length, file.size + 1 - length, null)
      length += got
    } while (got > 0 && length < file.size)
    if (length !== file.size) throw changed(file.path)
    return this.#raw.subarray(0, length)
  }

  #store(file: RawFile, source: number): Omit<PackedFile, 'offset'> {
    if (this.#raw.length < STORE_PIECE) this.#raw = Buffer.allocUnsafeSlow(STORE_PIECE)
    let crc = 0
    let length = 0
    let crlfScript = false
    for (;;) {
      const got = readSync(source, this.#raw, 0, STORE_PIECE, null)
      if (got === 0) break
      const piece = this.#raw.subarray(0, got)
      if (length === 0) crlfScript = isCrlfScript(piece)
      crc = crc32(piece, crc)
      length += got
      if (length > file.size) throw changed(file.path)
      this.#append(piece)
    }
    if (length !== file.size) throw changed(file.path)
    return { crc, packedSize: length, crlfScript }
  }

  #append(bytes: Buffer): void {
    if (this.#used + bytes.length <= this.#out.length) {
      this.#used += bytes.copy(this.#out, this.#used)
      return
    }
    this.#flush()
    writeAll(this.#spool, bytes)
    this.#spooled += bytes.length
  }

  #flush(): void {
    writeAll(this.#spool, this.#out.subarray(0, this.#used))
    this.#spooled += this.#used
    this.#used = 0
  }
}

/**
 * The size of the buffer that deflate fills. One holds everything: a small file needs no 16 KiB, and
 * a large one no copy out of many. What deflate does not fill is never touched.
 */
function chunkSize(size: number): number {
  return Math.max(64, size + 64)
}

/** Whether these are the first bytes of a script whose first line ends in CRLF. */
function isCrlfScript(bytes: Buffer): boolean {
  if (bytes[0] !== 0x23 || bytes[1] !== 0x21) return false
  const end = bytes.subarray(0, LONGEST_SHEBANG).indexOf('\n')
  return end > 0 && bytes[end - 1] === 0x0d
}

function withFile<T>(file: RawFile, use: (source: number) => T): T {
  let source: number
  try {
    source = openSync(file.path, 'r')
  } catch (error) {
    throw new UnreadableFile(file.path, `cannot be read (${systemReason(error)})`)
  }
  try {
    return use(source)
  } finally {
    closeSync(source)
  }
}

function changed(path: string): UnreadableFile {
  return new UnreadableFile(path, 'has changed while it was being packed')
}
