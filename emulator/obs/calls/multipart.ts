import type { Answer } from '../../answer.ts'
import { check, mayUse, type ObsAction } from '../access.ts'
import { md5, newUploadId, type Bucket, type Part, type Upload } from '../buckets.ts'
import { aclOf, bucketOf, contentTypeOf, metadataOf, type ObsCall } from '../call.ts'
import { ObsRefusal } from '../refusal.ts'
import { texts, type Element } from '../xml.ts'
import { empty, xml } from './answers.ts'
import { checkedMd5 } from './objects.ts'

/** POST /key?uploads */
export function initiate(call: ObsCall): Answer {
  const bucket = allowed(call, 'obs:object:PutObject')
  const { key } = call.request.address
  const upload = {
    id: newUploadId(),
    key,
    metadata: metadataOf(call),
    contentType: contentTypeOf(call),
    acl: aclOf(call),
    initiated: call.now,
    parts: new Map(),
  }
  bucket.uploads.set(upload.id, upload)
  return xml('InitiateMultipartUploadResult', [
    ['Bucket', bucket.name],
    ['Key', key],
    ['UploadId', upload.id],
  ])
}

/** PUT /key?partNumber&uploadId: a part sent again replaces the former one. */
export function uploadPart(call: ObsCall): Answer {
  const bucket = allowed(call, 'obs:object:PutObject')
  const upload = uploadOf(call, bucket)
  const number = count(call, 'partNumber', 0)
  if (number < 1 || number > 10_000) {
    throw new ObsRefusal('InvalidArgument', 'Part number must be between 1 and 10000')
  }
  const etag = checkedMd5(call.request)
  upload.parts.set(number, { bytes: call.request.body, etag, lastModified: call.now })
  return empty(200, { ETag: `"${etag}"` })
}

/** GET /key?uploadId, 1000 parts a page */
export function listParts(call: ObsCall): Answer {
  const bucket = allowed(call, 'obs:object:ListMultipartUploadParts')
  const upload = uploadOf(call, bucket)
  const marker = count(call, 'part-number-marker', 0)
  const most = Math.min(count(call, 'max-parts', 1000), 1000)
  const rest = sorted(upload.parts).filter(([number]) => number > marker)
  const page = rest.slice(0, most)
  return xml('ListPartsResult', [
    ['Bucket', bucket.name],
    ['Key', upload.key],
    ['UploadId', upload.id],
    ['PartNumberMarker', marker],
    ['NextPartNumberMarker', page.at(-1)?.[0] ?? 0],
    ['MaxParts', most],
    ['IsTruncated', String(rest.length > page.length)],
    ...page.map(([number, part]): Element => ['Part', describedPart(number, part)]),
  ])
}

/** GET /?uploads, with `prefix`; all of them in one page */
export function listUploads(call: ObsCall): Answer {
  const bucket = allowed(call, 'obs:bucket:ListBucketMultipartUploads')
  const prefix = call.query.get('prefix') ?? ''
  const found = [...bucket.uploads.values()].filter(({ key }) => key.startsWith(prefix))
  return xml('ListMultipartUploadsResult', [
    ['Bucket', bucket.name],
    ['Prefix', prefix],
    ['MaxUploads', 1000],
    ['IsTruncated', 'false'],
    ...found.map(({ key, id, initiated }): Element => {
      const facts: Element[] = [
        ['Key', key],
        ['UploadId', id],
      ]
      return ['Upload', [...facts, ['Initiated', initiated.toISOString()]]]
    }),
  ])
}

/** DELETE /key?uploadId */
export function abort(call: ObsCall): Answer {
  const bucket = allowed(call, 'obs:object:AbortMultipartUpload')
  bucket.uploads.delete(uploadOf(call, bucket).id)
  return empty(204)
}

/** POST /key?uploadId: the parts of the list, in its order, become the object. */
export function complete(call: ObsCall): Answer {
  const bucket = allowed(call, 'obs:object:PutObject')
  const upload = uploadOf(call, bucket)
  const parts = listedParts(call.request.body.toString('utf8'), upload)
  const small = parts.slice(0, -1).find(({ bytes }) => bytes.length < call.switches.obsLeastPart)
  if (small !== undefined) {
    const message = 'Your proposed upload is smaller than the minimum allowed object size'
    throw new ObsRefusal('EntityTooSmall', message)
  }
  const { metadata, contentType, acl, key } = upload
  const md5s = Buffer.concat(parts.map((part) => Buffer.from(part.etag, 'hex')))
  const etag = `${md5(md5s)}-${parts.length}`
  const bytes = Buffer.concat(parts.map((part) => part.bytes))
  const facts = { etag, metadata, contentType, acl, lastModified: call.now }
  call.buckets.put(bucket.name, key, bytes, facts)
  bucket.uploads.delete(upload.id)
  return xml('CompleteMultipartUploadResult', [
    ['Location', `http://${bucket.name}.obs.${bucket.region}.myhuaweicloud.com/${key}`],
    ['Bucket', bucket.name],
    ['Key', key],
    ['ETag', `"${etag}"`],
  ])
}

function listedParts(body: string, upload: Upload): Part[] {
  const wanted = texts(body, 'Part').map((text) => ({
    number: Number(texts(text, 'PartNumber')[0]),
    etag: texts(text, 'ETag')[0]?.replaceAll('"', ''),
  }))
  if (wanted.length === 0 || wanted.some(({ number }) => !Number.isInteger(number))) {
    throw new ObsRefusal('MalformedXML', 'The XML you provided was not well-formed')
  }
  if (wanted.some(({ number }, index) => number <= (wanted[index - 1]?.number ?? 0))) {
    throw new ObsRefusal('InvalidPartOrder', 'The list of parts was not in ascending order')
  }
  return wanted.map(({ number, etag }) => {
    const part = upload.parts.get(number)
    if (part !== undefined && part.etag === etag) return part
    throw new ObsRefusal('InvalidPart', 'One or more of the specified parts could not be found', [
      ['PartNumber', number],
    ])
  })
}

function allowed(call: ObsCall, action: ObsAction): Bucket {
  const bucket = bucketOf(call)
  check(mayUse(call.caller, bucket, action))
  return bucket
}

/** Finds an upload. Completed and aborted uploads are unknown. */
function uploadOf({ request, query }: ObsCall, bucket: Bucket): Upload {
  const upload = bucket.uploads.get(query.get('uploadId') ?? '')
  if (upload?.key === request.address.key) return upload
  throw new ObsRefusal('NoSuchUpload', 'The specified multipart upload does not exist')
}

function describedPart(number: number, { bytes, etag, lastModified }: Part): Element[] {
  return [
    ['PartNumber', number],
    ['LastModified', lastModified.toISOString()],
    ['ETag', `"${etag}"`],
    ['Size', bytes.length],
  ]
}

function sorted(parts: ReadonlyMap<number, Part>): [number, Part][] {
  return [...parts].sort(([a], [b]) => a - b)
}

function count({ query }: ObsCall, name: string, absent: number): number {
  const text = query.get(name)
  if (text === null || text === '') return absent
  if (!/^\d{1,9}$/.test(text)) throw new ObsRefusal('InvalidArgument', `${name} is invalid`)
  return Number(text)
}
