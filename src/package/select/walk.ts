import { lstatSync, readdirSync, realpathSync, type Dirent } from 'node:fs'
import * as path from 'node:path'
import { PackageError } from '../../errors.ts'
import { badName, NO_UNICODE, type Findings, type SourceFile } from './findings.ts'
import type { IgnoreRules } from './ignore.ts'
import { followLink, notRegular, refuseCycle } from './links.ts'
import { liesIn, mayBeMangled } from '../names.ts'
import type { Matcher } from './patterns.ts'
import { isDirectory } from './root.ts'
import { systemReason } from '../system-reason.ts'

/** Rules of a walk. Patterns match the path as spelled, with its links. */
export interface WalkRules {
  /** What names are relative to. */
  readonly root: string
  /** Real path that links must not point outside of. */
  readonly boundary: string
  readonly ignore: IgnoreRules
  readonly matcher: Matcher
}

type Kind = 'file' | 'directory'

/**
 * A file or folder: its name in the package, and its path as spelled. Outside the root, its absolute
 * path serves as the name.
 */
interface Place {
  readonly name: string
  readonly path: string
}

interface Folder extends Place {
  /** Its real path. */
  readonly real: string
  readonly linked: boolean
  /** Real paths of its parents in the walk. */
  readonly chain: readonly string[]
  /** Whether it is below a folder that was reached before by another name. */
  readonly again: boolean
}

/**
 * Directory walker. Folders that a rule excludes, or in which no pattern can match, are not read.
 * Links are followed.
 */
export class Walk {
  readonly #rules: WalkRules
  readonly #findings: Findings

  constructor(rules: WalkRules, findings: Findings) {
    this.#rules = rules
    this.#findings = findings
  }

  /**
   * Adds `top`: a file, a folder, or a link to one.
   *
   * Throws PackageError for a link that must not be followed, for anything but regular files, and for
   * a name that no archive should contain.
   */
  start(top: Place): void {
    const { name } = top
    const label = name === '' ? top.path : name
    const target = followLink(top.path, label, this.#rules.boundary, 'asked')
    if (target.kind === 'directory') {
      this.#walk({ ...top, real: target.real, linked: false, chain: [], again: false })
    } else if (this.#rules.matcher.wantsFile(top.path)) {
      this.#findings.add({ name, path: target.real, size: target.size })
    }
  }

  /** Throws PackageError for a file below `top` that is asked for but outside the root. */
  refuseOutside(top: string): void {
    const real = realpathSync.native(top)
    this.#walk({ name: top, path: top, real, linked: false, chain: [], again: false })
  }

  /** Whether a rule excludes a place; records the exclusion if the place was asked for. */
  #excludes(place: Place, kind: Kind): boolean {
    const rule = this.#rules.ignore.excludes(place.name, kind)
    if (rule === undefined) return false
    if (this.#asksFor(place.path, kind)) {
      this.#findings.omissions.push({ path: place.path, rule })
    }
    return true
  }

  /** Whether a pattern matches a file, or may match files in a folder. */
  #asksFor(spelled: string, kind: Kind): boolean {
    const { matcher } = this.#rules
    return kind === 'directory' ? matcher.entersDirectory(spelled) : matcher.wantsFile(spelled)
  }

  #walk(top: Folder): void {
    const pending = [top]
    for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
      const quietly = folder.again || isOutside(folder)
      const again = this.#findings.reachesAgain(folder, quietly)
      const entries = readFolder(folder.path)
      if (entries.length === 0) this.#noteEmpty(folder)
      for (const entry of entries) {
        const below = this.#visit({ ...folder, again }, entry)
        if (below !== undefined) pending.push(below)
      }
    }
  }

  /**
   * Records an empty folder: zips made here have no entries for folders, so it would be lost
   * silently. Folders in node_modules are ignored: package managers and build tools leave them.
   */
  #noteEmpty(folder: Folder): void {
    if (isOutside(folder) || /(^|\/)node_modules(\/|$)/.test(folder.name)) return
    if (!this.#rules.matcher.wantsAllBelow(folder.path)) return
    this.#findings.empty.push({ name: folder.name, path: folder.path })
  }

  /** Handles an entry of a folder; returns it if it is a folder to walk. */
  #visit(folder: Folder, entry: Dirent): Folder | undefined {
    const place = {
      name: folder.name === '' ? entry.name : `${folder.name}/${entry.name}`,
      path: inFolder(folder.path, entry.name),
    }
    if (isOutside(folder) && this.#isRoot(place)) return undefined
    const kind = standsForFolder(entry, place.path) ? 'directory' : 'file'
    if (this.#excludes(place, kind) || !this.#asksFor(place.path, kind)) return undefined
    // Such a path cannot be opened, so neither a folder nor a link can be followed.
    if (isMangled(folder.path, entry.name)) throw badName(place.name, NO_UNICODE)
    if (entry.isSymbolicLink()) return this.#follow(folder, place)
    if (entry.isDirectory())
      return below(folder, { ...place, real: inFolder(folder.real, entry.name), linked: false })
    if (!entry.isFile()) throw notRegular(place.name)
    this.#add({ ...place, size: sizeOf(place.path) }, folder.again)
    return undefined
  }

  #follow(folder: Folder, place: Place): Folder | undefined {
    const target = followLink(place.path, place.name, this.#rules.boundary, 'found')
    if (target.kind === 'file') {
      this.#add({ name: place.name, path: target.real, size: target.size }, folder.again)
      return undefined
    }
    refuseCycle(place.name, target.real, [...folder.chain, folder.real])
    return below(folder, { ...place, real: target.real, linked: true })
  }

  #add(file: SourceFile, again: boolean): void {
    if (isOutside(file)) throw outsideOfRoot(file.name, this.#rules.root)
    this.#findings.add(file, again)
  }

  #isRoot(place: Place): boolean {
    const { root } = this.#rules
    return liesIn(root, place.path, path) && liesIn(place.path, root, path)
  }
}

/** Fast path.join for a normalized path and a name: called for every entry. */
function inFolder(folder: string, name: string): string {
  return folder.endsWith(path.sep) ? folder + name : folder + path.sep + name
}

function isOutside({ name }: Pick<Place, 'name'>): boolean {
  return path.isAbsolute(name)
}

/** The error for a file that is asked for but outside the root of the package. */
export function outsideOfRoot(absolute: string, root: string): PackageError {
  return new PackageError(
    `${absolute} is outside \`code_root\` ${root}`,
    'Set `code_root` to a directory that contains every file, or exclude the file with a "!" pattern.',
  )
}

/** Whether this is a folder or a link to one: rules apply to both as to a folder. */
function standsForFolder(entry: Dirent, spelled: string): boolean {
  return entry.isDirectory() || (entry.isSymbolicLink() && isDirectory(spelled))
}

function below(above: Folder, found: Pick<Folder, 'name' | 'path' | 'real' | 'linked'>): Folder {
  return { ...found, chain: [...above.chain, above.real], again: above.again }
}

function readFolder(folder: string): Dirent[] {
  return read(`Directory ${folder}`, () => readdirSync(folder, { withFileTypes: true }))
}

/** Whether a name differs from the one in the folder, byte for byte. */
function isMangled(folder: string, name: string): boolean {
  if (!mayBeMangled(name)) return false
  const names = read(`Directory ${folder}`, () => readdirSync(folder, { encoding: 'buffer' }))
  const alike = names.filter((bytes) => bytes.toString() === name)
  return alike.length === 0 || !alike.every((bytes) => bytes.equals(Buffer.from(name)))
}

function sizeOf(file: string): number {
  return read(`File ${file}`, () => lstatSync(file).size)
}

/** Asks the file system. Throws PackageError that names the object if that fails. */
function read<Found>(what: string, look: () => Found): Found {
  try {
    return look()
  } catch (error) {
    throw new PackageError(
      `${what} could not be read (${systemReason(error)})`,
      'Check its permissions and that nothing else changes it, or add it to `exclude` or .fgignore.',
    )
  }
}
