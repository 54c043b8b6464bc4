/** Sends a response, with a fault if one is due. */
import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { json, type Answer } from './answer.ts'
import type { Harm } from './faults.ts'
import { errorAnswer } from './obs/refusal.ts'

/** Error format of a service. */
export type Language = 'json' | 'xml'

/** `answer` is the response of the service; undefined if the fault came before. */
export async function deliver(
  response: ServerResponse,
  answer: Answer | undefined,
  harm: Harm | undefined,
  language: Language = 'json',
): Promise<void> {
  const whole = answer ?? json(200, {})
  switch (harm?.kind) {
    case undefined:
      sendWhole(response, whole)
      return
    case 'drop':
    case 'cut':
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
      sendWhole(response, harmed(whole, harm, language))
  }
}

type Replacing = Exclude<
  Harm,
  { readonly kind: 'drop' | 'cut' | 'silent' | 'half' | 'slow' | 'endless' }
>

/** Response that replaces the real one. */
export function harmed(answer: Answer, harm: Replacing, language: Language): Answer {
  switch (harm.kind) {
    case 'status':
      return statusAnswer(harm, language)
    case 'throttle':
      return throttled(harm.retryAfter, language)
    case 'redirect':
      return { status: harm.status ?? 302, headers: { Location: harm.location }, body: '' }
    case 'broken-json':
      return { ...answer, body: bytesOf(answer.body).subarray(0, -1) }
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
      return language === 'xml' ? withWrongEtag(answer) : withWrongDigest(answer)
  }
}

function withWrongDigest(answer: Answer): Answer {
  const digest = `"digest":"${'0badc0de'.repeat(16)}"`
  return { ...answer, body: answer.body.toString().replace(/"digest":"[^"]*"/, digest) }
}

/** In the header, or in the XML of a completed upload. */
function withWrongEtag({ status, headers, body }: Answer): Answer {
  const etag = '0badc0de'.repeat(4)
  if (headers.ETag !== undefined) {
    return { status, headers: { ...headers, ETag: `"${etag}"` }, body }
  }
  const changed = body.toString().replace(/<ETag>[^<]*</, `<ETag>&quot;${etag}&quot;<`)
  return { status, headers, body: changed }
}

function throttled(retryAfter: string | undefined, language: Language): Answer {
  const headers = retryAfter === undefined ? {} : { 'Retry-After': retryAfter }
  return language === 'xml'
    ? errorIn('xml', 503, 'SlowDown', 'Please reduce your request rate', headers)
    : errorIn('json', 429, 'APIGW.0308', 'The throttling threshold has been reached', headers)
}

function statusAnswer(harm: Extract<Harm, { kind: 'status' }>, language: Language): Answer {
  const { status, message = 'A scripted fault' } = harm
  const code = harm.code ?? (language === 'xml' ? 'InternalError' : `FSS.0${status}`)
  const answer = errorIn(language, status, code, message, { ...harm.headers })
  return harm.body === undefined ? answer : { ...answer, body: harm.body }
}

function errorIn(
  language: Language,
  status: number,
  code: string,
  message: string,
  headers: Record<string, string>,
): Answer {
  if (language === 'json') return json(status, { error_code: code, error_msg: message }, headers)
  const answer = errorAnswer(status, code, message, {
    requestId: 'scripted',
    resource: '/',
    prefix: 'x-obs-',
  })
  return { ...answer, headers: { ...answer.headers, ...headers } }
}

function bytesOf(body: Answer['body']): Buffer {
  return typeof body === 'string' ? Buffer.from(body) : body
}

function sendWhole(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) })
  response.end(body)
}

function sendHalf(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) + 1 })
  const half = bytesOf(body).subarray(0, Math.ceil(body.length / 2))
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
  for (const byte of bytesOf(body)) {
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
  // A response to HEAD has no body that could be endless.
  if (response.req.method === 'HEAD') {
    response.end()
    return
  }
  response.write('{"func_urn":"')
  const pump = (): void => {
    while (!response.destroyed && response.write(more));
  }
  response.on('drain', pump)
  pump()
}
