import { CloudError } from '../cloud/errors.ts'
import type { Connection } from '../cloud/functiongraph.ts'
import type { InvocationState } from '../cloud/release-wire.ts'
import { invoke } from '../cloud/releases.ts'
import { repeated } from '../cloud/retry.ts'
import { isObject, parseJson } from '../cloud/wire.ts'
import type { Target } from '../target.ts'
import { TestFailure } from './test-failure.ts'

/**
 * Invokes a version with the test event, once: it may have effects, so it is only retried if the
 * service rejected it before running the function.
 *
 * @throws TestFailure when the function failed; CloudError when it could not be invoked
 */
export async function testVersion(
  target: Target,
  urn: string,
  event: string,
  connection: Connection,
): Promise<void> {
  const operation = 'InvokeFunction'
  const answer = await answered(
    repeated({ operation, attempt: () => invoke(target, urn, event, connection) }, connection),
  )
  const fault = faultOf(answer)
  if (fault !== undefined) throw new TestFailure(fault, answer)
}

/** Treats HTTP 5xx of the service as a failed function: some services report failures so. */
async function answered(call: Promise<InvocationState>): Promise<InvocationState> {
  try {
    return await call
  } catch (error) {
    if (!(error instanceof CloudError)) throw error
    const { kind, foreign, status = 0, code, requestId } = error.data
    if (kind !== 'status' || foreign === true || status < 500) throw error
    const facts = [`HTTP ${status}`, code].filter(Boolean).join(', ')
    throw new TestFailure(`the call failed (${facts}): ${clipped(error.message)}`, {
      ...(requestId === undefined ? {} : { requestId }),
    })
  }
}

/**
 * Why an invocation failed; undefined if it succeeded. The service may return HTTP 200 for a failed
 * function and report the failure in headers, in the `status` of the reply, or only in a `statusCode`
 * for API gateways.
 */
export function faultOf(answer: InvocationState): string | undefined {
  const { isKnown, errorCode, isError, status, result } = answer
  if (isKnown === false)
    return 'unexpected response: unknown format, so whether the function failed is unknown'
  const said = result === undefined || result === '' ? '' : `: ${clipped(messageIn(result))}`
  if (isError === true) return `the function failed${said}`
  if (errorCode !== undefined && errorCode !== '0') {
    return `the function failed with error code ${errorCode}${said}`
  }
  if (status !== undefined && status >= 400) return `the function returned status ${status}${said}`
  const code = gatewayStatus(result)
  return code === undefined || code < 400
    ? undefined
    : `the function returned statusCode ${code}${said}`
}

/** `statusCode` of a result in the format of API gateway triggers. */
function gatewayStatus(result: string | undefined): number | undefined {
  const value = result === undefined ? undefined : parseJson(result)
  if (!isObject(value)) return undefined
  const code = Number(value['statusCode'])
  return Number.isInteger(code) && 'statusCode' in value ? code : undefined
}

/** Error message in a result, in the spellings of the runtimes; else the whole result. */
function messageIn(result: string): string {
  const value = parseJson(result)
  if (!isObject(value)) return result
  const message =
    value['errorMessage'] ?? value['error_message'] ?? value['message'] ?? value['body']
  return typeof message === 'string' ? message : result
}

const LONGEST = 500

function clipped(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
