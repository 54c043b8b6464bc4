import { describe, expect, it } from 'vitest'
import { httpServer } from '../cloud/servers.ts'
import { REPOSITORY, SUBJECT } from '../support/github.ts'
import { OLD_CODE, serviceHolding, urnOf } from '../support/service.ts'
import { hastyClock, step, type StepEnd, type StepRun } from '../support/step.ts'
import {
  AGENCY_URN,
  agencyInputs,
  IDENTITY_PROVIDER,
  identityProviderInputs,
  issuedBy,
  PROVIDER_URN,
  type Trust,
} from '../support/trust.ts'
import { cloud, type Cloud } from '../support/cloud.ts'
import { workspaceWith } from '../support/workspace.ts'

async function deploy(
  { emulator, github }: Cloud,
  inputs: Record<string, string>,
  run: Partial<StepRun> = {},
): Promise<StepEnd> {
  const before = issuedBy(emulator, github)
  const end = await step({
    inputs,
    workspace: workspaceWith({ 'src/index.js': 'exports.handler = () => 1\n' }),
    environment: github.environment,
    ...run,
  })
  const reported = JSON.stringify({ ...end, masks: [] })
  for (const secret of issuedBy(emulator, github).filter((one) => !before.includes(one))) {
    expect(end.masks).toContain(secret)
    expect(reported).not.toContain(secret)
  }
  return end
}

const operationsOf = ({ emulator }: Cloud): string[] =>
  emulator.requests.map(({ operation }) => operation)

const bodiesOf = ({ emulator }: Cloud, operation: string): unknown[] =>
  emulator.requests.filter((request) => request.operation === operation).map(({ body }) => body)

describe('through STS', () => {
  it('deploys with temporary keys, named after repository and run', async () => {
    const there = await cloud()
    const end = await deploy(there, agencyInputs(there.emulator))
    expect(end.failures).toEqual([])
    expect(end.outputs['outcome']).toBe('deployed')
    expect(operationsOf(there)).toEqual(['assume-with-oidc', 'config', 'code'])
    expect(bodiesOf(there, 'assume-with-oidc')).toEqual([
      {
        provider_urn: PROVIDER_URN,
        agency_urn: AGENCY_URN,
        agency_session_name: 'octo-org.hello-1234567890',
        duration_seconds: 900,
      },
    ])
    expect(there.github.audiences).toEqual([PROVIDER_URN])
    expect(end.lines.join('\n')).toContain(
      'Authenticating with a GitHub OIDC token via an STS agency (oidc_provider_urn and oidc_agency_urn from inputs)',
    )
  })

  it('asks once for many functions in several regions', async () => {
    const regions = ['cn-north-4', 'eu-west-101']
    const there = await cloud({}, { region: regions })
    const { emulator } = there
    const urns = ['hello', 'b', 'c'].map((name) => urnOf(emulator, name))
    const far = urnOf(emulator, 'far', 'eu-west-101')
    for (const name of ['b', 'c']) emulator.functions.create({ name, code: OLD_CODE })
    emulator.functions.create({ name: 'far', code: OLD_CODE, region: 'eu-west-101' })
    const inputs = { ...agencyInputs(emulator), urn: [...urns, far].join('\n') }
    const end = await deploy(there, inputs)
    expect(end.failures).toEqual([])
    expect(emulator.count('code')).toBe(4)
    expect(emulator.count('assume-with-oidc')).toBe(1)
    expect(there.github.audiences).toHaveLength(1)
  })

  it('asks for as long as the step may last', async () => {
    const there = await cloud({ agency: { longestSession: 43_200 } })
    await deploy(there, { ...agencyInputs(there.emulator), timeout: '7200' })
    await deploy(there, { ...agencyInputs(there.emulator), timeout: '86400' })
    const asked = bodiesOf(there, 'assume-with-oidc')
    expect(asked).toMatchObject([{ duration_seconds: 7_500 }, { duration_seconds: 43_200 }])
  })

  it('asks for an hour where the agency allows no longer session', async () => {
    const there = await cloud()
    const end = await deploy(there, { ...agencyInputs(there.emulator), timeout: '7200' })
    expect(end.failures).toEqual([])
    expect(bodiesOf(there, 'assume-with-oidc')).toMatchObject([
      { duration_seconds: 7_500 },
      { duration_seconds: 3_600 },
    ])
  })

  it('requests keys again when they would expire during the step', async () => {
    let late = 0
    const there = await cloud({}, { now: () => new Date(Date.now() + late) })
    const { emulator } = there
    emulator.faults.script({ on: 'config', kind: 'slow', firstByteMs: 60 })
    const clock = {
      ...hastyClock,
      now: () => new Date(Date.now() + late),
    }
    const jump = setInterval(() => {
      if (emulator.count('config') === 0) return
      late = 700_000
      const iat = Math.floor(Date.now() / 1_000) + 700
      there.github.claims = { iat, exp: iat + 300 }
    }, 5)
    const end = await deploy(there, agencyInputs(emulator), { clock })
    clearInterval(jump)
    expect(end.failures).toEqual([])
    expect(emulator.count('assume-with-oidc')).toBe(2)
  })

  it.each(['sts.huaweicloud.com', 'https://a.b/?c=d&audience=e#f', '50 % + 数'])(
    'takes another audience, %s',
    async (audience) => {
      const there = await cloud({ clientIds: [audience] })
      const inputs = { ...agencyInputs(there.emulator), oidc_audience: audience }
      expect((await deploy(there, inputs)).failures).toEqual([])
      expect(there.github.audiences).toEqual([audience])
    },
  )

  it('tries again when STS is throttled, has trouble, or hangs up', async () => {
    const there = await cloud()
    there.emulator.faults.script(
      { on: 'assume-with-oidc', kind: 'throttle', retryAfter: '1' },
      { on: 'assume-with-oidc', kind: 'status', status: 503 },
      { on: 'assume-with-oidc', kind: 'half' },
    )
    const end = await deploy(there, agencyInputs(there.emulator))
    expect(end.failures).toEqual([])
    expect(end.lines.filter((line) => line.includes('retrying in '))).toHaveLength(3)
    expect(there.emulator.count('assume-with-oidc')).toBe(4)
  })

  it('is not tried again for each function, nor the function asked, when it failed', async () => {
    const there = await cloud()
    const { emulator } = there
    emulator.functions.create({ name: 'b', code: OLD_CODE })
    emulator.faults.script({ on: 'assume-with-oidc', kind: 'status', status: 503, times: 99 })
    const urn = [urnOf(emulator), urnOf(emulator, 'b')].join('\n')
    const end = await deploy(there, { ...agencyInputs(emulator), urn, timeout: '60' })
    expect(end.failures).toHaveLength(1)
    expect(end.failures[0]).toMatch(/^Nothing was deployed: STS AssumeAgencyWithOIDC: HTTP 503/)
    expect(new Set(operationsOf(there))).toEqual(new Set(['assume-with-oidc']))
    expect(end.outputs['outcome']).toBe('failed')
  })
})

const claims = [
  /^- aud: /m,
  new RegExp(`^- sub: ${SUBJECT}`, 'm'),
  new RegExp(`^- repository: ${REPOSITORY}`, 'm'),
  /^- ref: refs\/heads\/main/m,
  /^- environment: production/m,
]

describe('a refusal of STS', () => {
  const cases: [string, Trust, Record<string, string>, RegExp, RegExp][] = [
    [
      'the audience',
      { clientIds: ['another'] },
      {},
      /HTTP 400, STS5\.2001, the claim aud/,
      /add the aud above to the provider's client IDs/,
    ],
    [
      'the subject',
      { agency: { subject: 'repo:octo-org/other:*' } },
      {},
      /HTTP 403, STS5\.1001, no identity-based policy allows/,
      /The agency's trust policy does not match the token claims above/,
    ],
    [
      'a provider that the agency does not trust',
      { agency: { providerUrn: 'iam::x:oidcProvider:other' } },
      {},
      /HTTP 403, STS5\.1001/,
      /the principal is the provider in `oidc_provider_urn`/,
    ],
    [
      'a provider that is not there',
      {},
      { oidc_provider_urn: 'iam::x:oidcProvider:none' },
      /HTTP 404, STS5\.0004, no such provider/,
      /Check `oidc_provider_urn` and `oidc_agency_urn`/,
    ],
    [
      'an agency that is not there',
      {},
      { oidc_agency_urn: 'iam::x:agency:none' },
      /HTTP 404, STS5\.0004, no such agency/,
      /Check `oidc_provider_urn` and `oidc_agency_urn`/,
    ],
  ]

  it.each(cases)('of %s is shown with the claims', async (_, trust, inputs, cause, remedy) => {
    const there = await cloud(trust)
    const end = await deploy(there, { ...agencyInputs(there.emulator), ...inputs })
    expect(end.failures).toHaveLength(1)
    const [failure = ''] = end.failures
    expect(failure).toMatch(cause)
    expect(failure).toMatch(remedy)
    for (const claim of claims) expect(failure).toMatch(claim)
    expect(failure).toContain(`- iss: ${there.github.issuer}`)
    expect(failure).not.toContain('octocat')
    expect(there.emulator.count('config')).toBe(0)
  })

  it('of an expired id token', async () => {
    const there = await cloud()
    there.github.claims = { iat: 1_700_000_000, exp: 1_700_000_300 }
    const end = await deploy(there, agencyInputs(there.emulator))
    expect(end.failures[0]).toMatch(/HTTP 401, STS5\.2000, the ID token expired/)
  })

  it('by somebody else is not taken for one of STS', async () => {
    const there = await cloud()
    const other = { on: 'assume-with-oidc', kind: 'status', status: 200, body: '{}' } as const
    there.emulator.faults.script(other)
    const end = await deploy(there, agencyInputs(there.emulator))
    expect(end.failures[0]).toMatch(/response contains no credentials/)
    expect(end.failures[0]).toMatch(/Check `sts_endpoint`: the server there is not STS/)
  })
})

describe('through an identity provider of IAM', () => {
  it('deploys with a token of the project', async () => {
    const there = await cloud()
    const end = await deploy(there, identityProviderInputs(there.emulator))
    expect(end.failures).toEqual([])
    expect(operationsOf(there)).toEqual(['id-token', 'config', 'code'])
    expect(there.github.audiences).toEqual([IDENTITY_PROVIDER])
    expect(there.emulator.requests.map(({ authentication }) => authentication)).toEqual([
      undefined,
      'token',
      'token',
    ])
  })

  it('asks for one token a project, with one id token', async () => {
    const second = 'f'.repeat(32)
    const there = await cloud({ provider: { projectIds: ['0123456789abcdef'.repeat(2), second] } })
    const { emulator } = there
    emulator.functions.create({ name: 'b', code: OLD_CODE })
    emulator.functions.create({ name: 'c', code: OLD_CODE, projectId: second })
    const urns = [urnOf(emulator), urnOf(emulator, 'b'), urnOf(emulator, 'c')]
    const other = (urns[2] ?? '').replace(emulator.projectId, second)
    const urn = [urns[0], urns[1], other].join('\n')
    const end = await deploy(there, { ...identityProviderInputs(emulator), urn })
    expect(end.failures).toEqual([])
    expect(emulator.count('id-token')).toBe(2)
    expect(there.github.audiences).toHaveLength(1)
  })

  const cases: [string, Trust, Record<string, string>, RegExp, RegExp][] = [
    [
      'the audience',
      {},
      { oidc_audience: 'another' },
      /HTTP 401, IAM\.0001, .*the claim aud/,
      /The identity provider does not match the token claims above/,
    ],
    [
      'the subject',
      { provider: { subject: 'repo:other/*' } },
      {},
      /HTTP 401, IAM\.0001, .*no rule of the mapping/,
      /a conversion rule matches sub/,
    ],
    [
      'another project',
      { provider: { projectIds: ['f'.repeat(32)] } },
      {},
      /HTTP 403, IAM\.0003, the group has no permissions in this project/,
      /permissions in the project of `urn`/,
    ],
    [
      'a provider that is not there',
      {},
      { oidc_identity_provider: 'none' },
      /HTTP 404, IAM\.0004/,
      /there is no identity provider of that name/,
    ],
  ]

  it.each(cases)(
    'reports a refusal of %s with the claims',
    async (_, trust, inputs, cause, remedy) => {
      const there = await cloud(trust)
      const end = await deploy(there, { ...identityProviderInputs(there.emulator), ...inputs })
      expect(end.failures).toHaveLength(1)
      expect(end.failures[0]).toMatch(
        /^Failed to deploy hello \(cn-north-4\): IAM token exchange: /,
      )
      expect(end.failures[0]).toMatch(cause)
      expect(end.failures[0]).toMatch(remedy)
      for (const claim of claims) expect(end.failures[0]).toMatch(claim)
    },
  )

  it('requests a token again when it would expire during the step', async () => {
    const there = await cloud({ provider: { tokenSeconds: 200 } })
    const end = await deploy(there, identityProviderInputs(there.emulator))
    expect(end.failures).toEqual([])
    expect(there.emulator.count('id-token')).toBeGreaterThan(1)
  })

  it('says when there is no token in the answer', async () => {
    const there = await cloud()
    const empty = { on: 'id-token', kind: 'status', status: 201, body: '{}' } as const
    there.emulator.faults.script(empty)
    const end = await deploy(there, identityProviderInputs(there.emulator))
    expect(end.failures[0]).toMatch(/response contains no token.*\n.*\n?/)
    expect(end.failures[0]).toMatch(/Check `iam_endpoint`: the server there is not IAM/)
  })
})

describe('GitHub', () => {
  it('gives no id token without the permission: the two lines to add', async () => {
    const there = await cloud()
    const end = await deploy(there, agencyInputs(there.emulator), { environment: {} })
    expect(end.failures).toHaveLength(1)
    expect(end.failures[0]).toMatch(
      /authentication failed: this job cannot request an OIDC token \(missing permission id-token: write\)/,
    )
    expect(end.failures[0]?.split('\n').slice(-2)).toEqual([
      '    permissions:',
      '      id-token: write',
    ])
    expect(end.summary).toContain('> ```yaml\n> permissions:\n>   id-token: write\n> ```')
    expect(there.emulator.requests).toEqual([])
  })

  it('gives none to a pull request from a fork, which no permission changes', async () => {
    const there = await cloud()
    const repo = (full_name: string): object => ({ repo: { full_name } })
    const event = { pull_request: { head: repo('stranger/hello'), base: repo(REPOSITORY) } }
    const environment = { GITHUB_EVENT_NAME: 'pull_request' }
    const end = await deploy(there, agencyInputs(there.emulator), { environment, event })
    expect(end.failures[0]).toMatch(/no OIDC token to pull requests from forks/)
    expect(end.failures[0]).not.toContain('permissions:')
    const own = { pull_request: { head: repo(REPOSITORY), base: repo(REPOSITORY) } }
    const second = await deploy(there, agencyInputs(there.emulator), { environment, event: own })
    expect(second.failures[0]).toContain('    permissions:')
  })

  it('that never answers is given up, and asked again', async () => {
    const there = await cloud()
    there.github.firstly.push('silent')
    const limits = { progress: 200 }
    const end = await deploy(there, agencyInputs(there.emulator), { limits })
    expect(end.failures).toEqual([])
    expect(there.github.audiences).toEqual([PROVIDER_URN, PROVIDER_URN])
    expect(end.lines.join('\n')).toMatch(/RequestIdToken failed \(no data for .*\(attempt 1\)/)
  })

  it('that never answers is given up at the deadline', async () => {
    const there = await cloud()
    there.github.answering = 'silent'
    const end = await deploy(there, agencyInputs(there.emulator), { deadlineMs: 300 })
    expect(end.failures[0]).toMatch(/timed out after 600 s/)
    expect(there.github.audiences).toHaveLength(1)
    expect(there.emulator.requests).toEqual([])
  })

  it('that never answers is given up when the job is cancelled', async () => {
    const there = await cloud()
    there.github.answering = 'silent'
    const stop = new AbortController()
    const asked = setInterval(() => {
      if (there.github.audiences.length > 0) stop.abort()
    }, 5)
    const end = await deploy(there, agencyInputs(there.emulator), { cancel: stop.signal })
    clearInterval(asked)
    expect(end.failures[0]).toMatch(/cancelled/)
    expect(there.github.audiences).toHaveLength(1)
    expect(there.emulator.requests).toEqual([])
  })

  it('that breaks off is noticed at once, and asked again', async () => {
    const there = await cloud()
    there.github.firstly.push('half', 'half')
    const end = await deploy(there, agencyInputs(there.emulator), { limits: { progress: 60_000 } })
    expect(end.failures).toEqual([])
    expect(there.github.audiences).toHaveLength(3)
    expect(end.lines.filter((line) => line.includes('retrying in '))).toHaveLength(2)
  })

  it('that breaks off every time is given up', async () => {
    const there = await cloud()
    there.github.answering = 'half'
    const end = await deploy(there, { ...agencyInputs(there.emulator), timeout: '60' })
    expect(end.failures[0]).toMatch(/request GitHub OIDC token: .*[^]*Re-running may help/)
    expect(there.github.audiences.length).toBeGreaterThan(5)
  })

  it.each([429, 500, 503])('that answers %i is asked again', async (status) => {
    const there = await cloud()
    there.github.firstly.push({ status })
    const end = await deploy(there, agencyInputs(there.emulator))
    expect(end.failures).toEqual([])
    expect(there.github.audiences).toHaveLength(2)
    expect(end.lines.join('\n')).toContain(`RequestIdToken failed (HTTP ${status}), retrying in `)
  })

  it('that answers 503 every time is reported with what to do', async () => {
    const there = await cloud()
    there.github.answering = { status: 503 }
    const end = await deploy(there, { ...agencyInputs(there.emulator), timeout: '60' })
    expect(end.failures).toHaveLength(1)
    expect(end.failures[0]).toMatch(/request GitHub OIDC token: HTTP 503, the request is not/)
    expect(end.failures[0]).toMatch(
      /Re-running may help\. Re-run the job: GitHub returned no OIDC token/,
    )
    expect(there.github.audiences.length).toBeGreaterThan(5)
  })

  it.each([401, 403])('that refuses with %i is not asked again', async (status) => {
    const there = await cloud()
    there.github.answering = { status }
    const end = await deploy(there, agencyInputs(there.emulator))
    expect(there.github.audiences).toHaveLength(1)
    expect(end.failures).toHaveLength(1)
    const said = `request GitHub OIDC token: HTTP ${status}, the request is not allowed`
    expect(end.failures[0]).toContain(said)
    expect(end.failures[0]).toContain('Check the permission id-token: write of the job')
  })

  it.each(['{}', '{"value":7}', '{"value":""}', '[]', '<html>'])(
    'that answers %s gave no id token',
    async (body) => {
      const there = await cloud()
      there.github.answering = { body }
      const end = await deploy(there, { ...agencyInputs(there.emulator), timeout: '60' })
      expect(end.failures[0]).toMatch(/response contains no ID token/)
      expect(end.failures[0]).toMatch(
        /ACTIONS_ID_TOKEN_REQUEST_URL .* the server there is not GitHub/,
      )
      expect(there.github.audiences.length).toBeGreaterThan(0)
      expect(there.emulator.requests).toEqual([])
    },
  )

  it('that answers with something other than a JWT is reported as such, and the value is masked', async () => {
    const there = await cloud()
    there.github.answering = { body: '{"value":"no-jwt"}' }
    const end = await deploy(there, agencyInputs(there.emulator))
    expect(end.failures[0]).toMatch(/ID token is not a JWT/)
    expect(end.masks).toContain('no-jwt')
    expect(there.emulator.requests).toEqual([])
  })

  it.each([
    'http://token.example.com/token?api-version=2.0',
    'http://127.0.0.1.example.com/token',
    'ftp://127.0.0.1/token',
    'token',
  ])('is not asked at %s', async (address) => {
    const there = await cloud()
    const environment = { ...there.github.environment, ACTIONS_ID_TOKEN_REQUEST_URL: address }
    const run = { environment, debug: true }
    const end = await deploy(there, agencyInputs(there.emulator), run)
    expect(end.failures).toHaveLength(1)
    expect([...end.lines, ...end.debug].join('\n')).not.toContain('RequestIdToken')
    expect(end.failures[0]).toMatch(/ACTIONS_ID_TOKEN_REQUEST_URL is not an HTTPS URL/)
    expect(end.failures[0]).toContain(
      'Do not override ACTIONS_ID_TOKEN_REQUEST_URL: the runner sets it',
    )
    expect(end.lines.join('\n')).not.toContain('retrying')
    expect(there.emulator.requests).toEqual([])
  })
})

describe('the request token', () => {
  it.each([301, 302, 307, 308])('does not follow a redirect (%i)', async (status) => {
    const there = await cloud()
    const seen: unknown[] = []
    const elsewhere = await httpServer((request, response) => {
      seen.push(request.headers)
      response.end('{}')
    })
    there.github.answering = { status, location: `${elsewhere.origin}/token?x=secret` }
    const end = await deploy(there, agencyInputs(there.emulator))
    expect(end.failures).toHaveLength(1)
    expect(end.failures[0]).toMatch(/OIDC token: HTTP 30\d, redirected to 127\.0\.0\.1:\d+\n/)
    expect(end.failures[0]).not.toContain('x=secret')
    expect(there.github.audiences).toHaveLength(1)
    expect(seen).toEqual([])
    expect(there.emulator.requests).toEqual([])
  })

  it('is masked before anything is printed', async () => {
    const there = await cloud()
    const { ACTIONS_ID_TOKEN_REQUEST_TOKEN: token = '' } = there.github.environment
    const end = await deploy(there, agencyInputs(there.emulator))
    expect(end.masks[0]).toBe(token)
  })
})

describe('a redirect', () => {
  it.each(['sts_endpoint', 'iam_endpoint'])('of %s is not followed', async (name) => {
    const there = await cloud()
    const elsewhere = await serviceHolding()
    const location = `${elsewhere.url}/v5/agencies/assume-with-oidc?x=secret`
    there.emulator.faults.script({ on: 'any', kind: 'redirect', location, status: 307 })
    const inputs =
      name === 'sts_endpoint'
        ? agencyInputs(there.emulator)
        : identityProviderInputs(there.emulator)
    const end = await deploy(there, inputs)
    expect(end.failures[0]).toMatch(/HTTP 307, redirected to 127\.0\.0\.1:\d+\b/)
    expect(end.failures[0]).toContain(`Set \`${name}\` to the final URL`)
    expect(end.failures[0]).not.toContain('x=secret')
    expect(elsewhere.requests).toEqual([])
  })
})

describe('credentials that have run out', () => {
  it.each([
    [
      'temporary keys',
      { access_key: 'OLD', secret_key: 'old-secret', security_token: 'old-token' },
    ],
    ['a token', { iam_token: 'old-iam-token' }],
  ])('are reported for what they are: %s', async (what, given) => {
    const expires = new Date(Date.now() - 1_000)
    const keys = [
      { accessKey: 'OLD', secretKey: 'old-secret', securityToken: 'old-token', expires },
    ]
    const emulator = await serviceHolding({}, { keys })
    const { projectId } = emulator
    emulator.accounts.tokens.push({ token: 'old-iam-token', projectId, expires })
    const end = await step({
      inputs: { urn: urnOf(emulator), code_path: 'src', endpoint: emulator.url, ...given },
      workspace: workspaceWith({ 'src/index.js': '1' }),
    })
    expect(end.failures[0]).toMatch(/HTTP 401, APIGW\.0301, .* has expired/)
    const remedy = what === 'a token' ? /Get a new IAM token/ : /Get new temporary keys/
    expect(end.failures[0]).toMatch(remedy)
  })
})

describe('what STS and IAM gave a moment ago', () => {
  it.each([
    ['STS', agencyInputs, /`endpoint` and `sts_endpoint` must belong to the same cloud/],
    ['IAM', identityProviderInputs, /`endpoint` and `iam_endpoint` must belong to the same cloud/],
  ] as const)('is not called run out when another cloud refuses it: %s', async (_, of, remedy) => {
    const there = await cloud()
    const stranger = await serviceHolding()
    const inputs = { ...of(there.emulator), endpoint: stranger.url }
    const end = await deploy(there, inputs)
    expect(end.failures[0]).toMatch(/HTTP 401, APIGW\.0301, .*is unknown/)
    expect(end.failures[0]).toMatch(remedy)
  })
})
