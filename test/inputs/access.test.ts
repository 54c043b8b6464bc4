import {
  signsRequests,
  authenticationMethod,
  type Access,
} from '../../src/cloud/credentials/access.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAccess, secretsIn } from '../../src/inputs/access.ts'

type Texts = Readonly<Record<string, string>>

function read(inputs: Texts, environment: Texts = {}): Access | readonly string[] {
  const problems: string[] = []
  const access = readAccess((name) => inputs[name] ?? '', environment, problems)
  return access ?? problems
}

const agency = { oidc_provider_urn: 'iam::a:oidcProvider:p', oidc_agency_urn: 'iam::a:agency:g' }
const provider = { oidc_identity_provider: 'github' }

describe('GitHub OIDC through STS', () => {
  it('asks for the audience of the provider, at the region of the function', () => {
    expect(read(agency)).toEqual({
      kind: 'agency',
      providerUrn: 'iam::a:oidcProvider:p',
      agencyUrn: 'iam::a:agency:g',
      audience: 'iam::a:oidcProvider:p',
      endpoint: 'https://sts.{region}.myhuaweicloud.com',
    })
  })

  it('takes another audience and another address', () => {
    const inputs = { ...agency, oidc_audience: 'aud', sts_endpoint: 'https://sts.example.com' }
    expect(read(inputs)).toMatchObject({ audience: 'aud', endpoint: 'https://sts.example.com' })
  })

  it('goes before whatever is in the environment', () => {
    const environment = { HUAWEICLOUD_SDK_AK: 'a', HUAWEICLOUD_SDK_SK: 'b', HW_AUTH_TOKEN: 'c' }
    expect(read(agency, environment)).toMatchObject({ kind: 'agency' })
  })
})

describe('GitHub OIDC through IAM', () => {
  it('asks for the audience of that name, at the region of each function', () => {
    expect(read(provider)).toEqual({
      kind: 'identity provider',
      provider: 'github',
      audience: 'github',
      endpoint: 'https://iam.{region}.myhuaweicloud.com',
    })
  })

  it('takes another audience and another address', () => {
    const inputs = { ...provider, oidc_audience: 'aud', iam_endpoint: 'https://iam.example.com' }
    expect(read(inputs)).toMatchObject({ audience: 'aud', endpoint: 'https://iam.example.com' })
  })
})

describe('what cannot be obeyed', () => {
  const keys = { access_key: 'AK', secret_key: 'SK' }
  const cases: [string, Texts, readonly RegExp[]][] = [
    [
      'a provider without an agency',
      { oidc_provider_urn: 'p' },
      [
        /^`oidc_agency_urn` is required with `oidc_provider_urn`\. If the value comes from a secret/,
      ],
    ],
    [
      'an agency without a provider',
      { oidc_agency_urn: 'g' },
      [/^`oidc_provider_urn` is required with `oidc_agency_urn`\. /],
    ],
    [
      'keys and an agency',
      { ...keys, ...agency },
      [/^`access_key` and `oidc_provider_urn` cannot be combined: choose one/],
    ],
    [
      'a token and an agency',
      { iam_token: 't', ...agency },
      [/^`iam_token` and `oidc_provider_urn` cannot/],
    ],
    [
      'both OIDC ways',
      { ...agency, ...provider },
      [/^`oidc_provider_urn` and `oidc_identity_provider` cannot be combined/],
    ],
    [
      'an audience for nothing',
      { ...keys, oidc_audience: 'x' },
      [/^`oidc_audience` is only allowed with `oidc_provider_urn` or `oidc_identity_provider`$/],
    ],
    [
      'an address of STS for nothing that is none',
      { ...provider, sts_endpoint: 'sts.example.com' },
      [/^`sts_endpoint` must be an https URL .*, got "sts.example.com"$/],
    ],
    [
      'an address of IAM for nothing over http',
      { ...agency, iam_endpoint: 'http://iam.example.com' },
      [/^`iam_endpoint` must use https \(http would expose credentials\), got/],
    ],
    [
      'addresses alone',
      { sts_endpoint: 'https://sts.example.com', iam_endpoint: 'https://iam.example.com' },
      [
        /^No credentials found: /,
        /^`sts_endpoint` is only used with `oidc_provider_urn` and `oidc_agency_urn`$/,
        /^`iam_endpoint` is only used with `oidc_identity_provider`$/,
      ],
    ],
    [
      'an http address',
      { ...agency, sts_endpoint: 'http://sts.example.com' },
      [/^`sts_endpoint` must use https \(http would expose credentials\), got/],
    ],
    [
      'URNs with blanks',
      { oidc_provider_urn: 'a b', oidc_agency_urn: 'c\td' },
      [
        /^`oidc_provider_urn` must be printable ASCII without whitespace, got "a b"$/,
        /^`oidc_agency_urn` must be/,
      ],
    ],
    [
      'a name with a line end',
      { oidc_identity_provider: 'a\nb' },
      [/^`oidc_identity_provider` must be/],
    ],
    [
      'two halves',
      { access_key: 'AK', oidc_agency_urn: 'g' },
      [/^`secret_key` is required/, /^`oidc_provider_urn` is required/],
    ],
  ]

  it.each(cases)('%s', (_, inputs, expected) => {
    const problems = read(inputs) as readonly string[]
    expect(problems).toHaveLength(expected.length)
    expected.forEach((sentence, at) => {
      expect(problems[at]).toMatch(sentence)
    })
  })

  it('is never answered with access and a problem at once, nor with neither', () => {
    const names = ['access_key', 'secret_key', 'security_token', 'iam_token', 'oidc_audience']
    const oidc = ['oidc_provider_urn', 'oidc_agency_urn', 'oidc_identity_provider']
    const addresses = ['sts_endpoint', 'iam_endpoint']
    const text = fc.constantFrom('', 'x', 'https://x.example', 'a b', 'ghs_1')
    const anyInputs = fc.record(
      Object.fromEntries([...names, ...oidc, ...addresses].map((name) => [name, text])),
    )
    fc.assert(
      fc.property(anyInputs, (inputs) => {
        const problems: string[] = []
        const access = readAccess((name) => inputs[name] ?? '', {}, problems)
        expect(problems.length === 0).toBe(access !== undefined)
        for (const problem of problems)
          expect(problem).toMatch(/^(`[a-z_]+`( and `[a-z_]+`)? .|No credentials)/)
      }),
    )
  })
})

describe('the authentication method, for the log', () => {
  const ways: [Texts, Texts, string, boolean][] = [
    [{ access_key: 'A', secret_key: 'S' }, {}, 'an access key from inputs', true],
    [
      { access_key: 'A', secret_key: 'S', security_token: 'T' },
      {},
      'a temporary access key from inputs',
      true,
    ],
    [{}, { HW_AUTH_TOKEN: 't' }, 'an IAM token from HW_AUTH_TOKEN', false],
    [
      agency,
      {},
      'a GitHub OIDC token via an STS agency (oidc_provider_urn and oidc_agency_urn from inputs)',
      true,
    ],
    [
      provider,
      {},
      'a GitHub OIDC token via an IAM identity provider (oidc_identity_provider from inputs)',
      false,
    ],
  ]

  it.each(ways)('%j %j', (inputs, environment, line, signs) => {
    const access = read(inputs, environment) as Access
    expect(authenticationMethod(access)).toBe(line)
    expect(signsRequests(access)).toBe(signs)
  })
})

describe('secrets in reach', () => {
  it('are also the token with which a job asks GitHub', () => {
    const environment = { ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'r', ACTIONS_ID_TOKEN_REQUEST_URL: 'u' }
    expect(secretsIn(() => '', environment)).toEqual(['r'])
  })
})
