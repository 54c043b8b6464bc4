import { PackageError } from '../errors.ts'

/** Why the file system refused, in its own short word (`ENOENT`, `EACCES`), else the whole error. */
export function systemReason(error: unknown): string {
  const code = (error as { code?: unknown }).code
  return typeof code === 'string' ? code : String(error)
}

/**
 * What to throw for a failure while the package is written below `temp`: PackageError where the
 * system refused, also in another thread; else the failure itself.
 */
export function writeFailure(temp: string, failure: unknown): unknown {
  if (!(failure instanceof Error) || !('syscall' in failure)) return failure
  const reason = systemReason(failure)
  if (reason === 'ENOSPC' || reason === 'EDQUOT') {
    return new PackageError(
      `The package cannot be written to ${temp}: no space is left (${reason})`,
      'Free space there: packing needs about twice the size of the package.',
    )
  }
  return new PackageError(
    `The package cannot be written to ${temp} (${reason})`,
    'Check that RUNNER_TEMP names a folder that exists, and that the runner may write to it.',
  )
}
