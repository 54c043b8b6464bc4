/** What the server of these tests does is what they count on: it takes signed requests, no others. */
import { createHash } from 'node:crypto'
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { server } from './server.ts'

const { endpoint, accessKey, secretKey, bucket: Bucket, region } = server()
const md5 = (bytes: Buffer) => createHash('md5').update(bytes)

function clientWith(secretAccessKey: string, accessKeyId = accessKey): S3Client {
  const client = new S3Client({
    endpoint,
    forcePathStyle: true,
    region,
    credentials: { accessKeyId, secretAccessKey },
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 1,
  })
  onTestFinished(() => {
    client.destroy()
  })
  return client
}

describe('the right secret', () => {
  it('stores an object with its metadata', async () => {
    const client = clientWith(secretKey)
    const Body = Buffer.alloc(100_000, 'x')
    const ContentMD5 = md5(Body).digest('base64')
    const put = { Bucket, Key: 'one', Body, ContentMD5, Metadata: { sha512: 'abc' } }
    await client.send(new PutObjectCommand(put))
    const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'one' }))
    const ETag = `"${md5(Body).digest('hex')}"`
    expect(head).toMatchObject({ ContentLength: 100_000, Metadata: { sha512: 'abc' }, ETag })
  })

  it('puts parts together', async () => {
    const client = clientWith(secretKey)
    const upload = { Bucket, Key: 'parts', Metadata: { sha512: 'abc' } }
    const { UploadId } = await client.send(new CreateMultipartUploadCommand(upload))
    const bodies = [Buffer.alloc(8 * 1024 * 1024, '1'), Buffer.alloc(1000, '2')]
    const sent = bodies.map(async (Body, index) => {
      const PartNumber = index + 1
      const ContentMD5 = md5(Body).digest('base64')
      const part = { Bucket, Key: 'parts', UploadId, PartNumber, Body, ContentMD5 }
      return { PartNumber, ETag: (await client.send(new UploadPartCommand(part))).ETag }
    })
    const MultipartUpload = { Parts: await Promise.all(sent) }
    const finish = { Bucket, Key: 'parts', UploadId, MultipartUpload }
    await client.send(new CompleteMultipartUploadCommand(finish))
    const got = await client.send(new GetObjectCommand({ Bucket, Key: 'parts' }))
    const bytes = Buffer.from((await got.Body?.transformToByteArray()) ?? [])
    expect(bytes.equals(Buffer.concat(bodies))).toBe(true)
    expect(got.Metadata).toEqual({ sha512: 'abc' })
    const open = await client.send(new ListMultipartUploadsCommand({ Bucket, Prefix: 'parts' }))
    expect(open.Uploads ?? []).toEqual([])
  })

  it('does not make a wrong Content-MD5 right', async () => {
    const ContentMD5 = md5(Buffer.from('y')).digest('base64')
    const put = { Bucket, Key: 'wrong', Body: 'x', ContentMD5 }
    await expect(clientWith(secretKey).send(new PutObjectCommand(put))).rejects.toMatchObject({
      name: 'BadDigest',
    })
  })
})

describe('what is refused', () => {
  it.each([
    ['a wrong secret', clientWith.bind(undefined, `${secretKey}x`), 'SignatureDoesNotMatch'],
    ['an unknown key', clientWith.bind(undefined, secretKey, 'UNKNOWN'), 'InvalidAccessKeyId'],
  ])('%s', async (_, client, name) => {
    const put = client().send(new PutObjectCommand({ Bucket, Key: 'refused', Body: 'x' }))
    await expect(put).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 403 } })
    const head = new HeadObjectCommand({ Bucket, Key: 'refused' })
    await expect(clientWith(secretKey).send(head)).rejects.toMatchObject({ name: 'NotFound' })
  })
})
