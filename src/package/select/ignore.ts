import { basename, dirname, isAbsolute, join, relative } from 'node:path'
import createIgnore from 'ignore'
import { IGNORE_FILE, readIgnoreFile } from './ignore-file.ts'
import { LineUse, type UnmatchedLines, type IgnoreLine } from './ignore-use.ts'

/** Never part of a function's code, at any depth. */
const ALWAYS: ReadonlySet<string> = new Set([
  '.git',
  '.hg',
  '.svn',
  '.DS_Store',
  'Thumbs.db',
  IGNORE_FILE,
])

/** Name prefix of the folders that this action creates below RUNNER_TEMP for packages. */
export const PACKAGE_FOLDER = 'functiongraph-deploy-'

/** What is excluded from the package, and by which rule. */
export interface IgnoreRules {
  /**
   * The rule that excludes `name`, for messages; undefined if it is included. `name` is relative to
   * the root of the package, and its parent folders are known to be included; it is absolute for
   * files elsewhere, to which `.fgignore` and `exclude` do not apply. A rule that ends in a slash is
   * for folders only.
   */
  excludes(name: string, kind: 'file' | 'directory'): string | undefined
  /** The lines that matched none of the names asked about, and nothing in excluded folders. */
  unmatchedPatterns(): UnmatchedLines
}

/** Where rules apply. All absolute. */
export interface IgnorePlace {
  /** The root of the package. */
  readonly root: string
  /** Real path that no link may point outside of. */
  readonly boundary: string
  /** RUNNER_TEMP. Earlier packages below it are excluded, or each run would package them again. */
  readonly temp?: string | undefined
}

/**
 * Rules from `.fgignore` in the root, then from `exclude`: the last rule that matches decides, as in
 * git. Case-sensitive on every system, so that packages are the same everywhere.
 * Throws PackageError if `.fgignore` exists but cannot or must not be read.
 */
export function ignoreRules(
  { root, boundary, temp }: IgnorePlace,
  exclude: readonly string[],
): IgnoreRules {
  const lines: readonly IgnoreLine[] = [
    ...readIgnoreFile(root, boundary).map((pattern) => ({ pattern, source: IGNORE_FILE })),
    ...exclude.map((pattern) => ({ pattern, source: 'exclude' })),
  ]
  const ignore = createIgnore({ ignorecase: false })
  ignore.add(lines.map(({ pattern }, at) => ({ pattern, mark: String(at) })))
  const use = new LineUse(lines, ALWAYS)
  return {
    excludes(name, kind) {
      const last = basename(name)
      const asked = kind === 'directory' ? `${name}/` : name
      if (ALWAYS.has(last)) {
        if (!isAbsolute(name)) use.note(asked)
        return `${last} (always excluded)`
      }
      if (temp !== undefined && kind === 'directory' && last.startsWith(PACKAGE_FOLDER)) {
        const above = dirname(join(root, name))
        if (relative(temp, above) === '') return `${last} (earlier package in RUNNER_TEMP)`
      }
      if (lines.length === 0 || isAbsolute(name)) return undefined
      // If a later line re-includes the name, `rule` is undefined.
      const { unignored, rule } = ignore.test(asked)
      const line = rule && lines[Number(rule.mark)]
      if (line !== undefined || unignored) use.note(asked, line)
      return line && `"${line.pattern}" in ${line.source}`
    },
    unmatchedPatterns: () => use.unmatchedPatterns(root),
  }
}
