import { crc32 } from 'node:zlib'
import { DEFLATED, LOCAL_HEADER_BYTES, STORED, writeLocalHeader } from './container.ts'
import type { Engine } from './engine.ts'
import { writeAll } from './hashed-file.ts'
import {
  changed,
  readPieces,
  readWhole,
  withSource,
  withSourceOpen,
  type RawFile,
} from './reading.ts'

/** The result of packing one file. */
export interface PackedFile {
  readonly crc: number
  /** Bytes of the data. As many as in the file: they are stored, else deflated. */
  readonly packedSize: number
  /** Where its local header begins in the spool; the data follow. */
  readonly offset: number
  /** Whether it is a script that Linux cannot start, for the CRLF in its first line. */
  readonly crlfScript: boolean
}

/** The format's limit for a file (docs/package-format.md), far above the service's for a package. */
export const LARGEST_FILE = 2 ** 31 - 2
/**
 * From this size on, a file is packed in pieces: each thread would need three times its size in
 * memory, and cannot react to cancellation during a call (deflate takes about a second for 40 MB).
 * Pieces take about 8% more time, since a thread of libuv deflates them and has to be woken for each.
 */
export const LARGE_FILE = 8 * 1024 * 1024
/**
 * From this size on, what deflate returns is released at once, since the collector comes late for
 * memory outside of its heap: 300 MB in files of 7 MB took 250 MB at the peak, and 130 MB with it; a
 * file of 160 MB that does not shrink 136 MB, and 74 MB with it. More than any pool that Node.js
 * shares between buffers.
 */
const RELEASED_FROM = 128 * 1024
/** Large enough that waking the thread that deflates costs little: with 256 KiB, 7% more time. */
const PIECE = 1024 * 1024
/** Linux reads no more of a script's first line (BINPRM_BUF_SIZE). */
const LONGEST_SHEBANG = 256
/** UTF-8 needs no more for one unit of a string. */
const BYTES_PER_UNIT = 3

/**
 * Packs files one after the other, each as it stands in the zip, local header and data, and appends
 * them to the file `spool`. Nothing in that depends on where in the zip it will be.
 *
 * The buffers for reading and for what is packed are reused, since fresh ones cost more than the
 * reading (the kernel has to clear each page).
 */
export class Packer {
  readonly #spool: number
  readonly #engine: Engine | undefined
  #raw = Buffer.alloc(0)
  /** What is packed and not yet in the spool. */
  #block = Buffer.alloc(0)
  #used = 0
  #spooled = 0

  /** `spool`: an open file, empty. Without an engine, files are stored. */
  constructor(spool: number, engine: Engine | undefined) {
    this.#spool = spool
    this.#engine = engine
  }

  /**
   * Packs these files into one block, and reports the result of each. Throws UnreadableFile
   * for one that cannot be read, or that is not as long as it was when it was found.
   */
  pack<File extends RawFile>(
    files: readonly File[],
    report: (file: File, packed: PackedFile) => void,
  ): void {
    const room = files.reduce((sum, file) => sum + mostBytes(file), 0)
    if (this.#block.length < room) this.#block = Buffer.allocUnsafeSlow(room)
    for (const file of files) report(file, this.#packOne(file))
    this.#flush()
  }

  /**
   * Packs one file to the same bytes, and calls `pause` about every MiB to yield to the event
   * loop; an error of `pause` aborts the file. Throws what `pack` throws.
   */
  async packLarge(file: RawFile, pause: () => Promise<void>): Promise<PackedFile> {
    return withSourceOpen(file, async (source) => {
      const { name, size } = file
      const nameBytes = Buffer.byteLength(name)
      const offset = this.#spooled
      this.#spooled += LOCAL_HEADER_BYTES + nameBytes
      const packed = await (this.#engine === undefined
        ? this.#storeLarge(file, source, pause)
        : this.#deflateLarge(file, source, this.#engine, pause))
      const header = Buffer.alloc(LOCAL_HEADER_BYTES + nameBytes)
      const method = methodOf(file, packed)
      writeLocalHeader(header, 0, { ...packed, name, nameBytes, size, method })
      writeAll(this.#spool, header, offset)
      return { ...packed, offset }
    })
  }

  #packOne(file: RawFile): PackedFile {
    const raw = withSource(file, (source) => readWhole(file, source, this.#roomFor(file)))
    const deflated = this.#engine?.deflate(raw)
    const kept = deflated !== undefined && deflated.length < raw.length ? deflated : raw
    const crc = crc32(raw)
    const offset = this.#spooled + this.#used
    const { name, size } = file
    const packedSize = kept.length
    const method = methodOf(file, { packedSize })
    const nameBytes = Buffer.byteLength(name)
    const entry = { name, nameBytes, crc, size, packedSize, method }
    this.#used = writeLocalHeader(this.#block, this.#used, entry)
    this.#used += kept.copy(this.#block, this.#used)
    if (deflated !== undefined) release(deflated)
    return { crc, packedSize, offset, crlfScript: isCrlfScript(raw) }
  }

  async #deflateLarge(
    file: RawFile,
    source: number,
    engine: Engine,
    pause: () => Promise<void>,
  ): Promise<Omit<PackedFile, 'offset'>> {
    const start = this.#spooled
    const read = { crc: 0, crlfScript: false }
    for await (const piece of engine.pieces(this.#piecesOf(file, source, pause, read))) {
      this.#append(piece)
      if (endsItsMemory(piece)) release(piece)
    }
    const deflated = this.#spooled - start
    if (deflated < file.size) return { ...read, packedSize: deflated }
    // Stored after all: the file is read again, and what was appended is overwritten.
    this.#spooled = start
    const stored = await this.#storeLarge(file, source, pause)
    if (stored.crc !== read.crc) throw changed(file)
    return stored
  }

  async #storeLarge(
    file: RawFile,
    source: number,
    pause: () => Promise<void>,
  ): Promise<Omit<PackedFile, 'offset'>> {
    const read = { crc: 0, crlfScript: false }
    for await (const piece of this.#piecesOf(file, source, pause, read)) this.#append(piece)
    return { ...read, packedSize: file.size }
  }

  /** The pieces of a file, read into two buffers in turn; `read` gets what they tell. */
  async *#piecesOf(
    file: RawFile,
    source: number,
    pause: () => Promise<void>,
    read: { crc: number; crlfScript: boolean },
  ): AsyncGenerator<Buffer, void> {
    if (this.#raw.length < 2 * PIECE) this.#raw = Buffer.allocUnsafeSlow(2 * PIECE)
    const rooms = [this.#raw.subarray(0, PIECE), this.#raw.subarray(PIECE, 2 * PIECE)]
    let isFirst = true
    for (const piece of readPieces(file, source, rooms)) {
      if (isFirst) read.crlfScript = isCrlfScript(piece)
      isFirst = false
      read.crc = crc32(piece, read.crc)
      yield piece
      await pause()
    }
  }

  /** Room for a file and one byte more. */
  #roomFor({ size }: RawFile): Buffer {
    if (this.#raw.length <= size) this.#raw = Buffer.allocUnsafeSlow(size + 1)
    return this.#raw
  }

  #append(bytes: Buffer): void {
    writeAll(this.#spool, bytes, this.#spooled)
    this.#spooled += bytes.length
  }

  #flush(): void {
    this.#append(this.#block.subarray(0, this.#used))
    this.#used = 0
  }
}

/** Gives large memory back to the system; Node 20 leaves it to the collector. */
function release({ buffer }: Buffer): void {
  if (buffer.byteLength < RELEASED_FROM) return
  const memory: ArrayBufferLike & { transfer?: (bytes: number) => unknown } = buffer
  memory.transfer?.(0)
}

/** Whether nothing in the memory of a piece follows it, so that no later piece can be there. */
function endsItsMemory({ buffer, byteOffset, length }: Buffer): boolean {
  return byteOffset + length === buffer.byteLength
}

/** What a file needs in a block at most: it is stored where deflate makes it longer. */
function mostBytes({ name, size }: RawFile): number {
  return LOCAL_HEADER_BYTES + BYTES_PER_UNIT * name.length + size
}

/** How a file of this size was packed. */
export function methodOf(
  { size }: Pick<RawFile, 'size'>,
  { packedSize }: Pick<PackedFile, 'packedSize'>,
): typeof STORED | typeof DEFLATED {
  return packedSize === size ? STORED : DEFLATED
}

/** Whether these are the first bytes of a script whose first line ends in CRLF. */
function isCrlfScript(bytes: Buffer): boolean {
  if (bytes[0] !== 0x23 || bytes[1] !== 0x21) return false
  const end = bytes.subarray(0, LONGEST_SHEBANG).indexOf('\n')
  return end > 0 && bytes[end - 1] === 0x0d
}
