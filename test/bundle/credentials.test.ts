/**
 * Each authentication method, and one failure of each kind, by the committed bundle as the runner runs
 * it. The other failures are in test/wire/credentials.test.ts and test/wire/sign-in.test.ts.
 */
import { describe, expect, it } from 'vitest'
import type { Emulator } from '../../emulator/emulator.ts'
import { httpServer } from '../cloud/servers.ts'
import { runAction, type ActionEnd, type ActionRun } from '../support/run-action.ts'
import { inputsFor, urnOf } from '../support/service.ts'
import { agencyInputs, identityProviderInputs, issuedBy } from '../support/trust.ts'
import {
  cloud,
  common,
  temporary,
  temporaryInputs,
  tokenInputs,
  type Cloud,
  type Inputs,
} from '../support/cloud.ts'
import { workspaceWith } from '../support/workspace.ts'

/** Runs with debug on; what GitHub, STS and IAM gave out must be masked and shown nowhere. */
function deploy(
  { emulator, github }: Cloud,
  inputs: Inputs,
  run: Partial<ActionRun> = {},
): Promise<ActionEnd> {
  return runAction({
    inputs,
    workspace: workspaceWith({ 'src/index.js': 'exports.handler = () => 1\n' }),
    debug: true,
    environment: github.environment,
    issued: () => issuedBy(emulator, github),
    ...run,
  })
}

const errorsOf = (end: ActionEnd): string[] =>
  end.commands.filter(({ name }) => name === 'error').map(({ message }) => message)

function expectRed(end: ActionEnd, sentence: RegExp): void {
  expect(end.exitCode).toBe(1)
  expect(errorsOf(end)).toHaveLength(1)
  expect(errorsOf(end)[0]).toMatch(sentence)
  expect(end.outputs['outcome']).toBe('failed')
}

describe('the bundle deploys', () => {
  const ways: [string, (emulator: Emulator) => Inputs, RegExp][] = [
    ['with an access key', inputsFor, /Authenticating with an access key from inputs/],
    [
      'with temporary keys',
      temporaryInputs,
      /Authenticating with a temporary access key from inputs/,
    ],
    ['with an IAM token', tokenInputs, /Authenticating with an IAM token from inputs/],
    ['through STS', agencyInputs, /Authenticating with a GitHub OIDC token via an STS agency/],
    [
      'through IAM',
      identityProviderInputs,
      /Authenticating with a GitHub OIDC token via an IAM identity provider/,
    ],
  ]

  it.each(ways)('%s', async (_, inputsOf, line) => {
    const there = await cloud()
    there.emulator.accounts.keys.push(temporary)
    const end = await deploy(there, inputsOf(there.emulator))
    expect(errorsOf(end)).toEqual([])
    expect(end).toMatchObject({ exitCode: 0, outputs: { outcome: 'deployed' } })
    expect(end.log).toMatch(line)
    const held = there.emulator.functions.expect(urnOf(there.emulator))
    expect(end.outputs['digest']).toBe(held.digest)
  })

  it('with the keys that huaweicloud/auth-action leaves in the environment', async () => {
    const there = await cloud()
    const [key] = there.emulator.accounts.keys
    const environment = {
      HUAWEI_CLOUD_ACCESS_KEY_ID: key?.accessKey ?? '',
      HUAWEI_CLOUD_SECRET_ACCESS_KEY: key?.secretKey ?? '',
    }
    const end = await deploy(there, common(there.emulator), { environment })
    expect(end).toMatchObject({ exitCode: 0, outputs: { outcome: 'deployed' } })
    expect(end.log).toContain('from HUAWEI_CLOUD_ACCESS_KEY_ID and HUAWEI_CLOUD_SECRET_ACCESS_KEY')
  })
})

describe('a failure ends red', () => {
  it('of temporary keys that have expired', async () => {
    const expires = new Date(Date.now() - 60_000)
    const there = await cloud({}, { keys: [{ ...temporary, expires }] })
    const sentence = /HTTP 401, APIGW\.0301, .*the access key has expired[^]*Get new temporary keys/
    expectRed(await deploy(there, temporaryInputs(there.emulator)), sentence)
  })

  const refused: [string, (emulator: Emulator) => Inputs, RegExp][] = [
    [
      'of an audience that STS does not accept',
      (emulator) => ({ ...agencyInputs(emulator), oidc_audience: 'nobody' }),
      /STS5\.2001[^]*- aud: nobody[^]*add the aud above to the provider's client IDs/,
    ],
    [
      'of an identity provider that has no rights in the project',
      identityProviderInputs,
      /IAM\.0003, the group has no permissions in this project[^]*the project of `urn`/,
    ],
  ]

  it.each(refused)('%s', async (_, inputsOf, sentence) => {
    const there = await cloud({ provider: { projectIds: ['f'.repeat(32)] } })
    expectRed(await deploy(there, inputsOf(there.emulator)), sentence)
  })

  it('of a clock that is 20 minutes off', async () => {
    const there = await cloud({}, { now: () => new Date(Date.now() + 20 * 60_000) })
    const sentence = /Fix the runner's clock: it is 20 min behind the service's/
    expectRed(await deploy(there, inputsFor(there.emulator)), sentence)
  })

  it('of two authentication methods, and nothing is sent', async () => {
    const there = await cloud()
    const inputs = { ...agencyInputs(there.emulator), ...inputsFor(there.emulator) }
    const sentence =
      /- `access_key` and `oidc_provider_urn` cannot be combined: choose one authentication method/
    expectRed(await deploy(there, inputs), sentence)
    expect(there.emulator.requests).toEqual([])
    expect(there.github.issued).toEqual([])
  })
})

/** A host by another name, and the headers of every request that reached it. */
async function anotherHost(): Promise<{ location: string; seen: readonly string[] }> {
  const seen: string[] = []
  const { port } = await httpServer((request, response) => {
    seen.push(JSON.stringify(request.headers))
    response.end('{}')
  })
  return { location: `http://localhost:${port}/take`, seen }
}

describe('a redirect to another host is not followed', () => {
  it('with STS', async () => {
    const { location, seen } = await anotherHost()
    const there = await cloud()
    there.emulator.faults.script({ on: 'any', kind: 'redirect', location, status: 307, times: 9 })
    const end = await deploy(there, agencyInputs(there.emulator))
    expectRed(
      end,
      /HTTP 307, redirected to localhost:\d+[^]*Set `(sts_|iam_)?endpoint` to the final URL/,
    )
    expect(seen).toEqual([])
  })

  it('by the request token of the job', async () => {
    const { location, seen } = await anotherHost()
    const there = await cloud()
    there.github.answering = { status: 307, location }
    const end = await deploy(there, agencyInputs(there.emulator))
    expectRed(
      end,
      /OIDC token: HTTP 307, redirected to localhost:\d+\n[^]*the server there is not GitHub/,
    )
    expect(there.github.audiences).toHaveLength(1)
    expect(seen).toEqual([])
    expect(there.emulator.requests).toEqual([])
  })
})

describe('GitHub', () => {
  it('that gives the job no permission: red, with the two lines to add', async () => {
    const there = await cloud()
    const end = await deploy(there, agencyInputs(there.emulator), { environment: {} })
    expectRed(
      end,
      /missing permission id-token: write\)[^]*\n {4}permissions:\n {6}id-token: write$/,
    )
  })

  it('that has a pull request from a fork: red, with a sentence of its own', async () => {
    const there = await cloud()
    const pull = { head: { repo: { full_name: 'stranger/hello' } }, base: { repo: null } }
    const folder = workspaceWith({ 'event.json': JSON.stringify({ pull_request: pull }) })
    const environment = {
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: `${folder}/event.json`,
    }
    const end = await deploy(there, identityProviderInputs(there.emulator), { environment })
    expectRed(end, /authentication failed: GitHub issues no OIDC token to pull requests from forks/)
  })

  it.each([
    ['half', /request GitHub OIDC token: .*\n *Re-running may help|timed out after 2 s/],
    ['silent', /timed out after 2 s/],
  ] as const)('whose answer is %s: red within the timeout', async (how, sentence) => {
    const there = await cloud()
    there.github.answering = how
    const started = Date.now()
    const end = await deploy(there, { ...agencyInputs(there.emulator), timeout: '2' })
    expectRed(end, sentence)
    expect(Date.now() - started).toBeLessThan(8_000)
    expect(there.emulator.requests).toEqual([])
  })

  it('whose first answer is cut in half: noticed at once, and asked again', async () => {
    const there = await cloud()
    there.github.firstly.push('half')
    const started = Date.now()
    const end = await deploy(there, agencyInputs(there.emulator))
    expect(errorsOf(end)).toEqual([])
    expect(end).toMatchObject({ exitCode: 0, outputs: { outcome: 'deployed' } })
    expect(end.log).toContain('RequestIdToken failed')
    expect(there.github.audiences).toHaveLength(2)
    expect(Date.now() - started).toBeLessThan(8_000)
  })
})
