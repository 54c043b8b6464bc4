import { sharesOf, trafficText } from '../release/alias-change.ts'
import type { AliasState } from '../cloud/release-wire.ts'
import type { AliasRelease } from '../release/release.ts'
import type { FunctionResult } from './report.ts'

/**
 * One-line result of a release, in a plan the expected one: `v41 → v42, alias live 100%`.
 *
 * @returns undefined if no version is known
 */
export function releaseText({ outcome, release }: FunctionResult): string | undefined {
  if (release === undefined) return undefined
  const { alias, version, published } = release
  const name = version ?? (published ? 'new version' : undefined)
  if (name === undefined) return undefined
  const made = published ? (outcome === 'planned' ? ' (to be published)' : ' (published)') : ''
  if (alias === undefined) return `${name}${made}`
  return aliasText(alias, name, made)
}

function aliasText(
  { name, before, after, moved }: AliasRelease,
  version: string,
  made: string,
): string {
  if (moved === undefined) return `${version}${made}, alias ${name} unknown`
  if (after === undefined) return `${version}${made}, alias ${name} not created`
  if (!moved) return `${version}${made}, alias ${name} unchanged (${trafficText(after)})`
  const from =
    before === undefined
      ? ''
      : `${before.version === version ? trafficText(before) : before.version} → `
  // In a plan, the name of a new version stands for another one in the shares.
  const share = sharesOf(after)[version] ?? Object.values(sharesOf(after)).at(-1) ?? 100
  return `${from}${version}, alias ${name} ${share}%`
}

/** Fields shared by the outputs and `results`; empty if unknown. */
export interface ReleaseFacts {
  readonly version: string
  readonly version_urn: string
  readonly alias_urn: string
  readonly previous_version: string
  readonly released: string
}

/** Outputs about the release of one function. */
export function releaseFacts({ target, outcome, release }: FunctionResult): ReleaseFacts {
  const alias = release?.alias
  const known = outcome === 'planned' ? alias?.before : alias?.after
  return {
    version: release?.version ?? '',
    version_urn: release?.versionUrn ?? '',
    alias_urn: known === undefined ? '' : (known.urn ?? aliasUrn(target.urn, known.name)),
    previous_version: alias?.before?.version ?? '',
    released: alias?.moved === undefined ? '' : String(alias.moved),
  }
}

function aliasUrn(urn: string, name: string): string {
  return `${urn.split(':').slice(0, 7).join(':')}:!${name}`
}

/** Fields of `results` about the release of one function; none if no release was requested. */
export function releaseEntry(result: FunctionResult): Record<string, unknown> {
  const { release } = result
  if (release === undefined) return {}
  const { version, version_urn, alias_urn, previous_version } = releaseFacts(result)
  const { alias } = release
  return {
    version: version || null,
    version_urn: version_urn || null,
    alias: alias?.name ?? null,
    alias_urn: alias_urn || null,
    previous_version: previous_version || null,
    previous_traffic: trafficOf(alias?.before),
    traffic: trafficOf(alias?.after),
    released: alias?.moved ?? null,
    deleted_versions: release.deleted,
  }
}

function trafficOf(alias: AliasState | undefined): unknown {
  return alias === undefined ? null : sharesOf(alias)
}
