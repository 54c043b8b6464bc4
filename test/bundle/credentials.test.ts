/** Each way in, right and wrong, by the committed bundle as the runner runs it. */
import { describe, expect, it } from 'vitest'
import type { Emulator, EmulatorOptions } from '../../emulator/emulator.ts'
import { httpServer } from '../cloud/servers.ts'
import { gitHub, type GitHub } from '../support/github.ts'
import { runAction, type ActionEnd, type ActionRun } from '../support/run-action.ts'
import { inputsFor, serviceHolding, urnOf } from '../support/service.ts'
import {
  agencyInputs,
  identityProviderInputs,
  issuedBy,
  trustGitHub,
  type Trust,
} from '../support/trust.ts'
import { workspaceWith } from '../support/workspace.ts'

interface Cloud {
  readonly emulator: Emulator
  readonly github: GitHub
}

async function cloud(trust: Trust = {}, options: EmulatorOptions = {}): Promise<Cloud> {
  const emulator = await serviceHolding({}, options)
  const github = await gitHub()
  trustGitHub(emulator, github, trust)
  return { emulator, github }
}

type Inputs = Readonly<Record<string, string>>

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

const common = (emulator: Emulator): Inputs => ({
  urn: urnOf(emulator),
  code_path: 'src',
  endpoint: emulator.url,
})

const temporary = { accessKey: 'HSTTEMP', secretKey: 'temporary/sk+=', securityToken: 'st/+==' }
const temporaryInputs = (emulator: Emulator): Inputs => ({
  ...common(emulator),
  access_key: temporary.accessKey,
  secret_key: temporary.secretKey,
  security_token: temporary.securityToken,
})
const tokenInputs = (emulator: Emulator, token?: string): Inputs => ({
  ...common(emulator),
  iam_token: token ?? emulator.accounts.tokens[0]?.token ?? '',
})

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

describe('what has run out ends red', () => {
  const expires = new Date(Date.now() - 60_000)

  it('temporary keys', async () => {
    const there = await cloud({}, { keys: [{ ...temporary, expires }] })
    const end = await deploy(there, temporaryInputs(there.emulator))
    expectRed(end, /HTTP 401, APIGW\.0301, .*the access key has expired[^]*Get new temporary keys/)
  })

  it('an IAM token', async () => {
    const there = await cloud()
    const { accounts, projectId } = there.emulator
    accounts.tokens.push({ token: 'old-token', projectId, expires })
    const end = await deploy(there, tokenInputs(there.emulator, 'old-token'))
    expectRed(end, /HTTP 401, APIGW\.0301, .*the token has expired[^]*Get a new IAM token/)
  })

  it.each([
    ['STS', agencyInputs, /STS AssumeAgencyWithOIDC: HTTP 401, STS5\.2000, the ID token expired/],
    ['IAM', identityProviderInputs, /IAM token exchange: HTTP 401, IAM\.0001, .*ID token expired/],
  ] as const)('an id token at %s', async (_, inputsOf, sentence) => {
    const there = await cloud()
    there.github.claims = { iat: 1_700_000_000, exp: 1_700_000_300 }
    expectRed(await deploy(there, inputsOf(there.emulator)), sentence)
  })
})

describe('the wrong audience ends red', () => {
  it.each([
    [
      'STS',
      agencyInputs,
      /STS5\.2001[^]*- aud: nobody[^]*add the aud above to the provider's client IDs/,
    ],
    ['IAM', identityProviderInputs, /IAM\.0001[^]*- aud: nobody[^]*its client ID equals aud/],
  ] as const)('at %s', async (_, inputsOf, sentence) => {
    const there = await cloud()
    const inputs = { ...inputsOf(there.emulator), oidc_audience: 'nobody' }
    expectRed(await deploy(there, inputs), sentence)
  })
})

describe('the wrong project ends red', () => {
  const other = 'f'.repeat(32)

  it('with a token of another project', async () => {
    const there = await cloud()
    there.emulator.accounts.tokens.push({ token: 'other-token', projectId: other })
    const end = await deploy(there, tokenInputs(there.emulator, 'other-token'))
    expectRed(
      end,
      /HTTP 403, FSS\.0403, .*the token belongs to another project[^]*Grant FunctionGraph:function:getConfig to .*that `urn` is in its project/,
    )
  })

  it('with keys of an agency that has no rights there', async () => {
    const there = await cloud({ agency: { projectIds: [other] } })
    const end = await deploy(there, agencyInputs(there.emulator))
    expectRed(
      end,
      /HTTP 403, FSS\.0403, .*may not act in this project[^]*Grant FunctionGraph:function:getConfig to .*that `urn` is in its project/,
    )
  })

  it('with an identity provider that has no rights there', async () => {
    const there = await cloud({ provider: { projectIds: [other] } })
    const end = await deploy(there, identityProviderInputs(there.emulator))
    expectRed(
      end,
      /IAM\.0003, the group has no permissions in this project[^]*the project of `urn`/,
    )
  })
})

describe('a clock that is 20 minutes off', () => {
  const twenty = 20 * 60_000
  const cases: [string, number, RegExp][] = [
    ['behind', twenty, /Fix the runner's clock: it is 20 min behind the service's/],
    ['ahead', -twenty, /Fix the runner's clock: it is 20 min ahead of the service's/],
  ]

  it.each(cases)('%s ends red with an access key', async (_, off, sentence) => {
    const there = await cloud({}, { now: () => new Date(Date.now() + off) })
    expectRed(await deploy(there, inputsFor(there.emulator)), sentence)
  })

  it.each(cases)('%s ends red with keys from STS, and they are asked for once', async (...row) => {
    const [, off, sentence] = row
    const there = await cloud({}, { now: () => new Date(Date.now() + off) })
    const iat = Math.floor((Date.now() + off) / 1_000)
    there.github.claims = { iat, nbf: iat, exp: iat + 300 }
    expectRed(await deploy(there, agencyInputs(there.emulator)), sentence)
    expect(there.emulator.count('assume-with-oidc')).toBe(1)
  })

  it.each(cases)('%s does not matter with a token from IAM', async (_, off) => {
    const there = await cloud({}, { now: () => new Date(Date.now() + off) })
    const iat = Math.floor((Date.now() + off) / 1_000)
    there.github.claims = { iat, nbf: iat, exp: iat + 300 }
    const end = await deploy(there, identityProviderInputs(there.emulator))
    expect(end).toMatchObject({ exitCode: 0, outputs: { outcome: 'deployed' } })
    expect(there.emulator.count('id-token')).toBe(1)
  })
})

describe('inputs that cannot be used end red, and nothing is sent', () => {
  const cases: [string, (emulator: Emulator) => Inputs, RegExp][] = [
    [
      'half a key pair',
      (emulator) => ({ ...inputsFor(emulator), secret_key: '' }),
      /- `secret_key` is required with `access_key`/,
    ],
    [
      'half a pair of URNs',
      (emulator) => ({ ...agencyInputs(emulator), oidc_agency_urn: '' }),
      /- `oidc_agency_urn` is required with `oidc_provider_urn`/,
    ],
    [
      'two ways',
      (emulator) => ({ ...agencyInputs(emulator), ...inputsFor(emulator) }),
      /- `access_key` and `oidc_provider_urn` cannot be combined: choose one authentication method/,
    ],
    [
      'a token for an http endpoint',
      (emulator) => ({ ...tokenInputs(emulator), endpoint: 'http://functiongraph.example.com' }),
      /- `endpoint` must use https \(http would expose credentials\)/,
    ],
    [
      'an http address of STS',
      (emulator) => ({ ...agencyInputs(emulator), sts_endpoint: 'http://sts.example.com' }),
      /- `sts_endpoint` must use https \(http would expose credentials\)/,
    ],
    [
      'an http address of IAM',
      (emulator) => ({
        ...identityProviderInputs(emulator),
        iam_endpoint: 'http://iam.example.com',
      }),
      /- `iam_endpoint` must use https \(http would expose credentials\)/,
    ],
    [
      'a GitHub token as IAM token',
      (emulator) => tokenInputs(emulator, `ghs_${'A1b2'.repeat(9)}`),
      /- `iam_token` is a GitHub token, which is never sent to another host/,
    ],
  ]

  it.each(cases)('%s', async (_, inputsOf, sentence) => {
    const there = await cloud()
    expectRed(await deploy(there, inputsOf(there.emulator)), sentence)
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
  const ways: [string, (emulator: Emulator) => Inputs][] = [
    ['an access key', inputsFor],
    ['an IAM token', tokenInputs],
    ['STS', agencyInputs],
    ['IAM', identityProviderInputs],
  ]

  it.each(ways)('with %s', async (_, inputsOf) => {
    const { location, seen } = await anotherHost()
    const there = await cloud()
    there.emulator.faults.script({ on: 'any', kind: 'redirect', location, status: 307, times: 9 })
    const end = await deploy(there, inputsOf(there.emulator))
    expectRed(
      end,
      /HTTP 307, redirected to localhost:\d+[^]*Set `(sts_|iam_)?endpoint` to the final URL/,
    )
    expect(seen).toEqual([])
  })

  it.each([302, 307])('by the request token of the job (%i)', async (status) => {
    const { location, seen } = await anotherHost()
    const there = await cloud()
    there.github.answering = { status, location }
    const end = await deploy(there, agencyInputs(there.emulator))
    expectRed(
      end,
      /OIDC token: HTTP 30\d, redirected to localhost:\d+\n[^]*the server there is not GitHub/,
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

  it('at an http address: red, and not asked', async () => {
    const there = await cloud()
    const environment = {
      ...there.github.environment,
      ACTIONS_ID_TOKEN_REQUEST_URL: 'http://token.example.com/token?api-version=2.0',
    }
    const end = await deploy(there, agencyInputs(there.emulator), { environment })
    expectRed(end, /ACTIONS_ID_TOKEN_REQUEST_URL is not an HTTPS URL/)
    expect(end.log).not.toContain('RequestIdToken')
    expect(there.emulator.requests).toEqual([])
  })

  it('that refuses: red, with its words', async () => {
    const there = await cloud()
    there.github.answering = { status: 403 }
    const end = await deploy(there, agencyInputs(there.emulator))
    expectRed(end, /request GitHub OIDC token: HTTP 403, .*the request is not allowed/)
  })
})
