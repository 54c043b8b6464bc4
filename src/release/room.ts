import { CloudError, type CloudErrorData } from '../cloud/errors.ts'
import type { Connection } from '../cloud/functiongraph.ts'
import type { VersionState } from '../cloud/release-wire.ts'
import { listAliases } from '../cloud/releases.ts'
import { VerificationError } from '../errors.ts'
import type { Target } from '../target.ts'
import { versionsToDelete } from './prune-choice.ts'

/** Maximum number of versions of a function including `latest`: documented now, and in 2018. */
const LIMITS: readonly number[] = [20, 10]

/** Value of `keep_versions` that the remedy suggests by default. */
const SUGGESTED = 5

/**
 * Whether a publication was rejected because of the number of versions. The code of that error is not
 * documented, so the number of versions decides.
 */
export function isFull(versions: readonly VersionState[], { status }: CloudErrorData): boolean {
  const withLatest = versions.length + 1
  const most = Math.max(...LIMITS)
  return (status === 400 || status === 403) && (LIMITS.includes(withLatest) || withLatest > most)
}

/** Error with the versions that `keep_versions` would delete. */
export async function tooManyVersions(
  error: CloudError,
  request: {
    readonly target: Target
    readonly versions: readonly VersionState[]
    readonly keep: number | undefined
  },
  connection: Connection,
): Promise<VerificationError> {
  const { versions } = request
  const keep = Math.min(request.keep ?? SUGGESTED, versions.length - 1)
  const names = await deletable(request, keep, connection)
  const what = names.length === 0 ? '' : `, which deletes ${names.join(', ')}`
  const { status, requestId } = error.data
  return new VerificationError(
    `publish version: HTTP ${status ?? ''}, ${error.message}; the function already has ` +
      `${versions.length} published versions, and the documented limit is ` +
      `${LIMITS.find((limit) => limit <= versions.length + 1) ?? Math.max(...LIMITS)} with latest`,
    `Delete old versions in the console, or run once with \`mode: release\` and \`keep_versions: ${keep}\`${what}`,
    { again: false, requestId },
  )
}

async function deletable(
  { target, versions }: { readonly target: Target; readonly versions: readonly VersionState[] },
  keep: number,
  connection: Connection,
): Promise<readonly string[]> {
  try {
    const aliases = await listAliases(target, connection)
    return versionsToDelete(versions, aliases, keep, undefined) ?? []
  } catch (error) {
    if (error instanceof CloudError) return []
    throw error
  }
}
