import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import AdmZip from 'adm-zip'
import { describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import type { Emulator } from '../../emulator/emulator.ts'
import { inputsFor, OLD_CODE, serviceWith } from '../support/service.ts'
import { workspaceWith } from '../support/workspace.ts'
import { evaluate, holds, interpolate } from './expressions.ts'
import { runWorkflow, type Bench, type JobEnd } from './run.ts'

const example = (name: string): string => readFileSync(`examples/workflows/${name}.yml`, 'utf8')

const FIRST = '0123456789abcdef0123456789abcdef'
const SECOND = 'fedcba9876543210fedcba9876543210'
const urn = (region: string, projectId: string): string =>
  `urn:fss:${region}:${projectId}:function:default:hello`

/** An emulator of both regions, and a bench whose secrets are its key. */
async function bench(more: Partial<Bench> = {}): Promise<{ emulator: Emulator; bench: Bench }> {
  const emulator = await serviceWith({ region: ['cn-north-4', 'ap-southeast-3'] })
  const { access_key = '', secret_key = '' } = inputsFor(emulator)
  return {
    emulator,
    bench: {
      source: workspaceWith({ 'src/index.js': 'exports.handler = async () => 1\n' }),
      secrets: { HUAWEI_ACCESS_KEY: access_key, HUAWEI_SECRET_KEY: secret_key },
      inputs: { endpoint: emulator.url },
      ...more,
    },
  }
}

function create(emulator: Emulator, region: string, projectId: string): void {
  emulator.functions.create({ name: 'hello', region, projectId, code: OLD_CODE })
}

function resultsOf(ends: Readonly<Record<string, JobEnd>>): Record<string, string> {
  return Object.fromEntries(Object.entries(ends).map(([name, { result }]) => [name, result]))
}

describe('the example of several regions', () => {
  const regions = [
    ['cn-north-4', FIRST],
    ['ap-southeast-3', SECOND],
  ] as const

  it('runs its last job when any region changed, and only then', async () => {
    const { emulator, bench: at } = await bench()
    for (const [region, project] of regions) create(emulator, region, project)
    const all = { deploy: 'success', collect: 'success', after: 'success' }
    expect(resultsOf(await runWorkflow(example('regions'), at))).toEqual(all)

    const again = await runWorkflow(example('regions'), at)
    expect(resultsOf(again)).toEqual({ ...all, after: 'skipped' })
    expect(again['collect']?.outputs).toEqual({ changed: 'false' })

    for (const [region, project] of regions) {
      emulator.functions.set(urn(region, project), { code: OLD_CODE })
      const one = await runWorkflow(example('regions'), at)
      expect(resultsOf(one)).toEqual(all)
      expect(one['after']?.summary).toBe('hello changed\n')
    }
    expect(emulator.count('code')).toBe(4)
  })

  it('runs its last job also when another region failed', async () => {
    const { emulator, bench: at } = await bench()
    create(emulator, 'cn-north-4', FIRST)
    expect(resultsOf(await runWorkflow(example('regions'), at))).toEqual({
      ...{ deploy: 'failure', collect: 'success', after: 'success' },
    })
    expect(resultsOf(await runWorkflow(example('regions'), at))).toEqual({
      ...{ deploy: 'failure', collect: 'success', after: 'skipped' },
    })
  })

  it('needs its files: an output of the matrix is that of the last job', async () => {
    const { emulator, bench: at } = await bench()
    for (const [region, project] of regions) create(emulator, region, project)
    const naive = example('regions').replace(
      '    steps:\n      - uses: actions/checkout',
      '    outputs:\n      changed: ${{ steps.deploy.outputs.changed }}\n    steps:\n      - uses: actions/checkout',
    )
    await runWorkflow(naive, at)
    emulator.functions.set(urn(...(regions[0] as [string, string])), { code: OLD_CODE })
    const ends = await runWorkflow(naive, at)
    expect(ends['deploy']?.outputs).toEqual({ changed: 'false' })
    expect(ends['collect']?.outputs).toEqual({ changed: 'true' })
  })

  it('works where region and project are masked', async () => {
    const masked = ['cn-north-4', 'ap-southeast-3', FIRST, SECOND]
    const { emulator, bench: at } = await bench({ masked })
    for (const [region, project] of regions) create(emulator, region, project)
    const ends = await runWorkflow(example('regions'), at)
    expect(ends['after']?.result).toBe('success')
  })
})

describe('the example of promotion', () => {
  const stages = [FIRST, SECOND].map((project) => urn('cn-north-4', project))

  it('brings the very bytes that were built to staging and to production', async () => {
    const { emulator, bench: at } = await bench()
    for (const project of [FIRST, SECOND]) create(emulator, 'cn-north-4', project)
    const ends = await runWorkflow(example('promote'), at)
    expect(resultsOf(ends)).toEqual({ build: 'success', staging: 'success', production: 'success' })
    const digests = stages.map((stage) => emulator.functions.expect(stage).digest)
    expect(digests).toEqual([ends['build']?.outputs['digest'], ends['build']?.outputs['digest']])
  })

  it('sends nothing when the bytes are others', async () => {
    const { emulator, bench: at } = await bench({
      before(job, { folder }) {
        if (job === 'production') writeFileSync(join(folder, 'package/package.zip'), OTHER_ZIP)
      },
    })
    for (const project of [FIRST, SECOND]) create(emulator, 'cn-north-4', project)
    const ends = await runWorkflow(example('promote'), at)
    expect(resultsOf(ends)).toEqual({ build: 'success', staging: 'success', production: 'failure' })
    expect(emulator.functions.expect(stages[1] ?? '').code).toEqual(OLD_CODE)
    expect(emulator.count('code')).toBe(1)
  })

  it('does not reach production when staging failed', async () => {
    const { emulator, bench: at } = await bench()
    create(emulator, 'cn-north-4', SECOND)
    const ends = await runWorkflow(example('promote'), at)
    expect(resultsOf(ends)).toEqual({ build: 'success', staging: 'failure', production: 'skipped' })
    expect(emulator.count('code')).toBe(0)
  })
})

describe('the examples of releases', () => {
  const hello = urn('cn-north-4', FIRST)
  const live = (emulator: Emulator, of = hello) => {
    const { version, weights } = emulator.functions.releases.alias(of, 'live') ?? {}
    return { version, weights }
  }

  /** The function with a version and an alias that leads to it. */
  function createReleased(emulator: Emulator, projectId = FIRST): void {
    create(emulator, 'cn-north-4', projectId)
    const of = urn('cn-north-4', projectId)
    emulator.functions.publish(of, 'v1', { lastModified: new Date('2026-01-01T00:00:00Z') })
    emulator.functions.releases.setAlias(of, { name: 'live', version: 'v1' })
  }

  it('publish and move the alias', async () => {
    const { emulator, bench: at } = await bench()
    createReleased(emulator)
    expect(resultsOf(await runWorkflow(example('release'), at))).toEqual({ release: 'success' })
    const [, made] = emulator.functions.releases.versions(hello)
    expect(live(emulator)).toEqual({ version: made?.version, weights: {} })
    expect(emulator.count('invoke')).toBe(1)
  })

  it.each([
    ['passes', 'exit 0', 'success', 1],
    ['fails', 'exit 1', 'failure', 0],
  ])('share traffic, and when the check %s end the share', async (_, curl, result, at) => {
    const { emulator, bench: on } = await bench({ programs: programsWith({ curl }) })
    createReleased(emulator)
    const shares: unknown[] = []
    const ends = await runWorkflow(example('canary'), on)
    for (const { operation, body } of emulator.requests) {
      const sent = body as { readonly additional_version_weights?: object } | undefined
      if (operation === 'update-alias')
        shares.push(Object.values(sent?.additional_version_weights ?? {}))
    }
    expect(resultsOf(ends)).toEqual({ release: result })
    expect(shares).toEqual([[10], []])
    const version = emulator.functions.releases.versions(hello)[at]?.version
    expect(live(emulator)).toEqual({ version, weights: {} })
  })

  it.each([
    ['previous', 'v1'],
    ['v1', 'v1'],
  ])('go back to %s', async (entered, version) => {
    const { emulator, bench: at } = await bench({ entered: { version: entered } })
    createReleased(emulator)
    await runWorkflow(example('release'), at)
    const ends = await runWorkflow(example('rollback'), at)
    expect(resultsOf(ends)).toEqual({ rollback: 'success' })
    expect(live(emulator)).toEqual({ version, weights: {} })
    expect(emulator.count('code')).toBe(1)
  })

  it('bring one package to staging and to production, but not past a test that fails', async () => {
    const { emulator, bench: at } = await bench()
    for (const project of [FIRST, SECOND]) createReleased(emulator, project)
    const all = { build: 'success', staging: 'success', production: 'success' }
    expect(resultsOf(await runWorkflow(example('release-stages'), at))).toEqual(all)
    const digests = [FIRST, SECOND].map((project) => {
      const of = urn('cn-north-4', project)
      const name = live(emulator, of).version ?? ''
      return emulator.functions.releases.version(of, name)?.digest
    })
    expect(digests[0]).toBeDefined()
    expect(digests[1]).toBe(digests[0])

    const source = workspaceWith({ 'src/index.js': 'exports.handler = async () => { throw 1 }\n' })
    const before = live(emulator)
    const ends = await runWorkflow(example('release-stages'), { ...at, source })
    expect(resultsOf(ends)).toEqual({ ...all, staging: 'failure', production: 'skipped' })
    expect(live(emulator)).toEqual(before)
  })
})

describe('the example of pull requests', () => {
  it.each([
    ['pull_request', 0],
    ['push', 2],
  ])('on %s sends %i updates', async (event_name, updates) => {
    const { emulator, bench: at } = await bench({ github: { event_name, ref: 'x', token: '' } })
    create(emulator, 'cn-north-4', FIRST)
    create(emulator, 'ap-southeast-3', SECOND)
    expect(resultsOf(await runWorkflow(example('pull-request'), at))).toEqual({ hello: 'success' })
    expect(emulator.count('code')).toBe(updates)
  })
})

describe('the example of Node.js with npm dependencies', () => {
  it('deploys the function and its dependencies, without tests and lock files', async () => {
    const programs = programsWith({
      npm: `[ "$*" = "ci --omit=dev" ] && mkdir -p node_modules && cp -R "${resolve('node_modules/ms')}" node_modules/`,
    })
    const { emulator, bench: at } = await bench({ source: resolve('examples/hello-npm'), programs })
    const { urn } = emulator.functions.create({ name: 'greet', projectId: FIRST, code: OLD_CODE })
    const ends = await runWorkflow(example('node-npm'), at)
    expect(resultsOf(ends)).toEqual({ deploy: 'success' })
    const names = namesIn(emulator.functions.expect(urn).code)
    expect(names).toEqual(
      expect.arrayContaining(['index.js', 'package.json', 'node_modules/ms/index.js']),
    )
    expect(names.filter((name) => /test|lock/.test(name))).toEqual([])
  })
})

describe('the example of a large package', () => {
  it('puts it into the bucket, and the function takes it from there', async () => {
    const programs = programsWith({
      npm: '[ "$*" = "ci --omit=dev" ] && mkdir -p node_modules && head -c 10000000 /dev/urandom > node_modules/large.bin',
    })
    const { emulator, bench: at } = await bench({ programs })
    create(emulator, 'cn-north-4', FIRST)
    emulator.buckets.create({ name: 'my-packages' })
    const inputs = { endpoint: emulator.url, obs_endpoint: emulator.url }
    const ends = await runWorkflow(example('obs-package'), { ...at, inputs })
    expect(resultsOf(ends)).toEqual({ deploy: 'success' })
    const { code, digest } = emulator.functions.expect(urn('cn-north-4', FIRST))
    const { objects } = emulator.buckets.expect('my-packages')
    expect(objects.get(`functiongraph-deploy/${digest}.zip`)?.bytes.equals(code)).toBe(true)
    expect(code.length).toBeGreaterThan(9_000_000)
  })
})

describe('the example of Python with dependencies', () => {
  it('deploys the function with its dependencies beside it', async () => {
    const programs = programsWith({
      pip: [
        '[ "$*" = "install --no-compile --requirement requirements.txt --target build" ] || exit 1',
        'grep --quiet webcolors requirements.txt',
        'mkdir build/webcolors && echo "def hex_to_name(value): return value" > build/webcolors/__init__.py',
      ].join('\n'),
    })
    const { emulator, bench: at } = await bench({
      source: resolve('examples/hello-python'),
      programs,
    })
    const resize = { name: 'resize', projectId: FIRST, code: OLD_CODE, runtime: 'Python3.12' }
    const { urn } = emulator.functions.create(resize)
    const ends = await runWorkflow(example('python-dependencies'), at)
    expect(resultsOf(ends)).toEqual({ deploy: 'success' })
    expect(namesIn(emulator.functions.expect(urn).code)).toEqual([
      ...['index.py', 'webcolors/__init__.py'],
    ])
  })
})

describe('the example behind auth-action', () => {
  it('deploys with the keys that auth-action exports', async () => {
    const { emulator, bench: at } = await bench()
    create(emulator, 'cn-north-4', FIRST)
    expect(resultsOf(await runWorkflow(example('auth-action'), at))).toEqual({ deploy: 'success' })
    expect(emulator.count('code')).toBe(1)
  })

  it('fails where the keys are wrong', async () => {
    const { emulator, bench: at } = await bench({
      secrets: { HUAWEI_ACCESS_KEY: 'AKWRONG', HUAWEI_SECRET_KEY: 'a-wrong-secret-key' },
    })
    create(emulator, 'cn-north-4', FIRST)
    expect(resultsOf(await runWorkflow(example('auth-action'), at))).toEqual({ deploy: 'failure' })
    expect(emulator.count('code')).toBe(0)
  })
})

/** A folder of shell scripts that stand for programs of the runner's image. */
function programsWith(scripts: Readonly<Record<string, string>>): string {
  const folder = workspaceWith({})
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(join(folder, name), `#!/bin/sh\nset -e\n${script}\n`, { mode: 0o755 })
  }
  return folder
}

function namesIn(zip: Buffer): string[] {
  return new AdmZip(zip).getEntries().map(({ entryName }) => entryName)
}

describe('the example with the emulator', () => {
  const oneRegion = (workflow: string): string => {
    const { jobs } = parse(workflow) as { jobs: { deploy: object } }
    const strategy = { matrix: { include: [{ region: 'cn-north-4' }] } }
    return stringify({ jobs: { deploy: { ...jobs.deploy, strategy } } })
  }

  it('tests a plan, a deployment and a failure in each region, without any secret', async () => {
    const source = workspaceWith({ 'src/index.js': 'exports.handler = async () => 1\n' })
    const ends = await runWorkflow(example('test-with-emulator'), {
      source,
      secrets: {},
      inputs: {},
    })
    expect(resultsOf(ends)).toEqual({ deploy: 'success' })
    expect(example('test-with-emulator')).not.toContain('{{ secrets')
  })

  it.each([
    ['the code cannot be deployed', 'code_path: src', 'code_path: nowhere'],
    ['the function is there', '.urns }}-missing', '.urns }}'],
    ['something else is expected', "'deployed true'", "'unchanged false'"],
  ])('fails when %s', async (_, text, changed) => {
    const source = workspaceWith({ 'src/index.js': 'exports.handler = async () => 1\n' })
    const right = oneRegion(example('test-with-emulator'))
    const workflow = right.replaceAll(text, changed)
    expect(workflow).not.toBe(right)
    const ends = await runWorkflow(workflow, { source, secrets: {}, inputs: {} })
    expect(resultsOf(ends)).toEqual({ deploy: 'failure' })
  })
})

describe("this repository's own job with the emulator", () => {
  const { jobs } = parse(readFileSync('.github/workflows/check.yml', 'utf8')) as {
    jobs: Record<string, object>
  }
  /** The job alone, for one system: all of them are this one here. */
  const job = stringify({
    jobs: { emulator: { ...jobs['emulator'], strategy: { matrix: { os: ['ubuntu-latest'] } } } },
  })
  const files = { 'examples/hello-node/src/index.js': 'exports.handler = async () => 1\n' }

  it('passes', async () => {
    const at = { source: workspaceWith(files), secrets: {}, inputs: {} }
    expect(resultsOf(await runWorkflow(job, at))).toEqual({ emulator: 'success' })
  })

  it.each([
    ['the step that must fail does not', 'secret_key: not-the-secret-key', '# '],
    ['an outcome is another one', 'unchanged false none', 'deployed true code'],
  ])('fails when %s', async (_, text, changed) => {
    const key = 'secret_key: ${{ steps.emulator.outputs.secret_key }}'
    const at = { source: workspaceWith(files), secrets: {}, inputs: {} }
    const workflow = job.replace(text, changed === '# ' ? key : changed)
    expect(workflow).not.toBe(job)
    expect(resultsOf(await runWorkflow(workflow, at))).toEqual({ emulator: 'failure' })
  })
})

describe('the runner of the examples', () => {
  const status = { success: true, cancelled: false }

  it("evaluates by GitHub's rules", () => {
    const contexts = { steps: { a: { outputs: { x: 'Yes' } } } }
    expect(evaluate("steps.a.outputs.x == 'yes'", contexts, status).coerceString()).toBe('true')
    expect(interpolate('<${{ steps.b.outputs.x }}>', contexts, status)).toBe('<>')
    expect(holds("steps.a.outputs.x == 'yes'", contexts, { ...status, success: false })).toBe(false)
    expect(holds('always()', contexts, { ...status, success: false })).toBe(true)
    expect(holds('${{ !cancelled() }}', contexts, { ...status, success: false })).toBe(true)
    expect(holds('failure()', contexts, status)).toBe(false)
  })

  it('refuses an action that it does not know, and a circle of jobs', async () => {
    const { bench: at } = await bench()
    const unknown = 'jobs:\n  a:\n    steps:\n      - uses: who/knows@v1\n'
    await expect(runWorkflow(unknown, at)).rejects.toThrow('knows no who/knows@v1')
    const circle = 'jobs:\n  a:\n    needs: b\n    steps: []\n  b:\n    needs: a\n    steps: []\n'
    await expect(runWorkflow(circle, at)).rejects.toThrow('circle')
  })
})

/** The smallest archive: one empty file named a. */
const OTHER_ZIP = Buffer.from(
  '504b03040a0000000000000021000000000000000000000000000100000061' +
    '504b01021e030a000000000000002100000000000000000000000000010000000000000000000000a4810000000061' +
    '504b050600000000010001002f0000001f0000000000',
  'hex',
)
