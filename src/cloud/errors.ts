import { StepError } from '../errors.ts'
import type { Operation } from './operations.ts'
import type { Phase } from './transport.ts'

/** Kind of credential in a request, configured or obtained; selects the remedy on 401. */
export type Proof = 'key' | 'temporary key' | 'token' | 'key from STS' | 'token from IAM'

/**
 * `unreadable`: a response that is neither an error nor the documented result. `oversized`: a
 * response too long or too deeply nested to be read.
 */
export type CloudErrorKind = 'connection' | 'status' | 'redirect' | 'unreadable' | 'oversized'

/** A bucket of OBS, in the region in which it must be. */
export interface Bucket {
  readonly name: string
  readonly region: string
}

export interface CloudErrorData {
  readonly kind: CloudErrorKind
  readonly operation: Operation
  /** Kind of credential in the request, if any. */
  readonly proof?: Proof | undefined
  /** Host, and port unless it is the default. */
  readonly host?: string | undefined
  /** The bucket that a request to OBS was about. */
  readonly bucket?: Bucket | undefined
  /** FunctionGraph was to read the package that the step had put into OBS. */
  readonly uploaded?: boolean | undefined
  readonly status?: number | undefined
  /** The response is not the service's own but e.g. of a proxy or firewall. */
  readonly foreign?: boolean | undefined
  /** The service's error code, e.g. FSS.0403 or APIGW.0301. */
  readonly code?: string | undefined
  readonly requestId?: string | undefined
  /** Phase in which the connection was lost. */
  readonly phase?: Phase | undefined
  /** Size of the request body, if any. */
  readonly bodyBytes?: number | undefined
  /** Retrying cannot help, e.g. with an untrusted certificate. */
  readonly permanent?: boolean | undefined
  /** The host name cannot be resolved: region or endpoint misspelled, or DNS briefly down. */
  readonly unknownHost?: boolean | undefined
  /** Node's error code of a rejected certificate. */
  readonly certificate?: string | undefined
  /** Retry-After of the service, in milliseconds. */
  readonly retryAfter?: number | undefined
  /** Seconds by which this machine's clock is ahead of the response's Date. */
  readonly clockAhead?: number | undefined
}

/** A failed service call. The message is the service's own, unescaped. */
export class CloudError extends StepError {
  readonly data: CloudErrorData

  constructor(message: string, data: CloudErrorData, options?: ErrorOptions) {
    super(message, options)
    this.name = 'CloudError'
    this.data = data
  }
}

/**
 * Credentials could not be obtained. Not a `CloudError`, so that retry and read-back logic do not
 * apply to it: the call was retried already, and no update was sent.
 */
export class SignInError extends StepError {
  readonly reason: SignInReason

  constructor(reason: SignInReason) {
    if (reason.kind === 'refused') super(reason.error.message, { cause: reason.error })
    else super(reason.message)
    this.name = 'SignInError'
    this.reason = reason
  }
}

export type SignInReason =
  /** GitHub, STS or IAM rejected the request; with the claims sent, one per line. */
  | { readonly kind: 'refused'; readonly error: CloudError; readonly claims: readonly string[] }
  /** Detected locally, no request was made. */
  | {
      readonly kind: 'not allowed'
      readonly message: string
      readonly remedy: string
      /** YAML lines to copy. */
      readonly lines: readonly string[]
    }

/** Bytes from which a signed body may exceed the 12 MB that API Gateway documents. */
const LARGE_BODY = 9_000_000

/**
 * Whether the connection was lost while a large signed body was sent: a gateway that rejects its
 * length may close the connection before the response is read.
 */
export function lostLargeSignedBody(data: CloudErrorData): boolean {
  const { kind, phase, bodyBytes = 0, proof = 'token' } = data
  const signed = proof !== 'token' && proof !== 'token from IAM'
  return kind === 'connection' && phase === 'sending' && signed && bodyBytes > LARGE_BODY
}
