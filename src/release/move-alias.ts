import type { CloudError } from '../cloud/errors.ts'
import type { Connection } from '../cloud/functiongraph.ts'
import type { AliasState } from '../cloud/release-wire.ts'
import { readAlias, writeAlias } from '../cloud/releases.ts'
import { repeated, type Repeat } from '../cloud/retry.ts'
import { VerificationError } from '../errors.ts'
import type { Target } from '../target.ts'
import { changeOf, sendsAs, trafficText, type AliasChange } from './alias-change.ts'
import type { AliasRequest } from './request.ts'

/** State of an alias, and when it was read. */
export interface AliasRead {
  /** Undefined if the alias does not exist. */
  readonly alias: AliasState | undefined
  readonly readAt: Date
}

/** Milliseconds before each read after a change, since reads may be stale. */
const READS: readonly number[] = [0, 1_000, 2_000, 3_000, 4_000]

/** Maximum age in milliseconds of the state of the alias before a write. */
const MAX_STATE_AGE = 1_000

type Change = Exclude<AliasChange, { kind: 'none' }>

/** Points an alias to a version, or sends it a share of the traffic, and verifies the result. */
export class AliasMove {
  readonly #target: Target
  readonly #request: AliasRequest
  readonly #version: string
  readonly #connection: Connection
  /** Whether a change was sent whose result is unknown. */
  #isOpen = false

  constructor(target: Target, request: AliasRequest, version: string, connection: Connection) {
    this.#target = target
    this.#request = request
    this.#version = version
    this.#connection = connection
  }

  /** Whether a change is in flight, so that the state of the alias is unknown. */
  get isOpen(): boolean {
    return this.#isOpen
  }

  /**
   * @returns the new state of the alias
   * @throws VerificationError when another run or user moved the alias since it was read, or it does
   *   not have the requested state; CloudError
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

  /** Reads the alias again if its state is stale, to detect another run that moved it. */
  async #current({ alias, readAt }: AliasRead): Promise<AliasState | undefined> {
    const age = this.#connection.clock.now().getTime() - readAt.getTime()
    const change = changeOf(this.#request, this.#version, alias)
    if (age <= MAX_STATE_AGE || change.kind === 'none') return alias
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

  /** Determines the result of a failed change. @returns the alias if it has the requested state */
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

  /** Verifies the alias: from the response to the change, else by reading it a few times. */
  async #verified(wanted: AliasState, answer: AliasState | undefined): Promise<AliasState> {
    let seen = answer
    if (seen !== undefined && sendsAs(seen, wanted)) return seen
    for (const delay of READS) {
      await this.#connection.clock.sleep(delay, this.#connection.signal)
      seen = await this.#look()
      if (seen !== undefined && sendsAs(seen, wanted)) return seen
    }
    throw new VerificationError(
      `verification failed: alias ${wanted.name} is ${shown(seen)}, expected ${trafficText(wanted)}`,
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
