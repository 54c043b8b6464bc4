import type { Emulator } from '../../emulator/emulator.ts'
import type { IdentityProvider, TrustAgency } from '../../emulator/iam/identities.ts'
import { urnOf } from './emulator-inputs.ts'
import { SUBJECT, type GitHub } from './github.ts'

const ACCOUNT = 'd78cbac186b744899480f25bd0225268'

export const PROVIDER_URN = `iam::${ACCOUNT}:oidcProvider:github`
export const AGENCY_URN = `iam::${ACCOUNT}:agency:deploy-hello`
export const IDENTITY_PROVIDER = 'github-classic'

export interface Trust {
  readonly agency?: Partial<TrustAgency>
  readonly provider?: Partial<IdentityProvider>
  readonly clientIds?: readonly string[]
}

/** Sets up what an account needs to believe GitHub, in the newer IAM and in the classic one. */
export function trustGitHub(emulator: Emulator, gitHub: GitHub, trust: Trust = {}): void {
  const { oidcProviders, agencies, identityProviders } = emulator.identities
  const { issuer, jwksUri } = gitHub
  const clientIds = trust.clientIds ?? [PROVIDER_URN]
  oidcProviders.push({ urn: PROVIDER_URN, issuer, jwksUri, clientIds })
  agencies.push({
    urn: AGENCY_URN,
    providerUrn: PROVIDER_URN,
    subject: SUBJECT,
    longestSession: 3_600,
    ...trust.agency,
  })
  identityProviders.push({
    name: IDENTITY_PROVIDER,
    issuer,
    clientId: IDENTITY_PROVIDER,
    keys: gitHub.keys(),
    subject: SUBJECT,
    projectIds: [emulator.projectId],
    ...trust.provider,
  })
}

/** Inputs that reach the emulator through STS. */
export function agencyInputs(emulator: Emulator): Record<string, string> {
  return {
    urn: urnOf(emulator),
    code_path: 'src',
    endpoint: emulator.url,
    sts_endpoint: emulator.url,
    oidc_provider_urn: PROVIDER_URN,
    oidc_agency_urn: AGENCY_URN,
  }
}

/** Inputs that reach the emulator through an identity provider of the classic IAM. */
export function identityProviderInputs(emulator: Emulator): Record<string, string> {
  return {
    urn: urnOf(emulator),
    code_path: 'src',
    endpoint: emulator.url,
    iam_endpoint: emulator.url,
    oidc_identity_provider: IDENTITY_PROVIDER,
  }
}

/** Every secret that GitHub and the emulator have given out. */
export function issuedBy(emulator: Emulator, gitHub: GitHub): string[] {
  const keys = emulator.accounts.keys.filter(({ expires }) => expires !== undefined)
  const tokens = emulator.accounts.tokens.filter(({ expires }) => expires !== undefined)
  return [
    ...gitHub.issued,
    ...keys.flatMap(({ secretKey, securityToken = '' }) => [secretKey, securityToken]),
    ...tokens.map(({ token }) => token),
  ].filter((secret) => secret !== '')
}
