import { PackageError } from '../../errors.ts'
import { isBroken, unsafeName } from '../names.ts'
import { grouped } from '../../units.ts'

/** One file that goes into the package. */
export interface SourceFile {
  /** Inside the package: forward slashes. */
  readonly name: string
  /** Where its bytes are read. */
  readonly path: string
  readonly size: number
}

/** A file that is asked for but excluded by a rule, or an excluded directory that may contain one. */
export interface Omission {
  readonly path: string
  /** As messages show it. */
  readonly rule: string
}

/** A folder under one of its names. */
interface NamedFolder {
  readonly name: string
  /** Its real path. */
  readonly real: string
  /** Whether it is a link itself. */
  readonly linked: boolean
}

/** The most files that a zip without ZIP64 can contain. */
export const MOST_FILES = 65_534
/**
 * Limits against endless links between links. A single link may lead to a large tree a second time,
 * so links are counted separately from the folders behind them.
 */
const MOST_LINKS = 10_000
const MOST_REPEATS = MOST_FILES

const EXCLUDE_IT = 'add it to `exclude` or .fgignore.'

/** Collects what the walk through the packaged trees finds. */
export class Findings {
  readonly files = new Map<string, SourceFile>()
  readonly omissions: Omission[] = []
  /** Topmost folders that are packaged a second time under another name, with their first name. */
  readonly copies: { readonly name: string; readonly before: string }[] = []
  /** Bytes of the files in such folders, before compression. */
  copiedBytes = 0
  /** Empty folders among those that are asked for as a whole. */
  readonly empty: { readonly name: string; readonly path: string }[] = []
  /** Folders by real path, and the name by which each was reached first. */
  readonly #reached = new Map<string, string>()
  #repeats = 0
  #links = 0
  readonly #found: (file: SourceFile) => void

  /** `found` is called with each file at once; a later one of the same name replaces it. */
  constructor(found: (file: SourceFile) => void = () => undefined) {
    this.#found = found
  }

  /**
   * Adds a file; `again`: from a folder that was reached before. Throws PackageError for a name that
   * cannot be unpacked safely, or too many files.
   */
  add(file: SourceFile, again = false): void {
    refuseName(file.name)
    if (again) this.copiedBytes += file.size
    this.files.set(file.name, file)
    this.#found(file)
    if (this.files.size <= MOST_FILES) return
    throw new PackageError(
      `Too many files (limit: ${grouped(MOST_FILES)} without ZIP64)`,
      'Exclude files with `exclude` or .fgignore, or bundle the code.',
    )
  }

  /**
   * Records a folder. Returns whether it was reached before; such a copy is recorded once, for the
   * topmost folder (unless `quietly`). Throws PackageError for endless loops of symlinks.
   */
  reachesAgain({ name, real, linked }: NamedFolder, quietly: boolean): boolean {
    const before = this.#reached.get(real)
    if (before === undefined) {
      this.#reached.set(real, name)
      return false
    }
    this.#repeats += 1
    if (linked) this.#links += 1
    if (this.#links > MOST_LINKS) throw endless(name, MOST_LINKS)
    if (this.#repeats > MOST_REPEATS) throw endless(name, MOST_REPEATS)
    // Never the root of the package, which has no name: a link to it is rejected as circular.
    if (!quietly) this.copies.push({ name, before })
    return true
  }
}

/** Throws PackageError for a name that no package should contain. */
function refuseName(name: string): void {
  const flaw = isBroken(name) ? NO_UNICODE : unsafeName(name)
  if (flaw !== undefined) throw badName(name, flaw)
}

/** The flaw of a name that cannot be opened as it was read. */
export const NO_UNICODE = 'is not valid Unicode'

/** The error for a name that no package should contain. */
export function badName(name: string, flaw: string): PackageError {
  return new PackageError(
    `File name ${JSON.stringify(name)} ${flaw}`,
    `Rename the file, or ${EXCLUDE_IT}`,
  )
}

function endless(name: string, most: number): PackageError {
  return new PackageError(
    `Symlinks lead to the same directories more than ${grouped(most)} times (e.g. ${name})`,
    'Remove these symlinks, or add them to `exclude` or .fgignore.',
  )
}
