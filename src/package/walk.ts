import { lstatSync, readdirSync, type Dirent } from 'node:fs'
import { join } from 'node:path'
import { PackageError } from '../errors.ts'
import { refuseName, type Findings } from './findings.ts'
import type { IgnoreRules } from './ignore.ts'
import { followLink, notRegular, refuseCycle } from './links.ts'
import type { Matcher } from './patterns.ts'
import { isDirectory } from './root.ts'
import { systemReason } from './system-reason.ts'

/** How a walk decides. Patterns match the path as it is spelt, links and all. */
export interface WalkRules {
  /** Real path that links may not lead out of. */
  readonly boundary: string
  readonly ignore: IgnoreRules
  readonly matcher: Matcher
}

type Kind = 'file' | 'directory'

/** A place on the way: its name in the package, and its path as it is spelt. */
interface Place {
  readonly name: string
  readonly path: string
}

interface Folder extends Place {
  /** Its path without a link in it. */
  readonly real: string
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
    const { name, path } = top
    const target = followLink(path, name === '' ? path : name, this.#rules.boundary)
    if (target.kind === 'directory') {
      this.#walk({ ...top, real: target.real, chain: [], again: false })
    } else if (this.#rules.matcher.wantsFile(path)) {
      this.#findings.add({ name, path: target.real, size: target.size })
    }
  }

  /** Whether a rule leaves a place out; if so, and it is asked for, that is noted. */
  #leavesOut({ name, path }: Place, kind: Kind): boolean {
    const rule = this.#rules.ignore.leavesOut(name, kind)
    if (rule === undefined) return false
    if (this.#asksFor(path, kind)) this.#findings.omissions.push({ path, rule })
    return true
  }

  /** Whether a pattern asks for a file, or for files that a folder may hold. */
  #asksFor(path: string, kind: Kind): boolean {
    const { matcher } = this.#rules
    return kind === 'directory' ? matcher.entersDirectory(path) : matcher.wantsFile(path)
  }

  #walk(top: Folder): void {
    const pending = [top]
    for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
      const again = this.#findings.reachesAgain(folder, folder.again)
      for (const entry of readFolder(folder.path)) {
        const below = this.#visit({ ...folder, again }, entry)
        if (below !== undefined) pending.push(below)
      }
    }
  }

  /** Takes an entry of a folder; returns it if it is a folder to be walked. */
  #visit(folder: Folder, entry: Dirent): Folder | undefined {
    const place = {
      name: folder.name === '' ? entry.name : `${folder.name}/${entry.name}`,
      path: join(folder.path, entry.name),
    }
    const kind = standsForFolder(entry, place.path) ? 'directory' : 'file'
    if (this.#leavesOut(place, kind) || !this.#asksFor(place.path, kind)) return undefined
    if (entry.isSymbolicLink()) return this.#follow(folder, place)
    if (entry.isDirectory()) return below(folder, place, join(folder.real, entry.name))
    if (!entry.isFile()) throw notRegular(place.name)
    refuseName(place.name)
    this.#findings.add({ ...place, size: lstatSync(place.path).size })
    return undefined
  }

  #follow(folder: Folder, place: Place): Folder | undefined {
    const target = followLink(place.path, place.name, this.#rules.boundary)
    if (target.kind === 'file') {
      this.#findings.add({ name: place.name, path: target.real, size: target.size })
      return undefined
    }
    refuseCycle(place.name, target.real, [...folder.chain, folder.real])
    return below(folder, place, target.real)
  }
}

/** A link to a folder is judged as the folder that will be in its place. */
function standsForFolder(entry: Dirent, path: string): boolean {
  return entry.isDirectory() || (entry.isSymbolicLink() && isDirectory(path))
}

function below(above: Folder, place: Place, real: string): Folder {
  return { ...place, real, chain: [...above.chain, above.real], again: above.again }
}

function readFolder(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true })
  } catch (error) {
    throw new PackageError(
      `The folder ${path} cannot be read (${systemReason(error)})`,
      'Give the runner the right to read it, or leave it out with exclude or .fgignore.',
    )
  }
}
