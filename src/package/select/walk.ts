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

/** How a walk decides. Patterns match the path as it is spelt, links and all. */
export interface WalkRules {
  /** What names are relative to. */
  readonly root: string
  /** Real path that links may not lead out of. */
  readonly boundary: string
  readonly ignore: IgnoreRules
  readonly matcher: Matcher
}

type Kind = 'file' | 'directory'

/**
 * A place on the way: its name in the package, and its path as it is spelt. What does not lie below
 * the root has no name there, and goes by its absolute path.
 */
interface Place {
  readonly name: string
  readonly path: string
}

interface Folder extends Place {
  /** Its path without a link in it. */
  readonly real: string
  readonly linked: boolean
  /** Real paths of the folders that lead to it. */
  readonly chain: readonly string[]
  /** Whether it lies below a folder that was reached before by another name. */
  readonly again: boolean
}

/**
 * A way through trees. Folders that a rule leaves out, or in which no pattern can match, are not
 * read. Links are followed.
 */
export class Walk {
  readonly #rules: WalkRules
  readonly #findings: Findings

  constructor(rules: WalkRules, findings: Findings) {
    this.#rules = rules
    this.#findings = findings
  }

  /**
   * Adds what lies at `top`: a file, a folder, or a link to one.
   *
   * Throws PackageError for a link that may not be followed, for what is no regular file, and for a
   * name that no archive should hold.
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

  /** Throws PackageError for a file below `top` that is asked for and does not lie below the root. */
  refuseOutside(top: string): void {
    const real = realpathSync.native(top)
    this.#walk({ name: top, path: top, real, linked: false, chain: [], again: false })
  }

  /** Whether a rule leaves a place out; if so, and it is asked for, that is noted. */
  #leavesOut(place: Place, kind: Kind): boolean {
    const rule = this.#rules.ignore.leavesOut(place.name, kind)
    if (rule === undefined) return false
    if (this.#asksFor(place.path, kind)) {
      this.#findings.omissions.push({ path: place.path, rule })
    }
    return true
  }

  /** Whether a pattern asks for a file, or for files that a folder may hold. */
  #asksFor(spelt: string, kind: Kind): boolean {
    const { matcher } = this.#rules
    return kind === 'directory' ? matcher.entersDirectory(spelt) : matcher.wantsFile(spelt)
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
   * A zip of ours has no entries for folders, so an empty one leaves no trace. Those that package
   * managers and build tools leave in node_modules are no part of anybody's code.
   */
  #noteEmpty(folder: Folder): void {
    if (isOutside(folder) || /(^|\/)node_modules(\/|$)/.test(folder.name)) return
    if (!this.#rules.matcher.wantsAllBelow(folder.path)) return
    this.#findings.empty.push({ name: folder.name, path: folder.path })
  }

  /** Takes an entry of a folder; returns it if it is a folder to be walked. */
  #visit(folder: Folder, entry: Dirent): Folder | undefined {
    const place = {
      name: folder.name === '' ? entry.name : `${folder.name}/${entry.name}`,
      path: inFolder(folder.path, entry.name),
    }
    if (isOutside(folder) && this.#isRoot(place)) return undefined
    const kind = standsForFolder(entry, place.path) ? 'directory' : 'file'
    if (this.#leavesOut(place, kind) || !this.#asksFor(place.path, kind)) return undefined
    // The file system knows no such path, so neither a folder nor a link can be looked into.
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

/** What path.join does for a normal path and a name; it is called for every entry that is found. */
function inFolder(folder: string, name: string): string {
  return folder.endsWith(path.sep) ? folder + name : folder + path.sep + name
}

function isOutside({ name }: Pick<Place, 'name'>): boolean {
  return path.isAbsolute(name)
}

/** The error for something that is asked for and does not lie below the root of the package. */
export function outsideOfRoot(absolute: string, root: string): PackageError {
  return new PackageError(
    `${absolute} lies outside of code_root, ${root}`,
    'Give a code_root that holds every file, or leave the file out with a line that begins with "!".',
  )
}

/** A link to a folder is judged as the folder that will be in its place. */
function standsForFolder(entry: Dirent, spelt: string): boolean {
  return entry.isDirectory() || (entry.isSymbolicLink() && isDirectory(spelt))
}

function below(above: Folder, found: Pick<Folder, 'name' | 'path' | 'real' | 'linked'>): Folder {
  return { ...found, chain: [...above.chain, above.real], again: above.again }
}

function readFolder(folder: string): Dirent[] {
  return read(`The folder ${folder}`, () => readdirSync(folder, { withFileTypes: true }))
}

/** Whether a name that was read in the folder is not spelt so there, byte for byte. */
function isMangled(folder: string, name: string): boolean {
  if (!mayBeMangled(name)) return false
  const names = read(`The folder ${folder}`, () => readdirSync(folder, { encoding: 'buffer' }))
  const alike = names.filter((bytes) => bytes.toString() === name)
  return alike.length === 0 || !alike.every((bytes) => bytes.equals(Buffer.from(name)))
}

function sizeOf(file: string): number {
  return read(`The file ${file}`, () => lstatSync(file).size)
}

/** What the file system says of something. Throws PackageError that names it where it says nothing. */
function read<Found>(what: string, look: () => Found): Found {
  try {
    return look()
  } catch (error) {
    throw new PackageError(
      `${what} cannot be read (${systemReason(error)})`,
      'Give the runner the right to read it, let nothing change it meanwhile, or leave it out with exclude or .fgignore.',
    )
  }
}
