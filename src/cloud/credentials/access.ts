/** An access key, with the security token that temporary ones need. */
export interface Keys {
  readonly accessKey: string
  readonly secretKey: string
  readonly securityToken?: string
}

/** The two methods without a stored secret: the cloud trusts the job's GitHub OIDC token. */
export type OidcAccess =
  | {
      /** Through STS: temporary keys of a trust agency. */
      readonly kind: 'agency'
      readonly providerUrn: string
      readonly agencyUrn: string
      readonly audience: string
      /** Address of STS, with or without `{region}`. */
      readonly endpoint: string
    }
  | {
      /** Through an identity provider of IAM: a token for each project. */
      readonly kind: 'identity provider'
      readonly provider: string
      readonly audience: string
      /** Address of IAM, with or without `{region}`. */
      readonly endpoint: string
    }

/** The authentication method of the step, and where it was configured. */
export type Access =
  | { readonly kind: 'keys'; readonly keys: Keys; readonly from: string }
  | { readonly kind: 'token'; readonly token: string; readonly from: string }
  | OidcAccess

/** Whether requests carry a signature over their body, which the gateway takes up to 12 MB. */
export function signsRequests({ kind }: Access): boolean {
  return kind === 'keys' || kind === 'agency'
}

/** The authentication method and where it was configured, for the log. Never a value. */
export function authenticationMethod(access: Access): string {
  switch (access.kind) {
    case 'keys': {
      const kind = access.keys.securityToken === undefined ? 'an' : 'a temporary'
      return `${kind} access key from ${access.from}`
    }
    case 'token':
      return `an IAM token from ${access.from}`
    case 'agency':
      return 'a GitHub OIDC token via an STS agency (oidc_provider_urn and oidc_agency_urn from inputs)'
    case 'identity provider':
      return 'a GitHub OIDC token via an IAM identity provider (oidc_identity_provider from inputs)'
  }
}
