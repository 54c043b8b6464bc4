import type { ChangedFile, Changes, ChangeSet } from '../../changes/changes.ts'
import { changedFiles } from '../../changes/compare.ts'
import { groupChanges, type ChangeGroup } from '../../changes/groups.ts'
import { changesText, sizesText } from '../changes.ts'
import { markdownText, table, type Column } from '../markdown.ts'
import { listed, namesOf } from '../names.ts'
import type { FunctionResult } from '../report.ts'
import { grouped } from '../../units.ts'

/** Most folders in a table; what changed in more than these is no reading for people. */
const MOST_GROUPS = 100

/** The changed files of the functions by folder, in a fold, within a limit of bytes. */
export function changeSection(results: readonly FunctionResult[], limit: number): string[] {
  return section('###', results, limit, (set) => [
    '<details>\n<summary>By folder</summary>',
    groupTable(groupChanges(set)),
    '</details>',
  ])
}

/** Most files that are listed in a comment. */
const MOST_FILES = 10

/** The numbers of changed files and the first of them, within a limit of bytes. */
export function firstChanges(results: readonly FunctionResult[], limit: number): string[] {
  return section('####', results, limit, (set) => {
    const files = changedFiles(set)
    const rest = files.length - MOST_FILES
    const more = rest > 0 ? [`- and ${grouped(rest)} more`] : []
    return [[...files.slice(0, MOST_FILES).map(itemOf), ...more].join('\n')]
  })
}

/** One part for all functions in which the same changed; nothing where nobody asked. */
function section(
  heading: string,
  results: readonly FunctionResult[],
  limit: number,
  details: (set: ChangeSet) => readonly string[],
): string[] {
  const parts = byChanges(results).map(({ changes, labels }) => {
    const text = `${results.length > 1 ? `${listed(labels)}: ` : ''}${changesText(changes)}`
    const more = changes.kind === 'files' ? details(changes) : []
    return [markdownText(text, 1_000), ...more]
  })
  if (parts.length === 0) return []
  let room = limit
  const fit = parts.filter((part) => {
    room -= Buffer.byteLength(part.join('\n\n'))
    return room >= 0
  })
  const left = parts.length - fit.length
  const rest = left === 0 ? [] : ['More changes are not shown here; see the log.']
  return [`${heading} Changed files`, ...fit.flat(), ...rest]
}

function byChanges(results: readonly FunctionResult[]) {
  const names = namesOf(results.map(({ target }) => target))
  const groups = new Map<string, { readonly changes: Changes; labels: string[] }>()
  for (const [at, { changes }] of results.entries()) {
    if (changes === undefined) continue
    const key = JSON.stringify(changes)
    const known = groups.get(key) ?? { changes, labels: [] }
    groups.set(key, known)
    known.labels.push(names[at]?.label ?? '')
  }
  return [...groups.values()]
}

const COLUMNS: readonly Column[] = [
  { head: 'Folder or file' },
  { head: 'Added', right: true },
  { head: 'Removed', right: true },
  { head: 'Changed', right: true },
  { head: 'Size', right: true },
]

function groupTable(groups: readonly ChangeGroup[]): string {
  const rows = groups
    .slice(0, MOST_GROUPS)
    .map((group) => [
      markdownText(group.name, 200),
      ...[group.added, group.removed, group.changed].map((count) =>
        count === 0 ? '' : grouped(count),
      ),
      sizesText(group),
    ])
  const rest = groups.length - rows.length
  const more = rest > 0 ? [`and ${grouped(rest)} more`, '', '', '', ''] : undefined
  return table(COLUMNS, more === undefined ? rows : [...rows, more], Infinity)
}

function itemOf(file: ChangedFile): string {
  const kind =
    file.before === undefined ? 'added' : file.after === undefined ? 'removed' : 'changed'
  return `- ${kind}: ${markdownText(file.name, 200)} (${sizesText(file)})`
}
