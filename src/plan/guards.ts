import type { FunctionState } from '../cloud/wire.ts'
import { PackageError, VerificationError } from '../errors.ts'
import type { FilePackage } from '../package/package.ts'

/**
 * Checks the package against `expect_digest`: deploy exactly the tested bytes, or fail.
 *
 * @throws PackageError
 */
export function guardPackage({ digest }: FilePackage, expected: string | undefined): void {
  if (expected === undefined || expected === digest) return
  throw new PackageError(
    `package SHA-512 ${digest} does not match \`expect_digest\` ${expected}`,
    'Deploy the tested package, or update `expect_digest`',
  )
}

/**
 * Checks the deployed code against `if_deployed_digest`.
 *
 * @param wanted the package's digest, also accepted, since then there is nothing to overwrite
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
    `deployed SHA-512 ${held.digest ?? '(not reported)'} does not match ` +
      `\`if_deployed_digest\` ${expected}; nothing was uploaded`,
    'Another run or user deployed in between: check the function, then update `if_deployed_digest`',
    { again: false, requestId: held.requestId },
  )
}
