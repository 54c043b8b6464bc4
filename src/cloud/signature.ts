import { createHash, createHmac } from 'node:crypto'

/**
 * Huawei Cloud's request signature, SDK-HMAC-SHA256, in pure stages: canonical request, string to
 * sign, signature, header. Facts: API signing guide (support.huaweicloud.com, devg-apisign), and the
 * signers of the official SDKs, against which the tests compare.
 */
export interface SignableRequest {
  readonly method: string
  readonly url: URL
  /** All are signed. Names in any case; must include `host`. */
  readonly headers: Readonly<Record<string, string>>
  /** Hex SHA-256 of the body; of the empty text if there is none. */
  readonly bodySha256: string
}

const ALGORITHM = 'SDK-HMAC-SHA256'

/** The date in the format of `X-Sdk-Date`: `20200608T023900Z`. */
export function sdkDate(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d{3}/g, '')
}

/** Percent-encodes all but letters, digits and `-_.~`; `encodeURIComponent` keeps five more. */
export function encodeStrictly(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** Each segment decoded and encoded strictly, so that `:` and `%3A` have the same signature. */
export function canonicalPath(pathname: string): string {
  const encoded = pathname
    .split('/')
    .map((segment) => encodeStrictly(decodeURIComponent(segment)))
    .join('/')
  return encoded.endsWith('/') ? encoded : `${encoded}/`
}

/** Sorted before encoding, as in the official SDKs. */
export function canonicalQuery(query: URLSearchParams): string {
  return [...query]
    .sort(([nameA, valueA], [nameB, valueB]) => compare(nameA, nameB) || compare(valueA, valueB))
    .map(([name, value]) => `${encodeStrictly(name)}=${encodeStrictly(value)}`)
    .join('&')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function sortedHeaders(headers: SignableRequest['headers']): [string, string][] {
  return Object.entries(headers)
    .map(([name, value]): [string, string] => [name.toLowerCase(), value.trim()])
    .sort(([a], [b]) => compare(a, b))
}

export function canonicalRequest(request: SignableRequest): string {
  const headers = sortedHeaders(request.headers)
  return [
    request.method,
    canonicalPath(request.url.pathname),
    canonicalQuery(request.url.searchParams),
    headers.map(([name, value]) => `${name}:${value}\n`).join(''),
    headers.map(([name]) => name).join(';'),
    request.bodySha256,
  ].join('\n')
}

export function stringToSign(canonical: string, date: string): string {
  return [ALGORITHM, date, createHash('sha256').update(canonical).digest('hex')].join('\n')
}

/** The secret key itself is the HMAC key: no derivation, no scope. */
export function signature(toSign: string, secretKey: string): string {
  return createHmac('sha256', secretKey).update(toSign).digest('hex')
}

/** The Authorization header. The request must have the `x-sdk-date` that it is signed with. */
export function authorization(
  request: SignableRequest,
  keys: { readonly accessKey: string; readonly secretKey: string },
): string {
  const headers = sortedHeaders(request.headers)
  const date = headers.find(([name]) => name === 'x-sdk-date')?.[1]
  if (date === undefined) throw new Error('x-sdk-date is required to sign a request')
  const signed = signature(stringToSign(canonicalRequest(request), date), keys.secretKey)
  const names = headers.map(([name]) => name).join(';')
  return `${ALGORITHM} Access=${keys.accessKey}, SignedHeaders=${names}, Signature=${signed}`
}
