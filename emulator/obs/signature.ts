/**
 * Checks the two kinds of signatures that OBS takes, from the server's side: AWS Signature V4 (by
 * AWS's description of it for S3), and HMAC-SHA1 over a few headers, which is OBS's own ("OBS",
 * x-obs-*) and S3's older one ("AWS", x-amz-*) (OBS API reference, "user signature authentication").
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { ObsAddress } from './address.ts'

export interface ObsRequest {
  readonly method: string
  /** Path and query, as in the request line. */
  readonly target: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  readonly address: ObsAddress
}

export interface V4Authorization {
  readonly kind: 'v4'
  readonly accessKey: string
  /** yyyymmdd */
  readonly day: string
  readonly region: string
  /** Lower case, in the order given. */
  readonly signedHeaders: readonly string[]
  readonly signature: string
}

export interface HeaderAuthorization {
  readonly kind: 'obs' | 'aws'
  readonly accessKey: string
  /** Base64 */
  readonly signature: string
}

export type ObsAuthorization = V4Authorization | HeaderAuthorization

const v4Form =
  /^AWS4-HMAC-SHA256 Credential=([^/,\s]+)\/(\d{8})\/([a-z0-9-]+)\/s3\/aws4_request, ?SignedHeaders=([a-z0-9_-]+(?:;[a-z0-9_-]+)*), ?Signature=([0-9a-f]{64})$/
const headerForm = /^(OBS|AWS) ([^:\s]+):([A-Za-z0-9+/]{27}=)$/

/** The parts of an Authorization header; undefined where it has another form. */
export function parseObsAuthorization(header: string): ObsAuthorization | undefined {
  const [, kind, key, mac] = headerForm.exec(header) ?? []
  if (key !== undefined && mac !== undefined) {
    return { kind: kind === 'OBS' ? 'obs' : 'aws', accessKey: key, signature: mac }
  }
  const [, accessKey, day, region, names, signature] = v4Form.exec(header) ?? []
  if (!accessKey || !day || !region || !names || !signature) return undefined
  return { kind: 'v4', accessKey, day, region, signedHeaders: names.split(';'), signature }
}

/** Whether the signature is the one that this secret key gives. */
export function signatureFits(
  request: ObsRequest,
  authorization: ObsAuthorization,
  secretKey: string,
): boolean {
  const [expected, given] =
    authorization.kind === 'v4'
      ? [signV4(request, authorization, secretKey), Buffer.from(authorization.signature, 'hex')]
      : [
          signHeaders(request, authorization.kind, secretKey),
          Buffer.from(authorization.signature, 'base64'),
        ]
  return expected.length === given.length && timingSafeEqual(expected, given)
}

function signV4(
  request: ObsRequest,
  { day, region, signedHeaders }: V4Authorization,
  secretKey: string,
): Buffer {
  const scope = `${day}/${region}/s3/aws4_request`
  const canonical = canonicalRequest(request, signedHeaders)
  const hash = createHash('sha256').update(canonical).digest('hex')
  const date = headerText(request.headers, 'x-amz-date')
  const key = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${secretKey}`, day), region))
  return hmac(key, `AWS4-HMAC-SHA256\n${date}\n${scope}\n${hash}`)
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

/** Unlike in the signatures of AWS's other services, the path is encoded once. */
function canonicalRequest(
  { method, target, headers, address }: ObsRequest,
  signedHeaders: readonly string[],
): string {
  return [
    method,
    address.path.split('/').map(decoded).map(encode).join('/'),
    canonicalQuery(target.slice(address.path.length + 1)),
    ...signedHeaders.map((name) => `${name}:${headerText(headers, name)}`),
    '',
    signedHeaders.join(';'),
    headerText(headers, 'x-amz-content-sha256'),
  ].join('\n')
}

function canonicalQuery(query: string): string {
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair): [string, string] => {
      const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(pair) ?? []
      return [encode(decoded(name)), encode(decoded(value))]
    })
    .sort(([nameA, valueA], [nameB, valueB]) => order(nameA, nameB) || order(valueA, valueB))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Documented: queries that are part of what is signed. */
// prettier-ignore
const signedQueries = new Set([
  'acl', 'append', 'attname', 'backtosource', 'cors', 'customdomain', 'delete', 'deletebucket',
  'directcoldaccess', 'encryption', 'inventory', 'length', 'lifecycle', 'location', 'logging',
  'metadata', 'modify', 'name', 'notification', 'partNumber', 'policy', 'policyStatus', 'position',
  'quota', 'rename', 'replication', 'requestPayment', 'response-cache-control',
  'response-content-disposition', 'response-content-encoding', 'response-content-language',
  'response-content-type', 'response-expires', 'restore', 'storageClass', 'storagePolicy',
  'storageinfo', 'tagging', 'torrent', 'truncate', 'uploadId', 'uploads', 'versionId',
  'versioning', 'versions', 'website', 'x-image-process', 'x-obs-security-token',
])

/** Where the date stands in a header of the scheme's own, the line of Date stays empty. */
function signHeaders(request: ObsRequest, kind: 'obs' | 'aws', secretKey: string): Buffer {
  const { method, headers } = request
  const prefix = kind === 'obs' ? 'x-obs-' : 'x-amz-'
  const own = Object.keys(headers)
    .filter((name) => name.startsWith(prefix))
    .sort()
    .map((name) => `${name}:${headerText(headers, name)}`)
  const text = [
    method,
    headerText(headers, 'content-md5'),
    headerText(headers, 'content-type'),
    headers[`${prefix}date`] === undefined ? headerText(headers, 'date') : '',
    ...own,
    signedResource(request),
  ].join('\n')
  return createHmac('sha1', secretKey).update(text).digest()
}

/** `/bucket/key` as it was encoded, with the queries that count. */
function signedResource({ target, address: { path, inHost, bucket } }: ObsRequest): string {
  const query = target.slice(path.length + 1).split('&')
  const counting = query
    .map((pair) => /^([^=]*)(=?.*)$/s.exec(pair) ?? ['', '', ''])
    .filter(([, name = '']) => signedQueries.has(decoded(name)))
    .map(([, name = '', value = '']) => decoded(name) + (value === '=' ? '' : decoded(value)))
    .sort()
  const resource = inHost ? `/${bucket}${path}` : path
  return counting.length === 0 ? resource : `${resource}?${counting.join('&')}`
}

/** Blanks at the ends and in rows do not count. */
export function headerText(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[name]
  return (Array.isArray(value) ? value.join(',') : (value ?? '')).trim().replace(/ +/g, ' ')
}

/** Percent-encoding that leaves A-Z a-z 0-9 - _ . ~ and nothing else. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
