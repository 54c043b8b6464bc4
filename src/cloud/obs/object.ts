import { VerificationError } from '../../errors.ts'
import type { Answer } from '../exchange.ts'
import {
  attemptObject,
  callObject,
  hasCode,
  statusOf,
  unreadable,
  type ObjectConnection,
} from './client.ts'
import { placeName, type Place } from './place.ts'

/** The content that an object must have. */
export interface ObjectContent {
  /** SHA-512, lower-case hex. */
  readonly digest: string
  /** Bytes. */
  readonly size: number
}

/** `unknown`: the caller has no permission to see it. */
export type Presence = 'there' | 'absent' | 'unknown'

/**
 * Whether the package is in OBS already.
 *
 * @throws VerificationError if the object exists with other content; CloudError
 */
export async function lookFor(
  place: Place,
  content: ObjectContent,
  connection: ObjectConnection,
): Promise<Presence> {
  try {
    const { headers, requestId } = await callObject(
      { operation: 'HeadObject', place },
      connection,
      described,
    )
    const size = Number(headers['content-length'])
    const digest = headers['x-amz-meta-sha512'] ?? headers['x-obs-meta-sha512']
    if (size === content.size && digest === content.digest) return 'there'
    const sum = typeof digest === 'string' ? `SHA-512 ${digest}` : 'no SHA-512 in its metadata'
    throw new VerificationError(
      `the object ${placeName(place)} exists with other content (${size} bytes, ${sum}) and is not overwritten`,
      'Delete the object, or set another `upload_prefix`',
      { again: false, requestId },
    )
  } catch (error) {
    if (statusOf(error) === 404 && !hasCode(error, 'NoSuchBucket')) return 'absent'
    // Without permission to list the bucket, some services answer 403 for a missing object.
    if (statusOf(error) === 403 && !isSignInRefusal(error)) return 'unknown'
    throw error
  }
}

/** Every object has an ETag: a response without one is not from OBS. */
function described(answer: Answer): Answer {
  if (answer.headers.etag === undefined) throw unreadable('HeadObject', 'no ETag', answer)
  return answer
}

/** Some services send no code with HEAD: then the upload is what gets rejected. */
function isSignInRefusal(error: unknown): boolean {
  const codes = ['SignatureDoesNotMatch', 'InvalidAccessKeyId', 'RequestTimeTooSkewed']
  return [...codes, 'InvalidSecurity', 'ExpiredToken'].some((code) => hasCode(error, code))
}

/** What is public: it can be read without a signature. */
export type Exposure = 'object' | 'bucket'

/**
 * Sends requests without a signature, which need no permission and show the combined effect of
 * access lists and policies. Failures are ignored: the result only serves for warnings.
 */
export async function exposureOf(
  place: Place,
  connection: ObjectConnection,
): Promise<readonly Exposure[]> {
  const ask = async (
    exposure: Exposure,
    operation: 'HeadObject' | 'HeadBucket',
  ): Promise<readonly Exposure[]> => {
    try {
      await attemptObject({ operation, place, anonymous: true }, connection)
      return [exposure]
    } catch {
      connection.signal.throwIfAborted()
      return []
    }
  }
  return [...(await ask('object', 'HeadObject')), ...(await ask('bucket', 'HeadBucket'))]
}
