/** Error response of the service: `{error_code, error_msg}` with an HTTP status. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly reason: string | undefined

  /** `reason` is the inner message that some answers carry in a nested `details` object. */
  constructor(status: number, code: string, message: string, reason?: string) {
    super(message)
    this.name = 'Refusal'
    this.status = status
    this.code = code
    this.reason = reason
  }
}
