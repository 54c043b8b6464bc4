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

/** Something that a rule left out, though it is asked for or may hold what is. */
export interface Omission {
  readonly path: string
  /** In words for the user. */
  readonly rule: string
}

/** A folder under one of its names. */
interface NamedFolder {
  readonly name: string
  /** Its path without a link in it. */
  readonly real: string
  /** Whether it is a link itself. */
  readonly linked: boolean
}

/** More files than a zip without extensions holds. */
export const MOST_FILES = 65_534
/**
 * Links between links can multiply without end. One link may lead to a large tree a second time,
 * so links are counted apart from the folders behind them.
 */
const MOST_LINKS = 10_000
const MOST_REPEATS = MOST_FILES

const LEAVE_OUT = 'leave it out with exclude or .fgignore.'

/** What is found on the way through the trees that are packed. */
export class Findings {
  readonly files = new Map<string, SourceFile>()
  readonly omissions: Omission[] = []
  /** Folders that are packaged under a second name too, the topmost ones, with the first name. */
  readonly copies: { readonly name: string; readonly before: string }[] = []
  /** Bytes of the files in such folders, before compression. */
  copiedBytes = 0
  /** Folders that are asked for whole, and in which there is nothing. */
  readonly empty: { readonly name: string; readonly path: string }[] = []
  /** Folders by real path, and the name by which each was reached first. */
  readonly #reached = new Map<string, string>()
  #repeats = 0
  #links = 0
  readonly #found: (file: SourceFile) => void

  /** `found` is told each file at once; one of the same name may follow and take its place. */
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
      `There are more than ${grouped(MOST_FILES)} files, the most that a zip without extensions holds`,
      'Leave files out with exclude or .fgignore, or bundle the code.',
    )
  }

  /**
   * Notes a folder and whether it was reached before, which is noted once for the topmost one
   * (`quietly`: not this time). Throws PackageError when links lead to the same folders endlessly.
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
    // Neither is the root of the package, which has no name: a link to it is circular.
    if (!quietly) this.copies.push({ name, before })
    return true
  }
}

/** Throws PackageError for a name that no package should hold. */
function refuseName(name: string): void {
  const flaw = isBroken(name) ? NO_UNICODE : unsafeName(name)
  if (flaw !== undefined) throw badName(name, flaw)
}

/** What is wrong with a name that the file system does not find as it is read. */
export const NO_UNICODE = 'is not valid Unicode'

/** The error for a name that no package should hold. */
export function badName(name: string, flaw: string): PackageError {
  return new PackageError(
    `The file name ${JSON.stringify(name)} ${flaw}`,
    `Rename the file, or ${LEAVE_OUT}`,
  )
}

function endless(name: string, most: number): PackageError {
  return new PackageError(
    `Links lead to the same folders more than ${grouped(most)} times, ${name} among them`,
    'Remove such links, or leave them out with exclude or .fgignore.',
  )
}
