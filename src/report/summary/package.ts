import { withoutQuery } from '../../address.ts'
import type { FilePackage, Package, PackageEntry } from '../../package/package.ts'
import { escapeLine } from '../escape.ts'
import { markdownText } from '../markdown.ts'
import { bytesText, counted, grouped } from '../../units.ts'

const LARGEST = 10

/** Contents of the package: totals, and in a fold its digest and largest files. */
export function packageSection(code: Package): string[] {
  if (code.codeType === 'obs') {
    return ['### Package', `OBS object: ${markdownText(withoutQuery(code.url))}`]
  }
  const { digest, entries } = code
  const files = entries.length > 1 ? chart(entries) : []
  const title = files.length > 0 ? 'Full SHA-512 and largest files' : 'Full SHA-512'
  return ['### Package', factsOf(code), ...fold(title, [block([digest]), ...files])]
}

function factsOf({ codeType, digest, entries, size }: FilePackage): string {
  const unpacked = entries.reduce((sum, entry) => sum + entry.size, 0)
  const files = counted(entries.length, 'file')
  const open = codeType === 'inline' ? '' : ` (${bytesText(unpacked)} uncompressed)`
  return `${files}, ${bytesText(size)} ${codeType}${open}, SHA-512 \`${digest.slice(0, 12)}\``
}

/** Collapsed section; blank lines make GitHub read Markdown inside it. */
function fold(title: string, blocks: readonly string[]): string[] {
  return [`<details>\n<summary>${title}</summary>`, ...blocks, '</details>']
}

/**
 * The largest files as text bars. No line starts with a file name, so no name can end the code
 * block.
 */
function chart(entries: readonly PackageEntry[]): string[] {
  const total = entries.reduce((sum, { packedSize }) => sum + packedSize, 0)
  const largest = [...entries].sort((a, b) => b.packedSize - a.packedSize).slice(0, LARGEST)
  const most = Math.max(...largest.map(({ packedSize }) => packedSize))
  const rest = entries.length - largest.length
  const left = total - largest.reduce((sum, { packedSize }) => sum + packedSize, 0)
  const lines = [
    ...largest.map(({ name, packedSize }) => line(packedSize, most, total, tail(name))),
    ...(rest > 0
      ? [line(left, 0, total, `(${grouped(rest)} more ${rest === 1 ? 'file' : 'files'})`)]
      : []),
  ]
  const title = rest > 0 ? `${LARGEST} largest files` : 'Files'
  return [`${title} (compressed size):`, block(lines)]
}

const WIDTH = 20

function line(size: number, most: number, total: number, name: string): string {
  const percent = percentText(size, total)
  const bar = most === 0 ? ' '.repeat(WIDTH) : barOf(size / most)
  return `${bytesText(size).padStart(9)}  ${percent.padStart(4)}  ${bar}  ${name}`
}

function barOf(share: number): string {
  return '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░')
}

function percentText(size: number, total: number): string {
  const percent = total === 0 ? 0 : (size / total) * 100
  return percent > 0 && percent < 1 ? '<1%' : `${Math.round(percent)}%`
}

function block(lines: readonly string[]): string {
  return ['```text', ...lines, '```'].join('\n')
}

const LONGEST_NAME = 80

/** The end of a long path, which says most. Never cuts a character in half. */
function tail(name: string): string {
  const escaped = escapeLine(name)
  if (escaped.length <= LONGEST_NAME) return escaped
  return `…${escaped.slice(1 - LONGEST_NAME).replace(/^[\uDC00-\uDFFF]/, '')}`
}
