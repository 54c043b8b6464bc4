import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Emulator, EmulatorOptions } from '../../emulator/emulator.ts'
import {
  inputsFor,
  OLD_CODE,
  serviceHolding,
  serviceWith,
  updatesTo,
  urnOf,
} from '../support/service.ts'
import { zipOf } from '../emulator/caller.ts'
import { step } from '../support/step.ts'
import { workspaceWith } from '../support/workspace.ts'

const MIB = 1024 * 1024
const SMALL = { 'src/index.js': 'exports.handler = async () => 1\n' }

/** A workspace whose package has about so many bytes: what is random does not deflate. */
function workspaceOf(bytes: number): string {
  return workspaceWith({ ...SMALL, 'src/data.bin': randomBytes(bytes) })
}

/** An emulator with a function that holds old code, and an empty bucket. */
async function serviceWithBucket(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await serviceHolding({}, options)
  emulator.buckets.create({ name: 'packages' })
  return emulator
}

function uploading(emulator: Emulator): Record<string, string> {
  return { ...inputsFor(emulator), upload_bucket: 'packages', obs_endpoint: emulator.url }
}

const always = (emulator: Emulator): Record<string, string> => ({
  ...uploading(emulator),
  upload: 'always',
})

/** The operations that came, without those of GitHub and IAM. */
function calls(emulator: Emulator): string[] {
  return emulator.requests.map(({ operation }) => operation)
}

/** Bytes of packages that came: to OBS, or in requests to functions. */
function bytesSent(emulator: Emulator): number {
  const carrying = ['obs-put', 'obs-part', 'code']
  return emulator.requests
    .filter(({ operation, bytes }) => carrying.includes(operation) && bytes > 10_000)
    .reduce((sum, { bytes }) => sum + bytes, 0)
}

function bucketOf(
  emulator: Emulator,
  name = 'packages',
): ReturnType<Emulator['buckets']['expect']> {
  return emulator.buckets.expect(name)
}

/** What the function has, and that the bucket has it under its digest, whole, and nothing is open. */
function expectDeployed(emulator: Emulator, digest: string | undefined): void {
  const held = emulator.functions.expect(urnOf(emulator))
  expect(held.digest).toBe(digest)
  const { objects, uploads } = bucketOf(emulator)
  expect([...objects.keys()]).toEqual([`functiongraph-deploy/${held.digest}.zip`])
  expect([...objects.values()][0]?.bytes.equals(held.code)).toBe(true)
  expect([...uploads.values()]).toEqual([])
}

describe('a package that goes through OBS', () => {
  it('is put there once, and the function takes it from there', async () => {
    const emulator = await serviceWithBucket()
    const environment = {
      GITHUB_REPOSITORY: 'octo/hello',
      GITHUB_SHA: 'c0ffee',
      GITHUB_RUN_ID: '7',
    }
    const inputs = always(emulator)
    const end = await step({ inputs, workspace: workspaceWith(SMALL), environment })
    expect(end.failures).toEqual([])
    const { digest } = emulator.functions.expect(urnOf(emulator))
    const url = `${emulator.url}/packages/functiongraph-deploy/${digest}.zip`
    expect(updatesTo(emulator)).toEqual([{ code_type: 'obs', code_url: url }])
    expect(end.outputs).toMatchObject({
      outcome: 'deployed',
      changed: 'true',
      code_url: url,
      digest,
    })
    expect(end.warnings).toEqual([])
    expectDeployed(emulator, end.outputs['digest'])
    const [object] = bucketOf(emulator).objects.values()
    expect(object?.metadata).toEqual({
      ...{ sha512: digest, repository: 'octo/hello', commit: 'c0ffee', run: '7' },
    })
    expect(object?.contentType).toBe('application/zip')
    expect(end.lines).toContain('Deploying through OBS: `upload` is always')
  })

  it('has the type of a JAR, and metadata of printable ASCII, up to 200 characters each', async () => {
    const emulator = await serviceWithBucket()
    const jar = zipOf('x')
    const environment = { GITHUB_REPOSITORY: 'octo/h\u00e9llo\n', GITHUB_SHA: 'c'.repeat(201) }
    const inputs = { ...always(emulator), code_path: 'app.jar', code_type: 'jar' }
    const end = await step({ inputs, workspace: workspaceWith({ 'app.jar': jar }), environment })
    expect(end.failures).toEqual([])
    const [[key, object] = ['', undefined]] = bucketOf(emulator).objects
    expect(key).toMatch(/\/[0-9a-f]{128}\.jar$/)
    expect(object?.contentType).toBe('application/java-archive')
    expect(object?.metadata).toEqual({
      ...{ sha512: end.outputs['digest'], repository: 'octo/hllo', commit: 'c'.repeat(200) },
    })
  })

  it('is not sent again by a second run, which writes nothing at all', async () => {
    const emulator = await serviceWithBucket()
    const workspace = workspaceOf(100_000)
    await step({ inputs: always(emulator), workspace })
    const before = emulator.requests.length
    const end = await step({ inputs: always(emulator), workspace })
    expect(end.outputs['outcome']).toBe('unchanged')
    expect(calls(emulator).slice(before)).toEqual(['config'])
  })

  it('is found there by a run that has another function, and sent by no request', async () => {
    const emulator = await serviceWithBucket()
    const workspace = workspaceOf(100_000)
    await step({ inputs: always(emulator), workspace })
    emulator.functions.create({ name: 'other', code: OLD_CODE })
    const sent = bytesSent(emulator)
    const end = await step({
      inputs: { ...always(emulator), urn: urnOf(emulator, 'other') },
      workspace,
    })
    expect(end.outputs['outcome']).toBe('deployed')
    expect(bytesSent(emulator)).toBe(sent)
    expect(end.lines.find((line) => line.startsWith('Already in OBS: packages/'))).toBeDefined()
  })

  it('goes in parts above 16 MiB, four side by side', async () => {
    const emulator = await serviceWithBucket()
    const end = await step({ inputs: uploading(emulator), workspace: workspaceOf(30 * MIB) })
    expect(end.failures).toEqual([])
    expect(emulator.count('obs-part')).toBe(4)
    expect(emulator.count('obs-put')).toBe(0)
    expectDeployed(emulator, end.outputs['digest'])
    const parts = emulator.requests.filter(({ operation }) => operation === 'obs-part')
    expect(parts.every(({ headerNames }) => headerNames.includes('content-md5'))).toBe(true)
    expect(Math.max(...parts.map(({ bytes }) => bytes))).toBe(8 * MIB)
  })

  it('with an access key goes by OBS by itself from 12 MB of body on, and says why', async () => {
    const emulator = await serviceWithBucket()
    const end = await step({ inputs: uploading(emulator), workspace: workspaceOf(12 * MIB) })
    expect(end.failures).toEqual([])
    expect(end.warnings).toEqual([])
    expect(updatesTo(emulator)).toMatchObject([{ code_type: 'obs' }])
    expect(end.lines).toContain(
      'Deploying through OBS: it exceeds the 12 MB limit of a request signed with an access key',
    )
  })

  it('otherwise goes in the request, with a bucket or without', async () => {
    const emulator = await serviceWithBucket()
    const [token] = emulator.accounts.tokens
    const keys = { access_key: '', secret_key: '' }
    const inputs = { ...uploading(emulator), ...keys, iam_token: token?.token ?? '' }
    const ends = [
      await step({ inputs: uploading(emulator), workspace: workspaceWith(SMALL) }),
      await step({ inputs, workspace: workspaceOf(12 * MIB) }),
    ]
    expect(ends.map(({ outputs }) => outputs['outcome'])).toEqual(['deployed', 'deployed'])
    expect(updatesTo(emulator)).toMatchObject([{ code_type: 'zip' }, { code_type: 'zip' }])
    expect(bucketOf(emulator).objects.size).toBe(0)
  })

  it('is a jar under the name of a jar', async () => {
    const emulator = await serviceWithBucket()
    const jar = zipOf('class')
    const inputs = { ...always(emulator), code_path: 'app.jar' }
    const end = await step({ inputs, workspace: workspaceWith({ 'app.jar': jar }) })
    expect(end.outputs['code_url']).toMatch(/\/[0-9a-f]{128}\.jar$/)
    expect(end.outputs['outcome']).toBe('deployed')
  })
})

describe('a service whose digest of code from OBS is one of its own', () => {
  it.each(['bytes', 'never'] as const)(
    'is sent a small update by the next run, which says unchanged (same code: %s)',
    async (sameCode) => {
      const emulator = await serviceWithBucket({ switches: { obsDigest: 'foreign', sameCode } })
      const workspace = workspaceWith(SMALL)
      const first = await step({ inputs: always(emulator), workspace })
      expect(first.outputs['outcome']).toBe('deployed')
      expect(first.warnings).toEqual([expect.stringContaining('could not be verified')])
      const before = emulator.requests.length
      const second = await step({ inputs: always(emulator), workspace })
      expect(second.outputs).toMatchObject({ outcome: 'unchanged', changed: 'false' })
      const sent = emulator.requests.slice(before)
      expect(sent.filter(({ operation }) => operation === 'obs-put')).toEqual([])
      expect(Math.max(...sent.map(({ bytes }) => bytes))).toBeLessThan(1_000)
    },
  )
})

describe('functions of a step', () => {
  const REGIONS = ['cn-north-4', 'ap-southeast-3']

  it('share one upload in each region', async () => {
    const emulator = await serviceWith({ region: REGIONS })
    const urns = REGIONS.flatMap((region) => {
      emulator.buckets.create({ name: `packages-${region}`, region })
      return Array.from({ length: 5 }, (_, at) => {
        const name = `f${at}`
        emulator.functions.create({ name, region, code: OLD_CODE })
        return urnOf(emulator, name, region)
      })
    })
    const inputs = {
      ...{ ...always(emulator), urn: urns.join('\n'), max_parallel: '10' },
      upload_bucket: 'packages-{region}',
    }
    const end = await step({ inputs, workspace: workspaceOf(100_000) })
    expect(end.failures).toEqual([])
    expect(emulator.count('obs-put')).toBe(2)
    expect(emulator.count('code')).toBe(10)
    const digests = urns.map((urn) => emulator.functions.expect(urn).digest)
    expect(new Set(digests)).toEqual(new Set([end.outputs['digest']]))
  })

  it('each fail by the upload that they share, and those of another region do not', async () => {
    const emulator = await serviceWith({ region: REGIONS })
    const urns = REGIONS.flatMap((region) => {
      if (region === 'cn-north-4') emulator.buckets.create({ name: `packages-${region}`, region })
      return ['a', 'b'].map((name) => {
        emulator.functions.create({ name, region, code: OLD_CODE })
        return urnOf(emulator, name, region)
      })
    })
    const inputs = {
      ...{ ...always(emulator), urn: urns.join('\n') },
      upload_bucket: 'packages-{region}',
    }
    const end = await step({ inputs, workspace: workspaceWith(SMALL) })
    const outcomes = (JSON.parse(end.outputs['results'] ?? '') as { outcome: string }[]).map(
      ({ outcome }) => outcome,
    )
    expect(outcomes).toEqual(['deployed', 'deployed', 'failed', 'failed'])
    expect(end.failures).toHaveLength(2)
    expect(end.failures[0]).toContain('Create the bucket packages-ap-southeast-3 in ap-southeast-3')
  })
})

describe('mode plan', () => {
  const planning = (emulator: Emulator) => ({ ...always(emulator), mode: 'plan' })

  it('only looks, and says what it would upload', async () => {
    const emulator = await serviceWithBucket()
    const workspace = workspaceWith(SMALL)
    const end = await step({ inputs: planning(emulator), workspace })
    expect(calls(emulator)).toEqual(['config', 'obs-head'])
    const told = end.lines.find((line) => line.startsWith('Would upload'))
    expect(told).toMatch(
      /^Would upload \d+ bytes to packages\/functiongraph-deploy\/[0-9a-f]{128}\.zip: `upload` is always$/,
    )
    expect(end.summary).toMatch(/Would upload \d+ bytes to .*packages\/functiongraph-deploy\//)
    await step({ inputs: always(emulator), workspace })
    emulator.functions.set(urnOf(emulator), { code: OLD_CODE })
    const again = await step({ inputs: planning(emulator), workspace })
    expect(again.lines.find((line) => line.startsWith('Already in OBS: '))).toBeDefined()
  })

  it('fails where a deploy would', async () => {
    const emulator = await serviceHolding()
    const end = await step({ inputs: planning(emulator), workspace: workspaceWith(SMALL) })
    expect(end.green).toBe(false)
  })
})
