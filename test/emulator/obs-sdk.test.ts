/** The official SDK of OBS as the client, with its own signature and with S3's older one. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { obsClient, startObs } from './obs-clients.ts'

const Bucket = 'packages'
const Key = 'functiongraph-deploy/a b(1).zip'
const bytesOf = (size: number, fill: string) => Buffer.alloc(size, fill).toString()
const md5 = (text: string) => createHash('md5').update(text)

describe.each(['host', 'path'] as const)('the official SDK, bucket in the %s', (form) => {
  it('stores an object with its metadata and gives it back', async () => {
    const emulator = await startObs()
    const client = await obsClient(emulator, { form })
    const Body = bytesOf(1000, 'x')
    const ContentMD5 = md5(Body).digest('base64')
    const put = await client.putObject({ Bucket, Key, Body, ContentMD5, Metadata: { sha512: 'a' } })
    const ETag = `"${md5(Body).digest('hex')}"`
    expect(put).toMatchObject({ CommonMsg: { Status: 200 }, InterfaceResult: { ETag } })
    const head = await client.getObjectMetadata({ Bucket, Key })
    const facts = { ETag, ContentLength: '1000', Metadata: { sha512: 'a' } }
    expect(head).toMatchObject({ CommonMsg: { Status: 200 }, InterfaceResult: facts })
    const got = await client.getObject({ Bucket, Key })
    expect(String(got.InterfaceResult?.['Content'])).toBe(Body)
    expect(emulator.buckets.expect(Bucket).objects.get(Key)?.bytes.toString()).toBe(Body)
    expect(emulator.requests.at(-1)?.host).toMatch(form === 'host' ? /^packages\.obs\./ : /^127\./)
  })

  it('puts parts together', async () => {
    const emulator = await startObs()
    const client = await obsClient(emulator, { form })
    const begun = await client.initiateMultipartUpload({ Bucket, Key, Metadata: { sha512: 'a' } })
    const UploadId = begun.InterfaceResult?.['UploadId']
    const Parts = []
    for (const PartNumber of [1, 2]) {
      const Body = bytesOf(100 * 1024, String(PartNumber))
      const part = { Bucket, Key, UploadId, PartNumber, Body }
      const { InterfaceResult } = await client.uploadPart(part)
      Parts.push({ PartNumber, ETag: InterfaceResult?.['ETag'] })
    }
    const listed = await client.listParts({ Bucket, Key, UploadId })
    expect(listed.InterfaceResult?.['Parts']).toMatchObject([
      { PartNumber: '1', Size: '102400' },
      { PartNumber: '2', Size: '102400' },
    ])
    const open = await client.listMultipartUploads({ Bucket })
    expect(open.InterfaceResult?.['Uploads']).toMatchObject([{ Key, UploadId }])
    const done = await client.completeMultipartUpload({ Bucket, Key, UploadId, Parts })
    expect(done.InterfaceResult?.['ETag']).toMatch(/^"[0-9a-f]{32}-2"$/)
    const object = emulator.buckets.expect(Bucket).objects.get(Key)
    expect([object?.bytes.length, object?.metadata]).toEqual([204_800, { sha512: 'a' }])
    const gone = await client.abortMultipartUpload({ Bucket, Key, UploadId })
    expect(gone.CommonMsg).toMatchObject({ Status: 404, Code: 'NoSuchUpload' })
  })

  it('reads what there is to know of a bucket', async () => {
    const emulator = await startObs()
    const client = await obsClient(emulator, { form })
    expect((await client.headBucket({ Bucket })).CommonMsg.Status).toBe(200)
    const location = await client.getBucketLocation({ Bucket })
    expect(location.InterfaceResult?.['Location']).toBe('cn-north-4')
    emulator.buckets.expect(Bucket).acl = 'public-read'
    const acl = await client.getBucketAcl({ Bucket })
    const grants = acl.InterfaceResult?.['Grants'] as { Grantee: { URI: string } }[]
    const everybody = form === 'host' ? 'Everyone' : 'groups/global/AllUsers'
    expect(grants.at(-1)).toMatchObject({ Permission: 'READ' })
    expect(grants.at(-1)?.Grantee.URI).toContain(everybody)
  })

  it('reads errors as OBS spells them, those of HEAD too', async () => {
    const client = await obsClient(await startObs(), { form })
    const missing = { Status: 404, Code: 'NoSuchKey' }
    expect((await client.getObject({ Bucket, Key })).CommonMsg).toMatchObject(missing)
    expect((await client.getObjectMetadata({ Bucket, Key })).CommonMsg).toMatchObject(missing)
    const put = { Bucket, Key, Body: 'x', ContentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==' }
    const refused = { Status: 400, Code: 'BadDigest' }
    expect((await client.putObject(put)).CommonMsg).toMatchObject(refused)
  })
})

it.each([true, false])('the official SDK asks whether a policy opens a bucket: %s', async (is) => {
  const emulator = await startObs()
  emulator.buckets.expect(Bucket).publicPolicy = is
  const status = await (await obsClient(emulator)).getBucketPolicyPublicStatus({ Bucket })
  expect(status.InterfaceResult?.['IsPublic']).toBe(String(is))
})
