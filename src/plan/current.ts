import { readFunction, type Connection } from '../cloud/functiongraph.ts'
import type { FunctionState } from '../cloud/wire.ts'
import { VerificationError } from '../errors.ts'
import type { Target } from '../target.ts'

/**
 * Reads the current state of a function.
 *
 * @throws CloudError when it cannot be read; VerificationError when it uses a custom image
 */
export async function readCurrent(target: Target, connection: Connection): Promise<FunctionState> {
  const state = await readFunction(target, connection)
  if (!state.customImage) return state
  throw new VerificationError(
    'the function uses a custom image, so there is no code to update',
    'Update the image in the function configuration instead, or use a different `urn`',
    { again: false, requestId: state.requestId },
  )
}
