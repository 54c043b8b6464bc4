/** What is asked beyond the code of `latest`: a version, a test of it, and where traffic goes. */
export interface ReleaseRequest {
  readonly version: VersionRequest
  /** A JSON object as text: the version is called with it before the alias moves. */
  readonly testEvent?: string | undefined
  readonly alias?: AliasRequest | undefined
  /** How many of the newest published versions are kept. */
  readonly keep?: number | undefined
}

export type VersionRequest =
  /** None: what is tested is `latest`. */
  | { readonly kind: 'latest' }
  /** One that has exactly the code and dependencies of `latest`, new or not. */
  | {
      readonly kind: 'publish'
      /** Absent: the service names it. */
      readonly name?: string | undefined
      readonly description: string
    }
  | { readonly kind: 'existing'; readonly name: string }
  /** The one published before the one to which the alias leads. */
  | { readonly kind: 'previous' }

export interface AliasRequest {
  readonly name: string
  /** Share of the traffic that the version gets: 100 for all of it. */
  readonly percent: number
}
