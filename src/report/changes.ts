import type { Changes } from '../changes/changes.ts'
import { bytesText, changeText, counted, grouped } from '../units.ts'

/** The changed files in a few words: `2 added, 1 changed, 40 unchanged`. Foreign text is unescaped. */
export function changesText(changes: Changes): string {
  switch (changes.kind) {
    case 'files':
      return [
        ...['added', 'removed', 'changed'].flatMap((kind) => {
          const { length } = changes[kind as 'added' | 'removed' | 'changed']
          return length === 0 ? [] : [`${grouped(length)} ${kind}`]
        }),
        `${grouped(changes.unchanged)} unchanged`,
      ].join(', ')
    case 'same code':
      return `none of ${counted(changes.files, 'file')}`
    case 'same files':
      return (
        `none of ${counted(changes.files, 'file')}: same files, other archive ` +
        '(order, times or compression differ)'
      )
    case 'inline':
      return `${changes.name} (inline code, ${sizesText(changes)})`
    case 'unknown':
      return `unknown, because ${changes.because}`
  }
}

/** The size of a file, and how it changed where it was there before. */
export function sizesText(file: {
  readonly before?: number | undefined
  readonly after?: number | undefined
}): string {
  const change = changeText(file.before, file.after)
  return `${bytesText(file.after ?? file.before ?? 0)}${change === '' ? '' : `, ${change}`}`
}
