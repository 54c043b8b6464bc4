import { randomUUID } from 'node:crypto'
import type { Answer } from '../answer.ts'
import { json } from '../answer.ts'
import { runHandler, type Run } from '../invoke/run.ts'
import { Refusal } from '../refusal.ts'
import type { Call } from '../service.ts'
import { latestUrn } from './find.ts'

/** Documented for one of the clouds: the last 4 KB of the log. */
const logTail = 4 * 1024

/**
 * POST /functions/{urn}/invocations: calls the handler of the code that the function now holds.
 *
 * @throws Refusal for what the service refuses, and 501 for a runtime that the emulator cannot run
 */
export async function invoke(call: Call): Promise<Answer> {
  const { functions, invokeLimitMs } = call.service
  const fn = functions.get(latestUrn(call))
  const event = call.body()
  if (fn === undefined || !/^node\.?js/i.test(fn.runtime) || fn.customImage?.enabled === true) {
    throw new Refusal(501, 'EMULATOR.0501', 'The emulator runs functions of Node.js only')
  }
  const requestId = randomUUID()
  const limitMs = Math.min(fn.timeout * 1000, invokeLimitMs)
  const run = await runHandler(fn, event, { requestId, limitMs })
  return replyOf(run, requestId, call)
}

/** v1 is one JSON object; v0, the default, is the result itself. */
function replyOf(run: Run, requestId: string, call: Call): Answer {
  const log = run.log.slice(-logTail)
  const headers = {
    'X-Cff-Request-Id': requestId,
    'X-Cff-Invoke-Summary': JSON.stringify({ funcDigest: run.digest, duration: run.milliseconds }),
    'X-Func-Err-Code': run.failed ? '1' : '0',
    'X-Is-Func-Err': String(run.failed),
    ...(call.header('x-cff-log-type') === 'tail' && {
      'X-Cff-Function-Log': Buffer.from(log).toString('base64'),
    }),
  }
  if (call.header('x-cff-request-version') !== 'v1') {
    return { status: 200, headers: { 'Content-Type': 'text/plain', ...headers }, body: run.result }
  }
  const status = run.failed ? 500 : 200
  return json(200, { request_id: requestId, result: run.result, log, status }, headers)
}
