import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { CloudError } from '../cloud/errors.ts'
import { exportCode, MOST_EXPORTED } from '../cloud/export.ts'
import type { Connection } from '../cloud/functiongraph.ts'
import { lacksPermission, remedyFor } from '../cloud/remedies.ts'
import type { FunctionState } from '../cloud/wire.ts'
import type { FilePackage, Package } from '../package/package.ts'
import type { ListedFile } from '../package/ready/listing.ts'
import { PACKAGE_FOLDER } from '../package/select/ignore.ts'
import type { Target } from '../target.ts'
import { bytesText } from '../units.ts'
import type { Changes } from './changes.ts'
import { compareArchives } from './compare.ts'

/** Milliseconds that a step may take to read deployed code. */
const LIMIT = 60_000

/** Finds out how the package of a step differs from the code of its functions. */
export class ChangeFinder {
  readonly #code: Package
  readonly #temp: string
  #left = LIMIT
  #listed: Promise<readonly ListedFile[]> | undefined
  /** By the digest of deployed code: functions in several regions often have the same. */
  readonly #known = new Map<string, Changes>()

  /** @param temp RUNNER_TEMP: deployed code is there while it is read */
  constructor(code: Package, temp: string) {
    this.#code = code
    this.#temp = temp
  }

  /**
   * Compares with what a function has. Never rejects: a list of changes must not fail a deploy, so
   * that whatever goes wrong is the reason why they are unknown. Half of the step's remaining time is
   * left to the deploy.
   */
  async find(target: Target, before: FunctionState, connection: Connection): Promise<Changes> {
    const code = this.#code
    const told = withoutReading(code, before)
    if (told !== undefined) return told
    const { digest } = before
    if (code.codeType === 'obs' || digest === undefined) return unknown('there is no digest')
    const known = this.#known.get(digest)
    if (known !== undefined) return known
    try {
      const changes = await this.#within(connection, (own) => this.#read(code, target, digest, own))
      this.#known.set(digest, changes)
      return changes
    } catch (error) {
      return unknown(reasonOf(error))
    }
  }

  /** Bounds a work by the time that is left for all such works of the step. */
  async #within<Value>(
    connection: Connection,
    work: (bounded: Connection) => Promise<Value>,
  ): Promise<Value> {
    const { clock, endsAt, signal, pacer } = connection
    const started = clock.now().getTime()
    const limit = Math.floor(Math.min(this.#left, (endsAt.getTime() - started) / 2))
    if (limit <= 0) throw new Error(`reading deployed code took longer than ${seconds(LIMIT)}`)
    const timeUp = new AbortController()
    const done = new AbortController()
    const bounds = AbortSignal.any([signal, timeUp.signal])
    const ended = new Promise<never>((_, reject) => {
      bounds.addEventListener('abort', () => {
        reject(bounds.reason as Error)
      })
    })
    ended.catch(() => undefined)
    clock.sleep(limit, done.signal).then(
      () => {
        timeUp.abort(new Error(`reading the deployed code took longer than ${seconds(limit)}`))
      },
      () => undefined,
    )
    const turn: typeof pacer.turn = (host, onDelay) =>
      Promise.race([pacer.turn(host, onDelay), ended])
    try {
      return await work({
        ...connection,
        signal: bounds,
        endsAt: new Date(started + limit),
        pacer: { ...pacer, turn },
      })
    } finally {
      done.abort()
      this.#left -= clock.now().getTime() - started
    }
  }

  async #read(
    code: FilePackage,
    target: Target,
    digest: string,
    connection: Connection,
  ): Promise<Changes> {
    const folder = await mkdtemp(join(this.#temp, PACKAGE_FOLDER))
    try {
      const deployed = await exportCode({ target, digest, folder }, connection)
      return compareArchives(await listed(deployed), await this.#packaged(code))
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  #packaged({ path }: FilePackage): Promise<readonly ListedFile[]> {
    this.#listed ??= list(path)
    return this.#listed
  }
}

/** What is known without a request; undefined where the deployed code has to be read. */
function withoutReading(code: Package, before: FunctionState): Changes | undefined {
  if (code.codeType === 'obs') return unknown('a package in OBS is not downloaded')
  if (before.digest === undefined) return unknown('the service reports no SHA-512 of deployed code')
  if (before.digest === code.digest) return { kind: 'same code', files: code.entries.length }
  if (code.codeType === 'inline' || before.codeType === 'inline') return ofInline(code, before)
  const { codeSize = 0 } = before
  if (codeSize <= MOST_EXPORTED) return undefined
  return unknown(
    `the deployed code has ${bytesText(codeSize)}, and up to ${bytesText(MOST_EXPORTED)} can be exported`,
  )
}

/** Of source code in a field of the request only the size is told. */
function ofInline({ codeType, entries, size }: FilePackage, before: FunctionState): Changes {
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

/** The reader of archives is loaded here, since few steps need it. */
async function list(path: string): Promise<readonly ListedFile[]> {
  const { listArchive } = await import('../package/ready/listing.ts')
  return listArchive(path)
}

async function listed(path: string): Promise<readonly ListedFile[]> {
  try {
    return await list(path)
  } catch (error) {
    throw new Error(`the deployed code cannot be read as an archive: ${messageOf(error)}`, {
      cause: error,
    })
  }
}

function unknown(because: string): Changes {
  return { kind: 'unknown', because }
}

/** One line; of a missing permission with the action to grant. */
function reasonOf(error: unknown): string {
  if (!(error instanceof CloudError)) return messageOf(error)
  const { code, status } = error.data
  const facts = [status === undefined ? undefined : `HTTP ${status}`, code, error.message]
  const what = `exporting the deployed code failed: ${facts.filter(Boolean).join(', ')}`
  return lacksPermission(error.data) ? `${what}. ${remedyFor(error.data)}` : what
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function seconds(milliseconds: number): string {
  return `${Math.ceil(milliseconds / 1_000)} s`
}
