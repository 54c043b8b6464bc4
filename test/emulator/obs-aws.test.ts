/** AWS's SDK as the client of the emulator's OBS: neither its requests nor its reading is ours. */
import { createHash } from 'node:crypto'
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  GetBucketAclCommand,
  GetBucketLocationCommand,
  GetObjectAclCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { describe, expect, it } from 'vitest'
import { awsClient, startObs } from './obs-clients.ts'

const Bucket = 'packages'
const Key = 'functiongraph-deploy/a b+c(1).zip'
const MiB = 1024 * 1024
const md5 = (bytes: Buffer) => createHash('md5').update(bytes)
const bytesOf = (size: number, fill: string) => Buffer.alloc(size, fill)

/** Name and status of the failure of a call that must fail. */
async function failure(sent: Promise<unknown>) {
  const error: unknown = await sent.catch((reason: unknown) => reason)
  const { name, $metadata } = error as { name: string; $metadata: { httpStatusCode: number } }
  return [name, $metadata.httpStatusCode]
}

describe.each(['path', 'host'] as const)('bucket in the %s', (form) => {
  it('stores an object with its metadata and gives it back, whole and in part', async () => {
    const emulator = await startObs()
    const client = awsClient(emulator, { form })
    const Body = bytesOf(100_000, 'ab')
    const ContentMD5 = md5(Body).digest('base64')
    const Metadata = { sha512: 'abc', repository: 'octo-org/hello' }
    const ETag = `"${md5(Body).digest('hex')}"`
    const put = { Bucket, Key, Body, ContentMD5, Metadata, ContentType: 'application/zip' }
    expect(await client.send(new PutObjectCommand(put))).toMatchObject({ ETag })
    const head = await client.send(new HeadObjectCommand({ Bucket, Key }))
    const facts = { ETag, Metadata, ContentLength: 100_000, ContentType: 'application/zip' }
    expect(head).toMatchObject(facts)
    const whole = await client.send(new GetObjectCommand({ Bucket, Key }))
    expect(Buffer.from((await whole.Body?.transformToByteArray()) ?? [])).toEqual(Body)
    const Range = 'bytes=99998-200000'
    const part = await client.send(new GetObjectCommand({ Bucket, Key, Range }))
    expect(part).toMatchObject({ ContentLength: 2, ContentRange: 'bytes 99998-99999/100000' })
    expect(await part.Body?.transformToString()).toBe('ab')
    expect(emulator.buckets.expect(Bucket).objects.get(Key)?.bytes).toEqual(Body)
  })

  it('takes a body that is left unsigned', async () => {
    const emulator = await startObs()
    const client = awsClient(emulator, { form })
    client.middlewareStack.add(
      (next) => (step) => {
        const { headers } = step.request as { headers: Record<string, string> }
        headers['x-amz-content-sha256'] = 'UNSIGNED-PAYLOAD'
        return next(step)
      },
      { step: 'build' },
    )
    await client.send(new PutObjectCommand({ Bucket, Key, Body: 'unsigned' }))
    expect(emulator.buckets.expect(Bucket).objects.get(Key)?.bytes.toString()).toBe('unsigned')
  })

  it('puts parts together in the order of their numbers', async () => {
    const emulator = await startObs()
    const client = awsClient(emulator, { form })
    const begun = { Bucket, Key, Metadata: { sha512: 'abc' } }
    const { UploadId } = await client.send(new CreateMultipartUploadCommand(begun))
    const bodies = [bytesOf(MiB, '1'), bytesOf(MiB, '2'), bytesOf(10, '3')]
    const Parts = []
    for (const PartNumber of [3, 1, 2]) {
      const Body = bodies[PartNumber - 1] ?? Buffer.alloc(0)
      const ContentMD5 = md5(Body).digest('base64')
      const sent = { Bucket, Key, UploadId, PartNumber, Body, ContentMD5 }
      const { ETag } = await client.send(new UploadPartCommand(sent))
      Parts.push({ PartNumber, ETag })
    }
    Parts.sort((a, b) => a.PartNumber - b.PartNumber)
    const listed = await client.send(new ListPartsCommand({ Bucket, Key, UploadId, MaxParts: 2 }))
    const sizes = listed.Parts?.map(({ PartNumber, Size }) => [PartNumber, Size])
    expect([sizes, listed.IsTruncated]).toEqual([[[1, MiB], [2, MiB]], true]) // prettier-ignore
    expect(listed.Parts?.[0]?.ETag).toBe(Parts[0]?.ETag)
    const rest = { Bucket, Key, UploadId, PartNumberMarker: listed.NextPartNumberMarker }
    expect((await client.send(new ListPartsCommand(rest))).Parts).toMatchObject([{ PartNumber: 3 }])
    const finish = { Bucket, Key, UploadId, MultipartUpload: { Parts } }
    const { ETag } = await client.send(new CompleteMultipartUploadCommand(finish))
    const md5s = Buffer.concat(bodies.map((body) => md5(body).digest()))
    expect(ETag).toBe(`"${md5(md5s).digest('hex')}-3"`)
    const head = await client.send(new HeadObjectCommand({ Bucket, Key }))
    expect(head).toMatchObject({ Metadata: { sha512: 'abc' }, ContentLength: 2 * MiB + 10, ETag })
    const { objects, uploads } = emulator.buckets.expect(Bucket)
    expect(objects.get(Key)?.bytes.equals(Buffer.concat(bodies))).toBe(true)
    expect(uploads.size).toBe(0)
  })

  it('reports whether a bucket exists, where, and for whom', async () => {
    const emulator = await startObs()
    const client = awsClient(emulator, { form })
    expect(await client.send(new HeadBucketCommand({ Bucket }))).toMatchObject({
      BucketRegion: 'cn-north-4',
    })
    const { LocationConstraint } = await client.send(new GetBucketLocationCommand({ Bucket }))
    expect(LocationConstraint).toBe('cn-north-4')
    const acl = async () => {
      const { Grants } = await client.send(new GetBucketAclCommand({ Bucket }))
      return Grants?.map(({ Grantee, Permission }) => [Grantee?.URI ?? Grantee?.ID, Permission])
    }
    const own = ['emulator-domain', 'FULL_CONTROL']
    expect(await acl()).toEqual([own])
    emulator.buckets.expect(Bucket).acl = 'public-read'
    const everybody = 'http://acs.amazonaws.com/groups/global/AllUsers'
    expect(await acl()).toEqual([own, [everybody, 'READ']])
    await client.send(new PutObjectCommand({ Bucket, Key, Body: 'x', ACL: 'public-read' }))
    const ofObject = await client.send(new GetObjectAclCommand({ Bucket, Key }))
    expect(ofObject.Grants?.[1]?.Grantee?.URI).toBe(everybody)
  })

  it('makes a bucket, in the region of the endpoint', async () => {
    const emulator = await startObs()
    const client = awsClient(emulator, { form })
    await client.send(new CreateBucketCommand({ Bucket: 'another' }))
    expect(emulator.buckets.expect('another')).toMatchObject({
      region: 'cn-north-4',
      acl: 'private',
    })
    const again = client.send(new CreateBucketCommand({ Bucket: 'another' }))
    expect(await failure(again)).toEqual(['BucketAlreadyOwnedByYou', 409])
  })
})

async function begin(client: S3Client): Promise<string> {
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key }))
  return UploadId ?? ''
}

describe('what is refused', () => {
  it.each([
    ['AAAAAAAAAAAAAAAAAAAAAA==', 'BadDigest'],
    ['no md5', 'InvalidDigest'],
    ['AAAA', 'InvalidDigest'],
  ])('Content-MD5 %s of object and part', async (ContentMD5, name) => {
    const emulator = await startObs()
    const client = awsClient(emulator)
    const body = { Bucket, Key, Body: 'x', ContentMD5 }
    expect(await failure(client.send(new PutObjectCommand(body)))).toEqual([name, 400])
    const part = { ...body, UploadId: await begin(client), PartNumber: 1 }
    expect(await failure(client.send(new UploadPartCommand(part)))).toEqual([name, 400])
    const { objects, uploads } = emulator.buckets.expect(Bucket)
    expect([objects.size, [...uploads.values()].map(({ parts }) => parts.size)]).toEqual([0, [0]])
  })

  it.each([
    ['smaller than 100 KB', [100 * 1024 - 1, 1], [1, 2], 'EntityTooSmall'],
    ['in the wrong order', [100 * 1024, 1], [2, 1], 'InvalidPartOrder'],
    ['twice', [100 * 1024, 1], [1, 1], 'InvalidPartOrder'],
    ['never sent', [100 * 1024, 1], [1, 3], 'InvalidPart'],
  ])('parts %s', async (_, sizes, order, name) => {
    const emulator = await startObs()
    const client = awsClient(emulator)
    const UploadId = await begin(client)
    const etags: (string | undefined)[] = []
    for (const [index, size] of sizes.entries()) {
      const part = { Bucket, Key, UploadId, PartNumber: index + 1, Body: bytesOf(size, 'x') }
      etags.push((await client.send(new UploadPartCommand(part))).ETag)
    }
    const Parts = order.map((PartNumber) => ({ PartNumber, ETag: etags[PartNumber - 1] ?? '"x"' }))
    const finish = { Bucket, Key, UploadId, MultipartUpload: { Parts } }
    expect(await failure(client.send(new CompleteMultipartUploadCommand(finish)))).toEqual([
      name,
      400,
    ])
    expect(emulator.buckets.expect(Bucket).objects.size).toBe(0)
  })

  it('a part under another ETag, no parts at all, a number out of bounds', async () => {
    const client = awsClient(await startObs())
    const UploadId = await begin(client)
    await client.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: 1, Body: 'x' }))
    const finish = (Parts: { PartNumber: number; ETag: string }[]) =>
      client.send(
        new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }),
      )
    const other = [{ PartNumber: 1, ETag: `"${'0'.repeat(32)}"` }]
    expect(await failure(finish(other))).toEqual(['InvalidPart', 400])
    expect(await failure(finish([]))).toEqual(['MalformedXML', 400])
    const part = { Bucket, Key, UploadId, PartNumber: 10_001, Body: 'x' }
    expect(await failure(client.send(new UploadPartCommand(part)))).toEqual([
      'InvalidArgument',
      400,
    ])
  })

  it('an upload that was aborted, and one of another key', async () => {
    const emulator = await startObs()
    const client = awsClient(emulator)
    const UploadId = await begin(client)
    const list = (key: string) => client.send(new ListPartsCommand({ Bucket, Key: key, UploadId }))
    expect(await failure(list('other'))).toEqual(['NoSuchUpload', 404])
    const open = await client.send(new ListMultipartUploadsCommand({ Bucket, Prefix: 'funct' }))
    expect(open.Uploads).toMatchObject([{ Key, UploadId }])
    await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }))
    expect(await failure(list(Key))).toEqual(['NoSuchUpload', 404])
    const rest = await client.send(new ListMultipartUploadsCommand({ Bucket }))
    expect(rest.Uploads ?? []).toEqual([])
  })

  it('bucket and key that are not there, and a range beyond the end', async () => {
    const client = awsClient(await startObs())
    const get = (bucket: string, Range?: string) =>
      client.send(new GetObjectCommand({ Bucket: bucket, Key, Range }))
    expect(await failure(get('nowhere'))).toEqual(['NoSuchBucket', 404])
    expect(await failure(get(Bucket))).toEqual(['NoSuchKey', 404])
    const head = client.send(new HeadObjectCommand({ Bucket, Key }))
    expect(await failure(head)).toEqual(['NotFound', 404])
    await client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }))
    expect(await failure(get(Bucket, 'bytes=1-'))).toEqual(['InvalidRange', 416])
  })

  it.each([
    ['PermanentRedirect', 301],
    ['NoSuchBucket', 404],
  ] as const)('a bucket in another region: %s', async (obsOtherRegion, status) => {
    const emulator = await startObs({ switches: { obsOtherRegion } })
    emulator.buckets.create({ name: 'elsewhere', region: 'cn-east-3' })
    for (const form of ['path', 'host'] as const) {
      const put = { Bucket: 'elsewhere', Key, Body: 'x' }
      const sent = awsClient(emulator, { form }).send(new PutObjectCommand(put))
      const error = (await sent.catch((reason: unknown) => reason)) as Record<string, unknown>
      expect([error['name'], error['$metadata']]).toMatchObject([
        obsOtherRegion,
        { httpStatusCode: status },
      ])
      const endpoint = status === 301 ? 'obs.cn-east-3.myhuaweicloud.com' : undefined
      expect(error['Endpoint']).toBe(endpoint)
    }
    const there = awsClient(emulator, { region: 'cn-east-3' })
    await there.send(new PutObjectCommand({ Bucket: 'elsewhere', Key, Body: 'x' }))
    expect(emulator.buckets.expect('elsewhere').objects.has(Key)).toBe(true)
  })

  it('a bucket of another account, and what a policy does not allow', async () => {
    const emulator = await startObs()
    const [key] = emulator.accounts.keys
    if (key === undefined) throw new Error('no key')
    const put = new PutObjectCommand({ Bucket, Key, Body: 'x' })
    const head = new HeadObjectCommand({ Bucket, Key })
    const client = awsClient(emulator)
    emulator.accounts.keys[0] = { ...key, account: 'stranger' }
    expect(await failure(client.send(put))).toEqual(['AccessDenied', 403])
    emulator.accounts.keys[0] = { ...key, obsActions: ['obs:object:PutObject'] }
    await client.send(put)
    expect((await failure(client.send(head)))[1]).toBe(403)
    emulator.accounts.keys[0] = { ...key, obsActions: ['obs:object:GetObject'] }
    expect(await failure(client.send(put))).toEqual(['AccessDenied', 403])
    expect((await client.send(head)).ContentLength).toBe(1)
  })

  it.each([
    ['404', 'NoSuchKey', 404],
    ['403', 'AccessDenied', 403],
  ] as const)('obsMissingKey %s, to one who may not list', async (value, name, status) => {
    const emulator = await startObs({ switches: { obsMissingKey: value } })
    const [key] = emulator.accounts.keys
    if (key === undefined) throw new Error('no key')
    emulator.accounts.keys[0] = { ...key, obsActions: ['obs:object:GetObject'] }
    const get = awsClient(emulator).send(new GetObjectCommand({ Bucket, Key }))
    expect(await failure(get)).toEqual([name, status])
  })

  it('obsRanges ignored: the whole object', async () => {
    const client = awsClient(await startObs({ switches: { obsRanges: 'ignored' } }))
    await client.send(new PutObjectCommand({ Bucket, Key, Body: 'abcdef' }))
    const whole = await client.send(new GetObjectCommand({ Bucket, Key, Range: 'bytes=2-3' }))
    expect(whole.ContentRange).toBeUndefined()
    expect(await whole.Body?.transformToString()).toBe('abcdef')
  })

  it('parts below obsLeastPart', async () => {
    const client = awsClient(await startObs({ profile: 'otc' }))
    const UploadId = await begin(client)
    const Parts = []
    for (const PartNumber of [1, 2]) {
      const part = { Bucket, Key, UploadId, PartNumber, Body: bytesOf(5 * MiB - 1, 'x') }
      const { ETag } = await client.send(new UploadPartCommand(part))
      Parts.push({ PartNumber, ETag })
    }
    const finish = { Bucket, Key, UploadId, MultipartUpload: { Parts } }
    expect(await failure(client.send(new CompleteMultipartUploadCommand(finish)))).toEqual([
      'EntityTooSmall',
      400,
    ])
  })
})
