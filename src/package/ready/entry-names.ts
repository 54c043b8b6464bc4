import { isUtf8 } from 'node:buffer'

/** Names of the entries of a zip that somebody else made: bytes, of whatever code page. */

/**
 * Bytes as a text for people: UTF-8 where they are that, else Latin-1, which shows names that differ
 * as texts that differ. The flag for UTF-8 is not asked: many tools write UTF-8 without it.
 */
export function textOf(bytes: Buffer): string {
  return bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1')
}

const UNICODE_PATH = 0x7075
/** Its version and a CRC-32 of the other name. */
const BEFORE_PATH = 5

/**
 * What the Unicode Path fields of Info-ZIP (APPNOTE 4.6.9) among these extra fields call the entry.
 * Their version and checksum are not asked, since not every reader asks them.
 */
export function unicodePaths(extra: Buffer): Buffer[] {
  const paths: Buffer[] = []
  for (let at = 0; at + 4 <= extra.length;) {
    const data = at + 4
    const end = data + extra.readUInt16LE(at + 2)
    if (extra.readUInt16LE(at) === UNICODE_PATH) paths.push(extra.subarray(data + BEFORE_PATH, end))
    at = end
  }
  return paths
}

/** The bytes that name an entry: those of its header, or their spelling in UTF-8 where they are not. */
export function spelledName(rawName: Buffer, extra: Buffer): Buffer {
  return isUtf8(rawName) ? rawName : (unicodePaths(extra)[0] ?? rawName)
}

/** The name without folders called `.`, which unpackers drop. The root itself stays `./`. */
export function withoutDots(name: string): string {
  const kept = name.split('/').filter((part) => part !== '.')
  return kept.join('/') || (name.endsWith('/') ? './' : '')
}

/** What of these cannot be unpacked into one folder, in words: a file twice, or one that is a folder too. */
export function findClash(
  entries: readonly { readonly name: string; readonly spelled: Buffer }[],
): string | undefined {
  // Texts of different bytes may be alike, and as Latin-1 they are not.
  const keyed = entries.map(({ name, spelled }) => ({
    name,
    key: withoutDots(spelled.toString('latin1')),
  }))
  const files = new Map<string, string>()
  for (const { name, key } of keyed) {
    if (files.has(key)) return `${name} is there twice`
    if (!key.endsWith('/')) files.set(key, name)
  }
  const both = foldersOf(keyed.map(({ key }) => key)).find((folder) => files.has(folder))
  return both && `${files.get(both)} is there as a file and as a folder`
}

/** All folders that these names lie in, each once. */
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
