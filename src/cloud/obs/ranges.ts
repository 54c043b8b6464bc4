import { CloudError } from '../errors.ts'
import type { Answer } from '../exchange.ts'
import { repeated } from '../retry.ts'
import type { Download } from '../transport.ts'
import { attemptObject, callObject, statusOf, unreadable, type ObjectConnection } from './client.ts'
import type { ObjectContent } from './object.ts'
import type { Place } from './place.ts'

/** An object whose bytes are read in ranges. */
export interface ObjectRanges {
  /** Bytes in all. */
  readonly size: number
  /**
   * Reads exactly so many bytes.
   *
   * @throws CloudError, SignInError; the signal's reason when it is aborted
   */
  readonly read: (position: number, length: number) => Promise<Buffer>
}

/**
 * Opens an object that this action uploaded, which takes one HEAD request. The upload named the
 * object by the SHA-512 of what it sent, and repeated the SHA-512 in the metadata; an object that
 * differs in either, or in size, is not that content. The bytes themselves are not hashed, so whoever
 * may write to the bucket can forge an object: what is read serves for a report, not for a decision.
 *
 * @param content without a size, objects of any size are accepted
 * @returns undefined if there is no such object
 * @throws CloudError, SignInError; the signal's reason when it is aborted
 */
export async function openRanges(
  place: Place,
  content: Pick<ObjectContent, 'digest'> & { readonly size?: number },
  connection: ObjectConnection,
): Promise<ObjectRanges | undefined> {
  const object = await head(place, connection)
  if (object?.digest !== content.digest) return undefined
  const { size } = object
  if (content.size !== undefined && content.size !== size) return undefined
  return {
    size,
    read: (position, length) => readRange({ place, object, position, length }, connection),
  }
}

/** What HEAD says of an object. */
interface Head {
  readonly size: number
  readonly etag: string
  readonly digest: string | undefined
}

async function head(place: Place, connection: ObjectConnection): Promise<Head | undefined> {
  try {
    return await callObject({ operation: 'HeadObject', place }, connection, decodeHead)
  } catch (error) {
    if (statusOf(error) === 404) return undefined
    throw error
  }
}

function decodeHead(answer: Answer): Head {
  const { headers } = answer
  const { etag } = headers
  const size = Number(headers['content-length'] ?? NaN)
  if (etag === undefined) throw unreadable('HeadObject', 'no ETag', answer)
  if (!Number.isSafeInteger(size)) throw unreadable('HeadObject', 'no Content-Length', answer)
  const digest = headers['x-amz-meta-sha512'] ?? headers['x-obs-meta-sha512']
  return { size, etag, digest: typeof digest === 'string' ? digest : undefined }
}

interface Range {
  readonly place: Place
  readonly object: Head
  readonly position: number
  readonly length: number
}

/** All ranges must come from the object that HEAD described, which its ETag shows. */
async function readRange(
  { place, object, position, length }: Range,
  connection: ObjectConnection,
): Promise<Buffer> {
  if (length === 0) return Buffer.alloc(0)
  const operation = 'GetObject'
  const range = `${position}-${position + length - 1}`
  const attempt = async (): Promise<Buffer> => {
    const piece = new Piece(length)
    const call = {
      operation,
      place,
      headers: { range: `bytes=${range}` },
      download: piece,
    } as const
    const { headers, requestId } = await attemptObject(call, connection)
    const isRange = headers['content-range'] === `bytes ${range}/${object.size}`
    if (isRange && headers.etag === object.etag && piece.isComplete) return piece.bytes
    const message = `unexpected response: not bytes ${range} of the object`
    throw new CloudError(message, { kind: 'unreadable', operation, requestId, permanent: true })
  }
  return repeated({ operation, attempt }, connection)
}

/** A range in memory. More bytes than it has close the connection: the range was ignored. */
class Piece implements Download {
  readonly bytes: Buffer
  #filled = 0

  constructor(length: number) {
    this.bytes = Buffer.alloc(length)
  }

  get most(): number {
    return this.bytes.length
  }

  get isComplete(): boolean {
    return this.#filled === this.bytes.length
  }

  readonly write = (bytes: Buffer): void => {
    this.#filled += bytes.copy(this.bytes, this.#filled)
  }
}
