/** Puts an answer on the wire, whole or harmed. */
import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { json, type Answer } from './answer.ts'
import type { Harm } from './faults.ts'

/** `answer` is what the service said; undefined where the fault came before its work. */
export async function deliver(
  response: ServerResponse,
  answer: Answer | undefined,
  harm: Harm | undefined,
): Promise<void> {
  const whole = answer ?? json(200, {})
  switch (harm?.kind) {
    case undefined:
      sendWhole(response, whole)
      return
    case 'drop':
      response.destroy()
      return
    case 'silent':
      return
    case 'half':
      sendHalf(response, whole)
      return
    case 'slow':
      await sendSlowly(response, whole, harm.firstByteMs ?? 0, harm.dripMs ?? 0)
      return
    case 'endless':
      sendWithoutEnd(response)
      return
    case 'status':
    case 'throttle':
    case 'redirect':
    case 'broken-json':
    case 'html':
    case 'empty':
    case 'gzip-garbage':
    case 'wrong-digest':
      sendWhole(response, harmed(whole, harm))
  }
}

type Replacing = Exclude<Harm, { readonly kind: 'drop' | 'silent' | 'half' | 'slow' | 'endless' }>

/** The answer that stands in place of the true one. */
export function harmed(answer: Answer, harm: Replacing): Answer {
  switch (harm.kind) {
    case 'status':
      return statusAnswer(harm)
    case 'throttle':
      return json(
        429,
        { error_code: 'APIGW.0308', error_msg: 'The throttling threshold has been reached' },
        harm.retryAfter === undefined ? {} : { 'Retry-After': harm.retryAfter },
      )
    case 'redirect':
      return { status: harm.status ?? 302, headers: { Location: harm.location }, body: '' }
    case 'broken-json':
      return { ...answer, body: answer.body.slice(0, -1) }
    case 'html':
      return {
        status: answer.status,
        headers: { 'Content-Type': 'text/html' },
        body: '<!DOCTYPE html><html><body><h1>Welcome to the proxy</h1></body></html>',
      }
    case 'empty':
      return { ...answer, body: '' }
    case 'gzip-garbage':
      return { ...answer, headers: { ...answer.headers, 'Content-Encoding': 'gzip' } }
    case 'wrong-digest':
      return { ...answer, body: answer.body.replace(/"digest":"[^"]*"/, wrongDigest) }
  }
}

const wrongDigest = `"digest":"${'0badc0de'.repeat(16)}"`

function statusAnswer(harm: Extract<Harm, { kind: 'status' }>): Answer {
  const answer = json(
    harm.status,
    {
      error_code: harm.code ?? `FSS.0${harm.status}`,
      error_msg: harm.message ?? 'A scripted fault',
    },
    { ...harm.headers },
  )
  return harm.body === undefined ? answer : { ...answer, body: harm.body }
}

function sendWhole(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) })
  response.end(body)
}

function sendHalf(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) + 1 })
  const half = body.slice(0, Math.ceil(body.length / 2))
  response.write(half, () => response.destroy())
}

async function sendSlowly(
  response: ServerResponse,
  { status, headers, body }: Answer,
  firstByteMs: number,
  dripMs: number,
): Promise<void> {
  await sleep(firstByteMs, undefined, { ref: false })
  if (dripMs === 0) {
    sendWhole(response, { status, headers, body })
    return
  }
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) })
  for (const byte of Buffer.from(body)) {
    if (response.destroyed) return
    response.write(Buffer.of(byte))
    await sleep(dripMs, undefined, { ref: false })
  }
  response.end()
}

/** An open JSON string, 64 KiB at a time, until the other side hangs up. */
function sendWithoutEnd(response: ServerResponse): void {
  const more = Buffer.alloc(64 * 1024, 'x')
  response.writeHead(200, { 'Content-Type': 'application/json' })
  response.write('{"func_urn":"')
  const pump = (): void => {
    while (!response.destroyed && response.write(more));
  }
  response.on('drain', pump)
  pump()
}
