/** AWS's published examples of Signature V4 for S3, and what the emulator refuses of signatures. */
import { describe, expect, it } from 'vitest'
import { HeadBucketCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { parseObsAuthorization, signatureFits } from '../../emulator/obs/signature.ts'
import { awsClient, firstKey, obsClient, startObs } from './obs-clients.ts'
import { send } from './caller.ts'

const noBody = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const credential = 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request'
const secretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'

const examples = [
  {
    method: 'GET',
    target: '/test.txt',
    more: { range: 'bytes=0-9' },
    hash: noBody,
    signature: 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  },
  {
    method: 'PUT',
    target: '/test%24file.text',
    more: { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
    hash: '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
    signature: '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
  },
  {
    method: 'GET',
    target: '/?lifecycle',
    more: {},
    hash: noBody,
    signature: 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
  },
  {
    method: 'GET',
    target: '/?max-keys=2&prefix=J',
    more: {},
    hash: noBody,
    signature: '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
  },
]

describe('the examples of AWS', () => {
  it.each(examples)('$method $target', ({ method, target, more, hash, signature }) => {
    const headers = {
      host: 'examplebucket.s3.amazonaws.com',
      'x-amz-content-sha256': hash,
      'x-amz-date': '20130524T000000Z',
      ...more,
    }
    const [path = ''] = target.split('?')
    const address = { region: undefined, bucket: 'examplebucket', key: '', inHost: true, path }
    const request = { method, target, headers, body: Buffer.alloc(0), address }
    const names = Object.keys(headers).sort().join(';')
    const text = (mac: string) =>
      `AWS4-HMAC-SHA256 Credential=${credential},SignedHeaders=${names},Signature=${mac}`
    const fits = (mac: string, secret = secretKey) => {
      const authorization = parseObsAuthorization(text(mac))
      if (authorization === undefined) throw new Error('not parsed')
      return signatureFits(request, authorization, secret)
    }
    expect(fits(signature)).toBe(true)
    expect(fits(signature, `${secretKey}x`)).toBe(false)
    expect(fits(signature.replace(/^./, (digit) => (digit === '0' ? '1' : '0')))).toBe(false)
  })
})

/** The error of a call that must fail, by its name and status. */
async function failure(client: S3Client, headers: Record<string, string | undefined> = {}) {
  client.middlewareStack.add(
    (next) => (step) => {
      Object.assign((step.request as { headers: object }).headers, headers)
      return next(step)
    },
    { step: 'finalizeRequest', priority: 'low' },
  )
  const command = new PutObjectCommand({ Bucket: 'packages', Key: 'k', Body: 'x' })
  const error: unknown = await client.send(command).catch((reason: unknown) => reason)
  const { name, $metadata } = error as { name: string; $metadata: { httpStatusCode: number } }
  return [name, $metadata.httpStatusCode]
}

describe('a signature by AWS', () => {
  const temporary = { accessKey: 'TEMP', secretKey: 'secret', securityToken: 'session' }

  it('with the wrong secret is refused', async () => {
    const emulator = await startObs()
    const key = { ...firstKey(emulator), secretKey: 'wrong' }
    expect(await failure(awsClient(emulator, { key }))).toEqual(['SignatureDoesNotMatch', 403])
    expect(emulator.buckets.expect('packages').objects.size).toBe(0)
  })

  it('with an unknown key is refused', async () => {
    const emulator = await startObs()
    const key = { accessKey: 'UNKNOWN', secretKey: 'x' }
    expect(await failure(awsClient(emulator, { key }))).toEqual(['InvalidAccessKeyId', 403])
  })

  it.each([-16, 16])('%s minutes off is refused', async (minutes) => {
    const emulator = await startObs()
    const more = { systemClockOffset: minutes * 60_000 }
    const client = awsClient(emulator, { more })
    expect(await failure(client)).toEqual(['RequestTimeTooSkewed', 403])
  })

  it.each([
    ['without its token', { securityToken: undefined }, ['InvalidAccessKeyId', 403]],
    ['with a wrong token', { securityToken: 'other' }, ['InvalidSecurity', 403]],
  ])('of a temporary key %s is refused', async (_, change, expected) => {
    const emulator = await startObs({ keys: [temporary] })
    const { securityToken } = { ...change }
    const key = {
      accessKey: temporary.accessKey,
      secretKey: temporary.secretKey,
      ...(securityToken !== undefined && { securityToken }),
    }
    expect(await failure(awsClient(emulator, { key }))).toEqual(expected)
  })

  it('of a temporary key passes until it expires', async () => {
    const now = { ms: Date.now() }
    const expires = new Date(now.ms + 60_000)
    const keys = [{ ...temporary, expires }]
    const emulator = await startObs({ keys, now: () => new Date(now.ms) })
    const client = awsClient(emulator)
    const command = new HeadBucketCommand({ Bucket: 'packages' })
    expect((await client.send(command)).$metadata.httpStatusCode).toBe(200)
    now.ms = expires.getTime()
    expect(await failure(client)).toEqual(['InvalidAccessKeyId', 403])
  })

  it('over a body that came otherwise is refused', async () => {
    const emulator = await startObs()
    const client = awsClient(emulator)
    client.middlewareStack.add(
      (next) => (step) => {
        Object.assign(step.request as object, { body: 'y' })
        return next(step)
      },
      { step: 'finalizeRequest', priority: 'low' },
    )
    expect(await failure(client)).toEqual(['XAmzContentSHA256Mismatch', 400])
  })

  it('with a header added afterwards is refused', async () => {
    const emulator = await startObs()
    const headers = { 'x-amz-meta-sneaked': 'in' }
    expect(await failure(awsClient(emulator), headers)).toEqual(['AccessDenied', 403])
  })

  it('for another region than the host is refused, with the region', async () => {
    const emulator = await startObs()
    const more = { region: 'cn-east-3' }
    const client = awsClient(emulator, { form: 'host', more })
    expect(await failure(client)).toEqual(['AuthorizationHeaderMalformed', 400])
  })
})

describe('a signature by OBS', () => {
  it.each(['path', 'host'] as const)('with the wrong secret is refused (%s)', async (form) => {
    const emulator = await startObs()
    const key = { ...firstKey(emulator), secretKey: 'wrong' }
    const client = await obsClient(emulator, { form, key })
    const { CommonMsg } = await client.putObject({ Bucket: 'packages', Key: 'k', Body: 'x' })
    expect(CommonMsg).toMatchObject({ Status: 403, Code: 'SignatureDoesNotMatch' })
    expect(emulator.buckets.expect('packages').objects.size).toBe(0)
  })

  it.each(['path', 'host'] as const)('of a temporary key (%s)', async (form) => {
    const key = { accessKey: 'TEMP', secretKey: 'secret', securityToken: 'session' }
    const emulator = await startObs({ keys: [key] })
    const put = { Bucket: 'packages', Key: 'k', Body: 'x' }
    const good = await obsClient(emulator, { form })
    expect((await good.putObject(put)).CommonMsg.Status).toBe(200)
    const bad = await obsClient(emulator, { form, key: { ...key, securityToken: 'other' } })
    expect((await bad.putObject(put)).CommonMsg).toMatchObject({
      Status: 403,
      Code: 'InvalidSecurity',
    })
  })

  it('more than 15 minutes off is refused', async () => {
    const emulator = await startObs({ now: () => new Date(Date.now() + 16 * 60_000) })
    const client = await obsClient(emulator)
    const { CommonMsg } = await client.putObject({ Bucket: 'packages', Key: 'k', Body: 'x' })
    expect(CommonMsg).toMatchObject({ Status: 403, Code: 'RequestTimeTooSkewed' })
  })
})

it('an Authorization of another kind, or none, is refused', async () => {
  const emulator = await startObs()
  const path = '/packages/k'
  const ask = (headers: Record<string, string>) =>
    send(emulator, { method: 'PUT', path, headers, body: 'x' })
  for (const headers of [
    {},
    { Authorization: 'Bearer x' },
    { Authorization: 'AWS4-HMAC-SHA256' },
  ]) {
    const { status, text } = await ask(headers)
    expect([status, /<Code>(\w+)</.exec(text)?.[1]]).toEqual([403, 'AccessDenied'])
  }
})
