import type { CloudError } from '../cloud/errors.ts'
import type { Connection } from '../cloud/functiongraph.ts'
import type { AliasState } from '../cloud/release-wire.ts'
import { readAlias, writeAlias } from '../cloud/releases.ts'
import { repeated, type Repeat } from '../cloud/retry.ts'
import { VerificationError } from '../errors.ts'
import type { Target } from '../target.ts'
import { changeOf, sendsAs, trafficText, type AliasChange } from './alias-change.ts'
import type { AliasRequest } from './request.ts'

/** An alias as it was read, and when. */
export interface AliasRead {
  /** Absent where it does not exist. */
  readonly alias: AliasState | undefined
  readonly readAt: Date
}

/** Milliseconds before each reading after a change, which may show late. */
const READS: readonly number[] = [0, 1_000, 2_000, 3_000, 4_000]

/** After so many milliseconds a reading is too old to write on. */
const READ_AGAIN_AFTER = 1_000

type Change = Exclude<AliasChange, { kind: 'none' }>

/** Lets an alias lead to a version, or send it a share, and verifies that it does. */
export class AliasMove {
  readonly #target: Target
  readonly #request: AliasRequest
  readonly #version: string
  readonly #connection: Connection
  /** A change was sent of which it is not known whether it was taken. */
  #isOpen = false

  constructor(target: Target, request: AliasRequest, version: string, connection: Connection) {
    this.#target = target
    this.#request = request
    this.#version = version
    this.#connection = connection
  }

  /** Whether a change is under way, so that nobody knows where the alias leads. */
  get isOpen(): boolean {
    return this.#isOpen
  }

  /**
   * @returns the alias as it is then
   * @throws VerificationError when somebody else moved the alias since it was read, or when it does
   *   not show what was asked; CloudError
   */
  async run(read: AliasRead): Promise<AliasState> {
    const before = await this.#current(read)
    const change = changeOf(this.#request, this.#version, before)
    if (change.kind === 'none') return change.wanted
    return repeated(
      {
        operation: change.kind === 'create' ? 'CreateVersionAlias' : 'UpdateVersionAlias',
        attempt: () => this.#send(change),
        settle: (error, repeat) => this.#settle(error, repeat, change, before),
      },
      this.#connection,
    )
  }

  /** The alias now. One that was moved since it was read belongs to another run, unless it is done. */
  async #current({ alias, readAt }: AliasRead): Promise<AliasState | undefined> {
    const age = this.#connection.clock.now().getTime() - readAt.getTime()
    const change = changeOf(this.#request, this.#version, alias)
    if (age <= READ_AGAIN_AFTER || change.kind === 'none') return alias
    const now = await this.#look()
    if (same(now, alias)) return now
    if (now !== undefined && sendsAs(now, change.wanted)) return now
    throw this.#drift(alias, now)
  }

  async #send({ kind, wanted, endsRules }: Change): Promise<AliasState> {
    const operation = kind === 'create' ? 'CreateVersionAlias' : 'UpdateVersionAlias'
    this.#isOpen = true
    const answer = await writeAlias(operation, this.#target, wanted, endsRules, this.#connection)
    const after = await this.#verified(wanted, answer)
    this.#isOpen = false
    return after
  }

  /** Finds out what a failed change left behind. @returns the alias, where it is as it should be */
  async #settle(
    error: CloudError,
    repeat: Repeat,
    { wanted }: Change,
    before: AliasState | undefined,
  ): Promise<AliasState | undefined> {
    const exists = error.data.code === 'FSS.1063' && before === undefined
    if (repeat !== 'unknown' && !exists) {
      this.#isOpen = false
      return undefined
    }
    const now = await this.#look()
    this.#isOpen = false
    if (now !== undefined && sendsAs(now, wanted)) return now
    if (!same(now, before)) throw this.#drift(before, now)
    return undefined
  }

  /** The answer must show what was asked; what it does not show is read, a few times. */
  async #verified(wanted: AliasState, answer: AliasState | undefined): Promise<AliasState> {
    let seen = answer
    if (seen !== undefined && sendsAs(seen, wanted)) return seen
    for (const delay of READS) {
      await this.#connection.clock.sleep(delay, this.#connection.signal)
      seen = await this.#look()
      if (seen !== undefined && sendsAs(seen, wanted)) return seen
    }
    throw new VerificationError(
      `alias ${wanted.name} should be ${trafficText(wanted)}, but it is ${shown(seen)}`,
      'Check the alias in the console; another run or user may be changing it',
      { again: true, requestId: seen?.requestId },
    )
  }

  #look(): Promise<AliasState | undefined> {
    return readAlias(this.#target, this.#request.name, this.#connection)
  }

  #drift(before: AliasState | undefined, now: AliasState | undefined): VerificationError {
    return new VerificationError(
      `alias ${this.#request.name} changed during the step: it was ${shown(before)} and now is ${shown(now)}`,
      'Another run or user moved it at the same time: use one concurrency group for all releases ' +
        'of this function, and re-run the job',
      { again: true, requestId: now?.requestId },
    )
  }
}

function same(a: AliasState | undefined, b: AliasState | undefined): boolean {
  return a === undefined || b === undefined ? a === b : sendsAs(a, b)
}

function shown(alias: AliasState | undefined): string {
  return alias === undefined ? 'absent' : trafficText(alias)
}
