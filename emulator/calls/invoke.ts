import { randomUUID } from 'node:crypto'
import type { Answer } from '../answer.ts'
import { json } from '../answer.ts'
import { languageOf } from '../invoke/languages.ts'
import { runHandler, type Run } from '../invoke/run.ts'
import { Refusal } from '../refusal.ts'
import type { Call } from '../service.ts'
import type { StoredFunction } from '../state/stored-function.ts'
import { found, versionNamed } from './find.ts'
import { versionFor } from './shares.ts'

/** Documented limits of the log in the response and in the header. */
const logTail = 4 * 1024
const headerTail = 2000

/**
 * POST /functions/{urn}/invocations: calls the handler of the code that `latest`, a version or, by
 * its shares and rules, an alias holds.
 *
 * @throws Refusal for what the service refuses, and 501 for a runtime that the emulator cannot run
 */
export async function invoke(call: Call): Promise<Answer> {
  const { fn: main, alias } = found(call)
  const event = call.body()
  const fn = alias === undefined ? main : shared(versionFor(alias, main.urn, call), main, call)
  checkEnabled(fn, call)
  const language = languageOf(fn)
  if (language === undefined) {
    throw new Refusal(501, 'EMULATOR.0501', 'The emulator runs Node.js and Python functions only')
  }
  const requestId = randomUUID()
  const limitMs = Math.min(fn.timeout * 1000, call.service.invokeLimitMs)
  const begin = call.service.now()
  const run = await runHandler(language, fn, event, { requestId, limitMs })
  return replyOf({ fn, run, requestId, log: logOf(fn, run, requestId, begin) }, call)
}

function shared(version: string, main: StoredFunction, { service }: Call): StoredFunction {
  return versionNamed(service.functions.expect(main.urn), version, service.functions)
}

/** Documented: a disabled function cannot be invoked. The code is assumed. */
function checkEnabled(fn: StoredFunction, { service: { switches } }: Call): void {
  if (fn.concurrency !== 0) return
  const status = switches.disabledInvoke === 'FSS.0403' ? 403 : 429
  throw new Refusal(status, switches.disabledInvoke, 'The function is disabled')
}

interface Done {
  readonly fn: StoredFunction
  readonly run: Run
  readonly requestId: string
  readonly log: string
}

/** v1 is one JSON object; v0, the default, is the result itself. */
function replyOf({ fn, run, requestId, log }: Done, call: Call): Answer {
  const shown = call.service.switches.functionErrorShown
  if (run.failed && shown === 'http') {
    return json(500, { error_code: 'FSS.0500', error_msg: run.result })
  }
  const isV1 = call.header('x-cff-request-version') === 'v1'
  const isTail = call.header('x-cff-log-type') === 'tail'
  const headerFails = run.failed && shown !== 'status'
  const headers = {
    'X-Cff-Request-Id': requestId,
    'X-Cff-Response-Version': isV1 ? 'v1' : 'v0',
    'X-Cff-Invoke-Summary': JSON.stringify(summaryOf(fn, run)),
    'X-CFF-Billing-Duration': String(run.milliseconds),
    'X-Func-Err-Code': headerFails ? '1' : '0',
    'X-Is-Func-Err': String(headerFails),
    ...(isTail && {
      'X-Cff-Function-Log': Buffer.from(log).subarray(-headerTail).toString('base64'),
    }),
  }
  if (!isV1) {
    return { status: 200, headers: { 'Content-Type': 'text/plain', ...headers }, body: run.result }
  }
  const status = run.failed && shown !== 'headers' ? 500 : 200
  const tail = isTail ? log.slice(-logTail) : ''
  return json(200, { request_id: requestId, result: run.result, log: tail, status }, headers)
}

function summaryOf(fn: StoredFunction, { digest, milliseconds }: Run): Record<string, unknown> {
  return {
    funcDigest: digest,
    duration: milliseconds,
    billingDuration: milliseconds,
    memorySize: fn.memorySize,
    memoryUsed: memoryUsed,
  }
}

/** MB; not measured. */
const memoryUsed = 24

/** What the function printed, between two lines of the service's own. */
function logOf(fn: StoredFunction, run: Run, requestId: string, begin: Date): string {
  const end = new Date(begin.getTime() + run.milliseconds)
  const stamp = (time: Date) => `${time.toISOString().slice(0, 19)}Z`
  return [
    `${stamp(begin)} Start invoke request '${requestId}', version: ${fn.version}`,
    run.log,
    `${stamp(end)} Finish invoke request '${requestId}', duration: ${run.milliseconds}ms, ` +
      `billing duration: ${run.milliseconds}ms, memory used: ${memoryUsed}MB, ` +
      `billing memory: ${fn.memorySize}MB`,
  ].join('\n')
}
