import type { Caller } from '../accounts.ts'
import type { Switches } from '../switches.ts'
import type { Scheme } from './authentication.ts'
import { cannedAcls, type Bucket, type Buckets, type CannedAcl } from './buckets.ts'
import { ObsRefusal } from './refusal.ts'
import { headerText, type ObsRequest } from './signature.ts'

/** An authenticated request. */
export interface ObsCall {
  readonly request: ObsRequest
  readonly query: URLSearchParams
  readonly scheme: Scheme
  readonly caller: Caller | undefined
  /** The region of the host, or of a V4 signature's scope where the host names none. */
  readonly region: string | undefined
  readonly buckets: Buckets
  readonly switches: Switches
  readonly now: Date
}

/** The bucket that the request names, where it is in this region. @throws ObsRefusal */
export function bucketOf({ request, region, buckets, switches }: ObsCall): Bucket {
  const bucket = buckets.get(request.address.bucket)
  const elsewhere = region !== undefined && bucket !== undefined && bucket.region !== region
  if (bucket === undefined || (elsewhere && switches.obsOtherRegion === 'NoSuchBucket')) {
    throw new ObsRefusal('NoSuchBucket', 'The specified bucket does not exist', [
      ['BucketName', request.address.bucket],
    ])
  }
  if (elsewhere) {
    const message =
      'The bucket you are attempting to access must be addressed using the specified endpoint.'
    throw new ObsRefusal('PermanentRedirect', message, [
      ['Bucket', bucket.name],
      ['Endpoint', `obs.${bucket.region}.myhuaweicloud.com`],
    ])
  }
  return bucket
}

/** The prefix of headers in which this request speaks, and in which it is answered. */
export function prefixOf(scheme: Scheme): 'x-obs-' | 'x-amz-' {
  return isS3(scheme) ? 'x-amz-' : 'x-obs-'
}

/** Whether a request speaks S3's dialect, in headers and in XML. */
export function isS3(scheme: Scheme): boolean {
  return scheme === 'v4' || scheme === 'aws'
}

/** Metadata in the headers of a request, without prefix. */
export function metadataOf({ request, scheme }: ObsCall): Record<string, string> {
  const prefix = `${prefixOf(scheme)}meta-`
  const names = Object.keys(request.headers).filter((name) => name.startsWith(prefix))
  return Object.fromEntries(
    names.map((name) => [name.slice(prefix.length), headerText(request.headers, name)]),
  )
}

/** @throws ObsRefusal for a value that names no canned access rights */
export function aclOf({ request, scheme }: ObsCall): CannedAcl {
  const text = headerText(request.headers, `${prefixOf(scheme)}acl`)
  const found = cannedAcls.find((name) => name === (text === '' ? 'private' : text))
  if (found === undefined) throw new ObsRefusal('InvalidArgument', `No such acl: ${text}`)
  return found
}

export function contentTypeOf({ request }: ObsCall): string {
  return request.headers['content-type'] ?? 'application/octet-stream'
}
