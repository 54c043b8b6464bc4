/** IAM and STS of the emulator, as a client sees them. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BasicCredentials } from '@huaweicloud/huaweicloud-sdk-core'
import { Logger4jInstance } from '@huaweicloud/huaweicloud-sdk-core/logger/log4jLogger.js'
import * as sdk from '@huaweicloud/huaweicloud-sdk-functiongraph/v2/public-api.js'
import { describe, expect, it } from 'vitest'
import type { Emulator, EmulatorOptions } from '../../emulator/emulator.ts'
import { fits } from '../../emulator/iam/identities.ts'
import { gitHub, SUBJECT, type GitHub } from '../support/github.ts'
import {
  AGENCY_URN,
  IDENTITY_PROVIDER,
  issuedBy,
  PROVIDER_URN,
  trustGitHub,
  type Trust,
} from '../support/trust.ts'
import { workspaceWith } from '../support/workspace.ts'
import { officialHeaders, pathOf, send, start, type Reply } from './caller.ts'

// On an error the SDK prints the request, Authorization header and body included.
Logger4jInstance.level = 'off'

interface Cloud {
  readonly emulator: Emulator
  readonly urn: string
  readonly github: GitHub
}

async function cloud(trust: Trust = {}, options: EmulatorOptions = {}): Promise<Cloud> {
  const { emulator, urn } = await start(options)
  const github = await gitHub()
  trustGitHub(emulator, github, trust)
  return { emulator, urn, github }
}

async function assume(
  { emulator, github }: Cloud,
  changes: Readonly<Record<string, unknown>> = {},
  audience = PROVIDER_URN,
): Promise<Reply> {
  const body = {
    provider_urn: PROVIDER_URN,
    agency_urn: AGENCY_URN,
    agency_session_name: 'test',
    id_token: await github.idToken(audience),
    ...changes,
  }
  return send(emulator, {
    method: 'POST',
    path: '/v5/agencies/assume-with-oidc',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
}

interface Credentials {
  readonly access_key_id: string
  readonly secret_access_key: string
  readonly security_token: string
  readonly expiration: string
}

/** Reads the function's configuration, signed with these keys by the official signer. */
function configSigned(emulator: Emulator, urn: string, credentials: unknown): Promise<Reply> {
  const { access_key_id, secret_access_key, security_token } = credentials as Credentials
  const path = pathOf(urn, 'config')
  const headers = officialHeaders(
    emulator.url,
    {
      accessKey: access_key_id,
      secretKey: secret_access_key,
      securityToken: security_token,
    },
    { method: 'GET', path, headers: { 'content-type': 'application/json' } },
  )
  return send(emulator, { method: 'GET', path, headers })
}

describe('STS', () => {
  it('gives keys that FunctionGraph takes until they run out', async () => {
    let late = 0
    const there = await cloud({}, { now: () => new Date(Date.now() + late) })
    const { status, json } = await assume(there, { duration_seconds: 900 })
    expect(status).toBe(200)
    expect(json).toMatchObject({
      subject_from_id_token: SUBJECT,
      audience: PROVIDER_URN,
      provider: PROVIDER_URN,
      assumed_agency: {
        urn: expect.stringMatching(/^sts::\w+:assumed-agency:.*\/test$/) as string,
      },
    })
    const { expiration } = json.credentials as Credentials
    expect(Math.round((Date.parse(expiration) - Date.now()) / 1_000)).toBe(900)
    expect((await configSigned(there.emulator, there.urn, json.credentials)).status).toBe(200)
    late = 901_000
    const refused = await configSigned(there.emulator, there.urn, json.credentials)
    expect([refused.status, refused.json.error_code]).toEqual([401, 'APIGW.0301'])
  })

  it('refuses another audience, issuer, signature, time, subject', async () => {
    const there = await cloud()
    const stranger = await gitHub('own')
    const code = async (changes: object, audience?: string): Promise<unknown> =>
      (await assume(there, { ...changes }, audience)).json.error_code
    expect(await code({}, 'another')).toBe('STS5.2001')
    expect(await code({ id_token: await stranger.idToken(PROVIDER_URN) })).toBe('STS5.2000')
    stranger.claims = { iss: there.github.issuer }
    expect(await code({ id_token: await stranger.idToken(PROVIDER_URN) })).toBe('STS5.2000')
    there.github.claims = { exp: Math.floor(Date.now() / 1_000) - 1 }
    expect(await code({})).toBe('STS5.2000')
    there.github.claims = { sub: 'repo:octo-org/hello:ref:refs/heads/main' }
    expect(await code({})).toBe('STS5.1001')
    there.github.claims = {}
    expect(await code({ id_token: 'no token at all' })).toBe('STS5.2000')
    expect(issuedBy(there.emulator, there.github)).toEqual(there.github.issued)
  })

  it.each([
    [{ duration_seconds: 899 }, 'STS5.0001'],
    [{ duration_seconds: 3_601 }, 'STS5.0001'],
    [{ agency_session_name: 'x' }, 'STS5.0001'],
    [{ agency_session_name: 'x'.repeat(129) }, 'STS5.0001'],
    [{ provider_urn: 'iam::x:oidcProvider:none' }, 'STS5.0004'],
    [{ agency_urn: 'iam::x:agency:none' }, 'STS5.0004'],
    [{ project: 'x' }, 'FSS.0400'],
  ])('refuses %j', async (changes, code) => {
    const { status, json } = await assume(await cloud(), changes)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(json.error_code).toBe(code)
  })

  it('keeps no id token in the log of requests', async () => {
    const there = await cloud()
    await assume(there)
    expect(JSON.stringify(there.emulator.requests)).not.toContain(there.github.issued[0])
  })
})

describe('IAM', () => {
  const tokenFor = async ({ emulator, github }: Cloud, scope: object = {}): Promise<Reply> => {
    const id_token = { id: await github.idToken(IDENTITY_PROVIDER) }
    return send(emulator, {
      method: 'POST',
      path: '/v3.0/OS-AUTH/id-token/tokens',
      headers: { 'Content-Type': 'application/json;charset=utf8', 'X-Idp-Id': IDENTITY_PROVIDER },
      body: JSON.stringify({ auth: { id_token, ...scope } }),
    })
  }
  const configWith = (emulator: Emulator, urn: string, token: unknown): Promise<Reply> =>
    send(emulator, {
      method: 'GET',
      path: pathOf(urn, 'config'),
      headers: { 'X-Auth-Token': String(token) },
    })

  it('gives a token that is good in its project until it runs out', async () => {
    let late = 0
    const trust = { provider: { tokenSeconds: 600 } }
    const there = await cloud(trust, { now: () => new Date(Date.now() + late) })
    const project = { id: there.emulator.projectId }
    const reply = await tokenFor(there, { scope: { project } })
    expect(reply.status).toBe(201)
    expect(reply.json).toMatchObject({ token: { methods: ['mapped'], project } })
    const token = reply.headers['x-subject-token']
    expect((await configWith(there.emulator, there.urn, token)).status).toBe(200)
    late = 601_000
    expect((await configWith(there.emulator, there.urn, token)).status).toBe(401)
  })

  it('gives an unscoped token, which FunctionGraph does not take', async () => {
    const there = await cloud()
    const reply = await tokenFor(there)
    expect(reply.status).toBe(201)
    const config = await configWith(there.emulator, there.urn, reply.headers['x-subject-token'])
    expect(config.status).toBe(403)
  })

  it('gives none for another project, subject or audience', async () => {
    const there = await cloud()
    const scope = { project: { id: 'f'.repeat(32) } }
    expect((await tokenFor(there, { scope })).json.error_code).toBe('IAM.0003')
    there.github.claims = { sub: 'repo:stranger/hello:ref:refs/heads/main' }
    expect((await tokenFor(there)).json.error_code).toBe('IAM.0001')
    there.github.claims = { aud: 'another' }
    expect((await tokenFor(there)).json.error_code).toBe('IAM.0001')
  })
})

describe('the official SDK signs in by itself', () => {
  it('with an id token in a file: unscoped token, then temporary keys', async () => {
    const there = await cloud()
    const { emulator, urn, github } = there
    const file = join(workspaceWith({}), 'id-token')
    writeFileSync(file, await github.idToken(IDENTITY_PROVIDER))
    const credentials = new BasicCredentials()
      .withIdpId(IDENTITY_PROVIDER)
      .withIdTokenFile(file)
      .withProjectId(emulator.projectId)
      .withIamEndpoint(emulator.url)
    const client = sdk.FunctionGraphClient.newBuilder()
      .withCredential(credentials)
      .withEndpoint(emulator.url)
      .build()
    const config = await client.showFunctionConfig(new sdk.ShowFunctionConfigRequest(urn))
    expect(config).toMatchObject({ func_name: 'hello' })
    expect(emulator.requests.map(({ operation, status }) => [operation, status])).toEqual([
      ['unscoped-token', 201],
      ['keys-for-token', 201],
      ['config', 200],
    ])
  })

  it('with the temporary keys that STS gave', async () => {
    const there = await cloud()
    const { emulator, urn } = there
    const { credentials } = (await assume(there)).json as { credentials: Credentials }
    const basic = new BasicCredentials()
      .withAk(credentials.access_key_id)
      .withSk(credentials.secret_access_key)
      .withProjectId(emulator.projectId)
    basic.withSecurityToken(credentials.security_token)
    const client = sdk.FunctionGraphClient.newBuilder()
      .withCredential(basic)
      .withEndpoint(emulator.url)
      .build()
    const config = await client.showFunctionConfig(new sdk.ShowFunctionConfigRequest(urn))
    expect(config).toMatchObject({ func_name: 'hello' })
  })
})

describe('a pattern of subjects', () => {
  it.each([
    ['repo:a/b:ref:refs/heads/main', 'repo:a/b:ref:refs/heads/main', true],
    ['repo:a/b:environment:production', 'repo:a/b:*', true],
    ['repo:a/bc:environment:production', 'repo:a/b:*', false],
    ['repo:a/b.c:x', 'repo:a/b?c:x', false],
    ['xrepo:a/b', 'repo:a/b', false],
  ])('%s, %s: %s', (text, pattern, expected) => {
    expect(fits(text, pattern)).toBe(expected)
  })
})
