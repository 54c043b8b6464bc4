/** Requested release: version, test event, alias and old versions to delete. */
export interface ReleaseRequest {
  readonly version: VersionRequest
  /** JSON object as text: event with which the version is tested before the alias moves. */
  readonly testEvent?: string | undefined
  readonly alias?: AliasRequest | undefined
  /** Number of newest published versions to keep. */
  readonly keep?: number | undefined
}

export type VersionRequest =
  /** No published version: `latest` is tested. */
  | { readonly kind: 'latest' }
  /** Version with the code and dependencies of `latest`: an existing one, else a new one. */
  | {
      readonly kind: 'publish'
      /** If absent, the service chooses a name. */
      readonly name?: string | undefined
      readonly description: string
    }
  | { readonly kind: 'existing'; readonly name: string }
  /** The version published before the one of the alias. */
  | { readonly kind: 'previous' }

export interface AliasRequest {
  readonly name: string
  /** Percent of the traffic that the version gets. */
  readonly percent: number
}
