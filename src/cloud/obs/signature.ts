import { createHash, createHmac } from 'node:crypto'
import { encodeStrictly } from '../signature.ts'
import type { Keys } from '../credentials/access.ts'

/**
 * AWS Signature V4 as OBS and other services with S3's API take it, in pure stages: canonical
 * request, string to sign, signature, headers. The body is not signed (`UNSIGNED-PAYLOAD`), so that
 * a package need not be read once more for it; Content-MD5, which is signed, guards it. Facts: AWS's
 * "Authenticating Requests (AWS Signature Version 4)" for S3.
 */
export interface SignableObjectRequest {
  readonly method: string
  readonly url: URL
  /** All of them are signed. Lower-case names; `host` among them. */
  readonly headers: Readonly<Record<string, string>>
  /** Where the bucket is. */
  readonly region: string
}

const ALGORITHM = 'AWS4-HMAC-SHA256'
const UNSIGNED = 'UNSIGNED-PAYLOAD'

/** The headers of a request, with those by which keys vouch for it. */
export function signedObjectHeaders(
  request: SignableObjectRequest,
  keys: Keys,
  now: Date,
): Readonly<Record<string, string>> {
  const date = now.toISOString().replace(/[-:]|\.\d{3}/g, '')
  const { accessKey, secretKey, securityToken } = keys
  const headers = {
    ...request.headers,
    'x-amz-content-sha256': UNSIGNED,
    'x-amz-date': date,
    ...(securityToken === undefined ? {} : { 'x-amz-security-token': securityToken }),
  }
  const scope = `${date.slice(0, 8)}/${request.region}/s3/aws4_request`
  const text = stringToSign(canonicalObjectRequest({ ...request, headers }), date, scope)
  const mac = hmac(signingKey(secretKey, scope), text).toString('hex')
  const authorization =
    `${ALGORITHM} Credential=${accessKey}/${scope}, ` +
    `SignedHeaders=${signedNames(headers)}, Signature=${mac}`
  return { ...headers, authorization }
}

/** The path of `url` is taken as it is: it was encoded once, and S3 encodes it no second time. */
export function canonicalObjectRequest({
  method,
  url,
  headers,
}: Omit<SignableObjectRequest, 'region'>): string {
  const lines = Object.entries(headers)
    .sort(byName)
    .map(([name, value]) => `${name}:${value.trim().replace(/ +/g, ' ')}\n`)
  const payload = headers['x-amz-content-sha256'] ?? UNSIGNED
  const parts = [method, url.pathname, canonicalQuery(url.searchParams)]
  return [...parts, lines.join(''), signedNames(headers), payload].join('\n')
}

function canonicalQuery(query: URLSearchParams): string {
  return [...query]
    .map((pair) => pair.map(encodeStrictly))
    .map(([name = '', value = '']): [string, string] => [name, value])
    .sort(byName)
    .map((pair) => pair.join('='))
    .join('&')
}

function byName([a]: [string, string], [b]: [string, string]): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function signedNames(headers: Readonly<Record<string, string>>): string {
  return Object.keys(headers).sort().join(';')
}

function stringToSign(canonical: string, date: string, scope: string): string {
  return [ALGORITHM, date, scope, createHash('sha256').update(canonical).digest('hex')].join('\n')
}

/** Derived from the secret by each part of the scope: day, region, service, and the last word. */
function signingKey(secretKey: string, scope: string): Buffer {
  return scope.split('/').reduce(hmac, Buffer.from(`AWS4${secretKey}`))
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
