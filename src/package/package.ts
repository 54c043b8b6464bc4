/** What goes into the package and how, as the inputs ask for it. */
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

/** Where packing happens; all absolute paths. */
export interface Surroundings {
  /** GITHUB_WORKSPACE: relative paths start here, and links may not lead out of it. */
  readonly workspace: string
  /** RUNNER_TEMP: the package is written below it. */
  readonly temp: string
  /** Aborted when the step is to end early. */
  readonly signal?: AbortSignal
  /**
   * The error for a package that is too large to be sent, asked before contents are read with what
   * is known by then: `size` and `packedSize` are at least that. Absent: no package is too large.
   */
  readonly refuse?: (
    planned: Pick<FilePackage, 'codeType' | 'size' | 'entries'>,
  ) => Error | undefined
}

/** One file inside a package. */
export interface PackageEntry {
  /** Forward slashes, relative to the root of the package. */
  readonly name: string
  /** Unpacked bytes. */
  readonly size: number
  /** Bytes inside the archive. */
  readonly packedSize: number
  /** Unix mode in a ready archive, 0 where it tells none. What we pack is 0100755 throughout. */
  readonly mode?: number
}

/** Code that lies in a file on the runner; the file's bytes are what is hashed and sent. */
export interface FilePackage {
  readonly codeType: 'zip' | 'jar' | 'inline'
  /** Absolute. Below RUNNER_TEMP for what we packed, else the user's own file. */
  readonly path: string
  /** SHA-512 of the file, 128 lower-case hex digits. */
  readonly digest: string
  /** Bytes of the file. */
  readonly size: number
  /** `code_filename` on the wire. Absent: named after the function (what we packed), or inline. */
  readonly filename?: string
  /** What is inside, in archive order; the one file for inline. */
  readonly entries: readonly PackageEntry[]
  /** Sentences for the user, unescaped. */
  readonly warnings: readonly string[]
  /** Sentences for the log, unescaped: nothing is wrong with what they say. */
  readonly notes?: readonly string[]
  /** Sentences for the debug log. */
  readonly traces?: readonly string[]
}

/** Code that already lies in OBS. */
export interface ObsPackage {
  readonly codeType: 'obs'
  readonly url: string
  readonly warnings: readonly string[]
}

export type Package = FilePackage | ObsPackage
