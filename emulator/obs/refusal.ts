/** Error response of OBS: a code in XML, and the HTTP status of that code. */
import type { Answer } from '../answer.ts'
import { document, type Element } from './xml.ts'

/** Documented: table of OBS error codes. Those marked are S3's and assumed for OBS. */
const statuses = {
  PermanentRedirect: 301,
  AuthorizationHeaderMalformed: 400, // S3's
  BadDigest: 400,
  EntityTooLarge: 400,
  EntityTooSmall: 400,
  IllegalLocationConstraintException: 400,
  InvalidArgument: 400,
  InvalidBucketName: 400,
  InvalidDigest: 400,
  InvalidPart: 400,
  InvalidPartOrder: 400,
  MalformedXML: 400,
  XAmzContentSHA256Mismatch: 400, // S3's
  AccessDenied: 403,
  InvalidAccessKeyId: 403,
  InvalidSecurity: 403,
  RequestTimeTooSkewed: 403,
  SignatureDoesNotMatch: 403,
  NoSuchBucket: 404,
  NoSuchKey: 404,
  NoSuchUpload: 404,
  MethodNotAllowed: 405,
  BucketAlreadyExists: 409,
  BucketAlreadyOwnedByYou: 409,
  MissingContentLength: 411,
  InvalidRange: 416,
  InternalError: 500,
  NotImplemented: 501,
  SlowDown: 503,
} as const

export type ObsErrorCode = keyof typeof statuses

export class ObsRefusal extends Error {
  readonly code: ObsErrorCode
  /** Elements beside the usual ones. */
  readonly more: readonly Element[]

  constructor(code: ObsErrorCode, message: string, more: readonly Element[] = []) {
    super(message)
    this.name = 'ObsRefusal'
    this.code = code
    this.more = more
  }
}

/** Further elements of an error response. */
export interface ErrorContext {
  readonly requestId: string
  /** Of the headers that are OBS's own. */
  readonly prefix: 'x-obs-' | 'x-amz-'
  /** Path of the bucket or object. */
  readonly resource: string
}

/** Response to a refused request; any other error is a bug of the emulator. */
export function refusalAnswer(error: unknown, context: ErrorContext): Answer {
  if (error instanceof ObsRefusal) {
    return errorAnswer(statuses[error.code], error.code, error.message, context, error.more)
  }
  const text = error instanceof Error ? error.message : String(error)
  return errorAnswer(500, 'InternalError', `The emulator failed: ${text}`, context)
}

/** Documented: Code, Message, RequestId, HostId, Resource. HEAD has the code in a header. */
export function errorAnswer(
  status: number,
  code: string,
  message: string,
  { requestId, resource, prefix }: ErrorContext,
  more: readonly Element[] = [],
): Answer {
  const body = document('Error', [
    ['Code', code],
    ['Message', message],
    ['Resource', resource],
    ['RequestId', requestId],
    ['HostId', 'emulator'],
    ...more,
  ])
  const headers = {
    'Content-Type': 'application/xml',
    [`${prefix}request-id`]: requestId,
    [`${prefix}error-code`]: code,
    [`${prefix}error-message`]: message,
  }
  return { status, headers, body }
}
