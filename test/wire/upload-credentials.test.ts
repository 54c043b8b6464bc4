import { describe, expect, it } from 'vitest'
import type { Emulator } from '../../emulator/emulator.ts'
import { gitHub } from '../support/github.ts'
import { inputsFor, serviceHolding, urnOf } from '../support/service.ts'
import { step, type StepEnd } from '../support/step.ts'
import { agencyInputs, identityProviderInputs, issuedBy, trustGitHub } from '../support/trust.ts'
import { workspaceWith } from '../support/workspace.ts'

async function service(): Promise<Emulator> {
  const emulator = await serviceHolding()
  emulator.buckets.create({ name: 'packages' })
  return emulator
}

function uploading(emulator: Emulator, inputs: Readonly<Record<string, string>>) {
  const bucket = { upload_bucket: 'packages', upload: 'always', obs_endpoint: emulator.url }
  return { ...inputs, ...bucket, iam_endpoint: emulator.url }
}

const workspace = () => workspaceWith({ 'src/index.js': 'exports.handler = async () => 1\n' })

function expectDeployed(emulator: Emulator, end: StepEnd): void {
  expect(end.failures).toEqual([])
  const { digest } = emulator.functions.expect(urnOf(emulator))
  expect(end.outputs).toMatchObject({ outcome: 'deployed', digest })
  expect(emulator.count('obs-put')).toBe(1)
}

/** The headers that every call to OBS had. */
function headersToObs(emulator: Emulator): string[] {
  const calls = emulator.requests.filter(({ operation }) => operation.startsWith('obs-'))
  return calls.flatMap(({ headerNames }) => headerNames)
}

describe('OBS gets', () => {
  it('the keys of the step, a temporary one with its token', async () => {
    const emulator = await service()
    const key = {
      accessKey: 'TEMPORARY',
      secretKey: 'temporary-secret',
      securityToken: 'session-token',
    }
    emulator.accounts.keys.push(key)
    const inputs = {
      ...{ ...inputsFor(emulator), access_key: key.accessKey, secret_key: key.secretKey },
      security_token: key.securityToken,
    }
    const end = await step({ inputs: uploading(emulator, inputs), workspace: workspace() })
    expectDeployed(emulator, end)
    expect(headersToObs(emulator)).toContain('x-amz-security-token')
    expect(emulator.count('keys-for-token')).toBe(0)
  })

  it('temporary keys that IAM gives for a token, never the token', async () => {
    const emulator = await service()
    const [token] = emulator.accounts.tokens
    const keys = { access_key: '', secret_key: '', iam_token: token?.token ?? '' }
    const inputs = uploading(emulator, { ...inputsFor(emulator), ...keys })
    const end = await step({ inputs, workspace: workspace() })
    expectDeployed(emulator, end)
    expect(emulator.count('keys-for-token')).toBe(1)
    expect(headersToObs(emulator)).not.toContain('x-auth-token')
    const given = emulator.accounts.keys.at(-1)
    const secrets = [given?.accessKey, given?.secretKey, given?.securityToken]
    expect(end.masks).toEqual(expect.arrayContaining(secrets))
    expect(given?.expires?.getTime()).toBeGreaterThan(Date.now() + 899_000)
  })

  it('those of the agency that STS gave for the id token', async () => {
    const emulator = await service()
    const github = await gitHub()
    trustGitHub(emulator, github)
    const inputs = uploading(emulator, agencyInputs(emulator))
    const { environment } = github
    const end = await step({ inputs, workspace: workspace(), environment })
    expectDeployed(emulator, end)
    expect(emulator.count('assume-with-oidc')).toBe(1)
    expect(emulator.count('keys-for-token')).toBe(0)
  })

  it('keys for the token of an identity provider', async () => {
    const emulator = await service()
    const github = await gitHub()
    trustGitHub(emulator, github)
    const inputs = uploading(emulator, identityProviderInputs(emulator))
    const { environment } = github
    const end = await step({ inputs, workspace: workspace(), environment })
    expectDeployed(emulator, end)
    expect([emulator.count('id-token'), emulator.count('keys-for-token')]).toEqual([1, 1])
    expect(end.masks).toEqual(expect.arrayContaining(issuedBy(emulator, github)))
  })
})

describe('a token for which IAM gives no keys', () => {
  it.each([
    [401, 'IAM does not accept this one'],
    [403, 'OBS takes no tokens itself'],
  ])('HTTP %i fails the step before anything is sent', async (status, words) => {
    const emulator = await service()
    const [token] = emulator.accounts.tokens
    emulator.faults.script({ on: 'keys-for-token', kind: 'status', status, code: 'IAM.0001' })
    const keys = { access_key: '', secret_key: '', iam_token: token?.token ?? '' }
    const inputs = uploading(emulator, { ...inputsFor(emulator), ...keys })
    const end = await step({ inputs, workspace: workspace() })
    expect(end.failures).toEqual([expect.stringContaining(words)])
    expect(headersToObs(emulator)).toEqual([])
    expect(emulator.count('code')).toBe(0)
  })

  it('and an answer without them is an error', async () => {
    const emulator = await service()
    const [token] = emulator.accounts.tokens
    const body = JSON.stringify({ credential: { access: 'a' } })
    emulator.faults.script({ on: 'keys-for-token', kind: 'status', status: 201, body })
    const keys = { access_key: '', secret_key: '', iam_token: token?.token ?? '' }
    const inputs = uploading(emulator, { ...inputsFor(emulator), ...keys })
    const end = await step({ inputs, workspace: workspace() })
    expect(end.failures[0]).toContain('unexpected response: no keys')
  })
})
