import { CloudError } from '../cloud/errors.ts'
import type { Connection } from '../cloud/functiongraph.ts'
import type { VersionState } from '../cloud/release-wire.ts'
import { deleteVersion, listAliases, listVersions } from '../cloud/releases.ts'
import { repeated } from '../cloud/retry.ts'
import type { Target } from '../target.ts'
import { isNamed, versionsToDelete } from './prune-choice.ts'

/** Result of deleting old versions. Failing to delete one is a warning. */
export interface Pruned {
  readonly deleted: readonly string[]
  readonly warnings: readonly string[]
}

/**
 * Deletes published versions beyond the newest `keep`, oldest first, except those that an alias uses
 * or that this step released. Deleting a version deletes its alias as well (documented), so aliases
 * are read again before each deletion.
 *
 * @throws the signal's reason when the step is ended
 */
export async function prune(
  target: Target,
  keep: number,
  used: string | undefined,
  connection: Connection,
): Promise<Pruned> {
  const choice = await chosen(target, keep, used, connection)
  if (typeof choice === 'string') return { deleted: [], warnings: [choice] }
  const deleted: string[] = []
  const warnings: string[] = []
  for (const version of choice) {
    try {
      if (isNamed(version, await listAliases(target, connection))) continue
      await deleteOne(target, version, connection)
      deleted.push(version)
    } catch (error) {
      if (!(error instanceof CloudError)) throw error
      warnings.push(`Failed to delete version ${version}: ${reasonOf(error)}`)
    }
  }
  return { deleted, warnings }
}

/** The versions to delete, or a warning why none is deleted. */
async function chosen(
  target: Target,
  keep: number,
  used: string | undefined,
  connection: Connection,
): Promise<readonly string[] | string> {
  try {
    const aliases = await listAliases(target, connection)
    const versions = await listedWith(used, target, connection)
    return versionsToDelete(versions, aliases, keep, used) ?? UNKNOWN_ORDER
  } catch (error) {
    if (!(error instanceof CloudError)) throw error
    return `No version was deleted: ${reasonOf(error)}`
  }
}

/** Milliseconds before each read of the list, which may lag behind a publication by some seconds. */
const READS: readonly number[] = [0, 1_000, 2_000, 3_000, 4_000]

/** Lists the versions until the one that this step released is among them. */
async function listedWith(
  used: string | undefined,
  target: Target,
  connection: Connection,
): Promise<readonly VersionState[]> {
  let versions: readonly VersionState[] = []
  for (const delay of READS) {
    await connection.clock.sleep(delay, connection.signal)
    versions = await listVersions(target, connection)
    if (used === undefined || versions.some(({ version }) => version === used)) break
  }
  return versions
}

export const UNKNOWN_ORDER =
  'No version was deleted: the service does not report in which order the versions were published'

/** Deletes one version. One that is gone already counts as deleted. */
async function deleteOne(target: Target, version: string, connection: Connection): Promise<void> {
  await repeated(
    {
      operation: 'DeleteFunction',
      attempt: async () => {
        await deleteVersion(target, version, connection)
        return true
      },
      settle: async ({ data }, repeat) => {
        if (data.status === 404 && data.code === 'FSS.1052') return true
        if (repeat !== 'unknown') return undefined
        const left = await listVersions(target, connection)
        return left.some((other) => other.version === version) ? undefined : true
      },
    },
    connection,
  )
}

function reasonOf({ message, data: { status, code } }: CloudError): string {
  const facts = [status === undefined ? undefined : `HTTP ${status}`, code].filter(Boolean)
  return facts.length === 0 ? message : `${message} (${facts.join(' ')})`
}
