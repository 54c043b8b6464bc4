import { readFileSync, realpathSync, statSync } from 'node:fs'
import * as path from 'node:path'
import { PackageError } from '../../errors.ts'
import { liesIn } from '../names.ts'
import { systemReason } from '../system-reason.ts'
import { exists } from './root.ts'
import { grouped } from '../../units.ts'

/** The file in the root of the package with exclude patterns, in gitignore syntax. */
export const IGNORE_FILE = '.fgignore'

/** Far more than anybody writes by hand; a larger file is rejected unread. */
const LARGEST = 1024 * 1024

/**
 * The lines of `.fgignore` in `root`; none where there is no such file.
 *
 * Throws PackageError for a file that cannot be read, is not UTF-8, or is a link that points outside
 * `boundary` (a real path) or into a `.git`: its lines are reported, and a pull request could have
 * pointed the link at any file of the runner.
 */
export function readIgnoreFile(root: string, boundary: string): readonly string[] {
  const file = path.join(root, IGNORE_FILE)
  try {
    // stat first: reading a pipe would block until another process writes to it.
    const stats = statSync(file)
    refuseForeign(file, root, boundary)
    if (!stats.isFile()) throw unreadable(file, 'not a regular file')
    if (stats.size > LARGEST)
      throw unreadable(file, `${grouped(stats.size)} bytes, the limit is 1 MiB`)
    return textOf(readFileSync(file), file).split(/\r?\n/)
  } catch (error) {
    if (error instanceof PackageError) throw error
    const reason = systemReason(error)
    if (reason !== 'ENOENT' && reason !== 'ENOTDIR') throw unreadable(file, reason)
    if (exists(file)) throw unreadable(file, 'broken symlink')
    return []
  }
}

function refuseForeign(file: string, root: string, boundary: string): void {
  const real = realpathSync.native(file)
  if (real === path.join(realpathSync.native(root), IGNORE_FILE)) return
  const folders = path.relative(boundary, real).split(path.sep)
  if (liesIn(boundary, real, path) && !folders.includes('.git')) return
  throw new PackageError(
    `${file} is a symlink to ${real}, outside ${boundary} or inside .git`,
    'Replace it with a regular file, or with a symlink to a file in the workspace.',
  )
}

const UTF16_MARKS = ['fffe', 'feff']

/** The text of UTF-8, with or without a byte order mark. */
function textOf(bytes: Buffer, file: string): string {
  if (UTF16_MARKS.includes(bytes.toString('hex', 0, 2))) throw notUtf8(file, 'UTF-16')
  if (bytes.includes(0)) throw notUtf8(file, 'NUL bytes (probably UTF-16)')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw notUtf8(file, 'invalid UTF-8')
  }
}

function notUtf8(file: string, found: string): PackageError {
  return new PackageError(
    `${file} must be UTF-8, got ${found}`,
    'Save it as UTF-8. In Windows PowerShell, ">" writes UTF-16: use "Set-Content -Encoding utf8".',
  )
}

function unreadable(file: string, reason: string): PackageError {
  return new PackageError(
    `${file} could not be read (${reason})`,
    'Make it a readable text file, or remove it.',
  )
}
