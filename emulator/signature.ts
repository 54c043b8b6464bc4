/**
 * Checks the signature SDK-HMAC-SHA256 from the server's side, by Huawei Cloud's API signing guide
 * (API Gateway, "AK/SK signing and authentication algorithm").
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** A request as it came over the wire. */
export interface SignedRequest {
  readonly method: string
  /** Path and query, as in the request line. */
  readonly target: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export interface Authorization {
  readonly accessKey: string
  /** Lower case, in the order given. */
  readonly signedHeaders: readonly string[]
  readonly signature: string
}

const authorizationForm =
  /^SDK-HMAC-SHA256 Access=([^\s,]+), SignedHeaders=([a-z0-9_-]+(?:;[a-z0-9_-]+)*), Signature=([0-9a-f]{64})$/

/** The three parts of an Authorization header; undefined where it has another form. */
export function parseAuthorization(header: string): Authorization | undefined {
  const [, accessKey, names, signature] = authorizationForm.exec(header) ?? []
  if (accessKey === undefined || names === undefined || signature === undefined) return undefined
  return { accessKey, signedHeaders: names.split(';'), signature }
}

/** Why a signature is invalid; undefined if it is valid. Never contains the expected signature. */
export function signatureProblem(
  request: SignedRequest,
  authorization: Authorization,
  secretKey: string,
): string | undefined {
  const { signedHeaders } = authorization
  const missing = signedHeaders.find((name) => request.headers[name] === undefined)
  if (missing !== undefined) return `the signed header ${missing} is missing`
  if (!signedHeaders.includes('x-sdk-date')) return 'x-sdk-date is not signed'
  if (!isSorted(signedHeaders)) return 'SignedHeaders is not sorted'
  const payload = payloadHash(request, signedHeaders)
  if (payload === undefined) return 'x-sdk-content-sha256 does not match the body'
  const expected = sign(canonicalRequest(request, signedHeaders, payload), request, secretKey)
  const given = Buffer.from(authorization.signature, 'hex')
  return timingSafeEqual(given, expected) ? undefined : 'the signature does not match the request'
}

/** Method, path, query, headers, their names and the body's hash, one part a line. */
export function canonicalRequest(
  request: Omit<SignedRequest, 'body'>,
  signedHeaders: readonly string[],
  payload: string,
): string {
  const { path, query } = split(request.target)
  const headers = signedHeaders.map((name) => `${name}:${headerValue(request.headers, name)}\n`)
  return [
    request.method.toUpperCase(),
    canonicalPath(path),
    canonicalQuery(query),
    headers.join(''),
    signedHeaders.join(';'),
    payload,
  ].join('\n')
}

/** Canonical path: each segment decoded and encoded again, with a slash at the end. */
function canonicalPath(path: string): string {
  const encoded = path.split('/').map((segment) => encode(decode(segment)))
  const joined = encoded.join('/')
  return joined.endsWith('/') ? joined : `${joined}/`
}

function canonicalQuery(query: string): string {
  const pairs = query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair): [string, string] => {
      const at = pair.indexOf('=')
      const [name, value] = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
      return [decodeForm(name), decodeForm(value)]
    })
  return pairs
    .sort(([nameA, valueA], [nameB, valueB]) => order(nameA, nameB) || order(valueA, valueB))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&')
}

/** The body's hash, or the one word that stands for a body left unsigned. */
function payloadHash(request: SignedRequest, signedHeaders: readonly string[]): string | undefined {
  const declared = request.headers['x-sdk-content-sha256']
  if (declared !== undefined && !signedHeaders.includes('x-sdk-content-sha256')) return undefined
  if (declared === 'UNSIGNED-PAYLOAD') return declared
  const actual = createHash('sha256').update(request.body).digest('hex')
  return declared === undefined || declared === actual ? actual : undefined
}

/** The secret key is the HMAC key as it stands: no derived key, no scope. */
function sign(canonical: string, request: SignedRequest, secretKey: string): Buffer {
  const date = headerValue(request.headers, 'x-sdk-date')
  const hash = createHash('sha256').update(canonical).digest('hex')
  return createHmac('sha256', secretKey).update(`SDK-HMAC-SHA256\n${date}\n${hash}`).digest()
}

/** Percent-encoding that leaves A-Z a-z 0-9 - _ . ~ and nothing else. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** A segment with a broken escape stands for itself. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function decodeForm(text: string): string {
  return decode(text.replaceAll('+', ' '))
}

function headerValue(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[name]
  return (Array.isArray(value) ? value.join(',') : (value ?? '')).trim()
}

function split(target: string): { path: string; query: string } {
  const at = target.indexOf('?')
  return at < 0
    ? { path: target, query: '' }
    : { path: target.slice(0, at), query: target.slice(at + 1) }
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function isSorted(names: readonly string[]): boolean {
  return names.every((name, index) => index === 0 || (names[index - 1] ?? '') < name)
}
