import { PackageError } from '../errors.ts'

/** The code of a file system error (`ENOENT`, `EACCES`), else the whole error. */
export function systemReason(error: unknown): string {
  const code = (error as { code?: unknown }).code
  return typeof code === 'string' ? code : String(error)
}

/**
 * Maps a failure while the package is written below `temp`: file system errors, also of another
 * thread, become a PackageError; others are returned unchanged.
 */
export function writeFailure(temp: string, failure: unknown): unknown {
  if (!(failure instanceof Error) || !('syscall' in failure)) return failure
  const reason = systemReason(failure)
  if (reason === 'ENOSPC' || reason === 'EDQUOT') {
    return new PackageError(
      `Could not write the package to ${temp}: no space left on device (${reason})`,
      'Free up disk space: packaging needs about twice the size of the package.',
    )
  }
  return new PackageError(
    `Could not write the package to ${temp} (${reason})`,
    'Check that RUNNER_TEMP is an existing, writable directory.',
  )
}
