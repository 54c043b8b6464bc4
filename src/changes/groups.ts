import { byteOrder } from '../package/names.ts'
import type { ChangedFile, ChangeSet } from './changes.ts'
import { changedFiles } from './compare.ts'

/** Changes that are reported together: those of a folder, or of one file. */
export interface ChangeGroup {
  /** A folder, with a trailing slash, or the name of the only file. */
  readonly name: string
  readonly added: number
  readonly removed: number
  readonly changed: number
  /** Unpacked bytes of these files before and after. */
  readonly before: number
  readonly after: number
}

/**
 * Groups changes by top-level folder, and those of dependencies by package, so that thousands of files
 * in `node_modules` take a few lines. If only one file of a top-level folder differs, the group is that
 * file. Dependencies come last; both kinds are sorted by name.
 */
export function groupChanges(set: ChangeSet): readonly ChangeGroup[] {
  const folders = new Map<string, ChangedFile[]>()
  for (const file of changedFiles(set)) {
    const folder = folderOf(file.name)
    const known = folders.get(folder)
    if (known === undefined) folders.set(folder, [file])
    else known.push(file)
  }
  const groups = [...folders].map(([folder, files]) => groupOf(folder, files))
  const order = byteOrder(groups.map(({ name }) => name))
  return groups.sort(
    (a, b) => Number(isDependency(a.name)) - Number(isDependency(b.name)) || order(a.name, b.name),
  )
}

/** A path up to the name of a package, e.g. `node_modules/@scope/name/`. */
const DEPENDENCY = /^(?:.*?\/)??node_modules\/(?:@[^/]+\/)?[^/]+\//s

/** The group of a file: its package, its top-level folder, or the file itself if it is in neither. */
function folderOf(name: string): string {
  return DEPENDENCY.exec(name)?.[0] ?? name.slice(0, name.indexOf('/') + 1 || name.length)
}

function isDependency(name: string): boolean {
  return DEPENDENCY.test(name)
}

function groupOf(folder: string, files: readonly ChangedFile[]): ChangeGroup {
  const [only] = files
  const single = files.length === 1 && only !== undefined && !isDependency(folder)
  const group = { added: 0, removed: 0, changed: 0, before: 0, after: 0 }
  for (const { before, after } of files) {
    group[before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'] += 1
    group.before += before ?? 0
    group.after += after ?? 0
  }
  return { name: single ? only.name : folder, ...group }
}
