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

/** How many files differ; undefined where it is unknown. */
export function changeCount(changes: Changes): number | undefined {
  switch (changes.kind) {
    case 'files':
      return changes.added.length + changes.removed.length + changes.changed.length
    case 'same code':
    case 'same files':
      return 0
    case 'inline':
      return 1
    case 'unknown':
      return undefined
  }
}

/** One file of a change set, with the sizes that it has before and after, where it is there. */
export interface ChangedFile {
  readonly name: string
  readonly before?: number
  readonly after?: number
}
