import { isLoopback, parsedUrl, withoutQuery } from '../address.ts'

/**
 * Readers of single inputs. Each takes the input's text, already known not to be blank, and returns
 * its value, or pushes one message to `problems` and returns undefined.
 */

/** An input's text, trimmed; empty when it was not given or is blank. */
export type ReadInput = (name: string) => string

/** An input's value, where the input was given. */
export function given<Value>(
  read: ReadInput,
  name: string,
  parse: (text: string) => Value | undefined,
): Value | undefined {
  const text = read(name)
  return text === '' ? undefined : parse(text)
}

/** A foreign value for a message: quoted, without credentials in URLs, at most 100 characters. */
export function quote(value: string): string {
  const open = value.includes('://') ? withoutSecrets(value) : value
  return `"${open.length > 100 ? `${open.slice(0, 100)}…` : open}"`
}

/** An input, or an input with its value, as messages write it. */
export function asCode(text: string): string {
  return `\`${text}\``
}

/** The user and the query of a URL may be a password or a signature. */
function withoutSecrets(address: string): string {
  return withoutQuery(address).replace(/\/\/[^/@]*@/g, '//')
}

/** A boolean by YAML 1.2's core schema, as `getBooleanInput` of `@actions/core` reads it. */
export function readBoolean(name: string, text: string, problems: string[]): boolean | undefined {
  if (['true', 'True', 'TRUE'].includes(text)) return true
  if (['false', 'False', 'FALSE'].includes(text)) return false
  problems.push(`${asCode(name)} must be true or false, got ${quote(text)}`)
  return undefined
}

/** An integer within bounds, both included. */
export function readInteger(
  name: string,
  text: string,
  bounds: { readonly least: number; readonly most: number },
  problems: string[],
): number | undefined {
  const value = /^[0-9]{1,9}$/.test(text) ? Number(text) : NaN
  if (value >= bounds.least && value <= bounds.most) return value
  problems.push(
    `${asCode(name)} must be an integer from ${bounds.least} to ${bounds.most}, got ${quote(text)}`,
  )
  return undefined
}

/** One of a closed set of words. */
export function readChoice<Word extends string>(
  name: string,
  text: string,
  words: readonly Word[],
  problems: string[],
): Word | undefined {
  const found = words.find((word) => word === text)
  if (found === undefined) {
    problems.push(`${asCode(name)} must be one of ${words.join(', ')}, got ${quote(text)}`)
  }
  return found
}

/** A SHA-512 in hex digits, in lower case. */
export function readDigest(name: string, text: string, problems: string[]): string | undefined {
  if (/^[0-9a-f]{128}$/i.test(text)) return text.toLowerCase()
  problems.push(`${asCode(name)} must be a SHA-512 (128 hex digits), got ${quote(text)}`)
  return undefined
}

/** The lines of a text, trimmed, without blank ones. */
export function readLines(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/**
 * The lines of a text that are gitignore patterns. A backslash at the end escapes a space there that
 * was trimmed, here or where the input was read; without it git ignores the pattern.
 */
export function readIgnorePatterns(text: string): string[] {
  return readLines(text).map((line) => (/(?<!\\)(\\\\)*\\$/.test(line) ? `${line} ` : line))
}

/** IDs: a JSON array of strings, or one per line, or comma-separated. `[]` is an empty list. */
export function readIds(name: string, text: string, problems: string[]): string[] | undefined {
  if (!text.startsWith('[')) {
    const ids = readLines(text.replaceAll(',', '\n'))
    if (ids.length > 0 && ids.every(isId)) return ids
  } else {
    const ids = parsedArray(text)
    if (ids?.every((id): id is string => typeof id === 'string' && isId(id))) return ids
  }
  problems.push(
    `${asCode(name)} must be a list of IDs (one per line, comma-separated, or a JSON array of ` +
      `strings, [] for none), got ${quote(text)}`,
  )
  return undefined
}

/** An ID is opaque, but it is one word. */
function isId(text: string): boolean {
  return /^[^\s"[\]{}]+$/.test(text)
}

function parsedArray(text: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** The URL of a service: https, or http to this machine only, since credentials are sent there. */
export function readEndpoint(name: string, text: string, problems: string[]): string | undefined {
  const url = parsedUrl(text.replaceAll('{region}', 'region-1'))
  const problem = url === undefined ? NO_HTTPS_URL : endpointProblem(url)
  if (problem === undefined) return text
  problems.push(`${asCode(name)} ${problem}, got ${quote(text)}`)
  return undefined
}

const NO_HTTPS_URL = 'must be an https URL (https://host[:port])'

function endpointProblem(url: URL): string | undefined {
  if (url.username !== '' || url.password !== '') return 'must not contain a user name or password'
  if (url.search !== '' || url.hash !== '') return 'must not contain a query or fragment'
  if (url.protocol === 'https:') return undefined
  if (url.protocol !== 'http:') return NO_HTTPS_URL
  return isLoopback(url.hostname) ? undefined : 'must use https (http would expose credentials)'
}
