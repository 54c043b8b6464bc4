import { basename, dirname, isAbsolute, join, relative } from 'node:path'
import createIgnore from 'ignore'
import { IGNORE_FILE, readIgnoreFile } from './ignore-file.ts'
import { LineUse, type IdleLines, type IgnoreLine } from './ignore-use.ts'

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
  /** The lines that match nothing of all that was asked about, nor what lies in excluded folders. */
  unmatchedPatterns(): IdleLines
}

/** Where rules apply. All absolute. */
export interface IgnorePlace {
  /** The root of the package. */
  readonly root: string
  /** Real path that no link may lead out of. */
  readonly boundary: string
  /** RUNNER_TEMP. Earlier packages below it stay out, or each run would pack those before it. */
  readonly temp?: string | undefined
}

/**
 * Rules from `.fgignore` in the root, then from `exclude`: the last rule that matches decides, as in
 * git. Letter case counts everywhere, or the package would depend on the operating system.
 * Throws PackageError when `.fgignore` is there but cannot be read, or may not be.
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
    leavesOut(name, kind) {
      const last = basename(name)
      const asked = kind === 'directory' ? `${name}/` : name
      if (ALWAYS.has(last)) {
        if (!isAbsolute(name)) use.note(asked)
        return `${last}, which is always left out`
      }
      if (temp !== undefined && kind === 'directory' && last.startsWith(PACKAGE_FOLDER)) {
        const above = dirname(join(root, name))
        if (relative(temp, above) === '') return `${last}, an earlier package in RUNNER_TEMP`
      }
      if (lines.length === 0 || isAbsolute(name)) return undefined
      // Of a name that a later line takes back in, no rule is told.
      const { unignored, rule } = ignore.test(asked)
      const line = rule && lines[Number(rule.mark)]
      if (line !== undefined || unignored) use.note(asked, line)
      return line && `"${line.pattern}" of ${line.source}`
    },
    unmatchedPatterns: () => use.unmatchedPatterns(root),
  }
}
