import type { InvocationState } from '../cloud/release-wire.ts'
import { VerificationError } from '../errors.ts'

/** The function was called with the test event and failed. */
export class TestFailure extends VerificationError {
  /** The end of the function's log, where the service sent it. */
  readonly log: string | undefined

  constructor(message: string, { log, requestId }: InvocationState) {
    super(message, 'Fix the function or `test_event`; the alias was not changed', {
      again: false,
      requestId,
    })
    this.name = 'TestFailure'
    this.log = log
  }
}
