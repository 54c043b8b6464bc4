/** What to package and how, from the inputs. */
export interface PackageRequest {
  /** The lines of `code_path`, trimmed, none blank. */
  readonly paths: readonly string[]
  /** `code_root`, if given. */
  readonly root?: string
  readonly codeType: 'auto' | 'zip' | 'inline' | 'jar'
  /** `code_filename`, if given: a bare file name. */
  readonly filename?: string
  /** gitignore patterns of `exclude`. */
  readonly exclude: readonly string[]
  readonly compression: 'deflate' | 'store'
}

/** Environment of the packaging; all paths are absolute. */
export interface Surroundings {
  /** GITHUB_WORKSPACE: relative paths start here, and links must not point outside it. */
  readonly workspace: string
  /** RUNNER_TEMP: the package is written below it. */
  readonly temp: string
  /** Aborted on timeout or cancellation. */
  readonly signal?: AbortSignal
  /**
   * Returns the error for a package over a size limit. Called before contents are read, with lower
   * bounds for `size` and `packedSize`. Absent: no limits.
   */
  readonly refuse?: (
    planned: Pick<FilePackage, 'codeType' | 'size' | 'entries'>,
  ) => Error | undefined
}

/** One file inside a package. */
export interface PackageEntry {
  /** Forward slashes, relative to the root of the package. */
  readonly name: string
  /** Uncompressed bytes. */
  readonly size: number
  /** Bytes inside the archive. */
  readonly packedSize: number
  /** Unix mode in a ready archive, 0 if unknown. Zips made here have 0100755 throughout. */
  readonly mode?: number
}

/** Code in a file on the runner; the file's bytes are hashed and sent. */
export interface FilePackage {
  readonly codeType: 'zip' | 'jar' | 'inline'
  /** Absolute. Below RUNNER_TEMP for a zip made here, else the user's own file. */
  readonly path: string
  /** SHA-512 of the file, 128 lower-case hex digits. */
  readonly digest: string
  /** Bytes of the file. */
  readonly size: number
  /** `code_filename` on the wire. Absent: named after the function (zips made here), or inline. */
  readonly filename?: string
  /** The user's own archive, uploaded as it is; absent for zips made here. */
  readonly ready?: true
  /** Entries in archive order; the single file for inline. */
  readonly entries: readonly PackageEntry[]
  /** Warnings, unescaped. */
  readonly warnings: readonly string[]
  /** Informational lines for the log, unescaped. */
  readonly notes?: readonly string[]
  /** Sentences for the debug log. */
  readonly traces?: readonly string[]
}

/** Code that is already in OBS. */
export interface ObsPackage {
  readonly codeType: 'obs'
  readonly url: string
  readonly warnings: readonly string[]
}

export type Package = FilePackage | ObsPackage
