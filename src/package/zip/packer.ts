import { closeSync, openSync, readSync } from 'node:fs'
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib'
import { writeAll } from './hashed-file.ts'
import { systemReason } from '../system-reason.ts'

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
/**
 * From this size on, a file is packed bit by bit: deflate takes about a second for 40 MB, and a
 * thread hears nothing while a call of its own lasts.
 */
export const LARGE_FILE = 8 * 1024 * 1024
/** Large enough that a call costs nothing, small enough for the processor's cache. */
const PIECE = 256 * 1024
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
    for (const file of files) tell(file, this.#packOne(file))
    this.#flush()
  }

  /**
   * Packs one file to the same bytes, and calls `pause` about each 256 KiB: there the event loop may
   * turn, and what `pause` throws gives the file up. Throws what `pack` throws.
   */
  async packLarge(file: RawFile, pause: () => Promise<void>): Promise<PackedFile> {
    const source = openSource(file)
    try {
      const packed = await (this.#compress
        ? this.#deflateLarge(file, source, pause)
        : inPieces(this.#store(file, source), pause))
      this.#flush()
      return packed
    } finally {
      closeSync(source)
    }
  }

  #packOne(file: RawFile): PackedFile {
    const source = openSource(file)
    try {
      return this.#compress ? this.#deflate(file, source) : atOnce(this.#store(file, source))
    } finally {
      closeSync(source)
    }
  }

  #deflate(file: RawFile, source: number): PackedFile {
    const raw = this.#read(file, source)
    const deflated = deflateRawSync(raw, { level: LEVEL, chunkSize: chunkSize(file.size) })
    const kept = deflated.length < raw.length ? deflated : raw
    const offset = this.#position
    this.#append(kept)
    return { crc: crc32(raw), packedSize: kept.length, offset, crlfScript: isCrlfScript(raw) }
  }

  /**
   * The stream is given all input in one call, as deflateRawSync is, so that no byte of its output
   * can depend on pieces; only the output comes in pieces, and a thread of libuv makes them.
   */
  async #deflateLarge(
    file: RawFile,
    source: number,
    pause: () => Promise<void>,
  ): Promise<PackedFile> {
    this.#makeRoom(file)
    const room = (at: number) => this.#raw.subarray(at, Math.min(at + PIECE, file.size + 1))
    let crc = 0
    for (const piece of readPieces(file, source, room)) {
      crc = crc32(piece, crc)
      await pause()
    }
    const raw = this.#raw.subarray(0, file.size)
    const offset = this.#position
    const deflate = createDeflateRaw({ level: LEVEL, chunkSize: PIECE })
    deflate.end(raw)
    for await (const piece of deflate) {
      this.#append(piece as Buffer)
      await pause()
    }
    const packed = { crc, offset, crlfScript: isCrlfScript(raw) }
    const deflated = this.#position - offset
    if (deflated < raw.length) return { ...packed, packedSize: deflated }
    this.#rewind(offset)
    await inPieces(this.#appendPieces(raw), pause)
    return { ...packed, packedSize: raw.length }
  }

  // One byte more than expected, so that one call also tells whether the file has grown.
  #makeRoom({ size }: RawFile): void {
    if (this.#raw.length <= size) this.#raw = Buffer.allocUnsafeSlow(size + 1)
  }

  #read(file: RawFile, source: number): Buffer {
    this.#makeRoom(file)
    let length = 0
    let got: number
    do {
      got = readPiece(file, source, this.#raw.subarray(length, file.size + 1))
      length += got
    } while (got > 0 && length < file.size)
    if (length !== file.size) throw changed(file.path)
    return this.#raw.subarray(0, length)
  }

  *#store(file: RawFile, source: number): Generator<undefined, PackedFile> {
    if (this.#raw.length < PIECE) this.#raw = Buffer.allocUnsafeSlow(PIECE)
    const offset = this.#position
    let crc = 0
    let crlfScript = false
    for (const piece of readPieces(file, source, () => this.#raw.subarray(0, PIECE))) {
      if (this.#position === offset) crlfScript = isCrlfScript(piece)
      crc = crc32(piece, crc)
      this.#append(piece)
      yield
    }
    return { crc, packedSize: file.size, offset, crlfScript }
  }

  *#appendPieces(bytes: Buffer): Generator<undefined, void> {
    for (let at = 0; at < bytes.length; at += PIECE) {
      this.#append(bytes.subarray(at, at + PIECE))
      yield
    }
  }

  /** Where the next byte goes. */
  get #position(): number {
    return this.#spooled + this.#used
  }

  /** Has what comes next take the place of what was appended from `position` on. */
  #rewind(position: number): void {
    this.#flush()
    this.#spooled = position
  }

  #append(bytes: Buffer): void {
    if (this.#used + bytes.length <= this.#out.length) {
      this.#used += bytes.copy(this.#out, this.#used)
      return
    }
    this.#flush()
    writeAll(this.#spool, bytes, this.#spooled)
    this.#spooled += bytes.length
  }

  #flush(): void {
    writeAll(this.#spool, this.#out.subarray(0, this.#used), this.#spooled)
    this.#spooled += this.#used
    this.#used = 0
  }
}

function atOnce<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

async function inPieces<T>(steps: Generator<undefined, T>, pause: () => Promise<void>): Promise<T> {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    await pause()
  }
}

/**
 * The size of the buffer that deflate fills. One holds everything, so that nothing is copied out of
 * many; a small file needs no 16 KiB. What deflate does not fill is never touched. Deflate adds most
 * where it stores: 5 bytes for each block of 16,383 (zlib's deflateBound says the same).
 */
function chunkSize(size: number): number {
  return Math.max(64, size + (size >> 12) + (size >> 14) + 16)
}

/** Whether these are the first bytes of a script whose first line ends in CRLF. */
function isCrlfScript(bytes: Buffer): boolean {
  if (bytes[0] !== 0x23 || bytes[1] !== 0x21) return false
  const end = bytes.subarray(0, LONGEST_SHEBANG).indexOf('\n')
  return end > 0 && bytes[end - 1] === 0x0d
}

/**
 * Reads a file piece by piece, each to the room that `roomAt` gives for what begins there; at the
 * end, that is one byte at least, which tells whether the file has grown.
 */
function* readPieces(
  file: RawFile,
  source: number,
  roomAt: (at: number) => Buffer,
): Generator<Buffer, void> {
  let length = 0
  for (;;) {
    const room = roomAt(length)
    const got = readPiece(file, source, room)
    if (got === 0) break
    length += got
    if (length > file.size) break
    yield room.subarray(0, got)
  }
  if (length !== file.size) throw changed(file.path)
}

function openSource(file: RawFile): number {
  try {
    return openSync(file.path, 'r')
  } catch (error) {
    throw unreadable(file, error)
  }
}

function readPiece(file: RawFile, source: number, target: Buffer): number {
  try {
    return readSync(source, target, 0, target.length, null)
  } catch (error) {
    throw unreadable(file, error)
  }
}

function unreadable({ path }: RawFile, error: unknown): UnreadableFile {
  return new UnreadableFile(path, `cannot be read (${systemReason(error)})`)
}

function changed(path: string): UnreadableFile {
  return new UnreadableFile(path, 'has changed while it was being packed')
}
