import AdmZip from 'adm-zip'
import { describe, expect, it } from 'vitest'
import type { Emulator } from '../../emulator/emulator.ts'
import type { Profile } from '../../emulator/profile.ts'
import type { Switches } from '../../emulator/switches.ts'
import { pathOf, send } from '../emulator/caller.ts'
import { inputsFor, serviceHolding, urnOf } from '../support/service.ts'
import { GROUP_END, instantClock, step, type StepEnd } from '../support/step.ts'
import { workspaceWith } from '../support/workspace.ts'

const says = (text: string): string => `exports.handler = async () => ${JSON.stringify(text)}\n`

function zipOf(source: string): Buffer {
  const zip = new AdmZip()
  zip.addFile('index.js', Buffer.from(source))
  return zip.toBuffer()
}

const minute = (count: number): Date => new Date(Date.UTC(2026, 0, 1, 0, count))

/** A function with the versions v1 to v3, the oldest first, and the alias live on the last. */
async function released(
  switches: Partial<Switches> = {},
  profile: Profile = 'huawei-now',
): Promise<Emulator> {
  const emulator = await serviceHolding({ code: zipOf(says('old')) }, { profile, switches })
  const urn = urnOf(emulator)
  for (const [at, name] of ['v1', 'v2', 'v3'].entries()) {
    emulator.functions.publish(urn, name, { code: zipOf(says(name)), lastModified: minute(at) })
  }
  emulator.functions.releases.setAlias(urn, { name: 'live', version: 'v3', description: 'mine' })
  return emulator
}

function run(
  emulator: Emulator,
  inputs: Readonly<Record<string, string>>,
  source = says('new'),
): Promise<StepEnd> {
  const workspace = workspaceWith({ 'src/index.js': source })
  const all = { ...inputsFor(emulator), ...inputs }
  return step({ inputs: all, workspace, clock: instantClock() })
}

const release = (emulator: Emulator, version: string, more = {}): Promise<StepEnd> =>
  run(emulator, { mode: 'release', code_path: '', alias: 'live', version, ...more })

const PUBLISH = { publish: 'true', version: 'v4', alias: 'live' }

const versionsOf = (emulator: Emulator): string[] =>
  emulator.functions.releases.versions(urnOf(emulator)).map(({ version }) => version)

const liveOf = (emulator: Emulator, name = 'hello') =>
  emulator.functions.releases.alias(urnOf(emulator, name), 'live')

/** What the alias answers, over HTTP as any client of the function has it. */
async function answerOf(emulator: Emulator): Promise<unknown> {
  const urn = urnOf(emulator).replace(/:latest$/, ':!live')
  const reply = await send(emulator, {
    ...{ method: 'POST', path: pathOf(urn, 'invocations'), body: '{}' },
    headers: {
      'X-Auth-Token': emulator.accounts.tokens[0]?.token,
      'Content-Type': 'application/json',
      'X-CFF-Request-Version': 'v1',
    },
  })
  return reply.json['result']
}

const WRITES = ['code', 'publish', 'create-alias', 'update-alias', 'delete', 'invoke'] as const

function writesTo(emulator: Emulator): string[] {
  return emulator.requests
    .map(({ operation }) => operation as string)
    .filter((operation) => (WRITES as readonly string[]).includes(operation))
}

describe.each(['seed-2018', 'huawei-now', 'otc'] as const)('a release on %s', (profile) => {
  it('publishes what was deployed, tests it, moves the alias, and is done then', async () => {
    const emulator = await released({}, profile)
    expect(await answerOf(emulator)).toBe('"v3"')
    const inputs = { ...PUBLISH, test_event: '{"a":1}', version_description: 'why' }
    const end = await run(emulator, inputs)
    expect(end.failures).toEqual([])
    expect(end.outputs).toMatchObject({
      ...{ outcome: 'deployed', version: 'v4', previous_version: 'v3', released: 'true' },
      version_urn: urnOf(emulator).replace('latest', 'v4'),
      alias_urn: urnOf(emulator).replace('latest', '!live'),
    })
    expect(JSON.parse(end.outputs['results'] ?? '')).toMatchObject([
      { version: 'v4', previous_traffic: { v3: 100 }, traffic: { v4: 100 }, released: true },
    ])
    expect(end.lines).toContain('hello (cn-north-4): v3 → v4, alias live 100%')
    expect(end.summary).toContain('- **hello**: v3 → v4, alias live 100%\n')
    expect(await answerOf(emulator)).toBe('"new"')
    expect(liveOf(emulator)?.description).toBe('mine')

    const again = await run(emulator, inputs)
    expect(again.outputs).toMatchObject({ outcome: 'unchanged', version: 'v4', released: 'false' })
    const unnamed = await run(emulator, { ...inputs, version: '' })
    expect(unnamed.outputs).toMatchObject({ outcome: 'unchanged', version: 'v4' })
    expect(versionsOf(emulator)).toEqual(['v1', 'v2', 'v3', 'v4'])
    expect(emulator.count('publish')).toBe(1)
  })

  it('shares traffic, ends the share, and goes back', async () => {
    const emulator = await released({}, profile)
    const canary = await run(emulator, { ...PUBLISH, alias_percent: '10' })
    expect(canary.lines).toContain('hello (cn-north-4): v3 → v4, alias live 10%')
    expect(liveOf(emulator)).toMatchObject({ version: 'v3', weights: { v4: 10 } })
    expect((await release(emulator, 'v4')).outputs).toMatchObject({
      ...{ outcome: 'released', changed: 'false', version: 'v4', previous_version: 'v3' },
    })
    expect(liveOf(emulator)).toMatchObject({ version: 'v4', weights: {} })
    expect((await release(emulator, 'v3')).outputs['released']).toBe('true')
    expect(await answerOf(emulator)).toBe('"v3"')
    expect(emulator.count('code')).toBe(1)
  })

  it('goes back one version with each `previous`, until there is none', async () => {
    const emulator = await released({}, profile)
    expect((await release(emulator, 'previous')).outputs).toMatchObject({
      ...{ outcome: 'released', version: 'v2', previous_version: 'v3' },
    })
    expect((await release(emulator, 'previous')).outputs['version']).toBe('v1')
    const none = await release(emulator, 'previous')
    expect(none.failures[0]).toMatch(
      /^Failed to release hello \(cn-north-4\): no version was published before v1, which alias live has\n.*Set `version` to one of v3, v2, v1\.$/,
    )
    expect(liveOf(emulator)?.version).toBe('v1')
  })

  it('ends a share that is under way with `previous`', async () => {
    const emulator = await released({}, profile)
    emulator.functions.releases.setAlias(urnOf(emulator), {
      ...{ name: 'live', version: 'v2', weights: { v3: 10 } },
    })
    await release(emulator, 'previous')
    expect(liveOf(emulator)).toMatchObject({ version: 'v2', weights: {} })
  })

  it('writes nothing in a plan, which says what a deploy then does', async () => {
    const emulator = await released({}, profile)
    const inputs = { ...PUBLISH, test_event: '{}', keep_versions: '2', alias_percent: '20' }
    const plan = await run(emulator, { ...inputs, mode: 'plan' })
    expect(writesTo(emulator)).toEqual([])
    expect(plan.lines).toEqual(
      expect.arrayContaining([
        'Would publish version v4',
        'Would test version v4 with test_event',
        'Would move alias live: v3 → v3 80%, v4 20%',
        'Would delete versions v1, v2',
        'hello (cn-north-4): v3 → v4, alias live 20%',
      ]),
    )
    expect(plan.outputs).toMatchObject({ outcome: 'planned', released: 'true', version: 'v4' })
    const end = await run(emulator, inputs)
    expect(end.outputs).toMatchObject({ outcome: 'deployed', released: 'true', version: 'v4' })
    expect(versionsOf(emulator)).toEqual(['v3', 'v4'])
    expect(end.lines).toContain('Deleted versions v1, v2')
  })

  it('does not take a version whose dependencies are others', async () => {
    const emulator = await released({ unchangedVersion: 'published' }, profile)
    const lists =
      profile === 'seed-2018' ? { depend_list: '["d1"]' } : { depend_version_list: '["d1"]' }
    expect((await run(emulator, PUBLISH)).outputs['version']).toBe('v4')
    const end = await run(emulator, { ...PUBLISH, version: 'v5', ...lists })
    expect(end.outputs).toMatchObject({
      outcome: 'deployed',
      version: 'v5',
      reason: 'dependencies',
    })
    const taken = await run(emulator, { ...PUBLISH, version: 'v4', ...lists })
    expect(taken.failures[0]).toMatch(/version v4 already exists with other code or dependencies\n/)
    expect(liveOf(emulator)?.version).toBe('v5')
  })
})

describe('old versions', () => {
  it('stay without keep_versions', async () => {
    const emulator = await released()
    await run(emulator, PUBLISH)
    await release(emulator, 'v1')
    expect(emulator.count('delete')).toBe(0)
    expect(versionsOf(emulator)).toEqual(['v1', 'v2', 'v3', 'v4'])
  })

  it('stay where an alias names them, and where their order is unknown', async () => {
    const emulator = await released({ versionAliases: 'many' })
    const { releases } = emulator.functions
    releases.setAlias(urnOf(emulator), { name: 'other', version: 'v3', weights: { v1: 5 } })
    const end = await run(emulator, { ...PUBLISH, keep_versions: '1' })
    expect(end.outputs['results']).toContain('"deleted_versions":["v2"]')
    expect(versionsOf(emulator)).toEqual(['v1', 'v3', 'v4'])
    for (const name of ['a', 'b', 'c']) {
      emulator.functions.publish(urnOf(emulator), name, { lastModified: minute(9) })
    }
    const unsure = await run(emulator, { publish: 'true', version: 'b', keep_versions: '1' })
    expect(emulator.count('delete')).toBe(1)
    expect(unsure.green).toBe(true)
  })

  it('that cannot be deleted are a warning', async () => {
    const emulator = await released({ forbidden: ['delete'] })
    const end = await run(emulator, { ...PUBLISH, keep_versions: '1' })
    expect(end.green).toBe(true)
    expect(end.warnings.join('\n')).toMatch(/Failed to delete version v1: .*\(HTTP 403 FSS\.0403\)/)
    expect(versionsOf(emulator)).toEqual(['v1', 'v2', 'v3', 'v4'])
  })
})

const THROWS =
  'exports.handler = async () => { console.log("why it broke"); throw new Error("boom") }\n'
const GATEWAY = 'exports.handler = async () => ({ statusCode: 502, body: "upstream is down" })\n'

describe('a test event that fails', () => {
  it.each<[string, string, Partial<Switches>, RegExp]>([
    ['by headers and status', THROWS, {}, /the function failed: boom/],
    ['by headers', THROWS, { functionErrorShown: 'headers' }, /the function failed: boom/],
    ['by status', THROWS, { functionErrorShown: 'status' }, /returned status 500: boom/],
    ['by HTTP', THROWS, { functionErrorShown: 'http' }, /the call failed \(HTTP 500, FSS.0500\)/],
    ['by a gateway reply', GATEWAY, {}, /returned statusCode 502: upstream is down/],
  ])('%s leaves the alias where it was', async (_, source, switches, message) => {
    const emulator = await released(switches)
    expect(await answerOf(emulator)).toBe('"v3"')
    const end = await run(emulator, { ...PUBLISH, test_event: '{}' }, source)
    expect(end.green).toBe(false)
    expect(end.failures).toEqual([expect.stringMatching(message)])
    expect(end.failures[0]).toMatch(/\nRe-running will not help\. Fix the function or `test_event`/)
    expect(await answerOf(emulator)).toBe('"v3"')
    expect(emulator.count('update-alias')).toBe(0)
    expect(end.outputs).toMatchObject({
      ...{ outcome: 'failed', version: 'v4', released: 'false', changed: 'true' },
    })
  })

  it('shows the end of the log in a group of its own', async () => {
    const emulator = await released()
    const { lines } = await run(emulator, { ...PUBLISH, test_event: '{}' }, THROWS)
    const group = lines.slice(lines.indexOf('Log of hello (cn-north-4)'))
    expect(group.join('\n')).toContain('why it broke')
    expect(group.at(-1)).toBe(GROUP_END)
  })

  it('calls latest where nothing is published', async () => {
    const emulator = await released()
    const end = await run(emulator, { test_event: '{}' }, THROWS)
    expect(end.failures[0]).toMatch(/the function failed: boom/)
    expect(end.outputs['version']).toBe('')
    expect((await run(emulator, { test_event: '{}' })).outputs['outcome']).toBe('deployed')
    expect(emulator.count('publish')).toBe(0)
  })
})

describe('a test event that takes long', () => {
  it('is waited for as long as an update of the code', async () => {
    const emulator = await released()
    const source = 'exports.handler = () => new Promise((done) => setTimeout(done, 1000))\n'
    const workspace = workspaceWith({ 'src/index.js': source })
    const inputs = { ...inputsFor(emulator), ...PUBLISH, test_event: '{}' }
    const limits = { progress: 800, answerToPut: 20_000 }
    const end = await step({ inputs, workspace, limits, clock: instantClock() })
    expect(end.failures).toEqual([])
    expect(end.outputs['released']).toBe('true')
  })
})

describe('a release that cannot be', () => {
  it.each<[string, Partial<Switches>, Readonly<Record<string, string>>, RegExp, RegExp]>([
    [
      'a name that is taken',
      {},
      { version: 'v2' },
      /version v2 already exists with other/,
      /Set another name/,
    ],
    [
      'a version of another alias',
      { versionAliases: 'one' },
      { alias: 'other', mode: 'release', version: 'v3', code_path: '', publish: '' },
      /(?:update|create) alias: HTTP 409, FSS\.1066/,
      /one alias per version/,
    ],
    [
      'a version that is not there',
      {},
      { mode: 'release', version: 'v9', code_path: '', publish: '' },
      /version v9 does not exist/,
      /one of v3, v2, v1/,
    ],
    [
      'too many versions',
      { mostVersions: 10 },
      { version: 'v11' },
      /the function already has 9 published versions, and the documented limit is 10 with latest/,
      /`keep_versions: 5`, which deletes v1, v2/,
    ],
    [
      'no API',
      { versionApi: false },
      {},
      /list versions: HTTP 404, APIGW?\.0101/,
      /no API for versions/,
    ],
    ...(
      [
        ['list-versions', 'listVersion', {}],
        ['publish', 'createVersion', {}],
        ['read-alias', 'getAlias', {}],
        ['update-alias', 'updateAlias', {}],
        ['create-alias', 'createAlias', { alias: 'fresh' }],
        ['invoke', 'invoke', { test_event: '{}' }],
      ] as const
    ).map(
      ([call, permission, more]) =>
        [
          `no permission to ${call}`,
          { forbidden: [call] },
          more,
          /HTTP 403, FSS\.0403/,
          new RegExp(`Grant FunctionGraph:function:${permission} `),
        ] as [string, Partial<Switches>, Readonly<Record<string, string>>, RegExp, RegExp],
    ),
  ])('for %s says so and leaves the alias', async (_, switches, inputs, cause, remedy) => {
    const emulator = await released(switches)
    if (switches.mostVersions !== undefined) {
      for (const at of [4, 5, 6, 7, 8, 9]) {
        emulator.functions.publish(urnOf(emulator), `w${at}`, { lastModified: minute(at) })
      }
    }
    const end = await run(emulator, { ...PUBLISH, ...inputs })
    expect(end.failures).toHaveLength(1)
    const [first = '', ...rest] = (end.failures[0] ?? '').split('\n')
    expect(first).toMatch(/^Failed to release hello \(cn-north-4\): /)
    expect(first).toMatch(cause)
    expect(rest.join('\n')).toMatch(remedy)
    expect(liveOf(emulator)).toMatchObject({ version: 'v3', weights: {} })
  })

  it('for a share of a version with itself', async () => {
    const emulator = await released()
    const { releases } = emulator.functions
    releases.setAlias(urnOf(emulator), { name: 'live', version: 'v3', weights: { v2: 10 } })
    const end = await release(emulator, 'v3', { alias_percent: '20' })
    expect(end.failures[0]).toMatch(
      /v3 cannot share traffic with itself .*\n.*Set `alias_percent: 100`/,
    )
    expect(emulator.count('update-alias')).toBe(0)
  })

  it('for a disabled function before it is called, and with a warning before it is published', async () => {
    const emulator = await released()
    emulator.functions.set(urnOf(emulator), { concurrency: 0 })
    const end = await run(emulator, { ...PUBLISH, test_event: '{}' })
    expect(end.failures[0]).toMatch(/disabled \(concurrency 0\), so it cannot be invoked/)
    expect(emulator.count('publish') + emulator.count('invoke')).toBe(0)
    const published = await run(emulator, PUBLISH)
    expect(published.warnings[0]).toMatch(/versions published now stay disabled$/)
  })

  it('for a change of dependencies alone that the service does not publish', async () => {
    const emulator = await released({ unchangedVersion: 'FSS.1016-any', versionCompares: 'code' })
    await run(emulator, PUBLISH)
    const end = await run(emulator, { ...PUBLISH, version: '', depend_version_list: 'd1' })
    expect(end.failures[0]).toMatch(/nothing changed since the last version \(FSS\.1016\)/)
    expect(end.failures[0]).toMatch(/cannot publish a change of dependencies alone/)
    expect(liveOf(emulator)?.version).toBe('v4')
  })

  it('for an alias that somebody else moves meanwhile', async () => {
    const emulator = await released()
    const source = says('slow')
    emulator.faults.script({ kind: 'status', status: 503, on: 'publish', after: 0, times: 1 })
    const workspace = workspaceWith({ 'src/index.js': source })
    const end = await step({
      ...{ inputs: { ...inputsFor(emulator), ...PUBLISH }, workspace, clock: instantClock() },
      onLine(line) {
        if (!line.startsWith('Published')) return
        emulator.functions.releases.setAlias(urnOf(emulator), { name: 'live', version: 'v1' })
      },
    })
    expect(end.failures[0]).toMatch(/alias live changed during the step: it was v3 and now is v1/)
    expect(liveOf(emulator)?.version).toBe('v1')
    expect(versionsOf(emulator)).toHaveLength(4)
  })

  it('for code that somebody else deploys before it is published', async () => {
    const emulator = await released()
    const workspace = workspaceWith({ 'src/index.js': says('ours') })
    const other = zipOf(says('theirs'))
    const transport = emulator.functions
    const publish = transport.publish.bind(transport)
    transport.publish = (urn, version, changes, lag) => {
      transport.set(urn, { code: other })
      return publish(urn, version, changes, lag)
    }
    const inputs = { ...inputsFor(emulator), ...PUBLISH }
    const end = await step({ inputs, workspace, clock: instantClock() })
    expect(end.failures[0]).toMatch(/version v4 was published with other code .* left as it is/)
    expect(liveOf(emulator)?.version).toBe('v3')
  })
})

describe('a release whose time is over', () => {
  it.each([
    ['publish', 'whether it was published is unknown', { version: '', released: 'false' }],
    ['update-alias', 'whether alias live changed is unknown', { version: 'v4', released: '' }],
  ] as const)('during %s says that %s', async (on, words, outputs) => {
    const emulator = await released()
    emulator.faults.script({ kind: 'silent', on, times: 1_000, commit: true })
    const workspace = workspaceWith({ 'src/index.js': says('new') })
    const inputs = { ...inputsFor(emulator), ...PUBLISH }
    const end = await step({ inputs, workspace, clock: instantClock(), deadlineMs: 1_500 })
    expect(end.failures).toEqual([expect.stringContaining(words)])
    expect(end.outputs).toMatchObject({ outcome: 'failed', ...outputs })
    emulator.faults.clear()
    expect((await run(emulator, PUBLISH)).outputs).toMatchObject({ version: 'v4' })
    expect(versionsOf(emulator)).toHaveLength(4)
    expect(liveOf(emulator)?.version).toBe('v4')
  })
})

describe('an alias on latest', () => {
  it('is a notice', async () => {
    const emulator = await released()
    emulator.functions.releases.setAlias(urnOf(emulator), { name: 'live', version: 'latest' })
    const end = await run(emulator, PUBLISH)
    expect(end.notices).toEqual([expect.stringContaining('Alias live pointed to latest')])
    expect(end.outputs).toMatchObject({ previous_version: 'latest', released: 'true' })
  })
})

describe('several functions', () => {
  async function two(): Promise<Emulator> {
    const emulator = await released()
    const urn = urnOf(emulator, 'second')
    emulator.functions.create({ name: 'second', code: zipOf(says('old')) })
    emulator.functions.publish(urn, 'v3', { lastModified: minute(2) })
    emulator.functions.releases.setAlias(urn, { name: 'live', version: 'v3' })
    return emulator
  }
  const urns = (emulator: Emulator): string =>
    [urnOf(emulator), urnOf(emulator, 'second')].join('\n')
  const onlyHello =
    'exports.handler = async (_, context) => { if (context.getFunctionName() !== "hello") throw new Error("no") }\n'

  it('move together', async () => {
    const emulator = await two()
    const end = await run(emulator, { ...PUBLISH, urn: urns(emulator), test_event: '{}' })
    expect(end.outputs).toMatchObject({ outcome: 'deployed', released: 'true', version: '' })
    expect([liveOf(emulator), liveOf(emulator, 'second')]).toMatchObject([
      ...[{ version: 'v4' }, { version: 'v4' }],
    ])
    const moves = emulator.requests.map(({ operation }) => operation)
    expect(moves.indexOf('update-alias')).toBeGreaterThan(moves.lastIndexOf('invoke'))
    expect(end.summary).toContain('- **second \\(cn-north-4\\)**: v3 → v4, alias live 100%')
  })

  it('stay together when one fails its test', async () => {
    const emulator = await two()
    const inputs = { ...PUBLISH, urn: urns(emulator), test_event: '{}' }
    const end = await run(emulator, inputs, onlyHello)
    expect(end.failures).toHaveLength(1)
    expect(end.failures[0]).toMatch(/^Failed to release second \(cn-north-4\): the function failed/)
    expect(end.warnings).toEqual([
      'hello (cn-north-4): Alias live was not changed because another function failed',
    ])
    expect(emulator.count('update-alias')).toBe(0)
    expect(end.outputs).toMatchObject({ outcome: 'failed', released: 'false' })
    const outcomes = (JSON.parse(end.outputs['results'] ?? '') as { outcome: string }[]).map(
      ({ outcome }) => outcome,
    )
    expect(outcomes).toEqual(['deployed', 'failed'])
  })

  it('stay when the job is cancelled before the second is started', async () => {
    const emulator = await two()
    const cancel = new AbortController()
    const end = await step({
      inputs: { ...inputsFor(emulator), ...PUBLISH, urn: urns(emulator), max_parallel: '1' },
      workspace: workspaceWith({ 'src/index.js': says('new') }),
      cancel: cancel.signal,
      onLine(line) {
        if (/^hello .*: Deployed \(/.test(line)) cancel.abort()
      },
    })
    expect(end.warnings).toEqual([
      'hello (cn-north-4): Alias live was not changed because the job was cancelled',
    ])
    expect(end.lines).toContain(
      'Skipped second (cn-north-4): not started because the job was cancelled',
    )
    expect(emulator.count('update-alias')).toBe(0)
  })
})
