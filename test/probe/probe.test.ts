import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readArguments as readEmulatorArguments } from '../../emulator/arguments.ts'
import { startEmulator, type Emulator } from '../../emulator/emulator.ts'
import { switchesOf } from '../../emulator/profile.ts'
import { switchValues, type Switches } from '../../emulator/switches.ts'
import { scratchTarget } from '../../scripts/live/scratch.ts'
import { UsageError } from '../../scripts/live/command.ts'
import { readArguments } from '../../scripts/probe/arguments.ts'
import type { SwitchName } from '../../scripts/probe/experiment.ts'
import { experiments, experimentsFor } from '../../scripts/probe/experiments.ts'
import { roundest } from '../../scripts/probe/lag.ts'
import { presigned } from '../../scripts/probe/obs.ts'
import { UNSETTLED } from '../../scripts/probe/unsettled.ts'
import { parseTarget, type Target } from '../../src/target.ts'
import { howMany } from '../support/how-many.ts'
import { environmentOf, probing } from './probing.ts'

const URN = 'urn:fss:cn-north-4:0123456789abcdef0123456789abcdef:function:default:hello'

function targetOf(urn: string): Target {
  const target = parseTarget(urn, 'https://functiongraph.cn-north-4.myhuaweicloud.com')
  if (typeof target === 'string') throw new Error(target)
  return target
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'probe-test-'))
  onTestFinished(() => {
    rmSync(path, { recursive: true, force: true })
  })
  return path
}

async function service(): Promise<Emulator> {
  const emulator = await startEmulator()
  onTestFinished(() => emulator.close())
  return emulator
}

/** A program of scripts/ as npm starts it. */
function started(script: string, emulator: Emulator, args: readonly string[]) {
  const { PATH, NODE_COMPILE_CACHE } = process.env
  const given = ['--urn', URN, '--endpoint', emulator.url, ...args]
  const child = spawn(process.execPath, [script, ...given], {
    env: { ...environmentOf(emulator), PATH, NODE_COMPILE_CACHE },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let text = ''
  const collect = (part: Buffer): void => void (text += part.toString())
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  const end = once(child, 'close').then(([code]) => ({ code: code as number, text }))
  return { child, end }
}

const PROGRAMS = ['scripts/probe.ts', 'scripts/acceptance.ts']

describe.each(PROGRAMS)('%s', (script) => {
  it('only prints its plan without --yes', async () => {
    const emulator = await service()
    const { code, text } = await started(script, emulator, []).end
    expect(code).toBe(0)
    expect(text).toMatch(`Creates: ${URN}-`)
    expect(text).toMatch(`Not touched: ${URN}\n`)
    expect(text).toMatch('Nothing was done. Add --yes to start.')
    expect(emulator.requests).toEqual([])
  })

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('removes its function when it is interrupted by %s', async (signal, exitCode) => {
    const emulator = await service()
    const { child, end } = started(script, emulator, ['--yes'])
    await expect.poll(() => emulator.count('code'), { timeout: 20_000 }).toBeGreaterThan(0)
    child.kill(signal)
    const { code, text } = await end
    expect(code).toBe(exitCode)
    expect(text).toMatch(`interrupted by ${signal}`)
    expect(emulator.functions.list()).toEqual([])
    expect(emulator.count('delete')).toBe(1)
  })

  it('removes its function when no one reads what it prints', async () => {
    const emulator = await service()
    const { child, end } = started(script, emulator, ['--yes'])
    await expect.poll(() => emulator.count('code'), { timeout: 20_000 }).toBeGreaterThan(0)
    child.stdout.destroy()
    expect((await end).code).toBe(141)
    expect(emulator.functions.list()).toEqual([])
  })

  it('removes what a creation made that was under way', async () => {
    const emulator = await service()
    emulator.faults.script({ on: 'create', kind: 'slow', firstByteMs: 500 })
    const { child, end } = started(script, emulator, ['--yes'])
    await expect.poll(() => emulator.count('create'), { timeout: 20_000 }).toBe(1)
    child.kill('SIGINT')
    expect((await end).code).toBe(130)
    expect(emulator.functions.list()).toEqual([])
    expect(emulator.count('code')).toBe(0)
  })

  it('fails and names the function where that cannot be removed', async () => {
    const emulator = await service()
    emulator.switches.forbidden = ['delete', 'publish', 'list-versions']
    // After it, the acceptance plays no other story.
    if (!script.includes('probe')) {
      emulator.faults.script({ on: 'create', kind: 'status', status: 500, commit: true })
    }
    const { code, text } = await started(script, emulator, ['--yes', ...quick(script)]).end
    expect(code).toBe(1)
    expect(text).toMatch(
      /Failed to remove urn:\S+-[0-9a-f]{6}: HTTP 403, FSS\.0403\. Delete it in the console\./,
    )
    expect(emulator.functions.list()).toHaveLength(1)
  }, 60_000)

  it('a usage error goes to stderr with the usage', async () => {
    const { code, text } = await started(script, await service(), ['--bogus']).end
    expect(code).toBe(2)
    expect(text).toMatch(/--bogus[^]*Usage: npm run /)
  })
})

function quick(script: string): string[] {
  return script.includes('probe') ? ['--only', 'same-code', '--out', join(folder(), 'p.json')] : []
}

describe('npm run probe', () => {
  it('writes a profile that the emulator starts from', async () => {
    const emulator = await service()
    Object.assign(emulator.switches, { sameCode: 'content', codeSize: 'string' })
    const out = join(folder(), 'below', 'profile.json')
    const only = ['same-code', 'spelling'].flatMap((name) => ['--only', name])
    const { code } = await started('scripts/probe.ts', emulator, ['--yes', '--out', out, ...only])
      .end
    expect(code).toBe(0)
    const { profile, switches } = readEmulatorArguments(['--profile', out]).options
    expect(switchesOf(profile ?? 'otc', switches)).toEqual(emulator.switches)
  })

  it.each([
    [[], /--urn: is required/],
    [['--urn', 'x'], /--urn: expected urn:fss:<region>/],
    [['--urn', URN, '--only', 'bogus'], /--only bogus is unknown/],
    [['--urn', URN, '--base', 'aws'], /--base must be one of/],
    [['--urn', URN, '--runtime', 'Python3.12'], /--runtime must be a Node\.js runtime/],
    [['--urn', URN, '--endpoint', 'http://example.com'], /--endpoint/],
    [
      ['--urn', URN, '--code-url', 'https://x'],
      /--code-url and --code-file must be given together/,
    ],
    [['--urn', URN, '--code-url', 'https://x', '--code-file', '/none'], /--code-file: ENOENT/],
  ])('%j is a usage error', (args, message) => {
    expect(() => readArguments(args)).toThrow(UsageError)
    expect(() => readArguments(args)).toThrow(message)
  })

  it('does what --only names, with what that builds on', () => {
    const names = readArguments(['--urn', URN, '--only', 'alias-update']).experiments
    const opening = ['config-lag', 'version-api', 'versions-lag', 'alias-lag']
    expect(names.map(({ name }) => name)).toEqual([...opening, 'alias-update'])
  })
})

describe('a probe', () => {
  it('reports Retry-After of a throttled read', async () => {
    const prepare = ({ faults }: Emulator): void => {
      faults.script({ on: 'config', kind: 'throttle', retryAfter: '1', after: 60 })
    }
    const { findings } = await probing({}, experimentsFor(['retry-after']), { prepare })
    expect(findings?.profile.notes).toContain('retry-after: HTTP 429, APIGW.0308: Retry-After 1')
  })

  it('sends a throttled request again', async () => {
    const prepare = ({ faults }: Emulator): void => {
      faults.script({ on: 'code', kind: 'throttle', retryAfter: '1' })
    }
    const { findings } = await probing({}, experimentsFor(['same-code']), { prepare })
    expect(findings?.profile.switches).toMatchObject({ sameCode: 'bytes' })
  })

  it('leaves a question open whose answer is lost, and asks the others', async () => {
    const prepare = ({ faults }: Emulator): void => {
      faults.script({ on: 'read-code', kind: 'drop', times: 9 })
    }
    const chosen = experimentsFor(['spelling', 'jar-digest', 'encoded-urn'])
    const { findings } = await probing({}, chosen, { prepare })
    expect(findings?.open.codeLink).toMatch(/without a response|socket hang up|ECONNRESET/)
    expect(findings?.profile.switches).toMatchObject({ encodedUrn: 'accepted', jarDigest: 'ours' })
  })

  it('says what it lacks with nothing lent and a key alone', async () => {
    const { findings } = await probing({}, experiments, {
      materials: { dependencies: [], object: undefined, kmsKey: undefined },
      environment: { HW_ACCESS_KEY: 'EMULATORACCESSKEY', HW_SECRET_KEY: 'wrong' },
      prepare: ({ accounts }) => {
        accounts.keys.push({ accessKey: 'EMULATORACCESSKEY', secretKey: 'wrong' })
        accounts.keys.shift()
      },
    })
    expect(findings?.open).toMatchObject({
      dependVersionListField: expect.stringMatching(/requires 1 --dependency/) as string,
      obsDigest: 'requires a zip in OBS: --code-url and --code-file',
      kmsDigest: 'requires --kms-key',
      packageLimit: 'requires HW_AUTH_TOKEN, since signed bodies cannot be that large',
    })
    expect(findings?.profile.switches).toMatchObject({
      sameCode: 'bytes',
      versionOrder: 'newest-first',
    })
  }, 60_000)

  it('settles nothing wrongly, whatever the settings', async () => {
    const light = experiments.filter(
      ({ heavy, name }) => heavy === undefined && name !== 'function-error',
    )
    await fc.assert(
      fc.asyncProperty(anySwitches, async (switches) => {
        const { findings, emulator } = await probing({ switches }, light)
        const found = findings?.profile.switches ?? {}
        const names = Object.keys(found) as SwitchName[]
        const went = Object.fromEntries(
          names.map((name) => [name, likeness(name, emulator.switches)]),
        )
        expect(found).toEqual(went)
        expect(names.length).toBeGreaterThan(20)
      }),
      { numRuns: howMany(12) },
    )
  }, 120_000)
})

/** A field that is refused is dropped like an ignored one where unknown fields are ignored. */
function likeness(name: SwitchName, switches: Switches): unknown {
  const value = switches[name]
  const isField = /^depend\w+Field$/.test(name)
  return isField && value === 'refused' && switches.unknownFields === 'ignored' ? 'ignored' : value
}

const NUMBERS: Partial<Record<SwitchName, readonly number[]>> = {
  mostVersions: [6, 20],
  versionPageLimit: [2, 5, 400],
  staleVersionsReads: [0, 1, 3],
}

/** Settings of all switches that an experiment settles; no lags in time, which take their time. */
const anySwitches: fc.Arbitrary<Partial<Switches>> = fc.record<Partial<Switches>>(
  Object.fromEntries(
    (Object.keys(switchValues) as SwitchName[])
      .filter(
        (name) =>
          !(name in UNSETTLED) && (typeof switchValues[name] !== 'string' || name in NUMBERS),
      )
      .map((name) => {
        const values: unknown = NUMBERS[name] ?? switchValues[name]
        return [name, fc.constantFrom(...(values as readonly unknown[]))]
      }),
  ),
)

describe('the name of a function made beside another', () => {
  it.each(['hello', 'h', 'a'.repeat(60)])('of %s is short enough and says its purpose', (name) => {
    const made = scratchTarget(targetOf(URN.replace('hello', name)), 'probe')
    expect(made.name).toMatch(/^[A-Za-z][A-Za-z0-9_-]*-probe-[0-9a-f]{6}$/)
    expect(made.name.length).toBeLessThanOrEqual(60)
    expect(made.urn.split(':').slice(0, 6)).toEqual(URN.split(':').slice(0, 6))
  })
})

describe('roundest', () => {
  it.each([
    [950, 1080, 1000],
    [280, 330, 300],
    [0, 40, 20],
    [4900, 5400, 5000],
    [12, 14, 13],
  ])('between %i and %i is %i', (least, most, expected) => {
    expect(roundest(least, most)).toBe(expected)
  })
})

/** The part of the official SDK that signs the query of a URL; the package has no types. */
type Signer = new (options: object) => {
  createSignedUrlSync(asked: object): { readonly SignedUrl: string }
}

describe('a pre-signed URL', () => {
  it.each([undefined, 'security/token+x='])(
    'is that of the official SDK (token %s)',
    async (token) => {
      const ObsClient = createRequire(import.meta.url)('esdk-obs-nodejs') as Signer
      const keys = { accessKey: 'AK', secretKey: 'SK', ...(token && { securityToken: token }) }
      const client = new ObsClient({
        access_key_id: 'AK',
        secret_access_key: 'SK',
        server: 'https://obs.cn-north-4.myhuaweicloud.com',
        signature: 'obs',
        ...(token && { security_token: token }),
      })
      // The client is not ready before the code after its construction has let go once.
      await setImmediate()
      const asked = { Method: 'GET', Bucket: 'bkt', Key: 'dir/a.zip', Expires: 600 }
      const theirs = new URL(client.createSignedUrlSync(asked).SignedUrl)
      const expires = Number(theirs.searchParams.get('Expires'))
      const address = 'https://bkt.obs.cn-north-4.myhuaweicloud.com/dir/a.zip'
      const ours = new URL(presigned(address, keys, expires))
      expect([...ours.searchParams].sort()).toEqual([...theirs.searchParams].sort())
      expect([ours.hostname, ours.pathname]).toEqual([theirs.hostname, theirs.pathname])
    },
  )
})

describe('a profile file', () => {
  const fileWith = (text: string): string => {
    const path = join(folder(), 'profile.json')
    writeFileSync(path, text)
    return path
  }

  it('holds its base and its switches; --switch comes after it', () => {
    const path = fileWith(
      JSON.stringify({
        base: 'otc',
        switches: { sameCode: 'never', codeSize: 'string' },
        notes: [],
      }),
    )
    const { options } = readEmulatorArguments(['--profile', path, '--switch', 'sameCode=content'])
    expect(options).toMatchObject({
      profile: 'otc',
      switches: { sameCode: 'content', codeSize: 'string' },
    })
  })

  it.each([
    ['{', /Failed to read profile .*profile\.json/],
    ['[]', /it must be a JSON object/],
    ['{"switches":{}}', /`base` must be one of seed-2018, huawei-now, otc/],
    ['{"base":"otc","switches":{},"more":1}', /unknown key more/],
    ['{"base":"otc","switches":{"bogus":1}}', /unknown switch bogus/],
    ['{"base":"otc","switches":{"sameCode":"x"}}', /`sameCode` must be one of bytes, .*got "x"/],
    ['{"base":"otc","switches":{"staleConfigMs":-1}}', /`staleConfigMs` must be a non-negative/],
    ['{"base":"otc","switches":{"forbidden":["x"]}}', /`forbidden` must be an array of calls/],
    ['{"base":"otc","switches":{},"notes":"x"}', /`notes` must be an array of strings/],
  ])('%s is refused', (text, message) => {
    const path = fileWith(text)
    expect(() => readEmulatorArguments(['--profile', path])).toThrow(message)
    expect(readFileSync(path, 'utf8')).toBe(text)
  })
})
