import type { AliasState, VersionState } from '../cloud/release-wire.ts'
import { byAge } from './age.ts'

/** Versions to delete, oldest first; undefined if their order is unknown. */
export function versionsToDelete(
  versions: readonly VersionState[],
  aliases: readonly AliasState[],
  keep: number,
  used: string | undefined,
): readonly string[] | undefined {
  if (versions.length <= keep) return []
  return byAge(versions)
    ?.slice(keep)
    .reverse()
    .map(({ version }) => version)
    .filter((version) => version !== used && version !== 'latest' && !isNamed(version, aliases))
}

/** Whether an alias uses a version: as its version, by a share or by a rule. */
export function isNamed(name: string, aliases: readonly AliasState[]): boolean {
  return aliases.some(
    ({ version, weights, ruled }) =>
      version === name || Object.hasOwn(weights, name) || ruled.includes(name),
  )
}
