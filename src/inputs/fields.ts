import { isLoopback, parsedUrl, withoutQuery } from '../address.ts'

/**
 * Readers of single inputs. Each takes the input's text, already known not to be blank, and returns
 * its value, or pushes one sentence to `problems` and returns undefined.
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

/** Shows a foreign value inside a sentence: quoted, and cut where it would drown the sentence. */
export function shown(value: string): string {
  const open = value.includes('://') ? withoutSecrets(value) : value
  return `"${open.length > 100 ? `${open.slice(0, 100)}…` : open}"`
}

/** The user and the query of an address may be a password or a signature. */
function withoutSecrets(address: string): string {
  return withoutQuery(address).replace(/\/\/[^/@]*@/g, '//')
}

/** A boolean by YAML 1.2's core schema, as `getBooleanInput` of `@actions/core` reads it. */
export function readBoolean(name: string, text: string, problems: string[]): boolean | undefined {
  if (['true', 'True', 'TRUE'].includes(text)) return true
  if (['false', 'False', 'FALSE'].includes(text)) return false
  problems.push(`${name}: ${shown(text)} is not a boolean; accepted are true and false`)
  return undefined
}

/** A whole number within bounds, both included. */
export function readWhole(
  name: string,
  text: string,
  bounds: { readonly least: number; readonly most: number },
  problems: string[],
): number | undefined {
  const value = /^[0-9]{1,9}$/.test(text) ? Number(text) : NaN
  if (value >= bounds.least && value <= bounds.most) return value
  problems.push(
    `${name}: ${shown(text)} is not a whole number from ${bounds.least} to ${bounds.most}`,
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
    problems.push(`${name}: ${shown(text)} is not known; accepted are ${words.join(', ')}`)
  }
  return found
}

/** A SHA-512 in hex digits, in lower case. */
export function readDigest(name: string, text: string, problems: string[]): string | undefined {
  if (/^[0-9a-f]{128}$/i.test(text)) return text.toLowerCase()
  problems.push(`${name}: ${shown(text)} is not a SHA-512 of 128 hex digits`)
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
 * The lines of a text that are gitignore patterns. A backslash at the end escapes a blank there that
 * trimming has taken, here or where the input was read; without it git ignores the pattern.
 */
export function readIgnorePatterns(text: string): string[] {
  return readLines(text).map((line) => (/(?<!\\)(\\\\)*\\$/.test(line) ? `${line} ` : line))
}

/** Ids: a JSON array of strings, or one a line, or separated by commas. `[]` is an empty list. */
export function readIds(name: string, text: string, problems: string[]): string[] | undefined {
  if (!text.startsWith('[')) {
    const ids = readLines(text.replaceAll(',', '\n'))
    if (ids.length > 0 && ids.every(isId)) return ids
  } else {
    const ids = parsedArray(text)
    if (ids?.every((id): id is string => typeof id === 'string' && isId(id))) return ids
  }
  problems.push(
    `${name}: ${shown(text)} is not a list of ids; accepted are one id a line, ids separated by ` +
      'commas, or a JSON array of strings ([] for none)',
  )
  return undefined
}

/** An id is opaque to us, but it is one word. */
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

/**
 * The address of a service: https, or http to this machine only, since credentials are sent there.
 */
export function readEndpoint(name: string, text: string, problems: string[]): string | undefined {
  const url = parsedUrl(text.replaceAll('{region}', 'region-1'))
  const problem = url === undefined ? 'is not an address' : endpointProblem(url)
  if (problem === undefined) return text
  problems.push(`${name}: ${shown(text)} ${problem}; accepted is https://host[:port]`)
  return undefined
}

function endpointProblem(url: URL): string | undefined {
  if (url.username !== '' || url.password !== '') return 'holds a user name or password'
  if (url.search !== '' || url.hash !== '') return 'holds a query or a fragment'
  if (url.protocol === 'https:') return undefined
  if (url.protocol !== 'http:') return 'is not an https address'
  return isLoopback(url.hostname) ? undefined : 'is http, which would send credentials in the clear'
}
