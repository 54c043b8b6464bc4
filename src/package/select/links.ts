import { lstatSync, realpathSync, statSync, type Stats } from 'node:fs'
import * as path from 'node:path'
import { PackageError } from '../../errors.ts'
import { entryName } from '../names.ts'
import { systemReason } from '../system-reason.ts'
import { refuseIsolated } from './isolated.ts'
import { isDirectory } from './root.ts'

/** The target of a link: its real path, without links. */
export type LinkTarget =
  | { readonly kind: 'file'; readonly real: string; readonly size: number }
  | { readonly kind: 'directory'; readonly real: string }

const EXCLUDE_IT = 'Remove the symlink, or add it to `exclude` or .fgignore.'

/**
 * Resolves the link at `link`, which is called `name` in the package. `boundary` is a real path that
 * no target may be outside of. `origin`: whether `code_path` names the link
 * itself, or it was found below.
 *
 * Throws PackageError for a link that is broken, circular, points outside, into a `.git` or into the
 * store of an isolated node_modules, and for a target that is not a regular file or folder.
 */
export function followLink(
  link: string,
  name: string,
  boundary: string,
  origin: 'asked' | 'found',
): LinkTarget {
  const real = resolveLink(link, name)
  const inside = entryName(boundary, real, path)
  if (inside === undefined) {
    const what = isLink(link) ? `Symlink ${name}` : `${name} is behind a symlink that`
    // A link to a file has no parent folder to suggest as code_root.
    const hasRoot = !isLink(link) || isDirectory(real)
    throw new PackageError(
      `${what} points outside ${boundary} (to ${real})`,
      origin === 'asked'
        ? nameItself(real, hasRoot)
        : 'Copy its target into the package (e.g. with "cp -rL"), remove the symlink, or add it to `exclude` or .fgignore.',
    )
  }
  const folders = inside.split('/')
  if (folders.includes('.git')) {
    throw new PackageError(`${name} is inside or points into .git (${real})`, EXCLUDE_IT)
  }
  refuseIsolated(name, folders)
  const stats = statOf(real, name)
  if (stats.isFile()) return { kind: 'file', real, size: stats.size }
  if (stats.isDirectory()) return { kind: 'directory', real }
  throw notRegular(name)
}

/** Throws PackageError if following a link to `real` would enter a folder that contains the link. */
export function refuseCycle(name: string, real: string, chain: readonly string[]): void {
  const again = chain.find((folder) => entryName(real, folder, path) !== undefined)
  if (again !== undefined) throw circular(name, real)
}

/** The error for something that is neither a file nor a folder nor a link. */
export function notRegular(name: string): PackageError {
  return new PackageError(
    `${name} is not a regular file (a socket, pipe or device)`,
    'Remove it, or add it to `exclude` or .fgignore.',
  )
}

function resolveLink(link: string, name: string): string {
  try {
    return realpathSync.native(link)
  } catch (error) {
    const code = systemReason(error)
    if (code === 'ELOOP') throw circular(name)
    throw new PackageError(
      code === 'ENOENT'
        ? `Symlink ${name} is broken (target does not exist)`
        : `Symlink ${name} could not be resolved (${code})`,
      EXCLUDE_IT,
    )
  }
}

function statOf(real: string, name: string): Stats {
  try {
    return statSync(real)
  } catch (error) {
    throw new PackageError(
      `${real}, the target of ${name}, could not be read (${systemReason(error)})`,
      EXCLUDE_IT,
    )
  }
}

function circular(name: string, real?: string): PackageError {
  const where = real ?? 'itself'
  return new PackageError(`Symlink ${name} is circular (leads back to ${where})`, EXCLUDE_IT)
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
}

/**
 * Remedy for a symlink that `code_path` names: paths in the workflow are trusted as the workflow is,
 * but any pull request can change a symlink in the workspace.
 */
function nameItself(real: string, hasRoot: boolean): string {
  return (
    'A pull request could change the symlink, so give its target instead: ' +
    `\`code_path: ${real}\`${hasRoot ? ', or its directory as `code_root`' : ''}. An earlier step can resolve it: ` +
    'echo "path=$(realpath bazel-bin/app)" >> "$GITHUB_OUTPUT".'
  )
}
