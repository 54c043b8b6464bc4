import { lstatSync, readdirSync, statSync, type Dirent } from 'node:fs'
import { join } from 'node:path'
import { PackageError } from '../errors.ts'
import type { IgnoreRules } from './ignore.ts'
import { followLink, notRegular, refuseCycle } from './links.ts'
import { isMangled, unsafeName } from './names.ts'
import { systemReason } from './system-reason.ts'

/** One file that goes into the package. */
export interface SourceFile {
  /** Inside the package: forward slashes. */
  readonly name: string
  /** Where its bytes are read. */
  readonly path: string
  readonly size: number
}

/** Something that a rule left out. */
export interface Omission {
  readonly path: string
  readonly kind: 'file' | 'directory'
  /** In words for the user. */
  readonly rule: string
}

/** What a walk has found so far. */
export interface Findings {
  readonly files: Map<string, SourceFile>
  readonly omissions: Omission[]
  readonly warnings: string[]
  /** Folders by real path, and the name by which each was reached first. */
  readonly reached: Map<string, string>
  /** How many folders were reached again. */
  repeats: number
}

/** Nothing found yet. */
export function noFindings(): Findings {
  return { files: new Map(), omissions: [], warnings: [], reached: new Map(), repeats: 0 }
}

/** How a walk decides. Patterns match the path as it is spelt, links and all. */
export interface WalkRules {
  /** Real path that links may not lead out of. */
  readonly boundary: string
  readonly ignore: IgnoreRules
  wantsFile(path: string): boolean
  /** Whether a folder may hold files that are wanted. */
  entersDirectory(path: string): boolean
}

/** A folder on the way: its name in the package, its spelling, its real path, those above it. */
interface Folder {
  readonly name: string
  readonly path: string
  readonly real: string
  readonly chain: readonly string[]
  /** Below a folder that was reached before by another name. */
  readonly again: boolean
}

/** More files than a zip of this format holds: no reason to walk on. */
export const MOST_FILES = 65_534
/** Links between links can multiply without end. */
const MOST_REPEATS = 10_000

/**
 * Walks the tree at `top` (a folder, its real path, its name in the package) and adds what it finds
 * to `findings`. Folders that a rule leaves out are not read. Links are followed.
 *
 * Throws PackageError for a link that may not be followed, for what is no regular file, and for a
 * name that no archive should hold.
 */
export function walk(
  top: { readonly name: string; readonly path: string; readonly real: string },
  rules: WalkRules,
  findings: Findings,
): void {
  const pending: Folder[] = [{ ...top, chain: [], again: false }]
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const visited = noteRepeat(folder, findings)
    for (const entry of readFolder(folder.path)) {
      const below = visit(visited, entry, rules, findings)
      if (below !== undefined) pending.push(below)
    }
  }
}

function visit(
  folder: Folder,
  entry: Dirent,
  rules: WalkRules,
  findings: Findings,
): Folder | undefined {
  const path = join(folder.path, entry.name)
  const name = folder.name === '' ? entry.name : `${folder.name}/${entry.name}`
  const kind = entry.isDirectory() ? 'directory' : 'file'
  if (leftOut(name, path, kind, rules, findings)) return undefined
  if (entry.isDirectory()) {
    return enter({ ...folder, name, path, real: join(folder.real, entry.name) }, folder, rules)
  }
  if (entry.isSymbolicLink()) return visitLink(folder, name, path, rules, findings)
  if (!rules.wantsFile(path)) return undefined
  if (!entry.isFile()) throw notRegular(name)
  addFile({ name, path, size: isMangled(name) ? 0 : lstatSync(path).size }, findings)
  return undefined
}

function visitLink(
  folder: Folder,
  name: string,
  path: string,
  rules: WalkRules,
  findings: Findings,
): Folder | undefined {
  const toFolder = pointsToDirectory(path)
  if (toFolder && leftOut(name, path, 'directory', rules, findings)) return undefined
  // A link that no pattern asks for matters only if files that one asks for may lie behind it.
  const mayHold = toFolder && rules.entersDirectory(path)
  if (!mayHold && !rules.wantsFile(path)) return undefined
  const target = followLink(path, name, rules.boundary)
  if (target.kind === 'file') {
    addFile({ name, path: target.real, size: target.size }, findings)
    return undefined
  }
  refuseCycle(name, target.real, [...folder.chain, folder.real])
  return enter({ ...folder, name, path, real: target.real }, folder, rules)
}

function pointsToDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

function enter(below: Folder, above: Folder, rules: WalkRules): Folder | undefined {
  if (!rules.entersDirectory(below.path)) return undefined
  return { ...below, chain: [...above.chain, above.real] }
}

/** Whether a rule leaves `name` out; if so, that is noted. */
export function leftOut(
  name: string,
  path: string,
  kind: 'file' | 'directory',
  rules: WalkRules,
  findings: Findings,
): boolean {
  const rule = rules.ignore.leavesOut(name, kind)
  if (rule === undefined) return false
  findings.omissions.push({ path, kind, rule })
  return true
}

/** Adds a file. Throws PackageError for a name that cannot be unpacked safely, or too many files. */
export function addFile(file: SourceFile, findings: Findings): void {
  const flaw = isMangled(file.name) ? 'is not valid Unicode' : unsafeName(file.name)
  if (flaw !== undefined) {
    throw new PackageError(
      `The file name ${JSON.stringify(file.name)} ${flaw}`,
      'Rename the file, or leave it out with exclude or .fgignore.',
    )
  }
  findings.files.set(file.name, file)
  if (findings.files.size > MOST_FILES) {
    throw new PackageError(
      `There are more than ${MOST_FILES.toLocaleString('en-US')} files, the most that a zip without extensions holds`,
      'Leave files out with exclude or .fgignore, or bundle the code.',
    )
  }
}

function noteRepeat(folder: Folder, findings: Findings): Folder {
  const before = findings.reached.get(folder.real)
  if (before === undefined) {
    findings.reached.set(folder.real, folder.name)
    return folder
  }
  findings.repeats += 1
  if (findings.repeats > MOST_REPEATS) {
    throw new PackageError(
      `Links lead to the same folders more than ${MOST_REPEATS} times, ${folder.name} among them`,
      'Remove such links, or leave them out with exclude or .fgignore.',
    )
  }
  if (!folder.again) {
    findings.warnings.push(
      `${folder.name} and ${before === '' ? 'the root of the package' : before} are the same folder: its files are packed twice.`,
    )
  }
  return { ...folder, again: true }
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
