import { repeated } from './retry.ts'
import type { Target } from '../target.ts'
import { bodyWithFile, textBody } from './body.ts'
import { attempt, type Call, type Connection } from './client.ts'
import { CloudError } from './errors.ts'
import {
  decodeFunction,
  encodeUpdate,
  flawOf,
  type CodeUpdate,
  type FunctionState,
} from './wire.ts'

/**
 * Reads what a function holds: ShowFunctionConfig, `GET .../config`. Tried again where that is safe.
 *
 * @throws CloudError
 */
export async function readFunction(target: Target, connection: Connection): Promise<FunctionState> {
  const call: Call = {
    operation: 'ShowFunctionConfig',
    method: 'GET',
    target,
    resource: 'config',
  }
  return repeated(
    call.operation,
    async () => {
      const { json, requestId } = await attempt(call, connection)
      const flaw = json === undefined ? 'an answer that is not JSON' : flawOf(json)
      if (json !== undefined && flaw === undefined) return decodeFunction(json, requestId)
      throw new CloudError(flaw ?? '', {
        kind: 'unreadable',
        operation: call.operation,
        requestId,
      })
    },
    connection,
  )
}

/**
 * Sends code once: UpdateFunctionCode, `PUT .../code`. Whether it may be sent again is for the
 * caller to find out, since after a lost answer the function may hold it.
 *
 * @returns what the service says the function holds now; of an answer that cannot be read, nothing
 * @throws CloudError
 */
export async function updateCode(
  target: Target,
  update: CodeUpdate,
  connection: Connection,
): Promise<FunctionState> {
  const fields = encodeUpdate(update)
  const body =
    update.file === undefined ? textBody(JSON.stringify(fields)) : bodyWithFile(fields, update.file)
  const { json, requestId } = await attempt(
    {
      operation: 'UpdateFunctionCode',
      method: 'PUT',
      target,
      resource: 'code',
      body,
    },
    connection,
  )
  return decodeFunction(json ?? {}, requestId)
}
