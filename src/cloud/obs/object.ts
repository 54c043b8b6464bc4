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

/** What an object must be, and is when it was uploaded by this action. */
export interface ObjectContent {
  /** SHA-512, lower-case hex. */
  readonly digest: string
  /** Bytes. */
  readonly size: number
}

/** `unknown`: this caller may not know. */
export type Presence = 'there' | 'absent' | 'unknown'

/**
 * Whether the package is in OBS already.
 *
 * @throws VerificationError when something else is there under its name; CloudError
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
    // Who may not list a bucket is told 403 of an object that is not there, by some services.
    if (statusOf(error) === 403 && !isSignInRefusal(error)) return 'unknown'
    throw error
  }
}

/** Every object has an ETag: what comes without one is no answer of OBS's. */
function described(answer: Answer): Answer {
  if (answer.headers.etag === undefined) throw unreadable('HeadObject', 'no ETag', answer)
  return answer
}

/** Of HEAD some services tell no code; then it is the upload that is refused. */
function isSignInRefusal(error: unknown): boolean {
  const codes = ['SignatureDoesNotMatch', 'InvalidAccessKeyId', 'RequestTimeTooSkewed']
  return [...codes, 'InvalidSecurity', 'ExpiredToken'].some((code) => hasCode(error, code))
}

/** What everybody may read, since a request without a signature is answered. */
export type Exposure = 'object' | 'bucket'

/**
 * Asks as anybody could, which needs no permission and sees what access lists and policies come to.
 * It is advice: what cannot be found out is not told.
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
      const ofBucket = exposure === 'bucket'
      await attemptObject({ operation, place, ofBucket, anonymous: true }, connection)
      return [exposure]
    } catch {
      connection.signal.throwIfAborted()
      return []
    }
  }
  return [...(await ask('object', 'HeadObject')), ...(await ask('bucket', 'HeadBucket'))]
}
