/** A file that only one of two archives has. */
export interface FileSize {
  readonly name: string
  /** Unpacked bytes. */
  readonly size: number
}

/** A file whose contents differ in two archives; sizes are unpacked bytes. */
export interface FileChange {
  readonly name: string
  readonly before: number
  readonly after: number
}

/** The differences between two archives, file by file; each list is sorted by name. */
export interface ChangeSet {
  readonly kind: 'files'
  readonly added: readonly FileSize[]
  readonly removed: readonly FileSize[]
  readonly changed: readonly FileChange[]
  /** Number of equal files. */
  readonly unchanged: number
}

/** How a package differs from the code that a function has. */
export type Changes =
  | ChangeSet
  /** The archives are identical. */
  | { readonly kind: 'same code'; readonly files: number }
  /** All files are equal, but the archives are not: other order, timestamps, or tool. */
  | { readonly kind: 'same files'; readonly files: number }
  /** One source file. Only its sizes are reported, because its lines may contain secrets. */
  | {
      readonly kind: 'inline'
      readonly name: string
      readonly before: number | undefined
      readonly after: number
    }
  /** Why the changes are unknown, as a clause. */
  | { readonly kind: 'unknown'; readonly because: string }

/** Numbers of files. */
export interface ChangeCounts {
  readonly added: number
  readonly removed: number
  readonly changed: number
  readonly unchanged: number
}

/** Counts files; undefined if the changes are unknown. */
export function changeCounts(changes: Changes): ChangeCounts | undefined {
  const none = { added: 0, removed: 0, changed: 0, unchanged: 0 }
  switch (changes.kind) {
    case 'files':
      return {
        added: changes.added.length,
        removed: changes.removed.length,
        changed: changes.changed.length,
        unchanged: changes.unchanged,
      }
    case 'same code':
    case 'same files':
      return { ...none, unchanged: changes.files }
    case 'inline':
      return { ...none, changed: 1 }
    case 'unknown':
      return undefined
  }
}

/** Number of files that differ; undefined if unknown. */
export function changeCount(changes: Changes): number | undefined {
  const counts = changeCounts(changes)
  return counts && counts.added + counts.removed + counts.changed
}

/** One file of a change set, with its size before and after, where it exists. */
export interface ChangedFile {
  readonly name: string
  readonly before?: number
  readonly after?: number
}
