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

/** Inputs that would be ignored, since the way in that they belong to is not given. */
export function strayOidcInputs(read: ReadInput): string[] {
  const agency = ['oidc_provider_urn', 'oidc_agency_urn']
  const owners: readonly (readonly [name: string, owners: readonly string[]])[] = [
    ['oidc_audience', [...agency, 'oidc_identity_provider']],
    ['sts_endpoint', agency],
    ['iam_endpoint', ['oidc_identity_provider']],
  ]
  return owners
    .filter(([name, needed]) => read(name) !== '' && needed.every((owner) => read(owner) === ''))
    .map(([name, needed]) => {
      const wanted = needed.filter((owner) => owner !== 'oidc_agency_urn').join(' or ')
      return `${name}: has no meaning without ${wanted}; give that too, or leave it out`
    })
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
