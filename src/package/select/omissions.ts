import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { PackageError } from '../../errors.ts'
import type { Omission } from './findings.ts'
import { bracesHint, type Matcher } from './patterns.ts'
import { isRealFolder } from './root.ts'

/**
 * The error for an empty package: what was asked for, and what was excluded by which rule.
 * `likely`: the remedy if the cause is known.
 */
export function nothingLeft(
  lines: readonly string[],
  omissions: readonly Omission[],
  matcher: Matcher,
  likely: string | undefined,
): PackageError {
  const asked = lines.join(', ')
  const counts = countByRule(omissions, matcher)
  if (counts.size === 0) {
    return new PackageError(
      `No files found for ${asked}`,
      likely ??
        `${lines.map(bracesHint).find(Boolean) ?? ''}Check \`code_path\`, and that the build step ran.`,
    )
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return new PackageError(
    `All files in ${asked} are excluded (${files(total)})`,
    'Change `exclude`, .fgignore or `code_path`.',
    [...counts].map(([rule, count]) => `${files(count)} by ${rule}`),
  )
}

function countByRule(
  omissions: readonly Omission[],
  matcher: Matcher,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { path, rule } of omissions) {
    // A link counts as one file: what lies behind it may be large, and is not followed.
    const count = isRealFolder(path) ? countWanted(path, matcher) : 1
    if (count > 0) counts.set(rule, (counts.get(rule) ?? 0) + count)
  }
  return counts
}

/** Files asked for in a folder that was not walked because it is excluded as a whole. */
function countWanted(folder: string, matcher: Matcher): number {
  try {
    return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return sum + countWanted(path, matcher)
      return matcher.wantsFile(path) ? sum + 1 : sum
    }, 0)
  } catch {
    return 0
  }
}

function files(count: number): string {
  return count === 1 ? '1 file' : `${count} files`
}
