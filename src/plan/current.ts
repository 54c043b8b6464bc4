import { readFunction, type Connection } from '../cloud/functiongraph.ts'
import type { FunctionState } from '../cloud/wire.ts'
import { VerificationError } from '../errors.ts'
import type { Target } from '../target.ts'

/**
 * Reads what a function holds now.
 *
 * @throws CloudError when it cannot be read; VerificationError when it runs an image, not code
 */
export async function readCurrent(target: Target, connection: Connection): Promise<FunctionState> {
  const state = await readFunction(target, connection)
  if (!state.customImage) return state
  throw new VerificationError(
    'the function runs a custom image, so there is no code to update',
    'Change the image in the configuration of the function, or name another function in urn',
    { again: false, requestId: state.requestId },
  )
}
