import type { AliasState, VersionState } from '../cloud/release-wire.ts'
import { VerificationError } from '../errors.ts'
import { changedDependencies, type Dependencies } from '../plan/dependencies.ts'
import { byAge } from './age.ts'
import type { VersionRequest } from './request.ts'

/** Code and dependencies that a version must have: those of `latest`, or in a plan its future ones. */
export interface Content extends Dependencies {
  /** SHA-512; absent where the service reports none. */
  readonly digest?: string
}

/** Version to release. */
export type VersionChoice =
  | { readonly kind: 'latest' }
  | { readonly kind: 'exists'; readonly version: VersionState }
  | Extract<VersionRequest, { kind: 'publish' }>

/** State of the function when the version is chosen. */
export interface Known {
  /** Code and dependencies of `latest`. */
  readonly content: Content
  /** The published versions; those with the same digest with their dependencies. */
  readonly versions: readonly VersionState[]
  /** The requested alias, if it exists. */
  readonly alias: AliasState | undefined
}

/**
 * Chooses the version to release, and whether it must be published.
 *
 * @throws VerificationError when no such version exists, or its name is taken by other code
 */
export function chooseVersion(request: VersionRequest, known: Known): VersionChoice {
  switch (request.kind) {
    case 'latest':
      return request
    case 'publish':
      return toPublish(request, known)
    case 'existing':
      return { kind: 'exists', version: named(request.name, known.versions) }
    case 'previous':
      return { kind: 'exists', version: before(known) }
  }
}

function toPublish(
  request: Extract<VersionRequest, { kind: 'publish' }>,
  { content, versions }: Known,
): VersionChoice {
  const taken = versions.find(({ version }) => version === request.name)
  if (taken !== undefined) {
    if (!matches(taken, content)) throw nameTaken(taken.version, undefined)
    return { kind: 'exists', version: taken }
  }
  const same = request.name === undefined ? newestWith(content, versions) : undefined
  return same === undefined ? request : { kind: 'exists', version: same }
}

/** Error for a version name that is taken by other code or dependencies. */
export function nameTaken(name: string, requestId: string | undefined): VerificationError {
  return new VerificationError(
    `version ${name} already exists with other code or dependencies`,
    'Set another name in `version`, or omit it to let the service name the version',
    { again: false, requestId },
  )
}

/** The newest version that has this code and these dependencies. */
export function newestWith(
  content: Content,
  versions: readonly VersionState[],
): VersionState | undefined {
  const same = versions.filter((version) => matches(version, content))
  return (byAge(same) ?? same).at(0)
}

/**
 * Whether a version has this code and these dependencies. A missing list counts as empty, since
 * services omit empty lists.
 */
export function matches(version: VersionState, content: Content): boolean {
  if (content.digest === undefined || version.digest !== content.digest) return false
  return changedDependencies(filled(content), filled(version)).length === 0
}

function filled({ dependVersionList, dependList, dependencyPkg }: Dependencies): Dependencies {
  return {
    dependVersionList: dependVersionList ?? [],
    dependList: dependList ?? [],
    dependencyPkg: dependencyPkg ?? '',
  }
}

function named(name: string, versions: readonly VersionState[]): VersionState {
  const found = versions.find(({ version }) => version === name)
  if (found !== undefined) return found
  throw refused(`version ${name} does not exist`, `Set \`version\` to ${choiceOf(versions)}`)
}

/**
 * Version published before the newest one to which the alias sends traffic. During a canary this is
 * usually the version that has the rest of the traffic.
 */
function before({ alias, versions }: Known): VersionState {
  const remedy = `Set \`version\` to ${choiceOf(versions)}`
  if (alias === undefined) {
    throw refused(
      'the alias does not exist, so it has no previous version',
      `${remedy}, or check \`alias\``,
    )
  }
  const sorted = byAge(versions)
  if (sorted === undefined) {
    throw refused(
      'the service does not report in which order the versions were published, so the previous version is unknown',
      remedy,
    )
  }
  const served = [alias.version, ...Object.keys(alias.weights), ...alias.ruled]
  const at = sorted.findIndex(({ version }) => served.includes(version))
  const previous = at < 0 ? undefined : sorted[at + 1]
  if (previous !== undefined) return previous
  throw refused(
    `no version was published before ${sorted[at]?.version ?? alias.version}, which alias ${alias.name} has`,
    remedy,
  )
}

const MOST_NAMED = 10

function choiceOf(versions: readonly VersionState[]): string {
  const names = (byAge(versions) ?? versions).map(({ version }) => version)
  if (names.length === 0) return 'a version that exists (this function has none)'
  const rest = names.length - MOST_NAMED
  return `one of ${names.slice(0, MOST_NAMED).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}

function refused(message: string, remedy: string): VerificationError {
  return new VerificationError(message, remedy, { again: false, requestId: undefined })
}
