import { isUtf8 } from 'node:buffer'
import { crc32 } from 'node:zlib'

/** Entry names of a ready archive: bytes in any code page. */

/**
 * Bytes as text for display: UTF-8 if valid, else Latin-1, which keeps different names different. The
 * UTF-8 flag is ignored: many tools write UTF-8 without it.
 */
export function textOf(bytes: Buffer): string {
  return bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1')
}

const UNICODE_PATH = 0x7075
const VERSION = 1
/** Its version and the CRC-32 of the name in the header. */
const BEFORE_PATH = 5

/**
 * The entry's names in Info-ZIP Unicode Path fields among these extra fields. A field of another
 * version, or with a checksum that does not match the name in the header, is ignored: the entry was
 * renamed by a tool that does not know the field (APPNOTE 4.6.9).
 */
export function unicodePaths(rawName: Buffer, extra: Buffer): Buffer[] {
  const paths: Buffer[] = []
  for (let at = 0; at + 4 <= extra.length;) {
    const data = at + 4
    const end = data + extra.readUInt16LE(at + 2)
    const field = extra.subarray(data, end)
    if (extra.readUInt16LE(at) === UNICODE_PATH && fits(field, rawName)) {
      paths.push(field.subarray(BEFORE_PATH))
    }
    at = end
  }
  return paths
}

function fits(field: Buffer, rawName: Buffer): boolean {
  if (field.length <= BEFORE_PATH || field[0] !== VERSION) return false
  return field.readUInt32LE(1) === crc32(rawName)
}

/** The name of an entry as bytes: from its header, or from a Unicode Path field if not UTF-8. */
export function spelledName(rawName: Buffer, extra: Buffer): Buffer {
  return isUtf8(rawName) ? rawName : (unicodePaths(rawName, extra)[0] ?? rawName)
}

/** The root of the archive, as a folder. */
const ROOT = './'

/**
 * Normalized name, as unpackers do: without `.` and empty segments. A leading slash is kept; the root
 * itself becomes `./`.
 */
export function plainName(name: string): string {
  const parts = name.split('/').filter((part) => part !== '.')
  const kept = parts.join('/').replaceAll(/\/{2,}/g, '/')
  return kept === '/' || (kept === '' && name.endsWith('/')) ? ROOT : kept
}

/** Whether the name contains an empty segment, `//`. */
export function hasEmptyFolder(name: string): boolean {
  return /[^/]\/\/+[^/]/.test(name)
}

/** Two-byte characters as Latin-1: of GBK and Big5, and of Shift-JIS. */
const TWO_BYTES = [/[\x81-\xfe][\x40-\xfe]/g, /[\x81-\x9f\xe0-\xfc][\x40-\xfc]/g]

/**
 * The name with `_` for each backslash that is the second byte of a character, if no other backslash
 * is left then. For checks only, not for display.
 */
export function withoutTrailBytes(spelled: Buffer): string {
  const text = textOf(spelled)
  if (isUtf8(spelled)) return text
  const readings = TWO_BYTES.map((pair) => text.replaceAll(pair, (two) => two.replace('\\', '_')))
  return readings.find((reading) => !reading.includes('\\')) ?? text
}

/** Key of an entry: Latin-1 keeps different bytes different, invalid UTF-8 would not. */
export function keyOf({ spelled }: { readonly spelled: Buffer }): string {
  return plainName(spelled.toString('latin1'))
}

/** A message about a name that is both a file and a folder: no tool can unpack both. */
export function findClash(
  entries: readonly { readonly name: string; readonly spelled: Buffer }[],
): string | undefined {
  const keyed = entries.map((entry) => ({ name: entry.name, key: keyOf(entry) }))
  const files = new Map<string, string>()
  for (const { name, key } of keyed) if (!key.endsWith('/')) files.set(key, name)
  const both = foldersOf(keyed.map(({ key }) => key)).find((folder) => files.has(folder))
  return both && `${files.get(both)} is both a file and a directory`
}

/** All parent folders of these names, each once. */
function foldersOf(names: readonly string[]): readonly string[] {
  const folders = new Set<string>()
  for (const name of names) {
    for (let end = name.lastIndexOf('/'); end > 0; end = name.lastIndexOf('/', end - 1)) {
      const folder = name.slice(0, end)
      if (folders.has(folder)) break
      folders.add(folder)
    }
  }
  return [...folders]
}
