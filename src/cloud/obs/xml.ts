import type { HttpAnswer } from '../transport.ts'
import type { ServiceError } from '../wire.ts'

/**
 * The subset of XML that OBS uses: flat documents of known elements, so searching for their tags is
 * enough. Anything else is not found.
 */

/** The contents of all elements of this name, wherever they stand. */
export function elements(xml: string, name: string): string[] {
  const found: string[] = []
  for (let from = 0; ;) {
    const open = xml.slice(from).search(new RegExp(`<${name}(\\s[^>]*)?>`))
    if (open < 0) return found
    const start = xml.indexOf('>', from + open) + 1
    const end = xml.indexOf(`</${name}>`, start)
    if (end < 0) return found
    found.push(xml.slice(start, end))
    from = end
  }
}

/** The text of the first element of this name; undefined where there is none, or it is empty. */
export function textOf(xml: string, name: string): string | undefined {
  const [first = ''] = elements(xml, name)
  return first === '' ? undefined : unescaped(first)
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
}

function unescaped(text: string): string {
  return text.replace(/&(#?\w{1,8});/g, (whole, name: string) => {
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** A text as the content of an element. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/**
 * The error that a document describes, if it describes one. The answer to HEAD has no body: its code
 * stands in a header, which the official SDK reads.
 */
export function decodeObjectError(
  xml: string | undefined,
  headers: HttpAnswer['headers'],
): ServiceError {
  const [error] = xml === undefined ? [] : elements(xml, 'Error')
  const code = error === undefined ? inHeader(headers, 'error-code') : textOf(error, 'Code')
  const message =
    error === undefined ? inHeader(headers, 'error-message') : textOf(error, 'Message')
  return {
    ...(code === undefined ? {} : { code: code.slice(0, LONGEST.code) }),
    ...(message === undefined ? {} : { message: message.slice(0, LONGEST.message) }),
  }
}

const LONGEST = { code: 100, message: 1_000 } as const

function inHeader(headers: HttpAnswer['headers'], name: string): string | undefined {
  const value = headers[`x-obs-${name}`] ?? headers[`x-amz-${name}`]
  return typeof value === 'string' && value !== '' ? value : undefined
}
