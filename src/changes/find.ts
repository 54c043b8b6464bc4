import { CloudError } from '../cloud/errors.ts'
import { lacksPermission, remedyFor } from '../cloud/remedies.ts'
import type { FunctionState } from '../cloud/wire.ts'
import type { FilePackage, Package } from '../package/package.ts'
import type { ListedFile } from '../package/ready/listing.ts'
import type { Target } from '../target.ts'
import type { Changes } from './changes.ts'
import { compareArchives } from './compare.ts'
import { listDeployed, type CodeConnection, type DeployedCode } from './deployed.ts'
import { withTimeLimit } from './time-limit.ts'

/** Milliseconds that a step may take to read deployed code. */
const LIMIT = 60_000

/** Where deployed code is read. */
export type Places = Pick<DeployedCode, 'temp' | 'bucket'>

/** Compares the package of a step with the deployed code of its functions. */
export class ChangeFinder {
  readonly #code: Package
  readonly #places: Places
  #left = LIMIT
  #listed: Promise<readonly ListedFile[]> | undefined
  /** By the digest of deployed code: functions in several regions often have the same. */
  readonly #known = new Map<string, Promise<Changes>>()

  constructor(code: Package, places: Places) {
    this.#code = code
    this.#places = places
  }

  /**
   * Compares the package with the code of a function. Never rejects: a list of changes must not fail a
   * deployment, so an error becomes the reason why they are unknown. Half of the step's remaining
   * time is left to the deploy.
   */
  async find(target: Target, before: FunctionState, connection: CodeConnection): Promise<Changes> {
    const comparison = compareKnown(this.#code, before)
    if ('kind' in comparison) return comparison
    const { digest } = comparison
    const begun = this.#known.get(digest)
    const known = begun === undefined ? undefined : await begun
    // What failed for one function may work for another, e.g. in another region.
    if (known !== undefined && known.kind !== 'unknown') return known
    const found = this.#compare(comparison, target, connection)
    this.#known.set(digest, found)
    return found
  }

  async #compare(
    { path, ...deployed }: Comparison,
    target: Target,
    connection: CodeConnection,
  ): Promise<Changes> {
    const code = { target, ...deployed, ...this.#places }
    try {
      const before = await this.#inTime(connection, (own) => listDeployed(code, own))
      return compareArchives(before, await this.#packaged(path))
    } catch (error) {
      return unknown(reasonOf(error))
    }
  }

  /** Limits some work to the time that is left for all such work of the step. */
  async #inTime<Value>(
    connection: CodeConnection,
    work: (bounded: CodeConnection) => Promise<Value>,
  ): Promise<Value> {
    const { clock, endsAt } = connection
    const started = clock.now().getTime()
    const limit = Math.floor(Math.min(this.#left, (endsAt.getTime() - started) / 2))
    if (limit <= 0) {
      throw new Error(`reading deployed code took longer than ${LIMIT / 1_000} s in all`)
    }
    try {
      return await withTimeLimit({ limit, what: 'reading the deployed code' }, connection, work)
    } finally {
      this.#left -= clock.now().getTime() - started
    }
  }

  /** The reader of archives is loaded here, since few steps need it. */
  #packaged(path: string): Promise<readonly ListedFile[]> {
    this.#listed ??= import('../package/ready/listing.ts').then(({ listArchive }) =>
      listArchive(path),
    )
    return this.#listed
  }
}

/** The package, and the deployed code with which its files have to be compared. */
interface Comparison extends Pick<DeployedCode, 'digest' | 'size' | 'codeType'> {
  /** The package. */
  readonly path: string
}

/** What is known without a request; otherwise what has to be compared. */
function compareKnown(code: Package, before: FunctionState): Changes | Comparison {
  if (code.codeType === 'obs') return unknown('a package in OBS is not downloaded')
  const { codeType, path } = code
  const { digest, codeSize } = before
  if (digest === undefined) return unknown('the service reports no SHA-512 of the deployed code')
  if (digest === code.digest) return { kind: 'same code', files: code.entries.length }
  if (codeType === 'inline' || before.codeType === 'inline') return compareInline(code, before)
  return { path, codeType, digest, ...(codeSize === undefined ? {} : { size: codeSize }) }
}

/** For source code in a field of the request, only the sizes are reported. */
function compareInline({ codeType, entries, size }: FilePackage, before: FunctionState): Changes {
  const is = codeType === 'inline'
  if (is && before.codeType === 'inline') {
    return { kind: 'inline', name: entries[0]?.name ?? '', before: before.codeSize, after: size }
  }
  return unknown(
    is
      ? `inline code replaces code of type ${before.codeType ?? 'unknown'}`
      : `code of type ${codeType} replaces inline code`,
  )
}

function unknown(because: string): Changes {
  return { kind: 'unknown', because }
}

/** One line; for a missing permission with the action to grant. */
function reasonOf(error: unknown): string {
  if (!(error instanceof CloudError)) return error instanceof Error ? error.message : String(error)
  const { code, status } = error.data
  const facts = [status === undefined ? undefined : `HTTP ${status}`, code, error.message]
  const what = `exporting the deployed code failed: ${facts.filter(Boolean).join(', ')}`
  return lacksPermission(error.data) ? `${what}. ${remedyFor(error.data)}` : what
}
