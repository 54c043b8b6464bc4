import type { Phase } from './transport.ts'

/** What FunctionGraph calls, in its own documents' names. */
export type FunctionOperation = 'ShowFunctionConfig' | 'UpdateFunctionCode'

/** The calls by which credentials are obtained: of GitHub, of STS, of IAM. */
export type SignInOperation = 'RequestIdToken' | 'AssumeAgencyWithOIDC' | 'CreateTokenWithIdToken'

export type Operation = FunctionOperation | SignInOperation

export function isSignIn(operation: Operation): operation is SignInOperation {
  return operation !== 'ShowFunctionConfig' && operation !== 'UpdateFunctionCode'
}

/** By what a request proves whose it is: what was given to the step, or what it obtained itself. */
export type Proof = 'key' | 'temporary key' | 'token' | 'key from STS' | 'token from IAM'

/** `unreadable`: an answer that is neither an error nor what the operation promises. */
export type CloudErrorKind = 'connection' | 'status' | 'redirect' | 'unreadable'

export interface CloudErrorData {
  readonly kind: CloudErrorKind
  readonly operation: Operation
  /** By what the request proved whose it is, where it did. */
  readonly proof?: Proof | undefined
  readonly status?: number | undefined
  /** The service's code, such as FSS.0403 or APIGW.0301. */
  readonly code?: string | undefined
  readonly requestId?: string | undefined
  /** How far a lost exchange came. */
  readonly phase?: Phase | undefined
  /** A lost connection that will be lost again, such as a certificate that is not trusted. */
  readonly permanent?: boolean | undefined
  /** Node's code of a certificate that was not accepted. */
  readonly certificate?: string | undefined
  /** Milliseconds that the service asked to wait. */
  readonly retryAfter?: number | undefined
  /** Seconds by which this machine's clock is ahead of the answer's Date. */
  readonly clockAhead?: number | undefined
}

/** A call to the cloud that failed. The message is the service's own, unescaped. */
export class CloudError extends Error {
  readonly data: CloudErrorData

  constructor(message: string, data: CloudErrorData) {
    super(message)
    this.name = 'CloudError'
    this.data = data
  }
}

/**
 * Credentials could not be obtained. No `CloudError`, so that nothing tries again what was tried as
 * often as it may be, or asks what a function holds after an update that was never sent.
 */
export class SignInError extends Error {
  readonly reason: SignInReason

  constructor(reason: SignInReason) {
    super(reason.kind === 'refused' ? reason.error.message : reason.message)
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
