import { describe, expect, it } from 'vitest'
import type { Switches } from '../../emulator/switches.ts'
import { ask, pathOf, start } from './caller.ts'

/** A function with the versions v1, v2 and v3. */
async function startWith(switches: Partial<Switches> = {}) {
  const time = new Date('2020-01-01T00:00:00Z')
  const { emulator, urn } = await start({ switches, now: () => new Date(time) })
  for (const version of ['v1', 'v2', 'v3']) emulator.functions.publish(urn, version)
  const at = (name = '', ending = '') =>
    pathOf(urn + ending, name === '' ? 'aliases' : `aliases/${name}`)
  return {
    emulator,
    urn,
    time,
    at,
    releases: emulator.functions.releases,
    create: (body: object) => ask(emulator, 'POST', at(), body),
    update: (name: string, body: object) => ask(emulator, 'PUT', at(name), body),
    show: (name: string) => ask(emulator, 'GET', at(name)),
  }
}

const rule = { rule_type: 'header', param: 'X-Canary', op: '=', value: 'yes' }
const strategy = { v2: { combine_type: 'or', rules: [rule] } }

describe('an alias', () => {
  it('is made, read, listed, changed and deleted', async () => {
    const { emulator, urn, at, create, update, show } = await startWith()
    const weights = { v2: 10 }
    const body = { name: 'live', version: 'v1', description: 'd' }
    const made = await create({ ...body, additional_version_weights: weights })
    const alias = {
      ...body,
      alias_urn: `${urn}:!live`,
      last_modified: '2020-01-01 08:00:00',
      additional_version_weights: weights,
      additional_version_strategy: {},
    }
    expect([made.status, made.json]).toEqual([200, alias])
    expect((await show('live')).json).toEqual(alias)
    expect((await ask(emulator, 'GET', at())).json).toEqual([alias])
    const moved = { ...alias, version: 'v2', additional_version_weights: {} }
    const change = { version: 'v2', description: 'd', additional_version_weights: {} }
    const updated = await update('live', change)
    expect([updated.status, updated.json]).toEqual([200, moved])
    expect((await show('live')).json).toEqual(moved)
    const gone = await ask(emulator, 'DELETE', at('live'))
    expect([gone.status, gone.text]).toEqual([204, ''])
    expect((await ask(emulator, 'GET', at())).json).toEqual([])
    for (const reply of [
      await show('live'),
      await update('live', { version: 'v1' }),
      await ask(emulator, 'DELETE', at('live')),
    ]) {
      expect([reply.status, reply.json.error_code]).toEqual([404, 'FSS.1053'])
    }
  })

  it('leads reads to its version', async () => {
    const { emulator, urn, create } = await startWith()
    emulator.functions.publish(urn, 'v4', { handler: 'other.run' })
    await create({ name: 'live', version: 'v4' })
    const { json } = await ask(emulator, 'GET', pathOf(`${urn}:!live`, 'config'))
    expect(json).toMatchObject({ version: 'v4', handler: 'other.run', func_urn: `${urn}:v4` })
    const code = await ask(emulator, 'GET', pathOf(`${urn}:!live`, 'code'))
    expect(code.json).toMatchObject({ func_urn: `${urn}:v4` })
  })

  it('is found by a URN with a version too', async () => {
    const { emulator, at, releases, urn } = await startWith()
    const body = { name: 'live', version: 'v1' }
    expect((await ask(emulator, 'POST', at('', ':v2'), body)).status).toBe(200)
    expect((await ask(emulator, 'GET', at('live', ':latest'))).status).toBe(200)
    expect(releases.alias(urn, 'live')?.version).toBe('v1')
    expect((await ask(emulator, 'GET', at('', ':v9'))).json.error_code).toBe('FSS.1052')
  })

  it('may lead to latest', async () => {
    const { create } = await startWith()
    expect((await create({ name: 'dev', version: 'latest' })).status).toBe(200)
  })

  it.each([
    ['live', 200, undefined],
    ['a', 200, undefined],
    [`a${'-'.repeat(62)}1`, 200, undefined],
    ['a'.repeat(65), 400, 'FSS.1014'],
    ['1a', 400, 'FSS.1014'],
    ['a_', 400, 'FSS.1014'],
    ['a.b', 400, 'FSS.1014'],
    ['', 400, 'FSS.1014'],
  ])('name %j: %d', async (name, status, code) => {
    const { create } = await startWith()
    const reply = await create({ name, version: 'v1' })
    expect([reply.status, reply.json.error_code]).toEqual([status, code])
  })

  it('has a name of its own', async () => {
    const { create } = await startWith()
    await create({ name: 'live', version: 'v1' })
    const reply = await create({ name: 'live', version: 'v2' })
    expect([reply.status, reply.json.error_code]).toEqual([409, 'FSS.1063'])
  })

  it('is one of ten at most', async () => {
    const { create, releases, urn } = await startWith()
    for (let n = 1; n <= 10; n += 1) releases.setAlias(urn, { name: `a${n}`, version: 'v1' })
    const reply = await create({ name: 'live', version: 'v2' })
    expect([reply.status, reply.json.error_code]).toEqual([403, 'FSS.1043'])
  })

  it('with triggers stays', async () => {
    const { emulator, at, create, update, releases, urn } = await startWith()
    await create({ name: 'live', version: 'v1' })
    const alias = releases.alias(urn, 'live')
    if (alias === undefined) throw new Error('No alias')
    releases.setAlias(urn, { ...alias, triggers: true })
    await update('live', { version: 'v2' })
    const reply = await ask(emulator, 'DELETE', at('live'))
    expect([reply.status, reply.json.error_code]).toEqual([403, 'FSS.1154'])
    expect(releases.alias(urn, 'live')?.version).toBe('v2')
  })
})

describe('what an alias may hold, made or changed', () => {
  it.each<[string, object, number, string | undefined]>([
    ['no version', {}, 400, 'FSS.1015'],
    ['an unknown version', { version: 'v9' }, 404, 'FSS.1052'],
    ['a long description', { version: 'v1', description: 'x'.repeat(513) }, 400, 'FSS.1019'],
    ['an unknown field', { version: 'v1', more: 1 }, 400, 'FSS.0400'],
    ['a share', { version: 'v1', additional_version_weights: { v2: 100 } }, 200, undefined],
    ['no share', { version: 'v1', additional_version_weights: { v2: 0 } }, 200, undefined],
    [
      'a share over 100',
      { version: 'v1', additional_version_weights: { v2: 101 } },
      400,
      'FSS.1092',
    ],
    ['half a percent', { version: 'v1', additional_version_weights: { v2: 0.5 } }, 400, 'FSS.1092'],
    [
      'a share as text',
      { version: 'v1', additional_version_weights: { v2: '9' } },
      400,
      'FSS.1092',
    ],
    [
      'the share of itself',
      { version: 'v1', additional_version_weights: { v1: 9 } },
      400,
      'FSS.1093',
    ],
    [
      'that of latest',
      { version: 'v1', additional_version_weights: { latest: 9 } },
      400,
      'FSS.1091',
    ],
    ['that of none', { version: 'v1', additional_version_weights: { v9: 9 } }, 400, 'FSS.1091'],
    [
      'two shares',
      { version: 'v1', additional_version_weights: { v2: 9, v3: 9 } },
      400,
      'FSS.1091',
    ],
    ['weights as a list', { version: 'v1', additional_version_weights: [] }, 400, 'FSS.0400'],
    ['rules', { version: 'v1', additional_version_strategy: strategy }, 200, undefined],
    ['its own rules', { version: 'v2', additional_version_strategy: strategy }, 400, 'FSS.1093'],
    [
      'rules of no kind',
      { version: 'v1', additional_version_strategy: { v2: { combine_type: 'xor', rules: [] } } },
      400,
      'FSS.0400',
    ],
    [
      'a rule of no kind',
      {
        version: 'v1',
        additional_version_strategy: { v2: { combine_type: 'or', rules: [{ ...rule, op: '<' }] } },
      },
      400,
      'FSS.0400',
    ],
    [
      'both',
      {
        version: 'v1',
        additional_version_strategy: strategy,
        additional_version_weights: { v2: 9 },
      },
      400,
      'FSS.0400',
    ],
  ])('%s', async (_, body, status, code) => {
    const { create, update, releases, urn } = await startWith()
    const before = releases.setAlias(urn, { name: 'held', version: 'v3' })
    const replies = [await create({ name: 'made', ...body }), await update('held', body)]
    // A version has one alias: the second of two equal bodies may be refused for that alone.
    const [made] = replies
    expect([made?.status, made?.json.error_code]).toEqual([status, code])
    if (status === 200) return
    expect(replies.map((reply) => reply.json.error_code)).toEqual([code, code])
    expect(releases.aliases(urn)).toEqual([before])
  })

  it('no name in a change', async () => {
    const { update, releases, urn } = await startWith()
    releases.setAlias(urn, { name: 'live', version: 'v1' })
    expect((await update('live', { name: 'x', version: 'v1' })).json.error_code).toBe('FSS.0400')
  })
})

describe('switches of aliases', () => {
  it.each([
    ['one', 409, 'FSS.1066'],
    ['many', 200, undefined],
  ] as const)('versionAliases %s', async (versionAliases, status, code) => {
    const { create, update } = await startWith({ versionAliases })
    await create({ name: 'a', version: 'v1' })
    await create({ name: 'b', version: 'v2' })
    expect((await update('a', { version: 'v1' })).status).toBe(200)
    const again = await create({ name: 'c', version: 'v1' })
    const moved = await update('b', { version: 'v1' })
    for (const reply of [again, moved]) {
      expect([reply.status, reply.json.error_code]).toEqual([status, code])
    }
  })

  it.each([
    ['replaces', '', {}],
    ['keeps', 'text', { v2: 10 }],
  ] as const)('aliasUpdate %s', async (aliasUpdate, description, weights) => {
    const { update, releases, urn } = await startWith({ aliasUpdate })
    const seed = { name: 'live', version: 'v1', description: 'text', weights: { v2: 10 } }
    releases.setAlias(urn, seed)
    const { json } = await update('live', { version: 'v3' })
    expect(json).toMatchObject({ version: 'v3', description })
    expect(json.additional_version_weights).toEqual(weights)
  })

  it('staleAliasMs: reads lag behind, the answer and invocations do not', async () => {
    const { emulator, at, time, update, show, releases, urn } = await startWith({
      staleAliasMs: 400,
    })
    releases.setAlias(urn, { name: 'live', version: 'v1' })
    expect((await update('live', { version: 'v2' })).json.version).toBe('v2')
    expect((await show('live')).json.version).toBe('v1')
    expect((await ask(emulator, 'GET', at())).json).toMatchObject([{ version: 'v1' }])
    expect(releases.alias(urn, 'live')?.version).toBe('v2')
    time.setUTCMilliseconds(399)
    expect((await show('live')).json.version).toBe('v1')
    time.setUTCMilliseconds(400)
    expect((await show('live')).json.version).toBe('v2')
  })

  it.each([
    ['array', {}],
    ['omitted', undefined],
    ['null', null],
  ] as const)('emptyLists %s holds for maps too', async (emptyLists, empty) => {
    const { create } = await startWith({ emptyLists })
    const { json } = await create({ name: 'live', version: 'v1' })
    expect(json.additional_version_weights).toEqual(empty)
    expect(json.additional_version_strategy).toEqual(empty)
  })
})
