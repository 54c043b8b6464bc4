import { counted } from '../../units.ts'
import { shortList } from '../advice/preflight.ts'
import { hasEmptyFolder, keyOf, plainName, textOf } from './entry-names.ts'
import { DEFLATED, STORED, type DirectoryEntry } from './extents.ts'

/** What unpackers accept but handle differently: reported, not rejected. */
export interface Oddities<Entry> {
  /** One entry for each name: of several the last one, which most readers keep. */
  readonly files: readonly Entry[]
  /** Warnings. */
  readonly warnings: readonly string[]
  /** Notes for the debug log. */
  readonly notes: readonly string[]
}

/** Looks at the files of an archive, without its folders, in the order of its directory. */
export function findOddities<Entry extends DirectoryEntry>(all: readonly Entry[]): Oddities<Entry> {
  const last = new Map<string, Entry>()
  const equal = new Set<string>()
  const different = new Set<string>()
  for (const entry of all) {
    const key = keyOf(entry)
    const before = last.get(key)
    if (before !== undefined) (haveOneContent(before, entry) ? equal : different).add(key)
    last.set(key, entry)
  }
  const lastOf = (keys: readonly string[]) => keys.flatMap((key) => last.get(key) ?? [])
  return {
    files: [...last.values()],
    warnings: [...differing(lastOf([...different])), ...emptyFolders(all), ...rareMethods(all)],
    notes: repeated(lastOf([...equal].filter((key) => !different.has(key)))),
  }
}

/** As far as the directory shows: contents are not decompressed for this. */
function haveOneContent(a: DirectoryEntry, b: DirectoryEntry): boolean {
  return a.crc === b.crc && a.size === b.size
}

/**
 * Which one is taken: Info-ZIP, 7-Zip, Python, Java and Go's loop over all files end with the last;
 * a reader that looks a name up in a list, or refuses to overwrite a file, ends with the first.
 */
function differing(entries: readonly DirectoryEntry[]): readonly string[] {
  if (entries.length === 0) return []
  const names = entries.map(
    ({ name, size, crc }) =>
      `${name} (the last one is ${counted(size, 'byte')}, CRC-32 ${crc.toString(16).padStart(8, '0')})`,
  )
  return [
    `Duplicate files with different contents in the archive: ${shortList(names)}. ` +
      'Most tools use the last one, some the first. Recreate the archive without duplicates.',
  ]
}

function repeated(entries: readonly DirectoryEntry[]): readonly string[] {
  if (entries.length === 0) return []
  const names = shortList(entries.map(({ name }) => name))
  return [`Duplicate files with identical contents in the archive: ${names}.`]
}

function emptyFolders(entries: readonly DirectoryEntry[]): readonly string[] {
  const names = entries.map(({ spelled }) => textOf(spelled)).filter(hasEmptyFolder)
  const [first] = names
  if (first === undefined) return []
  return [
    `File names with an empty path segment: ${shortList(names)}. ` +
      `Most tools unpack ${first} as ${plainName(first)}, some reject the archive.`,
  ]
}

/** APPNOTE 4.4.5; 20 is what 93 was at first. */
const METHODS = new Map([
  [1, 'Shrink'],
  [6, 'Implode'],
  [9, 'Deflate64'],
  [10, 'PKWARE Implode'],
  [12, 'bzip2'],
  [14, 'LZMA'],
  [20, 'Zstandard'],
  [93, 'Zstandard'],
  [95, 'XZ'],
  [96, 'JPEG'],
  [97, 'WavPack'],
  [98, 'PPMd'],
])

/** The name of a compression method, for people. */
export function methodName(method: number): string {
  const name = METHODS.get(method)
  return name === undefined ? `method ${method}` : `${name} (method ${method})`
}

/** Java's and Go's readers know these two methods only, and so do most others. */
function rareMethods(entries: readonly DirectoryEntry[]): readonly string[] {
  const rare = entries.filter(({ method }) => method !== STORED && method !== DEFLATED)
  if (rare.length === 0) return []
  const methods = [...new Set(rare.map(({ method }) => methodName(method)))].join(', ')
  return [
    `Files compressed with ${methods}, which most tools do not support: ` +
      `${shortList(rare.map(({ name }) => name))}. Recreate the archive with Deflate, e.g. "7z a -mm=Deflate".`,
  ]
}
