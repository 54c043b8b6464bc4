import type { CloudError } from '../cloud/errors.ts'
import type { Connection } from '../cloud/functiongraph.ts'
import type { VersionState } from '../cloud/release-wire.ts'
import { createVersion, listVersions, readVersion } from '../cloud/releases.ts'
import { repeated, type Repeat } from '../cloud/retry.ts'
import { VerificationError } from '../errors.ts'
import type { Target } from '../target.ts'
import { matches, nameTaken, newestWith, type Content, type VersionChoice } from './choice.ts'
import { isFull, tooManyVersions } from './room.ts'

/** A version with the requested code, and whether this step published it. */
export interface Published {
  readonly version: VersionState
  readonly isNew: boolean
}

/** What to publish, and the state before. */
export interface PublicationRequest {
  readonly target: Target
  readonly choice: Extract<VersionChoice, { kind: 'publish' }>
  readonly content: Content
  /** Versions that existed before. */
  readonly versions: readonly VersionState[]
  /** `keep_versions`, where it was given. */
  readonly keep: number | undefined
}

/** Milliseconds before each read of the list, which may lag behind by some seconds. */
const READS: readonly number[] = [0, 1_000, 2_000, 3_000, 4_000]

/** Publishes `latest` at most once, even if responses are lost. */
export class Publication {
  readonly #request: PublicationRequest
  readonly #connection: Connection
  readonly #before: ReadonlySet<string>
  /** Whether a publication was sent whose result is unknown. */
  #isOpen = false

  constructor(request: PublicationRequest, connection: Connection) {
    this.#request = request
    this.#connection = connection
    this.#before = new Set(request.versions.map(({ version }) => version))
  }

  /** Whether a publication is in flight, so that its result is unknown. */
  get isOpen(): boolean {
    return this.#isOpen
  }

  /**
   * @throws VerificationError when the version has other code, when its name is taken, or when there
   *   are too many; CloudError when the service refuses for another reason
   */
  run(): Promise<Published> {
    return repeated(
      {
        operation: 'CreateFunctionVersion',
        attempt: () => this.#send(),
        settle: (error, repeat) => this.#settle(error, repeat),
      },
      this.#connection,
    )
  }

  async #send(): Promise<Published> {
    const { choice, target } = this.#request
    this.#isOpen = true
    const answer = await createVersion(target, choice, this.#connection)
    const version = answer ?? (await this.#listed())
    this.#isOpen = false
    return this.#verified(version)
  }

  /** Determines the result of a failed publication. @returns the version if it was published */
  async #settle(error: CloudError, repeat: Repeat): Promise<Published | undefined> {
    const { status, code } = error.data
    const { name } = this.#request.choice
    if (status === 400 && code === 'FSS.1016') return this.#unchanged(error)
    if (name !== undefined && (status === 409 || code === 'FSS.1021')) return this.#taken(error)
    if (repeat === 'no' && isFull(this.#request.versions, error.data)) {
      throw await tooManyVersions(error, this.#request, this.#connection)
    }
    if (repeat !== 'unknown') {
      this.#isOpen = false
      return undefined
    }
    const version = await this.#looked()
    this.#isOpen = false
    return version && this.#verified(version)
  }

  /** Verifies that the version has the code that this step deployed, since others may write `latest`. */
  async #verified(version: VersionState): Promise<Published> {
    const { content, target } = this.#request
    const isNew = !this.#before.has(version.version)
    if (matches(version, content)) return { version, isNew }
    // Lists may omit dependencies; the configuration of the version has them.
    const read = await readVersion(target, version, this.#connection)
    if (matches(read, content)) return { version: read, isNew }
    throw new VerificationError(
      `version ${version.version} was published with other code or dependencies than this step ` +
        `deployed (SHA-512 ${read.digest ?? 'unknown'}); the version was left as it is`,
      'Another run or user updated the function at the same time: use one concurrency group for ' +
        'all deployments of this function, and re-run the job',
      { again: true, requestId: version.requestId },
    )
  }

  /** Finds the new version in the list, if the response does not name it. */
  async #listed(): Promise<VersionState> {
    const version = await this.#looked()
    if (version !== undefined) return version
    throw new VerificationError(
      'the service accepted the publication, but lists no such version',
      'Check the versions of the function in the console and re-run the job',
      { again: true, requestId: undefined },
    )
  }

  /** Waits until the list has the version of a publication whose response was lost. */
  #looked(): Promise<VersionState | undefined> {
    const { choice, content } = this.#request
    return this.#awaited((listed) =>
      choice.name === undefined
        ? listed
            .filter((version) => !this.#before.has(version.version))
            .find((version) => matches(version, content))
        : listed.find(({ version }) => version === choice.name),
    )
  }

  /** FSS.1016: the service reports that this code has a version already. Finds that version. */
  async #unchanged(error: CloudError): Promise<Published> {
    const { content } = this.#request
    const version = await this.#awaited((listed) => newestWith(content, listed))
    if (version !== undefined) return { version, isNew: !this.#before.has(version.version) }
    throw new VerificationError(
      'the service refuses to publish because nothing changed since the last version (FSS.1016), ' +
        'but no version has this code with these dependencies',
      'This service cannot publish a change of dependencies alone: change the code as well',
      { again: false, requestId: error.data.requestId },
    )
  }

  async #taken(error: CloudError): Promise<Published> {
    const { choice, content } = this.#request
    const version = await this.#awaited((listed) =>
      listed.find((candidate) => candidate.version === choice.name),
    )
    if (version === undefined) throw error
    if (!matches(version, content)) throw nameTaken(version.version, error.data.requestId)
    return { version, isNew: !this.#before.has(version.version) }
  }

  /** Reads the list, which may lag behind, until `find` succeeds or the reads are used up. */
  async #awaited(
    find: (listed: readonly VersionState[]) => VersionState | undefined,
  ): Promise<VersionState | undefined> {
    const { content, target } = this.#request
    for (const delay of READS) {
      await this.#connection.clock.sleep(delay, this.#connection.signal)
      const version = find(await versionsOf(target, content, this.#connection))
      if (version !== undefined) return version
    }
    return undefined
  }
}

/** Lists published versions; those with the same digest are read whole, with their dependencies. */
export async function versionsOf(
  target: Target,
  { digest }: Content,
  connection: Connection,
): Promise<readonly VersionState[]> {
  const versions: VersionState[] = []
  for (const version of await listVersions(target, connection)) {
    const alike = digest !== undefined && version.digest === digest
    versions.push(alike ? await readVersion(target, version, connection) : version)
  }
  return versions
}
