import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import * as path from 'node:path'
import { PackageError } from '../../errors.ts'
import { commonDirectory, liesIn } from '../names.ts'
import { systemReason } from '../system-reason.ts'

/**
 * The directory that names in the package are relative to: `code_root` if it is given, else the
 * deepest one that contains the fixed parts of all lines, whether or not anything matches there.
 *
 * @param asked `code_root`, relative to the workspace
 * @param tops the fixed parts of the lines, absolute
 * @throws PackageError if `code_root` is not a folder, or the lines have no common one
 */
export function chooseRoot(
  asked: string | undefined,
  tops: readonly string[],
  workspace: string,
): string {
  if (asked !== undefined) {
    const root = spelledFrom(workspace, path.resolve(workspace, asked))
    if (isDirectory(root)) return root
    throw new PackageError(
      `\`code_root\` must be a directory, got "${asked}" (in ${workspace})`,
      'Set it to the root directory of the zip: paths in the archive are relative to it.',
    )
  }
  const folders = tops.map((top) => (exists(top) && !isDirectory(top) ? path.dirname(top) : top))
  const root = commonDirectory(folders, path)
  if (root !== undefined) return root
  throw new PackageError(
    '`code_path` has no common parent directory for its lines',
    'Add a line that includes something, and keep all paths on one drive.',
  )
}

/** Links may point anywhere in the workspace; from a root outside it, anywhere in that root. */
export function chooseBoundary(root: string, workspace: string): string {
  const real = realpathSync.native(workspace)
  if (!exists(root) || liesIn(workspace, root, path) || liesIn(real, root, path)) return real
  const realRoot = realpathSync.native(root)
  return liesIn(real, realRoot, path) ? real : realRoot
}

/**
 * This path, spelled from `folder` if one of its parents is `folder` under another name, e.g.
 * `/private/var/work/app` for `/var/work`. Names in the package and patterns depend on the spelling,
 * so each place must have a single one.
 */
export function spelledFrom(folder: string, absolute: string): string {
  if (liesIn(folder, absolute, path)) return absolute
  const above = sameFolderAbove(absolute, folder)
  return above === undefined ? absolute : path.join(folder, path.relative(above, absolute))
}

/** The root of the package, spelled from `top` if one contains the other only through links. */
export function rootSeenFrom(top: string, root: string): string {
  if (liesIn(root, top, path) || liesIn(top, root, path)) return root
  const above = sameFolderAbove(top, root)
  if (above !== undefined) return above
  const [realTop, realRoot] = [realOf(top), realOf(root)]
  if (realTop === undefined || realRoot === undefined || !liesIn(realTop, realRoot, path))
    return root
  return path.join(top, path.relative(realTop, realRoot))
}

/** The path itself or a parent of it that has the same real path as `folder`. */
function sameFolderAbove(absolute: string, folder: string): string | undefined {
  const real = realOf(folder)
  if (real === undefined) return undefined
  for (let at = absolute; ; at = path.dirname(at)) {
    if (realOf(at) === real) return at
    if (path.dirname(at) === at) return undefined
  }
}

function realOf(absolute: string): string | undefined {
  try {
    return realpathSync.native(absolute)
  } catch {
    return undefined
  }
}

/** Whether something has this name, even a broken link. */
export function exists(absolute: string): boolean {
  try {
    return lstatSync(absolute, { throwIfNoEntry: false }) !== undefined
  } catch {
    return false
  }
}

/** The error code if it is unknown whether the path exists, e.g. `EACCES`; undefined otherwise. */
export function hiddenBy(absolute: string): string | undefined {
  try {
    lstatSync(absolute, { throwIfNoEntry: false })
    return undefined
  } catch (error) {
    const reason = systemReason(error)
    return reason === 'ENOENT' || reason === 'ENOTDIR' ? undefined : reason
  }
}

/** Whether this is a folder, or a link to one. */
export function isDirectory(absolute: string): boolean {
  try {
    return statSync(absolute).isDirectory()
  } catch {
    return false
  }
}

/** Whether this is a folder itself, not a link to one. */
export function isRealFolder(absolute: string): boolean {
  return lstatSync(absolute, { throwIfNoEntry: false })?.isDirectory() ?? false
}

/** Whether this is an empty folder, or does not exist. */
export function isEmptyFolder(absolute: string): boolean {
  try {
    return readdirSync(absolute).length === 0
  } catch {
    return !exists(absolute)
  }
}
