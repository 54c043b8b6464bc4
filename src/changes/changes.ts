/** A file that is in one of two archives only. */
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

/** What differs between two archives, file by file; each list is sorted by name. */
export interface ChangeSet {
  readonly kind: 'files'
  readonly added: readonly FileSize[]
  readonly removed: readonly FileSize[]
  readonly changed: readonly FileChange[]
  /** How many files are the same. */
  readonly unchanged: number
}

/** How a package differs from the code that a function has. */
export type Changes =
  | ChangeSet
  /** The bytes are the same. */
  | { readonly kind: 'same code'; readonly files: number }
  /** Every file is the same, in an archive of other bytes: another order, times, or tool. */
  | { readonly kind: 'same files'; readonly files: number }
  /** One source file, of which only the sizes are told: its lines may hold secrets. */
  | {
      readonly kind: 'inline'
      readonly name: string
      readonly before: number | undefined
      readonly after: number
    }
  /** Why it is not known, as the end of a sentence. */
  | { readonly kind: 'unknown'; readonly because: string }

/** How many files are added, removed, changed and the same. */
export interface ChangeCounts {
  readonly added: number
  readonly removed: number
  readonly changed: number
  readonly unchanged: number
}

/** The numbers of files; undefined where they are unknown. */
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

/** How many files differ; undefined where it is unknown. */
export function changeCount(changes: Changes): number | undefined {
  const counts = changeCounts(changes)
  return counts && counts.added + counts.removed + counts.changed
}

/** One file of a change set, with the sizes that it has before and after, where it is there. */
export interface ChangedFile {
  readonly name: string
  readonly before?: number
  readonly after?: number
}
