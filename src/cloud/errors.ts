import type { Phase } from './transport.ts'

/** What the service calls, in its own documents' names. */
export type Operation = 'ShowFunctionConfig' | 'UpdateFunctionCode'

/** `unreadable`: an answer that is neither an error nor what the operation promises. */
export type CloudErrorKind = 'connection' | 'status' | 'redirect' | 'unreadable'

export interface CloudErrorData {
  readonly kind: CloudErrorKind
  readonly operation: Operation
  readonly status?: number | undefined
  /** The service's code, such as FSS.0403 or APIGW.0301. */
  readonly code?: string | undefined
  readonly requestId?: string | undefined
  /** How far a lost exchange came. */
  readonly phase?: Phase | undefined
  /** A lost connection that will be lost again, such as a certificate that is not trusted. */
  readonly permanent?: boolean | undefined
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
