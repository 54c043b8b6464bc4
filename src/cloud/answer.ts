import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib'
import type { HttpAnswer } from './transport.ts'
import { isObject, parseJson } from './wire.ts'

/** Maximum bytes of a decompressed response: real ones are tens of KB. */
const LONGEST = 1024 * 1024

/** Maximum nesting: real responses have four; parsing 200,000 takes seconds and memory. */
const DEEPEST = 64

/** The body of a response, read as far as it is safe to read. */
export interface Content {
  /** The value, if the body is JSON of any kind. */
  readonly value?: unknown
  /** Absent if the body is not a JSON object. */
  readonly json?: Readonly<Record<string, unknown>>
  /** The text of an XML document; absent where it is none, or JSON was expected. */
  readonly xml?: string
  /** Why the body was not read at all. */
  readonly refused?: string
  /** Whether it is a web page, which no API of the cloud returns. */
  readonly isPage: boolean
  /** Whether it claims a compression that it does not have: something on the way changed it. */
  readonly isMislabeled: boolean
  /** Short description for the log: title, type and size, never the body itself. */
  readonly described: string
}

/**
 * Reads a body: inflated, without a byte order mark, and only if it is neither long nor deep.
 *
 * @param language in which the service speaks
 */
export async function contentOf(
  { headers, body }: HttpAnswer,
  language: 'json' | 'xml' = 'json',
): Promise<Content> {
  const { bytes, isMislabeled } = await inflated(body, headers['content-encoding'], LONGEST)
  const type = headers['content-type']
  const size = `${type ?? 'no content type'}, ${body.length} bytes`
  if (bytes === undefined) {
    const refused = `response exceeds ${LONGEST} bytes`
    return { refused, isPage: false, isMislabeled, described: size }
  }
  const text = new TextDecoder().decode(bytes)
  const isXml = language === 'xml' && /^\s*<(?!!doctype|html)/i.test(text)
  const isPage = (!isXml && /^\s*</.test(text)) || (type?.includes('html') ?? false)
  const title = isPage ? titleOf(text) : undefined
  const described = title === undefined ? size : `"${title}", ${size}`
  const known = { isPage, isMislabeled, described }
  if (isXml) return { xml: text, ...known }
  if (isNestedTooDeep(text)) {
    const refused = `response is nested deeper than ${DEEPEST} levels`
    return { refused, ...known }
  }
  const value = parseJson(text)
  return { ...known, value, ...(isObject(value) ? { json: value } : {}) }
}

interface Limit {
  readonly maxOutputLength: number
}
type Inflate = (bytes: Buffer, limit: Limit) => Promise<Buffer>

const INFLATE: Readonly<Record<string, readonly Inflate[]>> = {
  gzip: [promisify<Buffer, Limit, Buffer>(gunzip)],
  br: [promisify<Buffer, Limit, Buffer>(brotliDecompress)],
  // Servers disagree whether "deflate" has the header of zlib (RFC 9110, 8.4.1.2).
  deflate: [inflate, inflateRaw].map((decode) => promisify<Buffer, Limit, Buffer>(decode)),
}

export interface Inflated {
  /** Absent if they exceed the limit. */
  readonly bytes?: Buffer
  readonly isMislabeled: boolean
}

/**
 * The decompressed bytes. Requests ask for no compression, but gateways may compress all the same;
 * bytes that only claim to be compressed are returned unchanged.
 */
export async function inflated(
  body: Buffer,
  encoding: string | undefined,
  longest: number,
): Promise<Inflated> {
  let bytes = body
  let isMislabeled = false
  const layers = (encoding ?? '').toLowerCase().split(',').reverse()
  for (const layer of layers.map((name) => name.trim().replace(/^x-/, ''))) {
    const decoders = Object.hasOwn(INFLATE, layer) ? INFLATE[layer] : undefined
    if (decoders === undefined) continue
    const plain = await firstOf(decoders, bytes, longest)
    if (plain === 'too long') return { isMislabeled }
    isMislabeled ||= plain === undefined
    bytes = plain ?? bytes
  }
  return bytes.length > longest ? { isMislabeled } : { bytes, isMislabeled }
}

async function firstOf(
  decoders: readonly Inflate[],
  bytes: Buffer,
  longest: number,
): Promise<Buffer | 'too long' | undefined> {
  for (const decode of decoders) {
    try {
      return await decode(bytes, { maxOutputLength: longest })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return 'too long'
    }
  }
  return undefined
}

/** Counts brackets outside of strings in one pass, without parsing anything. */
export function isNestedTooDeep(text: string): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (character === '"') inString = !inString
    else if (inString) at += character === '\\' ? 1 : 0
    else if (character === '[' || character === '{') depth += 1
    else if (character === ']' || character === '}') depth -= 1
    if (depth > DEEPEST) return true
  }
  return false
}

/** Maximum characters of a title. */
const TITLE = 100

/** The title of a page, which tells who answered: a firewall, a login, a gateway. */
function titleOf(page: string): string | undefined {
  const title = /<title[^>]*>([^<]*)</i.exec(page.slice(0, 64 * 1024))?.[1]
  const words = title?.replace(/\s+/g, ' ').trim()
  if (words === undefined || words === '') return undefined
  return words.length > TITLE ? `${words.slice(0, TITLE)}…` : words
}
