import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { PackageError } from '../errors.ts'
import type { Omission } from './findings.ts'

/** The error for a package without a file: what was asked for, what was left out, and by what. */
export function nothingLeft(
  lines: readonly string[],
  omissions: readonly Omission[],
): PackageError {
  const asked = lines.join(', ')
  if (omissions.length === 0) {
    return new PackageError(
      `code_path: no file is found for ${asked}`,
      'Check the lines, and that an earlier step builds what they name.',
    )
  }
  const counts = countByRule(omissions)
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return new PackageError(
    `code_path: nothing is left to pack of ${asked}: ${files(total)} excluded`,
    'Change exclude, .fgignore or code_path so that something is left.',
    [...counts].map(([rule, count]) => `${files(count)} by ${rule}`),
  )
}

function countByRule(omissions: readonly Omission[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { path, kind, rule } of omissions) {
    const count = kind === 'directory' ? countFiles(path) : 1
    counts.set(rule, (counts.get(rule) ?? 0) + count)
  }
  return counts
}

/** Files in a folder that was not walked, since it was left out whole. Links are not followed. */
function countFiles(folder: string): number {
  try {
    return readdirSync(folder, { withFileTypes: true }).reduce(
      (sum, entry) => sum + (entry.isDirectory() ? countFiles(join(folder, entry.name)) : 1),
      0,
    )
  } catch {
    return 0
  }
}

function files(count: number): string {
  return count === 1 ? '1 file' : `${count} files`
}
