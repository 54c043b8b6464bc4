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
    got = readPiece(file, source, room.subarray(length, file.size + 1), length)
    length += got
  } while (got > 0 && length < file.size)
  if (length !== file.size) throw changed(file)
  return room.subarray(0, length)
}

/** Reads a file from its beginning, piece by piece, into these buffers in turn. Throws as readWhole does. */
export function* readPieces(
  file: RawFile,
  source: number,
  rooms: readonly Buffer[],
): Generator<Buffer, void> {
  let length = 0
  for (let turn = 0; ; turn += 1) {
    const room = rooms[turn % rooms.length] as Buffer
    const got = readPiece(file, source, room, length)
    if (got === 0) break
    length += got
    if (length > file.size) break
    yield room.subarray(0, got)
  }
  if (length !== file.size) throw changed(file)
}

/** Reads what lies at `position`, as much as there is and fits. */
function readPiece(file: RawFile, source: number, target: Buffer, position: number): number {
  try {
    return readSync(source, target, 0, target.length, position)
  } catch (error) {
    throw unreadable(file, error)
  }
}

function unreadable({ path }: RawFile, error: unknown): UnreadableFile {
  return new UnreadableFile(path, `could not be read (${systemReason(error)})`)
}

/** The error for a file that has other contents than when it was found. */
export function changed({ path }: RawFile): UnreadableFile {
  return new UnreadableFile(path, 'changed during packaging')
}
