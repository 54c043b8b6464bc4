import { byteOrder } from '../package/names.ts'
import type { ListedFile } from '../package/ready/listing.ts'
import type { ChangedFile, Changes, ChangeSet } from './changes.ts'

/**
 * Compares the files of two archives that are not identical, by name, size and CRC-32. If a name is
 * listed more than once, its last entry counts, which is the one that most tools unpack. CRC-32 detects
 * edits, but not forgery.
 */
export function compareArchives(
  before: readonly ListedFile[],
  after: readonly ListedFile[],
): Changes {
  const set = compareFiles(before, after)
  const isSame = set.added.length + set.removed.length + set.changed.length === 0
  return isSame ? { kind: 'same files', files: set.unchanged } : set
}

function compareFiles(before: readonly ListedFile[], after: readonly ListedFile[]): ChangeSet {
  const old = byName(before)
  const now = byName(after)
  const kept = [...now.values()].flatMap((file) => {
    const was = old.get(file.name)
    return was === undefined ? [] : [{ was, file }]
  })
  const changed = kept.filter(({ was, file }) => was.size !== file.size || was.crc !== file.crc)
  return {
    kind: 'files',
    added: sorted(sizesOf([...now.values()].filter(({ name }) => !old.has(name)))),
    removed: sorted(sizesOf([...old.values()].filter(({ name }) => !now.has(name)))),
    changed: sorted(
      changed.map(({ was, file }) => ({ name: file.name, before: was.size, after: file.size })),
    ),
    unchanged: kept.length - changed.length,
  }
}

/** All files of a change set in one list, sorted by name. */
export function changedFiles({ added, removed, changed }: ChangeSet): readonly ChangedFile[] {
  return sorted([
    ...added.map(({ name, size }) => ({ name, after: size })),
    ...removed.map(({ name, size }) => ({ name, before: size })),
    ...changed,
  ])
}

function byName(files: readonly ListedFile[]): ReadonlyMap<string, ListedFile> {
  return new Map(files.map((file) => [file.name, file]))
}

function sizesOf(files: readonly ListedFile[]) {
  return files.map(({ name, size }) => ({ name, size }))
}

function sorted<File extends { readonly name: string }>(files: readonly File[]): readonly File[] {
  const order = byteOrder(files.map(({ name }) => name))
  return [...files].sort((a, b) => order(a.name, b.name))
}
