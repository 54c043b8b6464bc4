import { withoutQuery } from '../../address.ts'
import type { FilePackage, Package, PackageEntry } from '../../package/package.ts'
import { escapeLine } from '../escape.ts'
import { markdownText } from '../markdown.ts'
import { bytesText, counted } from '../../units.ts'

const LARGEST = 10

/** What is in the package, and what takes the room in it. */
export function packageSection(code: Package): string[] {
  if (code.codeType === 'obs') {
    return ['### Package', `In OBS, at ${markdownText(withoutQuery(code.url))}.`]
  }
  return ['### Package', factsOf(code), ...(code.entries.length > 1 ? chart(code.entries) : [])]
}

function factsOf({ codeType, digest, entries, size }: FilePackage): string {
  const unpacked = entries.reduce((sum, entry) => sum + entry.size, 0)
  const files = counted(entries.length, 'file')
  const open = codeType === 'inline' ? '' : `, unpacked ${bytesText(unpacked)}`
  return `${files}, ${bytesText(size)} as ${codeType}${open}. Its SHA-512 begins with \`${digest.slice(0, 12)}\`.`
}

/**
 * The largest files as bars, drawn in text. No line begins with a name, so none can end the block
 * that they stand in.
 */
function chart(entries: readonly PackageEntry[]): string[] {
  const total = entries.reduce((sum, { packedSize }) => sum + packedSize, 0)
  const largest = [...entries].sort((a, b) => b.packedSize - a.packedSize).slice(0, LARGEST)
  const most = Math.max(...largest.map(({ packedSize }) => packedSize))
  const rest = entries.length - largest.length
  const left = total - largest.reduce((sum, { packedSize }) => sum + packedSize, 0)
  const lines = [
    ...largest.map(({ name, packedSize }) => line(packedSize, most, total, tail(name))),
    ...(rest > 0 ? [line(left, 0, total, `(${counted(rest, 'other file')})`)] : []),
  ]
  const title = rest > 0 ? `The ${LARGEST} largest files` : 'The files'
  return [`${title}, by the bytes that they take in the package:`, block(lines)]
}

const WIDTH = 20

function line(size: number, most: number, total: number, name: string): string {
  const percent = percentText(size, total)
  const bar = most === 0 ? ' '.repeat(WIDTH) : barOf(size / most)
  return `${bytesText(size).padStart(9)}  ${percent.padStart(5)}  ${bar}  ${name}`
}

function barOf(share: number): string {
  return '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░')
}

function percentText(size: number, total: number): string {
  const percent = total === 0 ? 0 : (size / total) * 100
  return percent > 0 && percent < 1 ? '<1 %' : `${Math.round(percent)} %`
}

function block(lines: readonly string[]): string {
  return ['```text', ...lines, '```'].join('\n')
}

const LONGEST_NAME = 80

/** Of a long path the end says most. No half of a character is left of what is cut. */
function tail(name: string): string {
  const escaped = escapeLine(name)
  if (escaped.length <= LONGEST_NAME) return escaped
  return `…${escaped.slice(1 - LONGEST_NAME).replace(/^[\uDC00-\uDFFF]/, '')}`
}
