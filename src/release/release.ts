import type { Connection } from '../cloud/functiongraph.ts'
import type { AliasState, VersionState } from '../cloud/release-wire.ts'
import { listAliases, readAlias, versionUrn } from '../cloud/releases.ts'
import { CancelledError, DeadlineError, UnsettledError, VerificationError } from '../errors.ts'
import type { Target } from '../target.ts'
import { changeOf, sendsAs, trafficText } from './alias-change.ts'
import { chooseVersion, type Content, type VersionChoice } from './choice.ts'
import { AliasMove, type AliasRead } from './move-alias.ts'
import { versionsToDelete } from './prune-choice.ts'
import { prune, UNKNOWN_ORDER } from './prune.ts'
import { Publication, versionsOf } from './publish.ts'
import type { AliasRequest, ReleaseRequest } from './request.ts'
import { testVersion } from './test-version.ts'

/** Function to release, after its deployment. */
export interface Subject {
  readonly target: Target
  /** Code and dependencies of `latest`; in a plan, the future ones. */
  readonly content: Content
  /** Whether invocations are disabled (concurrency 0). */
  readonly disabled: boolean
}

/** Result of the release of one function; in a plan, the expected result. */
export interface Release {
  /** Absent if unknown, e.g. in a plan a name that the service will choose. */
  readonly version?: string
  readonly versionUrn?: string
  /** Whether this step published it; in a plan, whether it would. */
  readonly published: boolean
  readonly alias?: AliasRelease
  /** Versions that were deleted, oldest first. */
  readonly deleted: readonly string[]
  readonly warnings: readonly string[]
  readonly notices: readonly string[]
}

/** Result for the alias. */
export interface AliasRelease {
  readonly name: string
  readonly percent: number
  /** Absent if the alias did not exist. */
  readonly before?: AliasState
  /** State after the release, in a plan the expected one; absent if unknown. */
  readonly after?: AliasState
  /** Whether traffic goes to other versions or in other shares than before; absent if unknown. */
  readonly moved?: boolean
}

/** Placeholder in a plan for the name that the service will choose. */
export const NEW_VERSION = '(new version)'

/**
 * Release of one function, in two stages: no alias moves before the first stage succeeded for every
 * function. Keeps what is known so far, also after a failure.
 */
export class FunctionRelease {
  readonly #subject: Subject
  readonly #request: ReleaseRequest
  readonly #connection: Connection
  #known: Release = { published: false, deleted: [], warnings: [], notices: [] }
  #read: AliasRead | undefined

  constructor(subject: Subject, request: ReleaseRequest, connection: Connection) {
    this.#subject = subject
    this.#request = request
    this.#connection = connection
  }

  /** Result so far. */
  get known(): Release {
    return this.#known
  }

  /** Publishes the version unless it exists, and tests it. @throws VerificationError; CloudError */
  async prepare(): Promise<void> {
    const { choice, versions } = await this.#choose()
    const { log } = this.#connection
    const version = await this.#versionOf(choice, versions)
    if (version !== undefined) {
      const { isNew, name } = version
      this.#record({ version: name, versionUrn: this.#urnOf(name), published: isNew })
      log.info(isNew ? `Published version ${name}` : `Using version ${name}`)
    }
    const { testEvent } = this.#request
    if (testEvent === undefined) return
    const name = version?.name ?? 'latest'
    log.info(`Testing version ${name} with test_event`)
    const urn = this.#urnOf(name)
    await testVersion(this.#subject.target, urn, testEvent, this.#connection)
    log.info(`Tested version ${name}: no error`)
  }

  /** Moves the alias, and deletes old versions. @throws VerificationError; CloudError */
  async finish(): Promise<void> {
    const { alias, keep } = this.#request
    const { version } = this.#known
    if (alias !== undefined && version !== undefined) await this.#move(alias, version)
    if (keep === undefined) return
    const { target } = this.#subject
    const { deleted, warnings } = await prune(target, keep, version, this.#connection)
    if (deleted.length > 0) this.#connection.log.info(`Deleted versions ${deleted.join(', ')}`)
    this.#record({ deleted })
    this.#warn(warnings)
  }

  /** Computes what both stages would do, from the same reads, without a write. */
  async plan(): Promise<void> {
    const { log } = this.#connection
    const { choice, versions } = await this.#choose()
    const name = nameOf(choice)
    if (name !== undefined) this.#record({ version: name, versionUrn: this.#urnOf(name) })
    const publishes = choice.kind === 'publish'
    this.#record({ published: publishes })
    if (publishes)
      log.info(`Would publish ${name === undefined ? 'a new version' : `version ${name}`}`)
    else if (name !== undefined) log.info(`Would use version ${name}`)
    if (this.#request.testEvent !== undefined) {
      log.info(
        `Would test version ${publishes || name !== undefined ? (name ?? NEW_VERSION) : 'latest'} with test_event`,
      )
    }
    this.#planAlias(name ?? NEW_VERSION)
    await this.#planDeletions(versions, choice)
  }

  #planAlias(version: string): void {
    const { alias } = this.#request
    if (alias === undefined) return
    const before = this.#read?.alias
    const { kind, wanted } = changeOf(alias, version, before)
    this.#setAlias({ after: wanted, moved: kind !== 'none' })
    this.#connection.log.info(
      kind === 'none'
        ? `No changes to alias ${alias.name}: ${trafficText(wanted)}`
        : `Would ${kind === 'create' ? 'create' : 'move'} alias ${alias.name}: ${trafficChange(before, wanted)}`,
    )
  }

  async #planDeletions(versions: readonly VersionState[], choice: VersionChoice): Promise<void> {
    const { keep } = this.#request
    if (keep === undefined) return
    const { target } = this.#subject
    const aliases = await listAliases(target, this.#connection)
    const after = this.#known.alias?.after
    const others = aliases.filter(({ name }) => name !== after?.name)
    const room = keep - (choice.kind === 'publish' ? 1 : 0)
    const all = after === undefined ? others : [...others, after]
    const names = versionsToDelete(versions, all, room, nameOf(choice))
    if (names === undefined) this.#warn([UNKNOWN_ORDER])
    else if (names.length > 0)
      this.#connection.log.info(`Would delete versions ${names.join(', ')}`)
  }

  async #choose(): Promise<{
    readonly choice: VersionChoice
    readonly versions: readonly VersionState[]
  }> {
    const { target, content } = this.#subject
    const { version: request, alias: asked, keep } = this.#request
    const isListed = request.kind !== 'latest' || keep !== undefined
    const compared = request.kind === 'publish' ? content : {}
    const versions = isListed ? await versionsOf(target, compared, this.#connection) : []
    const alias = asked && (await readAlias(target, asked.name, this.#connection))
    this.#read = { alias, readAt: this.#connection.clock.now() }
    if (asked !== undefined) {
      this.#record({
        alias: { ...asked, ...(alias && { before: alias, after: alias }), moved: false },
      })
    }
    const choice = chooseVersion(request, { content, versions, alias })
    if (asked !== undefined && nameOf(choice) !== undefined)
      changeOf(asked, nameOf(choice) ?? '', alias)
    this.#checkEnabled(choice)
    if (alias?.version === 'latest') this.#record({ notices: [liveLatest(alias.name)] })
    return { choice, versions }
  }

  /**
   * Documented: a disabled function cannot be invoked, and versions published meanwhile stay disabled.
   *
   * @throws VerificationError when a disabled function would be invoked
   */
  #checkEnabled(choice: VersionChoice): void {
    const isExisting = choice.kind === 'exists'
    const disabled = (isExisting ? choice.version.disabled : undefined) ?? this.#subject.disabled
    if (!disabled) return
    if (this.#request.testEvent !== undefined) {
      throw new VerificationError(
        'the function is disabled (concurrency 0), so it cannot be invoked with test_event',
        'Enable the function in the console, or remove `test_event`',
        { again: false, requestId: undefined },
      )
    }
    if (choice.kind === 'publish') {
      this.#warn(['The function is disabled (concurrency 0): versions published now stay disabled'])
    }
  }

  async #versionOf(
    choice: VersionChoice,
    versions: readonly VersionState[],
  ): Promise<{ readonly name: string; readonly isNew: boolean } | undefined> {
    if (choice.kind === 'latest') return undefined
    if (choice.kind === 'exists') return { name: choice.version.version, isNew: false }
    const { target, content } = this.#subject
    if (content.digest === undefined) {
      throw new VerificationError(
        'the service reports no digest, so it could not be verified that a version has the deployed code',
        'Publish versions in the console or with another tool',
        { again: false, requestId: undefined },
      )
    }
    const { keep } = this.#request
    const request = { target, choice, content, versions, keep }
    const publication = new Publication(request, this.#connection)
    const { version, isNew } = await publication.run().catch((error: unknown) => {
      throw publication.isOpen ? unsettled(error, 'whether it was published is unknown') : error
    })
    if (choice.name !== undefined && choice.name !== version.version) {
      this.#warn([
        `Version ${choice.name} was not published: the service refused because version ` +
          `${version.version} has the same code (FSS.1016)`,
      ])
    }
    return { name: version.version, isNew }
  }

  async #move(request: AliasRequest, version: string): Promise<void> {
    const read = this.#read ?? { alias: undefined, readAt: new Date(0) }
    const move = new AliasMove(this.#subject.target, request, version, this.#connection)
    let after: AliasState
    try {
      after = await move.run(read)
    } catch (error) {
      if (!move.isOpen) throw error
      this.#forgetAlias()
      throw unsettled(error, `whether alias ${request.name} changed is unknown`)
    }
    const { alias: before } = read
    const moved = before === undefined || !sendsAs(before, after)
    this.#setAlias({ after, moved })
    const what = before === undefined ? 'Created' : 'Moved'
    this.#connection.log.info(
      moved
        ? `${what} alias ${request.name}: ${trafficChange(before, after)}`
        : `No changes to alias ${request.name}: ${trafficText(after)}`,
    )
  }

  #setAlias(facts: Pick<AliasRelease, 'after' | 'moved'>): void {
    const { alias } = this.#known
    if (alias !== undefined) this.#record({ alias: { ...alias, ...facts } })
  }

  /** Records that the state of the alias is unknown. */
  #forgetAlias(): void {
    const { alias } = this.#known
    if (alias === undefined) return
    const { name, percent, before } = alias
    this.#record({ alias: { name, percent, ...(before && { before }) } })
  }

  #urnOf(version: string): string {
    return versionUrn(this.#subject.target, version)
  }

  #record(facts: Partial<Release>): void {
    this.#known = { ...this.#known, ...facts }
  }

  #warn(warnings: readonly string[]): void {
    this.#record({ warnings: [...this.#known.warnings, ...warnings] })
  }
}

/** Timeout or cancellation during a write: its result is unknown. */
function unsettled(error: unknown, open: string): unknown {
  const isEnd = error instanceof DeadlineError || error instanceof CancelledError
  return isEnd ? new UnsettledError(error, open) : error
}

function nameOf(choice: VersionChoice): string | undefined {
  if (choice.kind === 'exists') return choice.version.version
  return choice.kind === 'publish' ? choice.name : undefined
}

/** Notice for an alias on `latest`: it gets new code at once, before any test. */
function liveLatest(alias: string): string {
  return `Alias ${alias} pointed to latest, so a deployment changes its traffic before any test`
}

function trafficChange(before: AliasState | undefined, after: AliasState): string {
  return before === undefined
    ? trafficText(after)
    : `${trafficText(before)} → ${trafficText(after)}`
}
