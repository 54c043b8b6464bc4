import type { ChangedFile, Changes } from '../../changes/changes.ts'
import { changedFiles } from '../../changes/compare.ts'
import { changesText, sizesText } from '../changes.ts'
import { grouped } from '../../units.ts'

/** Most files that are listed in the log, of one function and of each of several. */
const MOST = { single: 20, several: 5 }

/**
 * The changed files as lines of the log: their numbers, then the first of them by name.
 *
 * @param functions of the step; the more there are, the fewer files are listed for each
 */
export function changeLines(changes: Changes | undefined, functions: number): string[] {
  if (changes === undefined) return []
  const head = `Changed files: ${changesText(changes)}`
  if (changes.kind !== 'files') return [head]
  const most = functions === 1 ? MOST.single : MOST.several
  const files = changedFiles(changes)
  const shown = files.length > most ? files.slice(0, most - 1) : files
  const rest = files.length - shown.length
  const more = rest === 0 ? [] : [`  and ${grouped(rest)} more`]
  return [head, ...shown.map((file) => `  ${lineOf(file)}`), ...more]
}

function lineOf(file: ChangedFile): string {
  const sign = file.before === undefined ? '+' : file.after === undefined ? '-' : '~'
  return `${sign} ${file.name} (${sizesText(file)})`
}
