import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import AdmZip from 'adm-zip'
import { describe, expect, it } from 'vitest'
import type { Emulator } from '../../emulator/emulator.ts'
import type { Fault, Harm } from '../../emulator/faults.ts'
import type { StoredObject } from '../../emulator/obs/buckets.ts'
import type { Switches } from '../../emulator/switches.ts'
import { systemClock } from '../../src/clock.ts'
import { asZip64, craftZip } from '../package/crafted-zip.ts'
import { inputsFor, serviceHolding, urnOf } from '../support/service.ts'
import { step, type StepEnd, type StepRun } from '../support/step.ts'
import { workspaceWith } from '../support/workspace.ts'

const MIB = 1024 * 1024
const files = { 'src/index.js': 'new', 'src/lib/b.js': 'b' }

/** The bytes of an end record with the longest comment, and of the records of Zip64. */
const TAIL = 22 + 0xffff + 76

/** Deployed code with more files than fit into the piece that is read first. */
const MANY = zipOf({
  'index.js': 'old code',
  'lib/b.js': 'b',
  ...Object.fromEntries(Array.from({ length: 1_500 }, (_, at) => [`data/file-${at}.json`, '{}'])),
})
const FEW = zipOf({ 'index.js': 'old code', 'lib/b.js': 'b' })

function zipOf(contents: Readonly<Record<string, string>>): Buffer {
  const zip = new AdmZip()
  for (const [name, content] of Object.entries(contents)) zip.addFile(name, Buffer.from(content))
  return zip.toBuffer()
}

const sha512 = (bytes: Buffer) => createHash('sha512').update(bytes).digest('hex')
const keyOf = (code: Buffer, type = 'zip') => `functiongraph-deploy/${sha512(code)}.${type}`

/** An emulator whose function has this code, which an earlier run uploaded to its bucket. */
async function serviceWithObject(
  code: Buffer,
  switches: Partial<Switches> = {},
  object: Partial<StoredObject> = {},
): Promise<Emulator> {
  const emulator = await serviceHolding({ code }, { switches })
  emulator.buckets.create({ name: 'packages' })
  const metadata = { sha512: sha512(code), repository: 'octo/hello' }
  emulator.buckets.put('packages', keyOf(code), code, { metadata, ...object })
  return emulator
}

type Run = Partial<StepRun> & {
  readonly files?: Readonly<Record<string, string | Buffer>>
  /** Whether time limits and delays are a hundredth of the real ones. */
  readonly hasty?: boolean
}

/** A step that shows changes; afterwards nothing but what it packaged is below RUNNER_TEMP. */
async function show(emulator: Emulator, run: Run = {}): Promise<StepEnd> {
  const temp = workspaceWith({})
  const end = await step({
    workspace: workspaceWith(run.files ?? files),
    temp,
    ...(run.hasty === true ? {} : { clock: systemClock }),
    ...run,
    inputs: {
      ...inputsFor(emulator),
      ...{ mode: 'plan', show_changes: 'true' },
      ...{ upload_bucket: 'packages', obs_endpoint: emulator.url },
      ...run.inputs,
    },
  })
  const left = readdirSync(temp, { recursive: true, withFileTypes: true })
  const names = left.filter((entry) => entry.isFile()).map(({ name }) => name)
  expect(names.filter((name) => !/^(package\.zip|results\.json)$/.test(name))).toEqual([])
  return end
}

const calls = (emulator: Emulator) => emulator.requests.map(({ operation }) => operation)
const ranges = (emulator: Emulator) =>
  emulator.requests.filter(({ operation }) => operation === 'obs-get').map(({ range }) => range)

/** The first line about changes. */
function told({ lines }: StepEnd): string | undefined {
  return lines.find((line) => line.startsWith('Changed files: '))
}

const COUNTED = 'Changed files: 1 changed, 1 unchanged'

describe('deployed code in the own bucket', () => {
  it.each<[string, Buffer]>([
    ['', MANY],
    [' of Zip64', asZip64(MANY)],
    [' of Zip64 with a long comment', asZip64(MANY, 'c'.repeat(0xffff))],
  ])('is listed by HEAD and two ranges: an archive%s', async (_, code) => {
    const emulator = await serviceWithObject(code)
    const end = await show(emulator)
    expect(told(end)).toBe('Changed files: 1,500 removed, 1 changed, 1 unchanged')
    expect(end).toMatchObject({ green: true, warnings: [], failures: [] })
    expect(calls(emulator)).toEqual(['config', 'obs-head', 'obs-get', 'obs-get'])
    const asked = ranges(emulator).map((range) => /^bytes=(\d+)-(\d+)$/.exec(range ?? ''))
    const [tail, directory] = asked.map((range) => [Number(range?.[1]), Number(range?.[2])])
    expect(tail).toEqual([code.length - TAIL, code.length - 1])
    const start = MANY.readUInt32LE(MANY.length - 6)
    expect(directory).toEqual([start, code.length - TAIL - 1])
  })

  it('is listed by one range, where that has the whole directory', async () => {
    const emulator = await serviceWithObject(FEW)
    expect(told(await show(emulator))).toBe(COUNTED)
    expect(calls(emulator)).toEqual(['config', 'obs-head', 'obs-get'])
    expect(ranges(emulator)).toEqual([`bytes=0-${FEW.length - 1}`])
  })

  it('may be larger than what can be exported', async () => {
    const code = Buffer.concat([Buffer.alloc(50 * MIB), FEW])
    const at = code.length - 22
    code.writeUInt32LE(code.readUInt32LE(at + 16) + 50 * MIB, at + 16)
    const emulator = await serviceWithObject(code)
    expect(told(await show(emulator))).toBe(COUNTED)
    expect(ranges(emulator)).toEqual([`bytes=${code.length - TAIL}-${code.length - 1}`])
  })

  it('may be a jar', async () => {
    const emulator = await serviceHolding({ code: FEW, codeType: 'jar' })
    emulator.buckets.create({ name: 'packages' })
    emulator.buckets.put('packages', keyOf(FEW, 'jar'), FEW, { metadata: { sha512: sha512(FEW) } })
    const jar = zipOf({ 'index.js': 'new', 'lib/b.js': 'b' })
    const run = { files: { 'app.jar': jar }, inputs: { code_path: 'app.jar' } }
    expect(told(await show(emulator, run))).toBe(COUNTED)
    expect(calls(emulator)).toEqual(['config', 'obs-head', 'obs-get'])
  })

  it.each([
    ['auto', ['obs-get', 'code']],
    ['always', ['obs-get', 'obs-put', 'code']],
  ] as const)('is listed before a deploy with upload: %s replaces it', async (upload, order) => {
    const emulator = await serviceWithObject(FEW)
    const end = await show(emulator, { inputs: { mode: 'deploy', upload } })
    expect(told(end)).toBe(COUNTED)
    expect(end.green).toBe(true)
    const seen = calls(emulator)
    expect(seen.filter((operation) => order.some((one) => one === operation))).toHaveLength(
      order.length,
    )
    expect(seen.indexOf('obs-get')).toBeLessThan(seen.indexOf('code'))
    expect(emulator.count('export')).toBe(0)
  })

  it('is not asked for without show_changes, or without a difference', async () => {
    const emulator = await serviceWithObject(FEW)
    await show(emulator, { inputs: { show_changes: 'false' } })
    expect(calls(emulator)).toEqual(['config'])
    const workspace = workspaceWith(files)
    await show(emulator, { workspace, inputs: { mode: 'deploy' } })
    emulator.requests.length = 0
    expect(told(await show(emulator, { workspace }))).toBe('Changed files: none of 2 files')
    expect(calls(emulator)).toEqual(['config'])
  })

  it('is read once for several functions, also side by side', async () => {
    const emulator = await serviceWithObject(FEW)
    emulator.functions.create({ name: 'other', code: FEW })
    const urn = `${urnOf(emulator)}\n${urnOf(emulator, 'other')}`
    const end = await show(emulator, { inputs: { urn } })
    expect(end.outputs['changed_files']).toBe('2')
    expect([emulator.count('obs-head'), emulator.count('obs-get')]).toEqual([1, 1])
  })
})

describe('the export is used instead', () => {
  const EXPORT = ['export', 'exported-code']

  async function expectExport(emulator: Emulator, run: Run = {}): Promise<StepEnd> {
    const end = await show(emulator, run)
    expect(told(end)).toBe(COUNTED)
    expect(end).toMatchObject({ green: true, warnings: [], failures: [] })
    expect(calls(emulator).slice(-2)).toEqual(EXPORT)
    return end
  }

  it('where there is no such object', async () => {
    const emulator = await serviceHolding({ code: FEW })
    emulator.buckets.create({ name: 'packages' })
    await expectExport(emulator)
    expect(calls(emulator)).toEqual(['config', 'obs-head', ...EXPORT])
  })

  it('where there is no such bucket', async () => {
    await expectExport(await serviceHolding({ code: FEW }))
  })

  it.each<[string, Partial<StoredObject>]>([
    ['no SHA-512', { metadata: {} }],
    ['another SHA-512', { metadata: { sha512: sha512(MANY) } }],
    ['another size', { bytes: MANY }],
  ])('where the object has %s', async (_, object) => {
    const emulator = await serviceWithObject(FEW, {}, object)
    await expectExport(emulator)
    expect(calls(emulator)).toEqual(['config', 'obs-head', ...EXPORT])
  })

  it('where OBS ignores ranges, of which it sends no more than asked for', async () => {
    const emulator = await serviceWithObject(FEW, { obsRanges: 'ignored' })
    await expectExport(emulator)
    expect(calls(emulator)).toEqual(['config', 'obs-head', 'obs-get', ...EXPORT])
    const large = await serviceWithObject(MANY, { obsRanges: 'ignored' })
    const end = await show(large)
    expect(told(end)).toMatch(/1,500 removed/)
    expect(calls(large)).toEqual(['config', 'obs-head', 'obs-get', ...EXPORT])
    expect(end.debug.join('\n')).toContain(`response exceeds ${TAIL} bytes`)
  })

  const refused = { kind: 'status', status: 403, code: 'AccessDenied' } as const
  it.each<[string, 'obs-head' | 'obs-get', Harm]>([
    ['a refused HEAD', 'obs-head', refused],
    ['a refused range', 'obs-get', refused],
    ['a key that OBS does not know', 'obs-head', { ...refused, code: 'InvalidAccessKeyId' }],
    ['an object that is gone since', 'obs-get', { kind: 'status', status: 404, code: 'NoSuchKey' }],
    ['an object that was replaced since', 'obs-get', { kind: 'wrong-digest' }],
    ['a redirect', 'obs-get', { kind: 'redirect', location: 'http://127.0.0.1:1/' }],
    ['a page', 'obs-get', { kind: 'html' }],
    ['a range without an end', 'obs-get', { kind: 'endless' }],
  ])('after %s', async (_, on, harm) => {
    const emulator = await serviceWithObject(FEW)
    emulator.faults.script({ on, ...harm })
    await expectExport(emulator)
    expect(emulator.count('obs-head')).toBe(1)
  })

  it.each<[string, Fault]>([
    ['fails for a while', { on: 'obs-head', kind: 'status', status: 503, times: 50 }],
    ['is silent', { on: 'obs-get', kind: 'silent', times: 50 }],
    ['limits the rate of requests', { on: 'obs-head', kind: 'throttle', times: 50 }],
  ])('where OBS %s', async (_, fault) => {
    const emulator = await serviceWithObject(FEW)
    emulator.faults.script(fault)
    const end = await show(emulator, { hasty: true })
    expect(end.green).toBe(true)
    expect(emulator.count('export')).toBe(1)
  })

  it('where a range is shorter than it says', async () => {
    const emulator = await serviceWithObject(FEW)
    emulator.faults.script({ on: 'obs-get', kind: 'empty' })
    const { debug } = await expectExport(emulator)
    expect(debug.join('\n')).toContain(`not bytes 0-${FEW.length - 1} of the object`)
  })

  it('where IAM is silent when asked for keys', async () => {
    const emulator = await serviceWithObject(FEW)
    const [token] = emulator.accounts.tokens
    emulator.faults.script({ on: 'keys-for-token', kind: 'silent', times: 50 })
    const keys = { access_key: '', secret_key: '', iam_token: token?.token ?? '' }
    const inputs = { ...keys, iam_endpoint: emulator.url }
    const end = await show(emulator, { inputs, hasty: true })
    expect(end.green).toBe(true)
    expect(emulator.count('export')).toBe(1)
  })

  it('where IAM gives no keys for a token', async () => {
    const emulator = await serviceWithObject(FEW)
    const [token] = emulator.accounts.tokens
    emulator.faults.script({ on: 'keys-for-token', kind: 'status', status: 403 })
    const keys = { access_key: '', secret_key: '', iam_token: token?.token ?? '' }
    await expectExport(emulator, { inputs: { ...keys, iam_endpoint: emulator.url } })
    expect(emulator.count('obs-head')).toBe(0)
  })
})

it('an IAM token is exchanged for keys with which the object is read', async () => {
  const emulator = await serviceWithObject(FEW)
  const [token] = emulator.accounts.tokens
  const keys = { access_key: '', secret_key: '', iam_token: token?.token ?? '' }
  const end = await show(emulator, { inputs: { ...keys, iam_endpoint: emulator.url } })
  expect(told(end)).toBe(COUNTED)
  expect(calls(emulator)).toEqual(['config', 'keys-for-token', 'obs-head', 'obs-get'])
})

describe('of a package beyond what can be exported', () => {
  const large = Buffer.alloc(50 * MIB + 1)

  it('an object that is not there leaves the changes unknown', async () => {
    const emulator = await serviceHolding({ code: large })
    emulator.buckets.create({ name: 'packages' })
    expect(told(await show(emulator))).toBe(
      'Changed files: unknown, because the deployed code has 52.4 MB, ' +
        'up to 52.4 MB can be exported, and it is not in packages',
    )
    expect(emulator.count('export')).toBe(0)
  })

  it('an object that may not be read is told with the reason', async () => {
    const emulator = await serviceHolding({ code: large })
    emulator.buckets.create({ name: 'packages' })
    emulator.faults.script({ on: 'obs-head', kind: 'status', status: 403, code: 'AccessDenied' })
    expect(told(await show(emulator))).toMatch(
      /up to 52.4 MB can be exported, and reading it from packages failed: /,
    )
  })
})

describe('a hostile object', () => {
  it.each<[string, Buffer, string]>([
    [
      'that lists a bomb, and names that lead out',
      craftZip([
        { name: '../../etc/passwd', content: 'x' },
        { name: 'a', content: '0', central: { size: 0xffff_fffe } },
      ]),
      '2 added, 2 removed, 0 unchanged',
    ],
    ['with commands in names', craftZip([{ name: 'a\n::error::x' }]), '2 added, 1 removed'],
  ])('%s harms nothing', async (_, code, counted) => {
    const emulator = await serviceWithObject(code)
    const end = await show(emulator, { inputs: { mode: 'deploy' } })
    expect(end).toMatchObject({ green: true, failures: [] })
    expect(told(end)).toContain(counted)
    expect(emulator.count('export')).toBe(0)
  })

  it.each<[string, Buffer]>([
    ['that claims more entries', craftZip([{ name: 'a' }], { claimed: 900 })],
    ['with a name as long as a name can be', craftZip([{ name: 'n'.repeat(60_000) }])],
    ['without an end', Buffer.alloc(200_000)],
    ['without bytes', Buffer.alloc(0)],
  ])('%s is given up, and so is its export', async (_, code) => {
    const emulator = await serviceWithObject(code)
    const end = await show(emulator, { inputs: { mode: 'deploy' } })
    expect(end).toMatchObject({ green: true, failures: [] })
    expect(told(end)).toContain('unknown, because the deployed code cannot be read as an archive')
    expect(emulator.count('obs-get')).toBeLessThan(2)
    expect(emulator.count('code')).toBe(1)
  })

  it('with a directory of more than 16 MiB is left to the export', async () => {
    const extra = Buffer.alloc(65_000)
    const entries = Array.from({ length: 270 }, (_, at) => ({ name: `${at}`, central: { extra } }))
    const emulator = await serviceWithObject(craftZip(entries))
    const end = await show(emulator)
    expect(told(end)).toContain('2 added, 270 removed')
    expect(ranges(emulator)).toHaveLength(1)
    expect(emulator.count('export')).toBe(1)
    expect(end.debug.join('\n')).toMatch(/failed: its directory has 1756\d{4} bytes/)
  })
})

describe('an export beside an upload', () => {
  const always = { mode: 'deploy', upload: 'always' }
  const slowExport = { on: 'export', kind: 'slow', firstByteMs: 600 } as const

  async function serviceWithBucket(): Promise<Emulator> {
    const emulator = await serviceHolding({ code: FEW })
    emulator.buckets.create({ name: 'packages' })
    return emulator
  }

  it('does not delay it, but the update', async () => {
    const emulator = await serviceWithBucket()
    emulator.faults.script(slowExport)
    const end = await show(emulator, { inputs: always })
    expect(end).toMatchObject({ green: true, warnings: [] })
    const order = calls(emulator).filter((operation) =>
      ['export', 'obs-put', 'exported-code', 'code'].includes(operation),
    )
    expect(order).toEqual(['export', 'obs-put', 'exported-code', 'code'])
    const lines = end.lines.map((line) => line.replace(/ .*/, ''))
    expect(lines.indexOf('Uploaded')).toBeLessThan(lines.indexOf('Changed'))
  })

  it('does not delay the look of a plan', async () => {
    const emulator = await serviceWithBucket()
    emulator.faults.script(slowExport)
    const end = await show(emulator, { inputs: { ...always, mode: 'plan' } })
    expect(told(end)).toBe(COUNTED)
    const order = calls(emulator)
    // One HEAD is for the deployed code, the other for the package.
    expect(order.filter((operation) => operation === 'obs-head')).toHaveLength(2)
    expect(order.lastIndexOf('obs-head')).toBeLessThan(order.indexOf('exported-code'))
  })

  it('is reported, and over, where the upload fails', async () => {
    const emulator = await serviceWithBucket()
    emulator.faults.script(slowExport)
    emulator.faults.script({ on: 'obs-put', kind: 'status', status: 403, code: 'AccessDenied' })
    const end = await show(emulator, { inputs: always })
    expect(end.green).toBe(false)
    expect(end.outputs['changed_files']).toBe('1')
    expect(end.summary).toContain('### Changed files')
    expect(calls(emulator).at(-1)).toBe('exported-code')
  })

  it('is over when a plan fails', async () => {
    const emulator = await serviceHolding({ code: FEW })
    emulator.faults.script(slowExport)
    const end = await show(emulator, { inputs: { ...always, mode: 'plan' } })
    expect(end.green).toBe(false)
    expect(end.failures.join('\n')).toContain('NoSuchBucket')
    expect(calls(emulator).at(-1)).toBe('exported-code')
  })

  it('ends with the job, when that is cancelled', async () => {
    const emulator = await serviceWithBucket()
    emulator.faults.script({ on: 'exported-code', kind: 'slow', dripMs: 20 })
    emulator.faults.script({ on: 'obs-put', kind: 'silent' })
    const controller = new AbortController()
    setTimeout(() => {
      controller.abort()
    }, 1_000)
    const started = performance.now()
    const end = await show(emulator, { inputs: always, cancel: controller.signal })
    expect(performance.now() - started).toBeLessThan(4_000)
    expect(end.green).toBe(false)
    expect(emulator.count('code')).toBe(0)
  })
})
