import type { InvocationState } from '../cloud/release-wire.ts'
import { VerificationError } from '../errors.ts'

/** The function failed when invoked with the test event. */
export class TestFailure extends VerificationError {
  /** End of the function's log, if the service returned it. */
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
