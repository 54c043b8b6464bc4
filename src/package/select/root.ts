import { lstatSync, realpathSync, statSync } from 'node:fs'
import * as path from 'node:path'
import { PackageError } from '../../errors.ts'
import { commonDirectory, liesIn } from '../names.ts'
import { systemReason } from '../system-reason.ts'

/**
 * The directory that names in the package are relative to: `code_root` if it is given, else the
 * deepest one that holds the fixed parts of all lines, whether or not anything matches there.
 *
 * @param asked `code_root`, relative to the workspace
 * @param tops the fixed parts of the lines, absolute
 * @throws PackageError when `code_root` is no folder, or the lines have nothing in common
 */
export function chooseRoot(
  asked: string | undefined,
  tops: readonly string[],
  workspace: string,
): string {
  if (asked !== undefined) {
    const root = path.resolve(workspace, asked)
    if (isDirectory(root)) return root
    throw new PackageError(
      `code_root: ${asked} is not a folder in ${workspace}`,
      'Name the folder that the names inside the zip are relative to.',
    )
  }
  const folders = tops.map((top) => (exists(top) && !isDirectory(top) ? path.dirname(top) : top))
  const root = commonDirectory(folders, path)
  if (root !== undefined) return root
  throw new PackageError(
    'code_path: the lines have no common folder, so names inside the zip have no root',
    'Give lines that include something, on one drive.',
  )
}

/** Links may lead anywhere in the workspace; from a root outside of it, anywhere in that root. */
export function chooseBoundary(root: string, workspace: string): string {
  const real = realpathSync.native(workspace)
  if (!exists(root) || liesIn(workspace, root, path) || liesIn(real, root, path)) return real
  return realpathSync.native(root)
}

/** Whether something has this name, be it a broken link. */
export function exists(absolute: string): boolean {
  try {
    return lstatSync(absolute, { throwIfNoEntry: false }) !== undefined
  } catch {
    return false
  }
}

/** What keeps it unknown whether something has this name, such as `EACCES`; undefined otherwise. */
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
