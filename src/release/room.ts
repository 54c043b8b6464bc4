import { CloudError, type CloudErrorData } from '../cloud/errors.ts'
import type { Connection } from '../cloud/functiongraph.ts'
import type { VersionState } from '../cloud/release-wire.ts'
import { listAliases } from '../cloud/releases.ts'
import { VerificationError } from '../errors.ts'
import type { Target } from '../target.ts'
import { versionsToDelete } from './prune-choice.ts'

/** Most versions of a function with `latest`, as pages of today and of 2018 document it. */
const LIMITS: readonly number[] = [20, 10]

/** What the remedy suggests for `keep_versions` where it was not given. */
const SUGGESTED = 5

/**
 * Whether a refused publication has to do with the number of versions: the code of that error is not
 * documented, so that the number itself tells.
 */
export function isFull(versions: readonly VersionState[], { status }: CloudErrorData): boolean {
  const withLatest = versions.length + 1
  const most = Math.max(...LIMITS)
  return (status === 400 || status === 403) && (LIMITS.includes(withLatest) || withLatest > most)
}

/** Says what `keep_versions` would delete to make room. */
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
    `publishing a version: HTTP ${status ?? ''}, ${error.message}; the function already has ` +
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
