import { isLoopback } from '../../address.ts'
import { endpointOf } from '../../target.ts'
import { encodeStrictly } from '../signature.ts'

/** Where packages are stored, from the inputs; `{region}` stands for each function's region. */
export interface Storage {
  /** With or without `{region}`. */
  readonly bucket: string
  /** Prefix of each object's key. */
  readonly prefix: string
  /** OBS endpoint, with or without `{region}`. */
  readonly endpoint: string
}

export const DEFAULT_OBS_ENDPOINT = 'https://obs.{region}.myhuaweicloud.com'

/** One object in one region. */
export interface Place {
  readonly region: string
  readonly bucket: string
  readonly key: string
  /** URL of the object, as FunctionGraph takes it. */
  readonly url: string
  /** URL of the bucket itself. */
  readonly bucketUrl: string
}

/** The content that names the object. */
export interface Content {
  /** SHA-512, lower-case hex. */
  readonly digest: string
  readonly codeType: 'zip' | 'jar'
}

/** The key is made of the content, so that one upload serves all functions and every later run. */
export function placeOf(storage: Storage, region: string, { digest, codeType }: Content): Place {
  const bucket = storage.bucket.replaceAll('{region}', region)
  const key = `${storage.prefix}${digest}.${codeType}`
  const bucketUrl = addressOf(bucket, endpointOf(storage.endpoint, region))
  return { region, bucket, key, bucketUrl, url: bucketUrl + encodedPath(key) }
}

/** The bucket is the first label of the host; for an IP address or localhost, it is in the path. */
function addressOf(bucket: string, endpoint: string): string {
  const url = new URL(endpoint)
  if (isLoopback(url.hostname) || IP_ADDRESS.test(url.hostname)) return `${url.origin}/${bucket}/`
  return `${url.protocol}//${bucket}.${url.host}/`
}

const IP_ADDRESS = /^(\d{1,3}(\.\d{1,3}){3}|\[.*\])$/

function encodedPath(key: string): string {
  return key.split('/').map(encodeStrictly).join('/')
}

/** The name of a place in the log. */
export function placeName({ bucket, key }: Place): string {
  return `${bucket}/${key}`
}
