import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import createIgnore from 'ignore'
import { isRealFolder } from './root.ts'

/** One line that says what stays out. */
export interface IgnoreLine {
  readonly pattern: string
  /** `exclude` or `.fgignore`. */
  readonly source: string
}

/** Lines that match nothing, as far as was looked. */
export interface IdleLines {
  readonly lines: readonly IgnoreLine[]
  /** Whether all folders were looked into; if not, a line may match in one that was left out whole. */
  readonly certain: boolean
}

/** How many names in excluded folders are looked at. */
const MOST_NAMES = 2_000

/** Which lines of `.fgignore` and `exclude` have matched something, whether or not they decided. */
export class LineUse {
  readonly #idle: Set<IgnoreLine>
  /** Names that some rule matched, folders with a slash at the end. */
  readonly #matched: string[] = []

  /** `always`: names that need no line to stay out, so that a line for them is no mistake. */
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

  /** Notes that a rule matched `name`: the one of `line`, or one that stands in no line. */
  note(name: string, line?: IgnoreLine): void {
    if (line !== undefined) this.#idle.delete(line)
    if (this.#idle.size > 0) this.#matched.push(name)
  }

  /**
   * The lines that match nothing: of one name only the line that decides is noted, so the others are
   * held against it here, and against what lies in the folders that were left out whole.
   */
  unmatchedPatterns(root: string): IdleLines {
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
