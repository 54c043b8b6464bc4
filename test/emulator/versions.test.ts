import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Emulator } from '../../emulator/emulator.ts'
import type { Switches } from '../../emulator/switches.ts'
import { ask, pathOf, start, zipBody, zipOf } from './caller.ts'

const other = zipOf('exports.handler = async () => 2')

/** An emulator where the same code may be published again and again, unless a test says otherwise. */
async function startWith(switches: Partial<Switches> = {}) {
  const started = await start({ switches: { unchangedVersion: 'published', ...switches } })
  const { emulator, urn, path } = started
  const publish = (body: object = {}) => ask(emulator, 'POST', pathOf(urn, 'versions'), body)
  const put = (bytes: Buffer, more: object = {}) => ask(emulator, 'PUT', path, zipBody(bytes, more))
  return { ...started, publish, put, names: (query = '') => namesOf(emulator, urn, query) }
}

async function list(emulator: Emulator, urn: string, query = '') {
  const { json } = await ask(emulator, 'GET', pathOf(urn, `versions${query}`))
  return json as { versions: Record<string, unknown>[]; next_marker: number; count: number }
}

async function namesOf(emulator: Emulator, urn: string, query = '') {
  return (await list(emulator, urn, query)).versions.map(({ version }) => version)
}

function remove(emulator: Emulator, urn: string) {
  return ask(emulator, 'DELETE', pathOf(urn, '').slice(0, -1))
}

describe('a publication', () => {
  it('freezes code, dependencies and configuration', async () => {
    const { emulator, urn, held, publish, put } = await startWith()
    emulator.functions.set(urn, { dependVersionList: ['old'], userData: '{"A":"1"}', timeout: 9 })
    const { status, json } = await publish({ version: 'v1', description: 'first' })
    await put(other, { depend_version_list: ['new'] })
    emulator.functions.set(urn, { userData: '{}', timeout: 8 })
    const { digest } = emulator.functions.expect(urn)
    const frozen = {
      func_urn: `${urn}:v1`,
      version: 'v1',
      version_description: 'first',
      digest: createHash('sha512').update(held).digest('hex'),
      code_size: held.length,
      depend_version_list: ['old'],
      user_data: '{"A":"1"}',
      timeout: 9,
    }
    expect(status).toBe(200)
    expect(json).toMatchObject(frozen)
    expect((await ask(emulator, 'GET', pathOf(`${urn}:v1`, 'config'))).json).toMatchObject(frozen)
    const code = await ask(emulator, 'GET', pathOf(`${urn}:v1`, 'code'))
    expect(code.json).toMatchObject({ func_urn: `${urn}:v1`, digest: frozen.digest })
    const latest = await ask(emulator, 'GET', pathOf(urn, 'config'))
    expect(latest.json).toMatchObject({ version: 'latest', digest, depend_version_list: ['new'] })
    expect(digest).not.toBe(frozen.digest)
  })

  it('keeps a disabled function disabled', async () => {
    const { emulator, urn, publish } = await startWith()
    emulator.functions.set(urn, { concurrency: 0 })
    await publish({ version: 'off' })
    emulator.functions.set(urn, { concurrency: -1 })
    const { json } = await ask(emulator, 'GET', pathOf(`${urn}:off`, 'config'))
    expect(json).toMatchObject({ strategy_config: { concurrency: 0 } })
  })

  it.each([
    ['v-date', ['v20180226-115541', 'v20180226-115542']],
    ['date', ['20180226-115541', '20180226-115542']],
  ] as const)('versionName %s, twice in one second', async (versionName, expected) => {
    const now = () => new Date('2018-02-26T03:55:41Z')
    const switches = { versionName, unchangedVersion: 'published' } as const
    const { emulator, urn } = await start({ now, switches })
    const publish = async () => (await ask(emulator, 'POST', pathOf(urn, 'versions'), {})).json
    const made = [await publish(), await publish()]
    expect(made.map(({ version }) => version)).toEqual(expected)
  })

  it.each([
    ['a', 200, undefined],
    [`${'a'.repeat(21)}.${'b'.repeat(20)}`, 200, undefined],
    ['1_2-3.4', 200, undefined],
    ['a'.repeat(43), 400, 'FSS.1015'],
    ['.a', 400, 'FSS.1015'],
    ['a-', 400, 'FSS.1015'],
    ['a b', 400, 'FSS.1015'],
    ['!live', 400, 'FSS.1015'],
    ['latest', 409, 'FSS.1062'],
  ])('name %j: %d', async (version, status, code) => {
    const { publish } = await startWith()
    const reply = await publish({ version })
    expect([reply.status, reply.json.error_code]).toEqual([status, code])
  })

  it.each([
    ['FSS.1062', 409],
    ['FSS.1021', 400],
  ] as const)('versionTaken %s', async (versionTaken, status) => {
    const { publish, put, names } = await startWith({ versionTaken })
    await publish({ version: 'v1' })
    await put(other)
    const reply = await publish({ version: 'v1' })
    expect([reply.status, reply.json.error_code]).toEqual([status, versionTaken])
    expect(await names()).toEqual(['latest', 'v1'])
  })

  it('has a description of 512 characters at most', async () => {
    const { publish } = await startWith()
    expect((await publish({ description: 'x'.repeat(512) })).status).toBe(200)
    expect((await publish({ description: 'x'.repeat(513) })).json.error_code).toBe('FSS.1019')
  })

  it('takes no other fields, and no URN of a version or an alias', async () => {
    const { emulator, urn, publish } = await startWith()
    await publish({ version: 'v1' })
    emulator.functions.releases.setAlias(urn, { name: 'live', version: 'latest' })
    expect((await publish({ name: 'v2' })).json.error_code).toBe('FSS.0400')
    for (const ending of [':v1', ':!live']) {
      const reply = await ask(emulator, 'POST', pathOf(urn + ending, 'versions'), {})
      expect([reply.status, reply.json.error_code]).toEqual([400, 'FSS.0400'])
    }
  })

  it('publishDigest', async () => {
    const digests = { sha512: 'sha512', md5: 'md5', none: 'sha1' } as const
    const accepted = { ignored: ['sha512', 'md5', 'none'], sha512: ['sha512'], md5: ['md5'] }
    for (const publishDigest of ['ignored', 'sha512', 'md5'] as const) {
      const { held, publish } = await startWith({ publishDigest })
      const seen: string[] = []
      for (const [name, algorithm] of Object.entries(digests)) {
        const digest = createHash(algorithm).update(held).digest('hex').toUpperCase()
        if ((await publish({ digest })).status === 200) seen.push(name)
      }
      expect([publishDigest, seen]).toEqual([publishDigest, accepted[publishDigest]])
      expect((await publish({ digest: '' })).status).toBe(200)
    }
  })

  it.each([
    ['version', (urn: string) => ({ version: 'v1', func_urn: `${urn}:v1` })],
    ['latest', (urn: string) => ({ version: 'latest', func_urn: urn })],
  ] as const)('publishAnswers %s', async (publishAnswers, named) => {
    const { urn, publish } = await startWith({ publishAnswers })
    expect((await publish({ version: 'v1' })).json).toMatchObject(named(urn))
  })

  it.each([
    ['published', '2020-01-02 08:00:00'],
    ['code', '2020-01-01 08:00:00'],
  ] as const)('versionModified %s', async (versionModified, time) => {
    let day = '2020-01-01'
    const now = () => new Date(`${day}T00:00:00Z`)
    const { emulator, urn } = await start({ now, switches: { versionModified } })
    day = '2020-01-02'
    const { json } = await ask(emulator, 'POST', pathOf(urn, 'versions'), {})
    expect(json.last_modified).toBe(time)
  })
})

describe('publishing what is published already', () => {
  /** Statuses of publishing A, A again, B, and A once more. */
  async function statuses(unchangedVersion: Switches['unchangedVersion']) {
    const { held, publish, put } = await startWith({ unchangedVersion })
    const seen = [await publish(), await publish()]
    await put(other)
    seen.push(await publish())
    await put(held)
    seen.push(await publish())
    const refused = seen.filter(({ status }) => status !== 200)
    expect(refused.map(({ json }) => json.error_code)).toEqual(refused.map(() => 'FSS.1016'))
    return seen.map(({ status }) => status)
  }

  it.each([
    ['published', [200, 200, 200, 200]],
    ['FSS.1016-last', [200, 400, 200, 200]],
    ['FSS.1016-any', [200, 400, 200, 400]],
  ] as const)('unchangedVersion %s', async (unchangedVersion, expected) => {
    expect(await statuses(unchangedVersion)).toEqual(expected)
  })

  it.each([
    ['code', 400, 400],
    ['dependencies', 200, 400],
    ['configuration', 200, 200],
  ] as const)('versionCompares %s', async (versionCompares, dependencies, configuration) => {
    const unchangedVersion = 'FSS.1016-any'
    const { emulator, urn, publish } = await startWith({ unchangedVersion, versionCompares })
    await publish()
    emulator.functions.set(urn, { dependVersionList: ['new'] })
    expect((await publish()).status).toBe(dependencies)
    emulator.functions.set(urn, { handler: 'index.other' })
    expect((await publish()).status).toBe(configuration)
  })

  it('may be done once the version with this code is gone', async () => {
    const { emulator, urn, publish } = await startWith({ unchangedVersion: 'FSS.1016-any' })
    await publish({ version: 'v1' })
    expect((await publish({ version: 'v2' })).json.error_code).toBe('FSS.1016')
    await remove(emulator, `${urn}:v1`)
    expect((await publish({ version: 'v1' })).status).toBe(200)
  })
})

describe('the limit of versions', () => {
  it.each([
    ['FSS.0403', 403],
    ['FSS.0400', 400],
  ] as const)('counts latest; tooManyVersions %s', async (tooManyVersions, status) => {
    const { emulator, urn, publish } = await startWith({ tooManyVersions })
    for (let n = 1; n < 20; n += 1) emulator.functions.publish(urn, `v${n}`)
    const reply = await publish()
    expect([reply.status, reply.json.error_code]).toEqual([status, tooManyVersions])
    await remove(emulator, `${urn}:v1`)
    expect((await publish()).status).toBe(200)
  })

  it('mostVersions', async () => {
    const { publish } = await startWith({ mostVersions: 2 })
    expect([(await publish()).status, (await publish()).status]).toEqual([200, 403])
  })
})

describe('the list of versions', () => {
  it('has latest first, each with its digest', async () => {
    const { emulator, urn, publish, put } = await startWith()
    await publish({ version: 'v1' })
    await put(other)
    const { versions, count } = await list(emulator, urn)
    const { digest } = emulator.functions.expect(urn)
    expect(count).toBe(2)
    expect(versions[0]).toMatchObject({ version: 'latest', func_urn: `${urn}:latest`, digest })
    expect(versions[1]).toMatchObject({ version: 'v1', func_urn: `${urn}:v1` })
    expect(versions[1]?.digest).not.toBe(digest)
  })

  it.each([
    ['newest-first', ['latest', 'b', 'a']],
    ['oldest-first', ['latest', 'a', 'b']],
  ] as const)('versionOrder %s', async (versionOrder, expected) => {
    const { emulator, urn, names } = await startWith({ versionOrder })
    emulator.functions.publish(urn, 'a')
    emulator.functions.publish(urn, 'b')
    expect(await names()).toEqual(expected)
  })

  it.each([
    ['honored', ['b', 'a'], 3],
    ['ignored', ['latest', 'b', 'a'], 3],
  ] as const)('versionPages %s', async (versionPages, expected, next) => {
    const { emulator, urn } = await startWith({ versionPages })
    emulator.functions.publish(urn, 'a')
    emulator.functions.publish(urn, 'b')
    const { versions, ...place } = await list(emulator, urn, '?marker=1&maxitems=5')
    expect(versions.map(({ version }) => version)).toEqual(expected)
    expect(place).toEqual({ next_marker: next, count: 3 })
  })

  it('versionPageLimit: no page is larger, and the next one goes on', async () => {
    const { emulator, urn } = await startWith({ versionPageLimit: 2 })
    emulator.functions.publish(urn, 'a')
    emulator.functions.publish(urn, 'b')
    const first = await list(emulator, urn, '?maxitems=400')
    const second = await list(emulator, urn, `?marker=${first.next_marker}`)
    const pages = [first, second].map(({ versions }) => versions.map(({ version }) => version))
    expect(pages).toEqual([['latest', 'b'], ['a']])
  })

  it.each([
    [true, ['v']],
    [false, undefined],
  ])('versionsReportLists %s', async (versionsReportLists, expected) => {
    const { emulator, urn } = await startWith({ versionsReportLists })
    emulator.functions.publish(urn, 'a', { dependVersionList: ['v'] })
    const { versions } = await list(emulator, urn)
    expect(versions[1]?.depend_version_list).toEqual(expected)
  })

  it('staleVersionsReads: the next reads see the former versions', async () => {
    const { emulator, urn, publish, names } = await startWith({ staleVersionsReads: 2 })
    await publish({ version: 'v1' })
    const config = await ask(emulator, 'GET', pathOf(`${urn}:v1`, 'config'))
    expect(config.status).toBe(200)
    expect([await names(), await names(), await names()]).toEqual([
      ['latest'],
      ['latest'],
      ['latest', 'v1'],
    ])
    await remove(emulator, `${urn}:v1`)
    expect(await names()).toEqual(['latest', 'v1'])
  })

  it('staleVersionsMs: and for so long', async () => {
    const { publish, names } = await startWith({ staleVersionsMs: 400 })
    await publish({ version: 'v1' })
    expect(await names()).toEqual(['latest'])
    await expect.poll(() => names(), { timeout: 5000 }).toEqual(['latest', 'v1'])
  })
})

describe('deleting', () => {
  it('a version leaves the rest, and its aliases go with it', async () => {
    const { emulator, urn, names } = await startWith()
    const { releases } = emulator.functions
    emulator.functions.publish(urn, 'a')
    emulator.functions.publish(urn, 'b')
    releases.setAlias(urn, { name: 'old', version: 'a' })
    releases.setAlias(urn, { name: 'live', version: 'b' })
    const reply = await remove(emulator, `${urn}:a`)
    expect([reply.status, reply.text]).toEqual([204, ''])
    expect(await names()).toEqual(['latest', 'b'])
    expect(releases.aliases(urn).map(({ name }) => name)).toEqual(['live'])
    expect((await remove(emulator, `${urn}:a`)).json.error_code).toBe('FSS.1052')
  })

  it('by the URN of an alias takes the version behind it', async () => {
    const { emulator, urn, names } = await startWith()
    emulator.functions.publish(urn, 'a')
    emulator.functions.releases.setAlias(urn, { name: 'live', version: 'a' })
    expect((await remove(emulator, `${urn}:!live`)).status).toBe(204)
    expect(await names()).toEqual(['latest'])
    expect((await remove(emulator, `${urn}:!live`)).json.error_code).toBe('FSS.1053')
  })

  it('never takes latest, by whatever name', async () => {
    const { emulator, urn } = await startWith()
    emulator.functions.releases.setAlias(urn, { name: 'live', version: 'latest' })
    for (const ending of [':latest', ':!live']) {
      const reply = await remove(emulator, urn + ending)
      expect([reply.status, reply.json.error_code]).toEqual([400, 'FSS.0400'])
    }
    expect(emulator.functions.get(urn)).toBeDefined()
  })

  it('without a version takes the function with all that it has', async () => {
    const { emulator, urn } = await startWith()
    emulator.functions.publish(urn, 'a')
    emulator.functions.releases.setAlias(urn, { name: 'live', version: 'a' })
    expect((await remove(emulator, urn)).status).toBe(204)
    expect((await ask(emulator, 'GET', pathOf(urn, 'config'))).json.error_code).toBe('FSS.1051')
    emulator.functions.create({ name: 'hello' })
    expect(emulator.functions.releases.versions(urn)).toEqual([])
    expect(emulator.functions.releases.aliases(urn)).toEqual([])
  })

  const rules = { rules: [], combine_type: 'or' }
  it.each([
    ['share', { weights: { b: 10 } }],
    ['rules', { strategy: { b: rules } }],
  ])('refuses the additional version of an alias, by %s', async (_, routing) => {
    const { emulator, urn } = await startWith()
    emulator.functions.publish(urn, 'a')
    emulator.functions.publish(urn, 'b')
    emulator.functions.releases.setAlias(urn, { name: 'live', version: 'a', ...routing })
    const reply = await remove(emulator, `${urn}:b`)
    expect([reply.status, reply.json.error_code]).toEqual([403, 'FSS.1094'])
    expect(emulator.functions.releases.version(urn, 'b')).toBeDefined()
  })

  it.each([
    ['deleted', 204, undefined],
    ['refused', 403, 'FSS.1154'],
  ] as const)('triggeredVersion %s', async (triggeredVersion, status, code) => {
    const { emulator, urn } = await startWith({ triggeredVersion })
    const { functions } = emulator
    functions.publish(urn, 'a')
    functions.releases.setAlias(urn, { name: 'live', version: 'a', triggers: true })
    const reply = await remove(emulator, `${urn}:a`)
    expect([reply.status, reply.json.error_code]).toEqual([status, code])
    expect(functions.releases.versions(urn)).toHaveLength(status === 204 ? 0 : 1)
  })
})

describe('where the calls are not to be had', () => {
  const calls = (urn: string) =>
    [
      ['POST', pathOf(urn, 'versions'), { version: 'v1' }, 'publish'],
      ['GET', pathOf(urn, 'versions'), undefined, 'list-versions'],
      ['POST', pathOf(urn, 'aliases'), { name: 'a', version: 'latest' }, 'create-alias'],
      ['GET', pathOf(urn, 'aliases'), undefined, 'list-aliases'],
      ['GET', pathOf(urn, 'aliases/a'), undefined, 'read-alias'],
      ['PUT', pathOf(urn, 'aliases/a'), { version: 'v1' }, 'update-alias'],
      ['DELETE', pathOf(urn, 'aliases/a'), undefined, 'delete-alias'],
    ] as const

  it('versionApi false: the gateway knows no such path, and all others', async () => {
    const { emulator, urn } = await startWith({ versionApi: false })
    for (const [method, path, body] of calls(urn)) {
      const reply = await ask(emulator, method, path, body)
      expect([path, reply.status, reply.json.error_code]).toEqual([path, 404, 'APIGW.0101'])
    }
    expect((await ask(emulator, 'GET', pathOf(urn, 'config'))).status).toBe(200)
  })

  it.each([0, 1, 2, 3, 4, 5, 6])('forbidden: call %i alone, and nothing is done', async (index) => {
    const { emulator, urn } = await startWith()
    const forbidden = calls(urn)[index]?.[3]
    if (forbidden === undefined) throw new Error('No such call')
    emulator.switches.forbidden = [forbidden]
    for (const [method, path, body, operation] of calls(urn)) {
      const { status, json } = await ask(emulator, method, path, body)
      const refused = status === 403 && json.error_code === 'FSS.0403'
      expect([operation, refused]).toEqual([operation, operation === forbidden])
    }
    const { releases } = emulator.functions
    if (forbidden === 'publish') expect(releases.versions(urn)).toEqual([])
    if (forbidden === 'create-alias') expect(releases.aliases(urn)).toEqual([])
    if (forbidden === 'delete-alias') expect(releases.aliases(urn)).toHaveLength(1)
  })

  it('a fault strikes each by its name, without or after the work', async () => {
    const { emulator, urn } = await startWith()
    for (const [method, path, body, on] of calls(urn)) {
      emulator.faults.script({ on, kind: 'throttle' }, { on, kind: 'drop', commit: true })
      expect((await ask(emulator, method, path, body)).status).toBe(429)
      await expect(ask(emulator, method, path, body)).rejects.toThrow()
      expect([on, emulator.faults.left, emulator.count(on)]).toEqual([on, 0, 2])
    }
    const { releases } = emulator.functions
    expect(releases.versions(urn).map(({ version }) => version)).toEqual(['v1'])
    expect(releases.aliases(urn)).toEqual([])
  })
})
