import { CloudError, lostLargeSignedBody, SignInError } from '../cloud/errors.ts'
import {
  readFunctionOnce,
  readFunction,
  updateCode,
  type Connection,
} from '../cloud/functiongraph.ts'
import { repeated, type Repeat } from '../cloud/retry.ts'
import type { CodeUpdate, FunctionState } from '../cloud/wire.ts'
import { CancelledError, DeadlineError, UnsettledError, VerificationError } from '../errors.ts'
import {
  changedDependencies,
  compareDependencies,
  FIELD_NAMES,
  reorderedDependencies,
} from './dependencies.ts'
import { hasChanged, withObservedState } from './outcome.ts'
import type { Plan } from './plan.ts'
import { verify, type UpdateResponse, type Verified } from './verify.ts'

/** Result of applying a plan. `after` is the state of the function now, absent where unknown. */
export type Applied =
  | {
      readonly kind: 'done'
      readonly outcome: 'deployed' | 'unchanged'
      readonly after: FunctionState
      /** The configuration as it was read after the update, where it was. */
      readonly seen?: FunctionState
    }
  | { readonly kind: 'failed'; readonly error: unknown; readonly after?: FunctionState }

/**
 * Applies a plan and verifies the result.
 *
 * @param upload puts the object into OBS that the update refers to
 */
export async function apply(
  plan: Plan,
  connection: Connection,
  upload: () => Promise<void> = () => Promise.resolve(),
): Promise<Applied> {
  const { before, update } = plan
  if (update === undefined) return { kind: 'done', outcome: 'unchanged', after: before }
  try {
    if (plan.upload !== undefined) await upload()
  } catch (error) {
    return { kind: 'failed', error, after: before }
  }
  return new Application(plan, update, connection).run()
}

/** Maximum age in milliseconds of the configuration before a write. */
const MAX_STATE_AGE = 5_000

const ONE_AT_A_TIME =
  'Another deployment ran concurrently: use one `concurrency` group for all deployments of this ' +
  'function, then re-run the job'

/** Maximum lost uploads of a large signed body: the gateway's limit does not change. */
const MOST_LARGE_LOSSES = 2

/** An update in progress, with what is known of the function. */
class Application {
  readonly #plan: Plan
  readonly #update: CodeUpdate
  readonly #connection: Connection
  /** State of the function; undefined while the result of an update is unknown. */
  #held: FunctionState | undefined
  /** Whether an update was sent whose result is unknown. */
  #uncertain = false
  /** How often the connection was lost while a large signed body was sent. */
  #largeLosses = 0

  constructor(plan: Plan, update: CodeUpdate, connection: Connection) {
    this.#plan = plan
    this.#update = update
    this.#connection = connection
    this.#held = plan.before
  }

  async run(): Promise<Applied> {
    try {
      return await repeated(
        {
          operation: 'UpdateFunctionCode',
          attempt: () => this.#send(),
          settle: (error, repeat) => this.#settle(error, repeat),
        },
        this.#connection,
      )
    } catch (error) {
      if (this.#held === undefined) return { kind: 'failed', error: unsettled(error) }
      return { kind: 'failed', error, after: this.#held }
    }
  }

  async #send(): Promise<Applied> {
    await this.#refuseConflict()
    this.#held = undefined
    try {
      const answer = await updateCode(this.#plan.target, this.#update, this.#connection)
      return await this.#accepted(answer)
    } catch (error) {
      if (error instanceof SignInError) this.#held = this.#plan.before
      if (isSameCode(error)) return this.#same()
      throw error
    }
  }

  /** Reads the function again if the configuration is stale, to detect concurrent deployments. */
  async #refuseConflict(): Promise<void> {
    const { readAt, before } = this.#plan
    const age = this.#connection.clock.now().getTime() - readAt.getTime()
    if (age <= MAX_STATE_AGE) return
    const held = await this.#readFunction()
    if (this.#isBefore(held)) return
    if (this.#isSent(held) && (this.#uncertain || this.#isPackage(held))) return
    throw new VerificationError(
      `the function was modified during this run (${difference(before, held)}); nothing was uploaded`,
      ONE_AT_A_TIME,
      { again: true, requestId: held.requestId },
    )
  }

  async #readFunction(): Promise<FunctionState> {
    this.#held = await readFunction(this.#plan.target, this.#connection)
    return this.#held
  }

  async #accepted(answer: FunctionState): Promise<Applied> {
    const { held: after, seen: read } = await this.#verify({ kind: 'accepted', answer })
    this.#held = after
    this.#logOrder(after)
    const shows = this.#plan.unreported.some((field) => after[field] !== undefined)
    const seen = read ?? (shows ? await this.#tryRead() : undefined)
    const { before, unreported } = withObservedState(this.#plan, seen)
    const changed = hasChanged(before, after, unreported)
    // Of code from OBS the digest may be one of the service's own: the same as before says enough.
    const byDigest = this.#isPackage(after) || this.#plan.upload !== undefined
    const same = changed === false && byDigest
    const outcome = same ? 'unchanged' : 'deployed'
    return { kind: 'done', outcome, after, ...(seen === undefined ? {} : { seen }) }
  }

  /** 409 FSS.0409: the code is unchanged; the dependencies still need to be verified. */
  async #same(): Promise<Applied> {
    const { held, seen } = await this.#verify({ kind: 'same code', certain: !this.#uncertain })
    const { proof, before: known } = this.#plan
    const codeWas =
      proof.kind === 'digest'
        ? known.digest === proof.digest
        : !this.#uncertain || this.#isPackage(known)
    const { before } = withObservedState(this.#plan, seen)
    const dependenciesWere = compareDependencies(this.#update, before).different.length === 0
    const outcome = codeWas && dependenciesWere ? 'unchanged' : 'deployed'
    return { kind: 'done', outcome, after: held, ...(seen === undefined ? {} : { seen }) }
  }

  #verify(response: UpdateResponse): Promise<Verified> {
    return verify(this.#plan, this.#update, response, this.#connection, (held) => {
      this.#held = held
    })
  }

  #logOrder(after: FunctionState): void {
    for (const field of reorderedDependencies(this.#update, after)) {
      this.#connection.log.info(
        `The service returned ${FIELD_NAMES[field]} in a different order than sent`,
      )
    }
  }

  /** Optional detail for the report: the update is verified already, so a failed read is ignored. */
  async #tryRead(): Promise<FunctionState | undefined> {
    try {
      return await readFunctionOnce(this.#plan.target, this.#connection)
    } catch {
      return undefined
    }
  }

  /**
   * Determines the result of a failed update.
   *
   * @returns the result, or undefined when the function is unchanged
   */
  async #settle(error: CloudError, repeat: Repeat): Promise<Applied | undefined> {
    if (repeat !== 'unknown') {
      this.#held = this.#plan.before
      return undefined
    }
    this.#uncertain = true
    if (lostLargeSignedBody(error.data)) this.#largeLosses += 1
    const held = await this.#readBack(error)
    if (this.#isBefore(held)) {
      if (error.data.permanent === true || this.#largeLosses >= MOST_LARGE_LOSSES) throw error
      return undefined
    }
    if (!this.#isSent(held)) throw someoneElse(this.#plan, held)
    return { kind: 'done', outcome: 'deployed', after: held, seen: held }
  }

  async #readBack(error: CloudError): Promise<FunctionState> {
    const what = error.data.status === undefined ? error.message : `HTTP ${error.data.status}`
    this.#connection.log.info(
      `Update result unknown (${what}), reading the function to check whether it was applied`,
    )
    try {
      return await this.#readFunction()
    } catch (readError) {
      if (!(readError instanceof CloudError)) throw readError
      const note = `reading the function back also failed (${readError.message})`
      throw new CloudError(`${error.message}; ${note}`, error.data, { cause: readError })
    }
  }

  /** Whether the digest shows that the deployed code is the package. */
  #isPackage(state: FunctionState): boolean {
    const { proof } = this.#plan
    return proof.kind !== 'none' && proof.digest === state.digest
  }

  /** If the digest is not comparable, a changed digest means that the update was applied. */
  #isSent(held: FunctionState): boolean {
    const { proof, before } = this.#plan
    if (compareDependencies(this.#update, held).different.length > 0) return false
    if (this.#isPackage(held)) return true
    if (proof.kind === 'digest') return false
    return held.digest !== undefined && held.digest !== before.digest
  }

  #isBefore(held: FunctionState): boolean {
    const { before } = this.#plan
    return held.digest === before.digest && changedDependencies(before, held).length === 0
  }
}

/** Timeout or cancellation during an update: its result is unknown. */
function unsettled(error: unknown): unknown {
  const stopped = error instanceof DeadlineError || error instanceof CancelledError
  return stopped ? new UnsettledError(error) : error
}

/** The service's response to unchanged code; undocumented, but seen by all tools. */
function isSameCode(error: unknown): boolean {
  if (!(error instanceof CloudError) || error.data.operation !== 'UpdateFunctionCode') return false
  return error.data.status === 409 && error.data.code === 'FSS.0409'
}

/** How a function was modified since the plan, for an error message. */
function difference(before: FunctionState, held: FunctionState): string {
  if (before.digest === held.digest) return 'other dependencies'
  return `SHA-512 ${before.digest ?? 'unknown'} → ${held.digest ?? 'unknown'}`
}

function someoneElse({ proof, before }: Plan, held: FunctionState): VerificationError {
  const uploaded = proof.kind === 'none' ? 'from OBS' : proof.digest
  return new VerificationError(
    'lost the response to the update, and the function now has neither the uploaded nor the ' +
      `previous code and dependencies: SHA-512 ${held.digest ?? 'unknown'}, uploaded ${uploaded}, ` +
      `previous ${before.digest ?? 'unknown'}`,
    ONE_AT_A_TIME,
    { again: true, requestId: held.requestId },
  )
}
