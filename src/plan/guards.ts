import type { FunctionState } from '../cloud/wire.ts'
import { PackageError, VerificationError } from '../errors.ts'
import type { FilePackage } from '../package/package.ts'

/**
 * Holds the package against `expect_digest`: the very bytes that were tested, or nothing.
 *
 * @throws PackageError
 */
export function guardPackage({ digest }: FilePackage, expected: string | undefined): void {
  if (expected === undefined || expected === digest) return
  throw new PackageError(
    `the package has the digest ${digest}, but expect_digest asks for ${expected}`,
    'Deploy the package that was tested, or give its digest as expect_digest',
  )
}

/**
 * Holds what the function holds against `if_deployed_digest`.
 *
 * @param wanted the package's digest, which is as good, since then there is nothing to overwrite
 * @throws VerificationError
 */
export function guardFunction(
  held: FunctionState,
  expected: string | undefined,
  wanted: string | undefined,
): void {
  if (expected === undefined || held.digest === expected) return
  if (held.digest !== undefined && held.digest === wanted) return
  throw new VerificationError(
    `the function holds the digest ${held.digest ?? 'that it does not report'}, ` +
      `but if_deployed_digest asks for ${expected}`,
    'Find out who deployed in between; nothing was sent',
    { again: false, requestId: held.requestId },
  )
}
