import { StepError } from '../errors.ts'
import type { Operation } from './operations.ts'
import type { Phase } from './transport.ts'

/** By what a request proves whose it is: what was given to the step, or what it obtained itself. */
export type Proof = 'key' | 'temporary key' | 'token' | 'key from STS' | 'token from IAM'

/**
 * `unreadable`: an answer that is neither an error nor what the operation promises. `oversized`: an
 * answer too long or too deeply nested to be read.
 */
export type CloudErrorKind = 'connection' | 'status' | 'redirect' | 'unreadable' | 'oversized'

export interface CloudErrorData {
  readonly kind: CloudErrorKind
  readonly operation: Operation
  /** By what the request proved whose it is, where it did. */
  readonly proof?: Proof | undefined
  /** Whom the request was sent to: host, and port where it is not the usual one. */
  readonly host?: string | undefined
  readonly status?: number | undefined
  /** The answer is not the service's own: something between the runner and the service answered. */
  readonly foreign?: boolean | undefined
  /** The service's code, such as FSS.0403 or APIGW.0301. */
  readonly code?: string | undefined
  readonly requestId?: string | undefined
  /** How far a lost exchange came. */
  readonly phase?: Phase | undefined
  /** Of the request's body, where it had one. */
  readonly bodyBytes?: number | undefined
  /** A failure that comes again, such as a certificate that is not trusted. */
  readonly permanent?: boolean | undefined
  /** No resolver knows the host: the region or endpoint is misspelled, or DNS is briefly down. */
  readonly unknownHost?: boolean | undefined
  /** Node's code of a certificate that was not accepted. */
  readonly certificate?: string | undefined
  /** Milliseconds that the service asked to wait. */
  readonly retryAfter?: number | undefined
  /** Seconds by which this machine's clock is ahead of the answer's Date. */
  readonly clockAhead?: number | undefined
}

/** A call to the cloud that failed. The message is the service's own, unescaped. */
export class CloudError extends StepError {
  readonly data: CloudErrorData

  constructor(message: string, data: CloudErrorData, options?: ErrorOptions) {
    super(message, options)
    this.name = 'CloudError'
    this.data = data
  }
}

/**
 * Credentials could not be obtained. No `CloudError`, so that nothing tries again what was tried as
 * often as it may be, or asks what a function holds after an update that was never sent.
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
  /** GitHub, STS or IAM said no; with the claims that were shown to it, one a line. */
  | { readonly kind: 'refused'; readonly error: CloudError; readonly claims: readonly string[] }
  /** Nobody needs to be asked. */
  | {
      readonly kind: 'not allowed'
      readonly message: string
      readonly remedy: string
      /** Lines to copy as they stand. */
      readonly lines: readonly string[]
    }

/** Bytes from which a signed body may be over the 12 MB that API Gateway documents. */
const LARGE_BODY = 9_000_000

/**
 * Whether the connection was lost while a large signed body was sent: a gateway that refuses it by
 * its length may close the connection before its answer is read.
 */
export function lostLargeSignedBody(data: CloudErrorData): boolean {
  const { kind, phase, bodyBytes = 0, proof = 'token' } = data
  const signed = proof !== 'token' && proof !== 'token from IAM'
  return kind === 'connection' && phase === 'sending' && signed && bodyBytes > LARGE_BODY
}
