import { escapeLine } from './escape.ts'
import { grouped } from '../units.ts'

/**
 * Foreign text in GitHub's Markdown, inside a table cell or a paragraph, without any meaning: no
 * markup, no link, no formula, and nobody who is mentioned. A reader sees the text as `escapeLine`
 * leaves it. One pass, so that no sign of one escape is escaped again.
 *
 * @param longest characters after which the text is cut
 */
export function markdownText(text: string, longest = 500): string {
  return escapeLine(clipped(text, longest)).replace(
    /^\d+\.|^[ =-]|www\.|[&<>$@\\`*_{}[\]()#+!|~:]/gi,
    withoutMeaning,
  )
}

/**
 * GitHub looks for mentions and issue numbers in the text that a backslash leaves behind, so a
 * zero-width space parts the sign from the name. A space at the start could begin a block of code.
 */
function withoutMeaning(sign: string): string {
  if (sign.length > 1) return `${sign.slice(0, -1)}\\.`
  if ('&<>$ '.includes(sign)) return `&#${sign.charCodeAt(0)};`
  return `\\${sign}${'@#'.includes(sign) ? '&#8203;' : ''}`
}

/** Text that does not wrap in a cell: with non-breaking spaces and hyphens. */
export function unbroken(text: string): string {
  return text.replaceAll(' ', '&nbsp;').replace(/\\?-/g, '&#8209;')
}

/** Cut to so many characters, with a sign that it was. */
export function clipped(text: string, longest: number): string {
  if (text.length <= longest) return text
  return `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

export interface Column {
  readonly head: string
  /** For numbers, whose digits then stand below each other. */
  readonly right?: boolean
}

/** A table whose cells are Markdown already, as long as it stays below a limit of bytes. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  limit: number,
): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const head = [line(columns.map(({ head }) => head))]
  const rule = line(columns.map(({ right }) => (right === true ? '--:' : '---')))
  const { lines, left } = fitting(rows.map(line), limit)
  const rest = left === 0 ? [] : ['', moreText(left)]
  return [...head, rule, ...lines, ...rest].join('\n')
}

/** Stands for what is cut off for lack of room. */
export function moreText(left: number): string {
  return `… and ${grouped(left)} more (see log)`
}

/** As many of the lines, from the first, as stay below a limit of bytes. */
export function fitting(
  lines: readonly string[],
  limit: number,
): { readonly lines: readonly string[]; readonly left: number } {
  let room = limit
  const end = lines.findIndex((line) => {
    room -= Buffer.byteLength(line) + 1
    return room < 0
  })
  return end < 0 ? { lines, left: 0 } : { lines: lines.slice(0, end), left: lines.length - end }
}
