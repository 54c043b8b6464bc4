import { existsSync, lstatSync, readFileSync } from 'node:fs'
import * as path from 'node:path'
import { entryName, liesIn } from '../names.ts'

/** An empty folder. */
export interface EmptyFolder {
  /** Inside the package. */
  readonly name: string
  /** Absolute. */
  readonly path: string
}

const SHOWN = 5

/** Warnings about empty folders, which a zip omits, and about submodules that were not fetched. */
export function emptyFolderWarnings(
  folders: readonly EmptyFolder[],
  workspace: string,
): readonly string[] {
  const [modules, others] = parted(folders, ({ path }) => isSubmodule(path, workspace))
  return [
    ...(modules.length === 0
      ? []
      : [
          `Git submodules that were not fetched are missing from the package: ${shortList(modules.map(label))}. ` +
            'Set "submodules: true" for actions/checkout.',
        ]),
    ...(others.length === 0
      ? []
      : [
          `Empty directories are not packaged: ${shortList(others.map(label))}. ` +
            'If the code needs one, add a file to it.',
        ]),
  ]
}

/** Whether a folder is a submodule of the Git repository around it, within the workspace. */
export function isSubmodule(folder: string, workspace: string): boolean {
  for (let above = path.dirname(folder); liesIn(workspace, above, path);) {
    if (submodulesIn(above).includes(entryName(above, folder, path) ?? '')) return true
    if (path.dirname(above) === above) return false
    above = path.dirname(above)
  }
  return false
}

/** The paths that `.gitmodules` in a folder names; https://git-scm.com/docs/gitmodules */
function submodulesIn(folder: string): readonly string[] {
  const text = textOf(path.join(folder, '.gitmodules'))
  return [...text.matchAll(/^\s*path\s*=\s*(.+?)\s*$/gm)].map(([, value = '']) => value)
}

/** Far more than such files have. */
const LARGEST = 4 * 1024 * 1024

/**
 * The text of a file, empty where it is none. A link is none: git takes no `.gitmodules` that is one,
 * and it could lead to what never ends, such as a device.
 */
function textOf(file: string): string {
  try {
    const stats = lstatSync(file)
    return stats.isFile() && stats.size <= LARGEST ? readFileSync(file, 'utf8') : ''
  } catch {
    return ''
  }
}

/** Where the files of a package come from. Absolute. */
interface Origin {
  readonly root: string
  readonly workspace: string
}

/**
 * A warning for dependencies in the package's package.json that npm or yarn hoisted into the
 * node_modules of the workspace root, above the root of the package, so that none is packaged.
 */
export function hoistedWarning(
  packaged: ReadonlyMap<string, { readonly path: string }>,
  { root, workspace }: Origin,
): string | undefined {
  const manifest = packaged.get('package.json')
  if (manifest === undefined) return undefined
  const missing = dependenciesIn(textOf(manifest.path)).filter(
    (name) => !packaged.has(`node_modules/${name}/package.json`),
  )
  for (let above = path.dirname(root); liesIn(workspace, above, path);) {
    const modules = path.join(above, 'node_modules')
    const hoisted = missing.filter((name) => existsSync(path.join(modules, name, 'package.json')))
    if (hoisted.length > 0) {
      return (
        `Dependencies of package.json are in ${modules}, not in the package: ${shortList(hoisted)}. ` +
        'Unless the code is bundled or a function dependency provides them, copy the directory out ' +
        'of the npm or yarn workspace and run "npm install --omit=dev" there.'
      )
    }
    if (path.dirname(above) === above) return undefined
    above = path.dirname(above)
  }
  return undefined
}

/** The names in `dependencies`; empty for an invalid package.json. */
function dependenciesIn(manifest: string): readonly string[] {
  try {
    const { dependencies } = JSON.parse(manifest) as { readonly dependencies?: unknown }
    return typeof dependencies === 'object' && dependencies !== null
      ? Object.keys(dependencies)
      : []
  } catch {
    return []
  }
}

function label({ name, path }: EmptyFolder): string {
  return name === '' ? path : name
}

function shortList(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).join(', ')
  return names.length > SHOWN ? `${shown} and ${names.length - SHOWN} more` : shown
}

function parted<Item>(
  all: readonly Item[],
  isFirst: (item: Item) => boolean,
): readonly [Item[], Item[]] {
  return [all.filter(isFirst), all.filter((item) => !isFirst(item))]
}
