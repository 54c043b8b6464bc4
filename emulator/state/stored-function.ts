/** A function, or a version of one, as the emulator keeps it. */
export interface StoredFunction {
  /** Without a version. */
  readonly urn: string
  readonly region: string
  readonly projectId: string
  readonly package: string
  readonly name: string
  readonly runtime: string
  readonly handler: string
  /** Seconds. */
  readonly timeout: number
  /** MB. */
  readonly memorySize: number
  readonly codeType: string
  readonly codeUrl: string
  readonly codeFilename: string
  /** The deployed bytes: an archive, or the source of an inline function. */
  readonly code: Buffer
  /** SHA-512 of `code`, lower-case hex, unless a test has put another in its place. */
  readonly digest: string
  readonly dependVersionList: readonly string[]
  readonly dependList: readonly string[]
  /** OBS address; empty for none. */
  readonly dependencyPkg: string
  /** KMS key id; empty for none. */
  readonly kmsKeyId: string
  /** A JSON text, as the API spells it; may hold secrets. */
  readonly userData: string
  /** Most instances at once: -1 for no limit, 0 for a function that is disabled. */
  readonly concurrency: number
  /** `latest` for the working copy. */
  readonly version: string
  /** Empty for the working copy. */
  readonly versionDescription: string
  /** With `enabled: true` the function runs an image and has no code. */
  readonly customImage?: Readonly<Record<string, unknown>>
  readonly lastModified: Date
  /** Other fields of the create call, reported as they came. */
  readonly settings: Readonly<Record<string, unknown>>
}
