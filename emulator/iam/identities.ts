import type { JSONWebKeySet } from 'jose'
import type { Caller } from '../accounts.ts'

/** An OIDC provider of the newer IAM: its signing keys are read from the issuer whenever needed. */
export interface OidcProvider {
  /** `iam::<account>:oidcProvider:<name>` */
  readonly urn: string
  /** As it stands in the claim `iss`. */
  readonly issuer: string
  readonly jwksUri: string
  readonly clientIds: readonly string[]
}

/** A trust agency with the conditions of its trust policy. */
export interface TrustAgency extends Partial<Caller> {
  /** `iam::<account>:agency:<name>` */
  readonly urn: string
  /** `Principal.Federated`. */
  readonly providerUrn: string
  /** `oidc:sub`, where `*` stands for any text. */
  readonly subject: string
  /** Longest session, in seconds; from an hour to twelve. */
  readonly longestSession: number
  /** Projects in which its policies grant permissions (default: every project). */
  readonly projectIds?: readonly string[]
}

/** An identity provider of the classic IAM: the signing keys were stored when it was set up. */
export interface IdentityProvider extends Partial<Caller> {
  readonly name: string
  readonly issuer: string
  readonly clientId: string
  readonly keys: JSONWebKeySet
  /** The rule of its mapping: this `sub`, where `*` stands for any text, is a member of the group. */
  readonly subject: string
  /** Projects in which the group has permissions. */
  readonly projectIds: readonly string[]
  /** Lifetime of its tokens in seconds (default 24 hours). */
  readonly tokenSeconds?: number
}

/** Identities of IAM and STS. A test may add to the lists while the emulator runs. */
export interface Identities {
  readonly oidcProviders: OidcProvider[]
  readonly agencies: TrustAgency[]
  readonly identityProviders: IdentityProvider[]
}

/** Whether a text fits a pattern in which `*` stands for any text. */
export function fits(text: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`).test(text)
}
