import { PackageError } from '../../errors.ts'
import type { Readable } from './preflight.ts'

/**
 * Git LFS keeps a file elsewhere and a pointer to it in the repository: three lines, of which only
 * the size varies. https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
 */
const POINTER =
  /^version https:\/\/git-lfs\.github\.com\/spec\/v1\r?\noid sha256:[0-9a-f]{64}\r?\nsize \d+\r?\n$/
/** From a one-digit size with LF to a 15-digit size with CRLF: only such files need to be read. */
const LENGTHS = { least: 126, most: 144 }

const FETCH = 'Set "lfs: true" for actions/checkout, or run "git lfs pull" in an earlier step.'

/** The names of the files that are Git LFS pointers. */
export function pointersAmong(files: readonly Readable[]): readonly string[] {
  return files
    .filter(({ size }) => size >= LENGTHS.least && size <= LENGTHS.most)
    .filter((file) => POINTER.test(file.read().toString('latin1')))
    .map(({ name }) => name)
}

/**
 * Throws PackageError if all files are pointers: then nothing is code. Some pointers are only a
 * warning, since the function may not need these files at run time.
 */
export function refusePointers(files: readonly Readable[]): void {
  const pointers = pointersAmong(files)
  const [first] = pointers
  if (first === undefined || pointers.length < files.length) return
  throw new PackageError(`${first} is a Git LFS pointer, not the file itself`, FETCH)
}

const SHOWN = 5

/** A warning about pointers among other files. */
export function pointerWarnings(files: readonly Readable[]): readonly string[] {
  const pointers = pointersAmong(files)
  if (pointers.length === 0) return []
  const shown = pointers.slice(0, SHOWN).join(', ')
  const more = pointers.length > SHOWN ? ` and ${pointers.length - SHOWN} more` : ''
  return [`The package contains Git LFS pointers instead of files: ${shown}${more}. ${FETCH}`]
}
