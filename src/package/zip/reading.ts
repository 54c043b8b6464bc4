import { closeSync, openSync, readSync } from 'node:fs'
import { systemReason } from '../system-reason.ts'

/** One file to pack: where it is and how long it was when it was found. */
export interface RawFile {
  /** In the package: forward slashes. */
  readonly name: string
  readonly path: string
  readonly size: number
}

/** A file that cannot be packed. `message` continues after the file's name. */
export class UnreadableFile extends Error {
  readonly path: string

  constructor(path: string, problem: string) {
    super(problem)
    this.name = 'UnreadableFile'
    this.path = path
  }
}

/**
 * Has `use` read a file that is open. Throws UnreadableFile when it cannot be opened, and what `use`
 * throws.
 */
export function withSource<T>(file: RawFile, use: (source: number) => T): T {
  const source = openSource(file)
  try {
    return use(source)
  } finally {
    closeSync(source)
  }
}

/** The same for an asynchronous use. */
export async function withSourceOpen<T>(
  file: RawFile,
  use: (source: number) => Promise<T>,
): Promise<T> {
  const source = openSource(file)
  try {
    return await use(source)
  } finally {
    closeSync(source)
  }
}

function openSource(file: RawFile): number {
  try {
    return openSync(file.path, 'r')
  } catch (error) {
    throw unreadable(file, error)
  }
}

/**
 * Reads a whole file to `room`, which has one byte more than it is expected to have: so one call also
 * tells whether it has grown. Throws UnreadableFile, also when it is not as long as expected.
 */
export function readWhole(file: RawFile, source: number, room: Buffer): Buffer {
  let length = 0
  let got: number
  do {
    got = readPiece(file, source, room, length, file.size + 1)
    length += got
  } while (got > 0 && length < file.size)
  if (length !== file.size) throw changed(file)
  return room.subarray(0, length)
}

/**
 * Reads a file piece by piece, each to the room that `roomAt` gives for what begins there; at the
 * end, that is one byte at least, which tells whether the file has grown. Throws as readWhole does.
 */
export function* readPieces(
  file: RawFile,
  source: number,
  roomAt: (at: number) => Buffer,
): Generator<Buffer, void> {
  let length = 0
  for (;;) {
    const room = roomAt(length)
    const got = readPiece(file, source, room, 0, room.length)
    if (got === 0) break
    length += got
    if (length > file.size) break
    yield room.subarray(0, got)
  }
  if (length !== file.size) throw changed(file)
}

function readPiece(file: RawFile, source: number, target: Buffer, at: number, end: number): number {
  try {
    return readSync(source, target, at, end - at, null)
  } catch (error) {
    throw unreadable(file, error)
  }
}

function unreadable({ path }: RawFile, error: unknown): UnreadableFile {
  return new UnreadableFile(path, `could not be read (${systemReason(error)})`)
}

function changed({ path }: RawFile): UnreadableFile {
  return new UnreadableFile(path, 'changed during packaging')
}
