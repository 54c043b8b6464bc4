/** The action's own client against a real S3 server, which checks every signature. */
import { createHash, randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { GetObjectCommand, ListMultipartUploadsCommand, S3Client } from '@aws-sdk/client-s3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import type { ObjectConnection } from '../../src/cloud/obs/client.ts'
import { exposureOf, lookFor } from '../../src/cloud/obs/object.ts'
import { placeOf, type Place } from '../../src/cloud/obs/place.ts'
import { upload } from '../../src/cloud/obs/upload.ts'
import { pacerFor } from '../../src/cloud/pacer.ts'
import { networkTransport } from '../../src/cloud/transport.ts'
import { startEmulator, type Emulator } from '../../emulator/emulator.ts'
import { inputsFor } from '../support/emulator-inputs.ts'
import { step } from '../support/step.ts'
import { workspaceWith } from '../support/workspace.ts'
import { server } from './server.ts'

const { endpoint, accessKey, secretKey, bucket, region } = server()
const MIB = 1024 * 1024
const storage = { bucket, prefix: 'functiongraph-deploy/', endpoint }

function connectionWith(secret: string, info: string[] = []): ObjectConnection {
  const { signal } = new AbortController()
  return {
    transport: networkTransport('test'),
    pacer: pacerFor(systemClock, signal),
    clock: systemClock,
    endsAt: new Date(Date.now() + 60_000),
    signal,
    log: { info: (line) => info.push(line), debug: () => undefined },
    keys: () => Promise.resolve({ accessKey, secretKey: secret }),
  }
}

function client(): S3Client {
  const made = new S3Client({
    ...{ endpoint, forcePathStyle: true, region },
    credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
  })
  onTestFinished(() => {
    made.destroy()
  })
  return made
}

interface Source {
  readonly path: string
  readonly bytes: Buffer
  readonly digest: string
  readonly size: number
}

function sourceOf(size: number): Source {
  const bytes = randomBytes(size)
  const path = join(workspaceWith({}), 'package.zip')
  writeFileSync(path, bytes)
  return { path, bytes, digest: createHash('sha512').update(bytes).digest('hex'), size }
}

async function stored({ key }: Place): Promise<{ bytes: Buffer; metadata: unknown }> {
  const got = await client().send(new GetObjectCommand({ Bucket: bucket, Key: key }))
  const bytes = Buffer.from((await got.Body?.transformToByteArray()) ?? [])
  return { bytes, metadata: got.Metadata }
}

async function openUploads(): Promise<number> {
  const open = await client().send(new ListMultipartUploadsCommand({ Bucket: bucket }))
  return open.Uploads?.length ?? 0
}

describe('the right secret', () => {
  it.each([
    ['in one request', 100_000, 'zip'],
    ['in parts', 20 * MIB + 1, 'jar'],
  ] as const)('uploads %s', async (_, size, codeType) => {
    const source = sourceOf(size)
    const place = placeOf(storage, region, { digest: source.digest, codeType })
    const lines: string[] = []
    const connection = connectionWith(secretKey, lines)
    expect(await lookFor(place, source, connection)).toBe('absent')
    const metadata = { repository: 'octo/hello', run: '7' }
    await upload({ place, file: source, metadata }, connection)
    const { bytes, metadata: kept } = await stored(place)
    expect(bytes.equals(source.bytes)).toBe(true)
    expect(kept).toEqual({ ...metadata, sha512: source.digest })
    expect(await lookFor(place, source, connection)).toBe('there')
    expect(await exposureOf(place, connection)).toEqual([])
    expect(await openUploads()).toBe(0)
    await upload({ place, file: source, metadata }, connection)
    expect(lines.at(-1)).toMatch(/^Already in OBS: /)
  })

  it('continues what was left, and leaves nothing open', async () => {
    const source = sourceOf(40 * MIB)
    const place = placeOf(storage, region, { digest: source.digest, codeType: 'zip' })
    const connection = connectionWith(secretKey)
    let parts = 0
    const dying: ObjectConnection = {
      ...connection,
      transport: {
        async send(request, signal) {
          if (request.url.searchParams.has('partNumber')) parts += 1
          // As from a runner that is killed: nothing more reaches the server.
          if (parts > 4) throw new Error('killed')
          return connection.transport.send(request, signal)
        },
      },
    }
    await expect(upload({ place, file: source, metadata: {} }, dying)).rejects.toThrow('killed')
    expect(await openUploads()).toBe(1)
    const lines: string[] = []
    await upload({ place, file: source, metadata: {} }, connectionWith(secretKey, lines))
    expect(lines.join('\n')).toMatch(/Continuing an unfinished upload: [1-4] of 5 parts are there/)
    expect((await stored(place)).bytes.equals(source.bytes)).toBe(true)
    expect(await openUploads()).toBe(0)
  })
})

describe('a wrong secret', () => {
  it.each([100_000, 20 * MIB])('uploads nothing of %i bytes', async (size) => {
    const source = sourceOf(size)
    const place = placeOf(storage, region, { digest: source.digest, codeType: 'zip' })
    const connection = connectionWith(`${secretKey}x`)
    await expect(upload({ place, file: source, metadata: {} }, connection)).rejects.toMatchObject({
      data: { status: 403, code: 'SignatureDoesNotMatch' },
    })
    const right = connectionWith(secretKey)
    expect(await lookFor(place, source, right)).toBe('absent')
    expect(await openUploads()).toBe(0)
  })
})

describe('the step', () => {
  /** The emulator takes the same key with any secret, but knows nothing of the server's buckets. */
  async function functionGraph(secret: string): Promise<Emulator> {
    const emulator = await startEmulator({ keys: [{ accessKey, secretKey: secret }] })
    onTestFinished(() => emulator.close())
    emulator.functions.create({ name: 'hello', code: Buffer.from('old code') })
    return emulator
  }
  const workspace = () => workspaceWith({ 'src/index.js': 'exports.handler = async () => 1\n' })
  const inputsOf = (emulator: Emulator) => ({
    ...{ ...inputsFor(emulator), upload: 'always' },
    ...{ upload_bucket: bucket, obs_endpoint: endpoint },
  })

  it('puts the package there and updates the function from its URL', async () => {
    const emulator = await functionGraph(secretKey)
    const end = await step({ inputs: inputsOf(emulator), workspace: workspace() })
    const update = emulator.requests.find(({ operation }) => operation === 'code')?.body
    expect(update).toMatchObject({ code_type: 'obs' })
    const [, digest = ''] = /([0-9a-f]{128})\.zip$/.exec(String(update?.['code_url'])) ?? []
    const place = placeOf(storage, region, { digest, codeType: 'zip' })
    expect(update?.['code_url']).toBe(place.url)
    const { bytes } = await stored(place)
    expect(createHash('sha512').update(bytes).digest('hex')).toBe(digest)
    expect(end.failures[0]).toContain('FunctionGraph could not read the uploaded package')
  })

  it('fails where the server refuses the secret, and sends nothing to the function', async () => {
    const emulator = await functionGraph(`${secretKey}x`)
    const end = await step({ inputs: inputsOf(emulator), workspace: workspace() })
    expect(end.green).toBe(false)
    expect(end.failures[0]).toContain('HTTP 403, SignatureDoesNotMatch')
    expect(end.failures[0]).toContain('Check the secret key')
    expect(emulator.count('code')).toBe(0)
  })
})
