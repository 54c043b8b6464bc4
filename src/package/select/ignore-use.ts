import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import createIgnore from 'ignore'
import { isRealFolder } from './root.ts'

/** One exclude pattern. */
export interface IgnoreLine {
  readonly pattern: string
  /** `exclude` or `.fgignore`. */
  readonly source: string
}

/** Patterns without a match. */
export interface UnmatchedLines {
  readonly lines: readonly IgnoreLine[]
  /** Whether all folders were searched; if not, a pattern may match inside an excluded folder. */
  readonly certain: boolean
}

/** How many names in excluded folders are looked at. */
const MOST_NAMES = 2_000

/** Tracks which lines of `.fgignore` and `exclude` have matched, also if a later line decided. */
export class LineUse {
  readonly #idle: Set<IgnoreLine>
  /** Names that some rule matched, folders with a slash at the end. */
  readonly #matched: string[] = []

  /** `always`: names that are excluded anyway; a line for them is not reported. */
  constructor(lines: readonly IgnoreLine[], always: ReadonlySet<string>) {
    this.#idle = new Set(
      lines.filter(
        ({ pattern }) =>
          pattern.trim() !== '' &&
          !/^[#!]/.test(pattern) &&
          !always.has(pattern.replaceAll(/^(\*\*)?\/|\/$/g, '')),
      ),
    )
  }

  /** Records that `line`, or a built-in rule, matched `name`. */
  note(name: string, line?: IgnoreLine): void {
    if (line !== undefined) this.#idle.delete(line)
    if (this.#idle.size > 0) this.#matched.push(name)
  }

  /**
   * The lines without a match. Only the deciding line is recorded for a name, so the other lines are
   * tested here against all matched names, and against the contents of excluded folders.
   */
  unmatchedPatterns(root: string): UnmatchedLines {
    const idle = [...this.#idle].filter(({ pattern }) => !matchesAny(pattern, this.#matched))
    if (idle.length === 0) return { lines: [], certain: true }
    const { names, all } = namesBelow(root, this.#matched)
    return { lines: idle.filter(({ pattern }) => !matchesAny(pattern, names)), certain: all }
  }
}

function matchesAny(pattern: string, names: readonly string[]): boolean {
  const alone = createIgnore({ ignorecase: false }).add([pattern])
  return names.some((name) => alone.ignores(name))
}

/** Names in these folders, at any depth, and whether that is all of them. */
function namesBelow(
  root: string,
  matched: readonly string[],
): { readonly names: readonly string[]; readonly all: boolean } {
  const names: string[] = []
  const pending = matched.filter((name) => name.endsWith('/') && isRealFolder(join(root, name)))
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    try {
      for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
        const name = `${folder}${entry.name}${entry.isDirectory() ? '/' : ''}`
        names.push(name)
        if (entry.isDirectory()) pending.push(name)
      }
    } catch {
      return { names, all: false }
    }
    if (names.length > MOST_NAMES) return { names, all: false }
  }
  return { names, all: true }
}
