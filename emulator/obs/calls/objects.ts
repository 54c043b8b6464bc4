import type { Answer } from '../../answer.ts'
import { check, mayRead, mayUse } from '../access.ts'
import { md5, type Bucket, type StoredObject } from '../buckets.ts'
import { aclOf, bucketOf, contentTypeOf, metadataOf, prefixOf, type ObsCall } from '../call.ts'
import { ObsRefusal } from '../refusal.ts'
import type { ObsRequest } from '../signature.ts'
import { empty } from './answers.ts'

/** PUT /key */
export function putObject(call: ObsCall): Answer {
  const { request, buckets, caller } = call
  const bucket = bucketOf(call)
  check(mayUse(caller, bucket, 'obs:object:PutObject'))
  const acl = aclOf(call)
  const etag = checkedMd5(request)
  buckets.put(bucket.name, request.address.key, request.body, {
    etag,
    metadata: metadataOf(call),
    contentType: contentTypeOf(call),
    lastModified: call.now,
    acl,
  })
  return empty(200, { ETag: `"${etag}"` })
}

/** GET and HEAD /key, the former with Range: one range, as `bytes=a-b`, `a-` or `-n`. */
export function readObject(call: ObsCall): Answer {
  const bucket = bucketOf(call)
  const object = objectOf(call, bucket)
  check(mayRead(call.caller, bucket, object))
  const headers = headersOf(object, call)
  const asked = call.switches.obsRanges === 'honored' ? call.request.headers.range : undefined
  const range = rangeOf(asked, object.bytes.length)
  if (range === undefined) return { status: 200, headers, body: object.bytes }
  const [from, to] = range
  return {
    status: 206,
    headers: { ...headers, 'Content-Range': `bytes ${from}-${to}/${object.bytes.length}` },
    body: object.bytes.subarray(from, to + 1),
  }
}

/**
 * The object that the request names.
 *
 * @throws ObsRefusal NoSuchKey, or AccessDenied for one who may not know what is in the bucket
 */
export function objectOf({ request, caller, switches }: ObsCall, bucket: Bucket): StoredObject {
  const object = bucket.objects.get(request.address.key)
  if (object !== undefined) return object
  const mayKnow = mayUse(caller, bucket, 'obs:bucket:ListBucket')
  if (switches.obsMissingKey === '403') check(mayKnow)
  else check(mayKnow || mayUse(caller, bucket, 'obs:object:GetObject'))
  throw new ObsRefusal('NoSuchKey', 'The specified key does not exist', [
    ['Key', request.address.key],
  ])
}

/** The MD5 of a body in hex, held against Content-MD5 where it is given. @throws ObsRefusal */
export function checkedMd5({ headers, body }: ObsRequest): string {
  if (headers['content-length'] === undefined) {
    throw new ObsRefusal('MissingContentLength', 'You must provide the Content-Length header')
  }
  const actual = md5(body)
  const given = headers['content-md5']?.toString()
  if (given === undefined) return actual
  if (!/^[A-Za-z0-9+/]{22}==$/.test(given)) {
    throw new ObsRefusal('InvalidDigest', 'The Content-MD5 you specified was invalid')
  }
  if (Buffer.from(given, 'base64').toString('hex') !== actual) {
    const message = 'The Content-MD5 you specified did not match what we received'
    throw new ObsRefusal('BadDigest', message)
  }
  return actual
}

function headersOf(object: StoredObject, { scheme }: ObsCall): Record<string, string> {
  const meta = Object.entries(object.metadata)
  return {
    'Content-Type': object.contentType,
    'Last-Modified': object.lastModified.toUTCString(),
    'Accept-Ranges': 'bytes',
    ETag: `"${object.etag}"`,
    ...Object.fromEntries(meta.map(([name, value]) => [`${prefixOf(scheme)}meta-${name}`, value])),
  }
}

/** First and last byte; undefined for the whole, as for a header of another form. */
function rangeOf(header: string | undefined, size: number): [number, number] | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (first === '' && last === '') return undefined
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (from > to) throw new ObsRefusal('InvalidRange', 'The requested range cannot be satisfied')
  return [from, to]
}
