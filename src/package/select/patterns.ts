import type { PlatformPath } from 'node:path'

/** Decides which paths a set of patterns matches. Paths are as spelled, with their links. */
export interface Matcher {
  wantsFile(path: string): boolean
  /** Whether a folder may contain matching files. */
  entersDirectory(path: string): boolean
  /** Whether every file in the folder matches, whatever its name. */
  wantsAllBelow(folder: string): boolean
}

/** A matcher that tracks which lines have matched. */
export interface LineMatcher extends Matcher {
  /** The lines, exclusions aside, that have matched no file so far. */
  unmatchedPatterns(): readonly string[]
}

/** For lines that are paths. */
export const EVERYTHING: LineMatcher = {
  unmatchedPatterns: () => [],
  wantsFile: () => true,
  entersDirectory: () => true,
  wantsAllBelow: () => true,
}

/** The bit of MatchKind in @actions/glob for matching files. */
const FILE = 2

/** One parsed pattern inside the globber of @actions/glob. */
interface GlobPattern {
  readonly negate: boolean
  /** Its path segments. */
  readonly segments: readonly string[]
  match(path: string): number
  partialMatch(path: string): boolean
}

/**
 * The matching of @actions/glob 0.7 without its directory walk, which either skips linked folders
 * silently or follows every link, also outside the workspace, and cannot test a single path. So the
 * patterns it has parsed are applied in order, later ones overriding earlier ones, as its own walk
 * does.
 *
 * @param lines for each pattern, the line it was made from
 */
export function matcherOf(globber: object, lines: readonly string[]): LineMatcher {
  const { patterns } = globber as { patterns: readonly GlobPattern[] }
  const idle = new Set(lines.filter((_, at) => patterns[at]?.negate === false))
  const matched = (path: string) =>
    patterns.reduce((found, one, at) => {
      const kinds = one.match(path)
      if (one.negate) return found & ~kinds
      if ((kinds & FILE) !== 0) idle.delete(lines[at] ?? '')
      return found | kinds
    }, 0)
  return {
    unmatchedPatterns: () => [...idle],
    wantsFile: (path) => (matched(path) & FILE) !== 0,
    entersDirectory: (path) =>
      patterns.reduce(
        (enters, one) =>
          one.negate ? enters && !covers(one, path) : enters || one.partialMatch(path),
        false,
      ),
    wantsAllBelow: (folder) =>
      patterns.reduce((all, one) => (covers(one, folder) ? !one.negate : all), false),
  }
}

/**
 * Whether a pattern matches every file below a folder. That is certain only where it ends in `**`
 * and matches the folder, or in `**` and `*`, since then `*` matches any name, and
 * the rest has matched the folder. Any other end may miss a name, as `??` misses `abc`.
 */
function covers(pattern: GlobPattern, folder: string): boolean {
  const [before, last] = pattern.segments.slice(-2)
  if (last === '**') return (pattern.match(folder) & FILE) !== 0
  return before === '**' && last === '*' && (pattern.match(`${folder}/name`) & FILE) !== 0
}

/** Whether a line has glob characters or excludes. */
export function looksLikePattern(line: string): boolean {
  return /[*?[]/.test(line) || line.startsWith('!')
}

/** A hint for a line without a match: empty, or a sentence and a space. */
export function bracesHint(line: string): string {
  return /\{[^{}]*,[^{}]*\}/.test(line)
    ? 'Braces are not expanded: write one pattern per line. '
    : ''
}

/**
 * The patterns for one line, absolute, so that they start at the workspace and not at the current
 * directory; none for a comment. The second one stands for everything below a folder that the
 * first one matches ("implicit descendants").
 */
export function absolutePatterns(line: string, workspace: string, paths: PlatformPath): string[] {
  if (line.startsWith('#')) return []
  const rest = line.replace(/^(!\s*)+/, '')
  const negation = line.slice(0, line.length - rest.length)
  const absolute = paths.isAbsolute(rest) || rest === '~' || /^~[/\\]/.test(rest)
  const relative = rest.replace(/^\.(?=$|[/\\])[/\\]*/, '')
  const pattern = absolute ? rest : escapePattern(workspace, paths) + paths.sep + relative
  return withDescendants(`${negation}${pattern}`, paths)
}

/** The patterns for a path that exists: that path, whatever characters it has, and what is below. */
export function literalPatterns(path: string, paths: PlatformPath): string[] {
  return withDescendants(escapePattern(path, paths), paths)
}

function withDescendants(pattern: string, paths: PlatformPath): string[] {
  const separator = paths.sep === '\\' ? /[/\\]/ : /\//
  if (pattern.split(separator).at(-1) === '**') return [pattern]
  const folder = separator.test(pattern.slice(-1)) ? pattern.slice(0, -1) : pattern
  return [pattern, `${folder}${paths.sep}**${paths.sep}*`]
}

/** A backslash is an escape, except where it separates folders. */
function escapePattern(path: string, paths: PlatformPath): string {
  const plain = paths.sep === '\\' ? path : path.replaceAll('\\', '\\\\')
  return plain.replace(/[[?*]/g, (special) => `[${special}]`)
}
