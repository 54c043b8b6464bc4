import { randomBytes } from 'node:crypto'
import { createServer, connect, type AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Emulator, EmulatorOptions } from '../../emulator/emulator.ts'
import type { Fault, Harm } from '../../emulator/faults.ts'
import { md5, type Upload } from '../../emulator/obs/buckets.ts'
import { inputsFor, serviceHolding, updatesTo, urnOf } from '../support/service.ts'
import { permanentWorkspace } from '../support/workspace.ts'
import { step, type StepEnd } from '../support/step.ts'

/** A tenth of the real sizes, and less. */
const partSizes = { oneRequest: 200_000, part: 800_000 }

/** One that goes in one request, and one of four parts. Stored, so that nothing has to be deflated. */
const small = permanentWorkspace({ 'src/index.js': 'exports.handler = async () => 1\n' })
const large = permanentWorkspace({ 'src/index.js': '', 'src/data.bin': randomBytes(2_500_000) })
const PARTS = 4

async function service(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await serviceHolding({}, options)
  emulator.buckets.create({ name: 'packages' })
  return emulator
}

function inputsOf(emulator: Emulator): Record<string, string> {
  return {
    ...{ ...inputsFor(emulator), upload_bucket: 'packages', obs_endpoint: emulator.url },
    ...{ upload: 'always', compression: 'store', timeout: '60' },
  }
}

const deploy = (emulator: Emulator, workspace: string): Promise<StepEnd> =>
  step({ inputs: inputsOf(emulator), workspace, partSizes })

function expectDeployed(emulator: Emulator, end: StepEnd): void {
  expect(end.failures).toEqual([])
  const held = emulator.functions.expect(urnOf(emulator))
  const { objects, uploads } = emulator.buckets.expect('packages')
  expect(objects.get(`functiongraph-deploy/${held.digest}.zip`)?.bytes.equals(held.code)).toBe(true)
  expect([...uploads.values()]).toEqual([])
  expect(end.outputs).toMatchObject({ outcome: 'deployed', digest: held.digest })
}

function expectNothingDone(emulator: Emulator, end: StepEnd): void {
  expect(end.green).toBe(false)
  expect(updatesTo(emulator)).toEqual([])
  expect([...emulator.buckets.expect('packages').uploads.values()]).toEqual([])
  expect(end.failures).toHaveLength(1)
}

describe('an upload survives', () => {
  it.each<[string, Fault]>([
    ['a part that fails', { on: 'obs-part', kind: 'status', status: 500, after: 1 }],
    ['a connection that dies at 90 %', { on: 'obs-part', kind: 'cut', share: 0.9, after: 1 }],
    ['SlowDown', { on: 'obs-part', kind: 'throttle', times: 3 }],
    [
      'a part that arrived damaged',
      { on: 'obs-part', kind: 'status', status: 400, code: 'BadDigest' },
    ],
    ['a lost answer to a part', { on: 'obs-part', kind: 'drop', commit: true }],
    ['a lost answer to the beginning', { on: 'obs-initiate', kind: 'drop', commit: true }],
    ['a lost answer to the end', { on: 'obs-complete', kind: 'drop', commit: true }],
    ['an end that failed', { on: 'obs-complete', kind: 'status', status: 503 }],
    ['an end whose answer is empty', { on: 'obs-complete', kind: 'empty' }],
    ['an end whose success is an error', internalErrorWith200()],
    ['a lost look', { on: 'obs-head', kind: 'drop' }],
    ['a lost list', { on: 'obs-list-uploads', kind: 'half' }],
  ])('%s', async (_, fault) => {
    const emulator = await service()
    emulator.faults.script(fault)
    const end = await deploy(emulator, large)
    expect(emulator.faults.left).toBe(0)
    expectDeployed(emulator, end)
    expect(emulator.count('obs-part')).toBeLessThanOrEqual(PARTS + 3)
  })

  it.each<[string, Fault]>([
    ['a failure', { on: 'obs-put', kind: 'status', status: 500, times: 2 }],
    ['a lost answer after the object was stored', { on: 'obs-put', kind: 'drop', commit: true }],
    ['SlowDown', { on: 'obs-put', kind: 'throttle', times: 4 }],
    ['a connection that dies', { on: 'obs-put', kind: 'cut', share: 0.5 }],
  ])('in one request: %s', async (_, fault) => {
    const emulator = await service()
    emulator.faults.script(fault)
    expectDeployed(emulator, await deploy(emulator, small))
    expect(emulator.faults.left).toBe(0)
  })

  it('services that tell 403 of an object that is not there, and allow no lists', async () => {
    const emulator = await service({ switches: { obsMissingKey: '403' } })
    const actions = ['PutObject', 'GetObject', 'AbortMultipartUpload'].map(
      (name) => `obs:object:${name}`,
    )
    emulator.accounts.keys.splice(0, 1, { ...keyOf(emulator), obsActions: actions })
    expectDeployed(emulator, await deploy(emulator, large))
  })
})

function internalErrorWith200(): Fault {
  const body = '<?xml version="1.0"?><Error><Code>InternalError</Code><Message>m</Message></Error>'
  return { on: 'obs-complete', kind: 'status', status: 200, body }
}

function keyOf(emulator: Emulator): Emulator['accounts']['keys'][number] {
  const [key] = emulator.accounts.keys
  if (key === undefined) throw new Error('The emulator has no key')
  return key
}

describe('an upload that is given up', () => {
  it('because a part fails for good is aborted', async () => {
    const emulator = await service()
    emulator.faults.script({ on: 'obs-part', kind: 'status', status: 500, times: 1_000 })
    const end = await deploy(emulator, large)
    expectNothingDone(emulator, end)
    expect(emulator.count('obs-abort')).toBe(1)
    expect(end.failures[0]).toContain('Re-run the job later: OBS reported an internal error')
    expect(end.outputs).toMatchObject({ outcome: 'failed', changed: 'false' })
  })

  it.each(['cancelled', 'timed out'])('because the step is %s is aborted', async (how) => {
    const emulator = await service()
    emulator.faults.script({ on: 'obs-part', kind: 'silent', early: true, times: 1_000, after: 1 })
    const cancel = new AbortController()
    const watch = setInterval(() => {
      if (how === 'cancelled' && emulator.count('obs-part') > 1) cancel.abort()
    }, 20)
    const end = await step({
      ...{ inputs: inputsOf(emulator), workspace: large, cancel: cancel.signal, partSizes },
      limits: { progress: 30_000, answerToPut: 30_000 },
      ...(how === 'cancelled' ? {} : { deadlineMs: 1_500 }),
    })
    clearInterval(watch)
    expectNothingDone(emulator, end)
    expect(emulator.count('obs-abort')).toBe(1)
    expect(end.failures[0]).toMatch(how === 'cancelled' ? /cancelled/ : /timed out after/)
  })
})

/** A way to the emulator that is cut for good after so many bytes, as by a runner that is killed. */
async function cutAfter(emulator: Emulator, bytes: number): Promise<string> {
  let left = bytes
  const server = createServer((socket) => {
    const far = connect(emulator.port, '127.0.0.1')
    socket.on('data', (chunk) => {
      left -= chunk.length
      if (left < 0) {
        far.destroy()
        socket.destroy()
      } else far.write(chunk)
    })
    far.pipe(socket)
    for (const end of [socket, far]) end.on('error', () => undefined)
    socket.once('close', () => far.destroy())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => {
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** An unfinished upload of the object, or of one whose name goes on. */
interface Left {
  /** When it was begun. */
  readonly minute: number
  readonly parts: readonly Buffer[]
  readonly suffix?: string
}

function leave(uploads: Map<string, Upload>, key: string, { minute, parts, suffix }: Left): void {
  const lastModified = new Date(Date.UTC(2026, 0, 1, 0, minute))
  uploads.set(`upload-${minute}`, {
    ...{ id: `upload-${minute}`, key: key + (suffix ?? ''), initiated: lastModified },
    ...{ metadata: {}, contentType: 'application/zip', acl: 'private' },
    parts: new Map(parts.map((bytes, at) => [at + 1, { bytes, etag: md5(bytes), lastModified }])),
  })
}

describe('an upload that another run left', () => {
  it('is continued: what is there is not sent again, and nothing is left open', async () => {
    const emulator = await service()
    const inputs = { ...inputsOf(emulator), obs_endpoint: await cutAfter(emulator, 2_000_000) }
    const first = await step({ inputs: { ...inputs, timeout: '5' }, workspace: large, partSizes })
    expect(first.green).toBe(false)
    const { uploads } = emulator.buckets.expect('packages')
    expect(uploads.size).toBe(1)
    const [open] = uploads.values()
    const there = open?.parts.size ?? 0
    const sent = emulator.count('obs-part')
    const end = await deploy(emulator, large)
    expectDeployed(emulator, end)
    expect(emulator.count('obs-part') - sent).toBe(PARTS - there)
    expect(emulator.count('obs-initiate')).toBe(1)
  })

  it.each<[string, Harm]>([
    ['slowly', { kind: 'slow', firstByteMs: 3_000 }],
    ['at the second attempt', { kind: 'status', status: 500 }],
    ['when it is asked again', { kind: 'drop' }],
  ])('is aborted after the upload, if OBS lists it %s', async (_, harm) => {
    const emulator = await service()
    emulator.faults.script(
      // The first one is started, and nobody knows its ID.
      { on: 'obs-initiate', kind: 'drop', commit: true },
      { ...harm, on: 'obs-list-uploads', after: 1 },
    )
    const limits = { progress: 30_000, answerToPut: 30_000 }
    const end = await step({ inputs: inputsOf(emulator), workspace: large, partSizes, limits })
    expectDeployed(emulator, end)
    expect(emulator.count('obs-initiate')).toBe(2)
    expect(emulator.count('obs-abort')).toBe(1)
    expect(emulator.buckets.expect('packages').uploads.size).toBe(0)
  })

  it.each<
    [string, (first: Buffer) => readonly Left[], { sent: number; begun: number; aborted: number }]
  >([
    [
      'is continued if it is the newest, and the others are aborted',
      (first) => [
        { minute: 1, parts: [] },
        { minute: 3, parts: [first] },
        { minute: 2, parts: [] },
      ],
      { sent: PARTS - 1, begun: 0, aborted: 2 },
    ],
    [
      'is continued, and a part of it with other bytes is sent again',
      (first) => [{ minute: 1, parts: [Buffer.alloc(first.length)] }],
      { sent: PARTS, begun: 0, aborted: 0 },
    ],
    [
      'of an object whose name begins alike is left alone',
      (first) => [{ minute: 1, parts: [first], suffix: '.old' }],
      { sent: PARTS, begun: 1, aborted: 0 },
    ],
  ])('%s', async (_, left, { sent, begun, aborted }) => {
    const emulator = await service()
    await deploy(emulator, large)
    const { objects, uploads } = emulator.buckets.expect('packages')
    const [[key, object] = ['', undefined]] = objects
    objects.clear()
    emulator.functions.set(urnOf(emulator), { code: Buffer.from('old') })
    const first = object?.bytes.subarray(0, partSizes.part) ?? Buffer.alloc(0)
    for (const one of left(first)) leave(uploads, key, one)
    const others = [...uploads.values()].filter((one) => one.key !== key)
    const before = { sent: emulator.count('obs-part'), begun: emulator.count('obs-initiate') }
    const end = await deploy(emulator, large)
    expect(end.failures).toEqual([])
    expect(objects.get(key)?.bytes.equals(emulator.functions.expect(urnOf(emulator)).code)).toBe(
      true,
    )
    expect(emulator.count('obs-part') - before.sent).toBe(sent)
    expect(emulator.count('obs-initiate') - before.begun).toBe(begun)
    expect(emulator.count('obs-abort')).toBe(aborted)
    expect([...uploads.values()]).toEqual(others)
  })

  it('is begun anew where it is gone meanwhile', async () => {
    const emulator = await service()
    emulator.faults.script({
      ...{ on: 'obs-part', kind: 'status', status: 404, code: 'NoSuchUpload', after: 1 },
    })
    expectDeployed(emulator, await deploy(emulator, large))
    expect(emulator.count('obs-initiate')).toBe(2)
  })
})

describe('each failure has its own words', () => {
  const region = 'cn-north-4'
  it.each<[string, (emulator: Emulator) => void, RegExp]>([
    [
      'no such bucket',
      ({ buckets }) => {
        Object.assign(buckets, { get: () => undefined })
      },
      /NoSuchBucket.*\n.*Create the bucket packages in cn-north-4, or check `upload_bucket`/,
    ],
    [
      'a bucket in another region',
      ({ buckets }) => buckets.create({ name: 'packages', region: 'cn-east-3' }),
      /Use a bucket in cn-north-4, the region of the function: packages is in another region/,
    ],
    [
      'no permission to put',
      (emulator) => {
        const obsActions = ['obs:object:GetObject']
        emulator.accounts.keys.splice(0, 1, { ...keyOf(emulator), obsActions })
      },
      /AccessDenied.*\n.*Grant obs:object:PutObject and obs:object:GetObject on packages\/\*/,
    ],
    [
      'a bucket of somebody else',
      ({ buckets }) => buckets.create({ name: 'packages', account: 'other', region }),
      /Grant obs:object:PutObject and obs:object:GetObject/,
    ],
    [
      'SlowDown for ever',
      ({ faults }) => {
        faults.script({ on: 'obs-put', kind: 'throttle', times: 10_000 })
      },
      /OBS limits the rate of requests/,
    ],
    [
      'a clock that is off',
      ({ faults }) => {
        const date = new Date(Date.now() - 3_600_000).toUTCString()
        const harm = { status: 403, code: 'RequestTimeTooSkewed', headers: { Date: date } }
        faults.script({ on: 'obs-put', kind: 'status', ...harm })
      },
      /Set the runner's clock: it is 1 h ahead of OBS's/,
    ],
  ])('%s', async (_, spoil, words) => {
    const emulator = await service()
    spoil(emulator)
    const end = await deploy(emulator, small)
    expect(end.green).toBe(false)
    expect(updatesTo(emulator)).toEqual([])
    expect(end.failures).toEqual([expect.stringMatching(words)])
  })

  const elsewhere = '0badc0de'.repeat(16)
  it.each<[string, (held: Buffer) => Buffer, Record<string, string>, RegExp]>([
    ['of another size', () => Buffer.from('else'), {}, /\(4 bytes, no SHA-512 in its metadata\)/],
    [
      'of the same size',
      (held) => Buffer.alloc(held.length),
      { sha512: elsewhere },
      new RegExp(`\\(\\d+ bytes, SHA-512 ${elsewhere}\\)`),
    ],
    ['that does not say what it is', (held) => held, {}, /no SHA-512 in its metadata/],
  ])('an object of the same name %s', async (_, other, metadata, words) => {
    const emulator = await service()
    await deploy(emulator, small)
    const { objects } = emulator.buckets.expect('packages')
    const [[key, held] = ['', undefined]] = objects
    const bytes = other(held?.bytes ?? Buffer.alloc(0))
    emulator.buckets.put('packages', key, bytes, { metadata })
    emulator.functions.set(urnOf(emulator), { code: Buffer.from('old') })
    const end = await deploy(emulator, small)
    expect(end.failures).toEqual([expect.stringMatching(words)])
    expect(end.failures[0]).toContain('exists with other content')
    expect(end.failures[0]).toContain('Delete the object, or set another `upload_prefix`')
    expect(objects.get(key)?.bytes.equals(bytes)).toBe(true)
    expect(emulator.count('obs-put')).toBe(1)
  })

  it.each([
    'SignatureDoesNotMatch',
    'InvalidAccessKeyId',
    'RequestTimeTooSkewed',
    'InvalidSecurity',
    'ExpiredToken',
  ])('keys that OBS rejects with %s, before anything is sent', async (code) => {
    const emulator = await service()
    emulator.faults.script({ on: 'obs-head', kind: 'status', status: 403, code })
    const end = await deploy(emulator, small)
    expectNothingDone(emulator, end)
    expect(end.failures[0]).toContain(code)
    expect(emulator.count('obs-put')).toBe(0)
  })

  it.each<[string, Fault]>([
    ['the first request', { on: 'obs-head', kind: 'status', status: 200, body: '' }],
    ['the upload', { on: 'obs-put', kind: 'html' }],
  ])('a server that is not OBS, at %s', async (_, fault) => {
    const emulator = await service()
    emulator.faults.script({ ...fault, times: 1_000 })
    const end = await deploy(emulator, small)
    expectNothingDone(emulator, end)
    expect(end.failures[0]).toMatch(/no ETag[^]*what answers there is not OBS/)
  })

  it('FunctionGraph that cannot read the object', async () => {
    const emulator = await service()
    const [key] = emulator.accounts.keys
    emulator.faults.script({ on: 'code', kind: 'status', status: 404, code: 'FSS.1054' })
    const end = await deploy(emulator, small)
    expect(key).toBeDefined()
    expect(end.failures[0]).toMatch(
      /FunctionGraph could not read the uploaded package: .*grant obs:object:GetObject .* to this user or agency, and to the function's agency/,
    )
  })

  it.each([
    ['object', { publicPolicy: true }, 'The package in OBS is publicly readable'],
    ['bucket', { acl: 'public-read' }, 'The bucket is publicly listable'],
  ] as const)('a warning of a public %s', async (_, seed, words) => {
    const emulator = await service()
    emulator.buckets.create({ name: 'packages', ...seed })
    const end = await deploy(emulator, small)
    expect(end.green).toBe(true)
    expect(end.warnings).toEqual([expect.stringContaining(words)])
  })
})
