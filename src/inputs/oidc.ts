import type { OidcAccess } from '../cloud/credentials/access.ts'
import { readEndpoint, asCode, quote, type ReadInput } from './fields.ts'
import type { CredentialSet } from './key-families.ts'

export const DEFAULT_STS_ENDPOINT = 'https://sts.{region}.myhuaweicloud.com'
export const DEFAULT_IAM_ENDPOINT = 'https://iam.{region}.myhuaweicloud.com'

type ReadAccess = (problems: string[]) => OidcAccess | undefined

/** The pair of URNs that STS requires, if given. */
export function readAgency(read: ReadInput): CredentialSet<{ readonly read: ReadAccess }> {
  const providerUrn = read('oidc_provider_urn')
  const agencyUrn = read('oidc_agency_urn')
  if (providerUrn === '' && agencyUrn === '') return { kind: 'none' }
  if (agencyUrn === '') {
    return { kind: 'partial', given: 'oidc_provider_urn', missing: 'oidc_agency_urn' }
  }
  if (providerUrn === '') {
    return { kind: 'partial', given: 'oidc_agency_urn', missing: 'oidc_provider_urn' }
  }
  return {
    kind: 'complete',
    read(problems) {
      checkWord('oidc_provider_urn', providerUrn, problems)
      checkWord('oidc_agency_urn', agencyUrn, problems)
      const endpoint = endpointIn(read, 'sts_endpoint', DEFAULT_STS_ENDPOINT, problems)
      const audience = read('oidc_audience') || providerUrn
      return { kind: 'agency', providerUrn, agencyUrn, audience, endpoint }
    },
  }
}

/** The name of an identity provider in IAM, if given. */
export function readIdentityProvider(read: ReadInput): ReadAccess | undefined {
  const provider = read('oidc_identity_provider')
  if (provider === '') return undefined
  return (problems) => {
    checkWord('oidc_identity_provider', provider, problems)
    const endpoint = endpointIn(read, 'iam_endpoint', DEFAULT_IAM_ENDPOINT, problems)
    const audience = read('oidc_audience') || provider
    return { kind: 'identity provider', provider, audience, endpoint }
  }
}

const AGENCY = ['oidc_provider_urn', 'oidc_agency_urn']
const IDENTITY_PROVIDER = ['oidc_identity_provider']

/**
 * Endpoints of authentication methods. They describe the cloud, as `endpoint` does, so shared
 * workflows set them for all jobs: if their method is not used, only their format is checked.
 */
const ENDPOINTS = [
  ['sts_endpoint', AGENCY],
  ['iam_endpoint', IDENTITY_PROVIDER],
] as const

/** Problems of OIDC inputs whose authentication method is not selected. */
export function strayOidcInputs(read: ReadInput): string[] {
  const problems: string[] = []
  if (read('oidc_audience') !== '' && noneGiven(read, [...AGENCY, ...IDENTITY_PROVIDER])) {
    problems.push(
      '`oidc_audience` is only allowed with `oidc_provider_urn` or `oidc_identity_provider`',
    )
  }
  for (const [name] of idleEndpoints(read)) readEndpoint(name, read(name), problems)
  return problems
}

/** Problems of endpoints that are given without any credentials. */
export function endpointsAlone(read: ReadInput): string[] {
  return idleEndpoints(read).map(
    ([name, owners]) => `${asCode(name)} is only used with ${owners.map(asCode).join(' and ')}`,
  )
}

function idleEndpoints(read: ReadInput): (typeof ENDPOINTS)[number][] {
  return ENDPOINTS.filter(([name, owners]) => read(name) !== '' && noneGiven(read, owners))
}

function noneGiven(read: ReadInput, names: readonly string[]): boolean {
  return names.every((name) => read(name) === '')
}

function endpointIn(read: ReadInput, name: string, byDefault: string, problems: string[]): string {
  const text = read(name)
  return text === '' ? byDefault : (readEndpoint(name, text, problems) ?? byDefault)
}

/** URNs and names are sent in a header or compared verbatim: one word of printable ASCII. */
function checkWord(name: string, text: string, problems: string[]): void {
  if (/^[\x21-\x7e]{1,1500}$/.test(text)) return
  problems.push(`${asCode(name)} must be printable ASCII without whitespace, got ${quote(text)}`)
}
