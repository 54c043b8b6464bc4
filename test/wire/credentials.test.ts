/** Failures of every authentication method; test/bundle/credentials.test.ts has one of each kind. */
import { describe, expect, it } from 'vitest'
import type { Emulator } from '../../emulator/emulator.ts'
import { httpServer } from '../cloud/servers.ts'
import { expectNoSecret } from '../support/secrets.ts'
import { inputsFor } from '../support/service.ts'
import { step, type StepEnd } from '../support/step.ts'
import { agencyInputs, identityProviderInputs, issuedBy } from '../support/trust.ts'
import {
  cloud,
  temporary,
  temporaryInputs,
  tokenInputs,
  type Cloud,
  type Inputs,
} from '../support/cloud.ts'
import { workspaceWith } from '../support/workspace.ts'

/** Runs with debug on; what GitHub, STS and IAM gave out must be masked and shown nowhere. */
async function deploy({ emulator, github }: Cloud, inputs: Inputs): Promise<StepEnd> {
  const end = await step({
    inputs,
    workspace: workspaceWith({ 'src/index.js': 'exports.handler = () => 1\n' }),
    debug: true,
    environment: github.environment,
  })
  const issued = issuedBy(emulator, github)
  expect(end.masks).toEqual(expect.arrayContaining(issued))
  expectNoSecret(JSON.stringify({ ...end, masks: [] }), issued)
  return end
}

function expectRed(end: StepEnd, sentence: RegExp): void {
  expect(end.green).toBe(false)
  expect(end.failures).toHaveLength(1)
  expect(end.failures[0]).toMatch(sentence)
  expect(end.outputs['outcome']).toBe('failed')
}

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
    expect(end).toMatchObject({ green: true, outputs: { outcome: 'deployed' } })
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
})
