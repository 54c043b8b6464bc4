import { readFileSync, statSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative } from 'node:path'
import createIgnore from 'ignore'
import { PackageError } from '../../errors.ts'
import { systemReason } from '../system-reason.ts'

/** The file in the root of the package whose lines say what stays out, in gitignore syntax. */
const IGNORE_FILE = '.fgignore'

/** Never part of a function's code, at any depth. */
const ALWAYS: ReadonlySet<string> = new Set([
  '.git',
  '.hg',
  '.svn',
  '.DS_Store',
  'Thumbs.db',
  IGNORE_FILE,
])

/** What folders of packages that were made by this action are called, directly below RUNNER_TEMP. */
export const PACKAGE_FOLDER = 'functiongraph-deploy-'

/** What stays out of the package, and by which rule. */
export interface IgnoreRules {
  /**
   * The rule that leaves `name` out, in words for the user; undefined when it goes in. `name` is
   * relative to the root of the package, and its parent folders are known to go in; it is absolute
   * for what lies elsewhere, of which `.fgignore` and `exclude` say nothing. A rule that ends in a
   * slash is for folders only.
   */
  leavesOut(name: string, kind: 'file' | 'directory'): string | undefined
}

/**
 * Rules from `.fgignore` in the root, then from `exclude`: the last rule that matches decides, as in
 * git. Letter case counts everywhere, or the package would depend on the operating system.
 * Earlier packages below `temp` stay out, or each run would pack those before it.
 * Throws PackageError when `.fgignore` is there but cannot be read.
 */
export function ignoreRules(root: string, exclude: readonly string[], temp?: string): IgnoreRules {
  const fromFile = readIgnoreFile(join(root, IGNORE_FILE))
  const ignore = createIgnore({ ignorecase: false })
  ignore.add(fromFile.map((pattern) => ({ pattern, mark: IGNORE_FILE })))
  ignore.add(exclude.map((pattern) => ({ pattern, mark: 'exclude' })))
  const given = fromFile.length + exclude.length > 0
  return {
    leavesOut(name, kind) {
      const last = basename(name)
      if (ALWAYS.has(last)) return `${last}, which is always left out`
      if (temp !== undefined && kind === 'directory' && last.startsWith(PACKAGE_FOLDER)) {
        const above = dirname(join(root, name))
        if (relative(temp, above) === '') return `${last}, an earlier package in RUNNER_TEMP`
      }
      if (!given || isAbsolute(name)) return undefined
      const { rule } = ignore.test(kind === 'directory' ? `${name}/` : name)
      return rule && `"${rule.pattern}" of ${rule.mark ?? 'exclude'}`
    },
  }
}

/** Asked what it is first: to read a pipe would wait for somebody who writes into it. */
function readIgnoreFile(path: string): readonly string[] {
  try {
    if (!statSync(path).isFile()) throw unreadable(path, 'it is not a regular file')
    return readFileSync(path, 'utf8')
      .replace(/^\ufeff/, '')
      .split(/\r?\n/)
  } catch (error) {
    if (error instanceof PackageError) throw error
    const reason = systemReason(error)
    if (reason === 'ENOENT' || reason === 'ENOTDIR') return []
    throw unreadable(path, reason)
  }
}

function unreadable(path: string, reason: string): PackageError {
  return new PackageError(
    `${path} cannot be read (${reason})`,
    'Make it a readable text file, or remove it.',
  )
}
