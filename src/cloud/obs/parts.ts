import { createHash } from 'node:crypto'
import { PackageError } from '../../errors.ts'
import { partOfFile, type Body } from '../body.ts'
import type { ObjectContent } from './object.ts'

/** A file that is to be uploaded. */
export interface SourceFile extends ObjectContent {
  /** Absolute. */
  readonly path: string
}

/** One part of a file, with its checksum. */
export interface Part {
  /** From 1. */
  readonly number: number
  readonly size: number
  /** MD5 of its bytes. */
  readonly md5: Buffer
  readonly body: Body
}

/**
 * Splits a file into parts of `size` bytes and a rest. Reads the file once and compares its digest,
 * because the object is named after its content.
 *
 * @throws PackageError if the file has changed since it was hashed; the signal's reason
 */
export async function partsOf(
  { path, digest, size: total }: SourceFile,
  size: number,
  signal: AbortSignal,
): Promise<readonly Part[]> {
  const whole = createHash('sha512')
  const parts: Part[] = []
  for (let offset = 0; offset < total; offset += size) {
    const body = partOfFile(path, offset, Math.min(size, total - offset))
    const md5 = createHash('md5')
    for await (const piece of body.pieces()) {
      signal.throwIfAborted()
      md5.update(piece)
      whole.update(piece)
    }
    parts.push({ number: parts.length + 1, size: body.length, md5: md5.digest(), body })
  }
  if (whole.digest('hex') === digest) return parts
  throw new PackageError(
    `${path} changed after it was packaged`,
    'Make sure that no other step writes to the package, and re-run the job',
  )
}
