/** What can go wrong with each call of OBS, by script. */
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
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
import type { Harm } from '../../emulator/faults.ts'
import type { ObsOperation } from '../../emulator/obs/routes.ts'
import { awsClient, startObs } from './obs-clients.ts'

const Bucket = 'packages'
const Key = 'k'
const lost = expect.stringMatching(/^(ECONNRESET|EPIPE)$/) as string

/** An emulator with an object and an upload of one part. */
async function scene() {
  const emulator = await startObs()
  const client = awsClient(emulator)
  emulator.buckets.put(Bucket, Key, Buffer.from('old'))
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key }))
  const part = { Bucket, Key, UploadId, PartNumber: 1, Body: 'part' }
  const { ETag } = await client.send(new UploadPartCommand(part))
  const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] }
  const bucket = emulator.buckets.expect(Bucket)
  return { emulator, client, bucket, upload: { Bucket, Key, UploadId }, MultipartUpload }
}

type Scene = Awaited<ReturnType<typeof scene>>

const sending: Readonly<
  Partial<Record<ObsOperation, (client: S3Client, scene: Scene) => Promise<unknown>>>
> = {
  'obs-head-bucket': (client) => client.send(new HeadBucketCommand({ Bucket })),
  'obs-location': (client) => client.send(new GetBucketLocationCommand({ Bucket })),
  'obs-bucket-acl': (client) => client.send(new GetBucketAclCommand({ Bucket })),
  'obs-list-uploads': (client) => client.send(new ListMultipartUploadsCommand({ Bucket })),
  'obs-head': (client) => client.send(new HeadObjectCommand({ Bucket, Key })),
  'obs-get': (client) => client.send(new GetObjectCommand({ Bucket, Key })),
  'obs-put': (client) => client.send(new PutObjectCommand({ Bucket, Key, Body: 'new' })),
  'obs-object-acl': (client) => client.send(new GetObjectAclCommand({ Bucket, Key })),
  'obs-initiate': (client) => client.send(new CreateMultipartUploadCommand({ Bucket, Key })),
  'obs-part': (client, { upload }) =>
    client.send(new UploadPartCommand({ ...upload, PartNumber: 2, Body: 'more' })),
  'obs-list-parts': (client, { upload }) => client.send(new ListPartsCommand(upload)),
  'obs-complete': (client, { upload, MultipartUpload }) =>
    client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload })),
  'obs-abort': (client, { upload }) => client.send(new AbortMultipartUploadCommand(upload)),
}

/** Sends a call once with a fault on it; resolves with what the client is left with. */
async function strike(operation: ObsOperation, harm: Harm) {
  const there = await scene()
  there.emulator.faults.script({ on: operation, ...harm })
  const outcome: unknown = await sending[operation]?.(there.client, there).catch(
    (error: unknown) => error,
  )
  expect(there.emulator.faults.left).toBe(0)
  return { ...there, outcome }
}

describe.each(Object.keys(sending) as ObsOperation[])('%s', (operation) => {
  it('fails with 500, in XML where the answer has a body', async () => {
    const { outcome } = await strike(operation, { kind: 'status', status: 500 })
    expect(outcome).toMatchObject({ $metadata: { httpStatusCode: 500 } })
    const body = !operation.includes('head')
    if (body) expect(outcome).toHaveProperty('name', 'InternalError')
  })

  it('is told to slow down', async () => {
    const { outcome } = await strike(operation, { kind: 'throttle', retryAfter: '1' })
    expect(outcome).toMatchObject({ $metadata: { httpStatusCode: 503 } })
    const body = !operation.includes('head')
    if (body) expect(outcome).toHaveProperty('name', 'SlowDown')
  })

  it('loses its answer', async () => {
    const { outcome } = await strike(operation, { kind: 'drop', commit: true })
    expect(outcome).toMatchObject({ code: lost })
  })

  it('is slow', async () => {
    const begin = performance.now()
    const { outcome } = await strike(operation, { kind: 'slow', firstByteMs: 100 })
    expect(performance.now() - begin).toBeGreaterThan(95)
    expect(outcome).toHaveProperty(
      '$metadata.httpStatusCode',
      expect.toSatisfy((n) => n < 300),
    )
  })
})

describe('an answer that is lost', () => {
  it.each([true, false])('after the object was stored or before: %s', async (commit) => {
    const { bucket } = await strike('obs-put', { kind: 'drop', commit })
    expect(bucket.objects.get(Key)?.bytes.toString()).toBe(commit ? 'new' : 'old')
  })

  it.each([true, false])('after the part was stored or before: %s', async (commit) => {
    const { bucket, upload } = await strike('obs-part', { kind: 'drop', commit })
    expect(bucket.uploads.get(upload.UploadId ?? '')?.parts.has(2)).toBe(commit)
  })

  it('after the upload was completed: the second try finds no upload, but the object', async () => {
    const there = await strike('obs-complete', { kind: 'drop', commit: true })
    const again = await sending['obs-complete']?.(there.client, there).catch((e: unknown) => e)
    expect(again).toHaveProperty('name', 'NoSuchUpload')
    expect(there.bucket.objects.get(Key)?.bytes.toString()).toBe('part')
  })
})

describe('a connection that ends within the body', () => {
  it.each([
    ['obs-put', 0.9],
    ['obs-part', 0.9],
    ['obs-put', 0],
  ] as const)('%s at %s', async (operation, share) => {
    const { client, emulator, bucket, upload } = await scene()
    emulator.faults.script({ on: operation, kind: 'cut', share })
    const Body = Buffer.alloc(8 * 1024 * 1024, 'x')
    const sent =
      operation === 'obs-put'
        ? client.send(new PutObjectCommand({ Bucket, Key, Body }))
        : client.send(new UploadPartCommand({ ...upload, PartNumber: 2, Body }))
    expect(await sent.catch((error: unknown) => error)).toMatchObject({ code: lost })
    expect(bucket.objects.get(Key)?.bytes.toString()).toBe('old')
    expect(bucket.uploads.get(upload.UploadId ?? '')?.parts.has(2)).toBe(false)
    expect([emulator.requests.at(-1)?.status, emulator.faults.left]).toEqual([0, 0])
  })
})

describe('an answer that is not right', () => {
  it.each(['obs-put', 'obs-part', 'obs-complete', 'obs-head'] as const)(
    '%s: another ETag',
    async (operation) => {
      const { outcome } = await strike(operation, { kind: 'wrong-digest' })
      expect(outcome).toHaveProperty('ETag', `"${'0badc0de'.repeat(4)}"`)
    },
  )

  it('half of an object', async () => {
    const { outcome } = await strike('obs-get', { kind: 'half', commit: true })
    const { Body } = outcome as { Body: { transformToByteArray: () => Promise<Uint8Array> } }
    await expect(Body.transformToByteArray()).rejects.toThrow('aborted')
  })

  it('an error in the body of a 200, as S3 may answer a completion', async () => {
    const body = '<?xml version="1.0"?><Error><Code>InternalError</Code></Error>'
    const harm: Harm = { kind: 'status', status: 200, body }
    const { outcome, bucket } = await strike('obs-complete', harm)
    expect(outcome).toHaveProperty('name', 'InternalError')
    expect(bucket.uploads.size).toBe(1)
  })
})

it('a fault hides no wrong signature', async () => {
  const { emulator } = await scene()
  emulator.faults.script({ on: 'obs-put', kind: 'throttle' })
  const client = awsClient(emulator, { key: { accessKey: 'EMULATORACCESSKEY', secretKey: 'x' } })
  const put = client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }))
  expect(await put.catch((error: unknown) => error)).toHaveProperty('name', 'SignatureDoesNotMatch')
  expect(emulator.faults.left).toBe(1)
})

it('the log of requests keeps no signature, secret or bytes', async () => {
  const { emulator, client } = await scene()
  await client.send(new PutObjectCommand({ Bucket, Key, Body: 'sensitive' }))
  const entry = emulator.requests.at(-1)
  expect(entry).toMatchObject({
    operation: 'obs-put',
    authentication: 'aksk',
    status: 200,
    bytes: 9,
    host: `127.0.0.1:${emulator.port}`,
    date: expect.stringMatching(/^\d{8}T\d{6}Z$/) as string,
  })
  expect(JSON.stringify(entry)).not.toMatch(/sensitive|Signature=|emulator-secret/)
})
