import * as path from 'node:path'
import { entryName } from '../names.ts'
import type { UnmatchedLines } from './ignore-use.ts'

/** Where patterns start, and where users may expect them to. Absolute. */
interface Places {
  readonly root: string
  readonly workspace: string
}

const SHOWN = 10

/**
 * One warning about all patterns that exclude nothing, each with the likely mistake. Only one, since
 * an ignore file may serve several builds that do not all create what it names.
 */
export function unmatchedPatternsWarning(
  { lines: idle, certain }: UnmatchedLines,
  places: Places,
): string | undefined {
  const lines = idle
    .map(({ pattern, source }) => ({ pattern, source, hint: hintFor(pattern, places) }))
    .filter(({ hint }) => certain || hint !== undefined)
  if (lines.length === 0) return undefined
  const more = lines.length - SHOWN
  const shown = lines
    .slice(0, SHOWN)
    .map(
      ({ pattern, source, hint }) =>
        `"${pattern}" in ${source}${hint === undefined ? '' : ` (${hint})`}`,
    )
  return (
    `${lines.length === 1 ? 'This pattern excludes' : 'These patterns exclude'} nothing: ` +
    `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}. ` +
    `Check the spelling; patterns are relative to ${places.root}.`
  )
}

/** The likely mistake in a pattern that matches nothing. */
function hintFor(pattern: string, { root, workspace }: Places): string | undefined {
  const prefix = entryName(workspace, root, path)
  const inside = prefix !== undefined && prefix !== '' ? `${prefix}/` : undefined
  if (/^["'].*["'],?$/.test(pattern)) return 'remove the quotes'
  if (/^[-*] /.test(pattern)) return `remove the "${pattern.slice(0, 2)}"`
  if (/^\.[/\\]/.test(pattern)) return `remove the "${pattern.slice(0, 2)}"`
  if (/^\.\.[/\\]/.test(pattern)) return 'patterns cannot leave the root of the package'
  if (/^([a-z]:|~[/\\]|\$)/i.test(pattern)) return 'patterns are relative, not absolute paths'
  if (pattern.includes('\\')) return 'a backslash is an escape: use "/" between folders'
  if (inside !== undefined && pattern.replace(/^\//, '').startsWith(inside)) {
    return `patterns are relative to the root of the package: remove "${inside}"`
  }
  if (pattern.startsWith('/')) return `a leading "/" is the root of the package`
  if (pattern.includes(',')) return 'write one pattern per line, without commas'
  if (/\{.*\}/.test(pattern)) return 'braces are not expanded: write one pattern per line'
  if (/\s#/.test(pattern)) return 'a comment needs a line of its own'
  return undefined
}
