/** An access key, with the security token that temporary ones need. */
export interface Keys {
  readonly accessKey: string
  readonly secretKey: string
  readonly securityToken?: string
}

/** The two ways in that need no secret: GitHub vouches for the job, and the cloud believes it. */
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

/** The one way in that was found, and where it came from. */
export type Access =
  | { readonly kind: 'keys'; readonly keys: Keys; readonly from: string }
  | { readonly kind: 'token'; readonly token: string; readonly from: string }
  | OidcAccess

/** Whether requests carry a signature over their body, which the gateway takes up to 12 MB. */
export function signsRequests({ kind }: Access): boolean {
  return kind === 'keys' || kind === 'agency'
}

/** How the step signs in and where that came from, for the log. Never a value. */
export function authenticationMethod(access: Access): string {
  switch (access.kind) {
    case 'keys': {
      const kind = access.keys.securityToken === undefined ? 'an' : 'a temporary'
      return `with ${kind} access key from ${access.from}`
    }
    case 'token':
      return `with an IAM token from ${access.from}`
    case 'agency':
      return "with GitHub's id token through STS (oidc_provider_urn and oidc_agency_urn from inputs)"
    case 'identity provider':
      return "with GitHub's id token through IAM (oidc_identity_provider from inputs)"
  }
}
