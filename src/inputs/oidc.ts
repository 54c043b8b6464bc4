import type { OidcAccess } from '../cloud/credentials/access.ts'
import { readEndpoint, shown, type ReadInput } from './fields.ts'
import type { Found } from './key-families.ts'

export const DEFAULT_STS_ENDPOINT = 'https://sts.{region}.myhuaweicloud.com'
export const DEFAULT_IAM_ENDPOINT = 'https://iam.{region}.myhuaweicloud.com'

type ReadAccess = (problems: string[]) => OidcAccess | undefined

/** The pair of URNs that STS asks for, if it is there. */
export function readAgency(read: ReadInput): Found<{ readonly read: ReadAccess }> {
  const providerUrn = read('oidc_provider_urn')
  const agencyUrn = read('oidc_agency_urn')
  if (providerUrn === '' && agencyUrn === '') return { kind: 'none' }
  if (agencyUrn === '') {
    return { kind: 'half', given: 'oidc_provider_urn', missing: 'oidc_agency_urn' }
  }
  if (providerUrn === '') {
    return { kind: 'half', given: 'oidc_agency_urn', missing: 'oidc_provider_urn' }
  }
  return {
    kind: 'whole',
    read(problems) {
      checkWord('oidc_provider_urn', providerUrn, problems)
      checkWord('oidc_agency_urn', agencyUrn, problems)
      const endpoint = endpointIn(read, 'sts_endpoint', DEFAULT_STS_ENDPOINT, problems)
      const audience = read('oidc_audience') || providerUrn
      return { kind: 'agency', providerUrn, agencyUrn, audience, endpoint }
    },
  }
}

/** The name of an identity provider of IAM, if it is there. */
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
 * The endpoints of ways to authenticate. They describe the cloud, as `endpoint` does, so that shared
 * workflows set them for all: where their way is not taken, only their form is checked.
 */
const ENDPOINTS = [
  ['sts_endpoint', AGENCY],
  ['iam_endpoint', IDENTITY_PROVIDER],
] as const

/** Problems of inputs that belong to OIDC, where it is not what they belong to that is given. */
export function strayOidcInputs(read: ReadInput): string[] {
  const problems: string[] = []
  if (read('oidc_audience') !== '' && noneGiven(read, [...AGENCY, ...IDENTITY_PROVIDER])) {
    problems.push(
      'oidc_audience: not allowed without oidc_provider_urn or oidc_identity_provider; give one of them, or remove it',
    )
  }
  for (const [name] of idleEndpoints(read)) readEndpoint(name, read(name), problems)
  return problems
}

/** Sentences about endpoints that are given where no credentials are: they are not enough. */
export function endpointsAlone(read: ReadInput): string[] {
  return idleEndpoints(read).map(
    ([name, owners]) => `${name}: only used together with ${owners.join(' and ')}`,
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

/** URNs and names travel in a header or are compared as they stand: one word of printable ASCII. */
function checkWord(name: string, text: string, problems: string[]): void {
  if (/^[\x21-\x7e]{1,1500}$/.test(text)) return
  problems.push(`${name}: ${shown(text)} holds blanks or characters that it cannot have`)
}
