import { ATTEMPTS, repeatOf, waitAfter } from '../cloud/retry.ts'
import { CloudError, SignInError } from '../cloud/errors.ts'
import { readFunction, updateCode, type Connection } from '../cloud/functiongraph.ts'
import type { CodeUpdate, FunctionState } from '../cloud/wire.ts'
import { CancelledError, DeadlineError, UnsettledError, VerificationError } from '../errors.ts'
import {
  changedDependencies,
  compareDependencies,
  FIELD_NAMES,
  reorderedDependencies,
} from './dependencies.ts'
import { hasChanged, inHindsight } from './outcome.ts'
import type { Plan } from './plan.ts'
import { verify } from './verify.ts'

/** What became of a plan. `after` is what the function holds now, absent where that is not known. */
export type Applied =
  | {
      readonly kind: 'done'
      readonly outcome: 'deployed' | 'unchanged'
      readonly after: FunctionState
      /** The configuration as it was read after the update, where it was. */
      readonly seen?: FunctionState
    }
  | { readonly kind: 'failed'; readonly error: unknown; readonly after?: FunctionState }

/** What is known of the function while the plan is carried out. */
interface Known {
  held: FunctionState | undefined
  /** An update was sent of which it is not known whether it was taken. */
  uncertain: boolean
}

/** Carries a plan out, and proves that the function then holds what was asked. */
export async function apply(plan: Plan, connection: Connection): Promise<Applied> {
  if (plan.update === undefined) return { kind: 'done', outcome: 'unchanged', after: plan.before }
  const known: Known = { held: plan.before, uncertain: false }
  try {
    return await push(plan, plan.update, known, connection)
  } catch (error) {
    if (known.held === undefined) return { kind: 'failed', error: unsettled(error) }
    return { kind: 'failed', error, after: known.held }
  }
}

/** An end that came from outside leaves open what became of an update that was under way. */
function unsettled(error: unknown): unknown {
  const stopped = error instanceof DeadlineError || error instanceof CancelledError
  return stopped ? new UnsettledError(error) : error
}

async function push(
  plan: Plan,
  update: CodeUpdate,
  known: Known,
  connection: Connection,
): Promise<Applied> {
  for (let sent = 1; ; sent += 1) {
    await refuseDrift(plan, update, known, connection)
    known.held = undefined
    try {
      const answer = await updateCode(plan.target, update, connection)
      return await accepted(plan, update, answer, known, connection)
    } catch (error) {
      if (error instanceof SignInError) known.held = plan.before
      if (!isOfUpdate(error)) throw error
      if (saysSameCode(error)) return await same(plan, update, known, connection)
      const settled = await afterFailure(error, plan, update, known, connection)
      if (settled !== undefined) return settled
      if (sent >= ATTEMPTS) throw error
      await waitAfter(sent, error, connection)
    }
  }
}

function isOfUpdate(error: unknown): error is CloudError {
  return error instanceof CloudError && error.data.operation === 'UpdateFunctionCode'
}

/** After so many milliseconds a look at the function is too old to write on. */
const LOOK_AGAIN_AFTER = 5_000

/** Looks again before a write that comes late, so that no deploy of others is overwritten unseen. */
async function refuseDrift(
  plan: Plan,
  update: CodeUpdate,
  known: Known,
  connection: Connection,
): Promise<void> {
  const age = connection.clock.now().getTime() - plan.readAt.getTime()
  if (age <= LOOK_AGAIN_AFTER) return
  const held = await readFunction(plan.target, connection)
  known.held = held
  if (holdsBefore(plan, held)) return
  if (holdsSent(plan, update, held) && (known.uncertain || holdsPackage(plan, held))) return
  throw new VerificationError(
    `the function changed while the step was at work: it held the digest ` +
      `${plan.before.digest ?? 'unknown'}, and now holds ${held.digest ?? 'unknown'} or other ` +
      'dependencies; nothing was sent',
    ONE_AT_A_TIME,
    { again: true, requestId: held.requestId },
  )
}

const ONE_AT_A_TIME =
  'Somebody else deployed at the same time: put the deploys to this function into one ' +
  'concurrency group and run the job again'

/** How the service says that the code is the one it holds; no page documents it, all tools see it. */
function saysSameCode({ data: { status, code } }: CloudError): boolean {
  return status === 409 && code === 'FSS.0409'
}

async function accepted(
  plan: Plan,
  update: CodeUpdate,
  answer: FunctionState,
  known: Known,
  connection: Connection,
): Promise<Applied> {
  const look = (held: FunctionState): void => {
    known.held = held
  }
  const verified = await verify(plan, update, { kind: 'accepted', answer }, connection, look)
  const after = verified.held
  known.held = after
  for (const field of reorderedDependencies(update, after)) {
    connection.log.info(`The service returned ${FIELD_NAMES[field]} in another order than sent`)
  }
  const shows = plan.unreported.some((field) => after[field] !== undefined)
  const seen = verified.seen ?? (shows ? await lookOnce(plan, connection) : undefined)
  const { before, unreported } = inHindsight(plan, seen)
  const changed = hasChanged(before, after, unreported)
  const outcome = holdsPackage(plan, after) && changed === false ? 'unchanged' : 'deployed'
  return { kind: 'done', outcome, after, ...(seen === undefined ? {} : { seen }) }
}

/** The service says that it holds this code already; that goes for the dependencies only if read. */
async function same(
  plan: Plan,
  update: CodeUpdate,
  known: Known,
  connection: Connection,
): Promise<Applied> {
  const said = { kind: 'same code', certain: !known.uncertain } as const
  const { held, seen } = await verify(plan, update, said, connection, (read) => {
    known.held = read
  })
  const codeWas =
    plan.proof.kind === 'digest'
      ? plan.before.digest === plan.proof.digest
      : !known.uncertain || holdsPackage(plan, plan.before)
  const { before } = inHindsight(plan, seen)
  const dependenciesWere = compareDependencies(update, before).different.length === 0
  const outcome = codeWas && dependenciesWere ? 'unchanged' : 'deployed'
  return { kind: 'done', outcome, after: held, ...(seen === undefined ? {} : { seen }) }
}

/** A look that can only tell more: the update is proved already, so a failed look changes nothing. */
async function lookOnce(
  { target }: Plan,
  connection: Connection,
): Promise<FunctionState | undefined> {
  try {
    return await readFunction(target, connection)
  } catch {
    return undefined
  }
}

/** Whether the digest says that a state's code is the package. */
function holdsPackage({ proof }: Plan, state: FunctionState): boolean {
  return proof.kind !== 'none' && proof.digest === state.digest
}

/**
 * Finds out what a failed update left behind.
 *
 * @returns the end of the story, or nothing when the update may be sent again
 */
async function afterFailure(
  error: CloudError,
  plan: Plan,
  update: CodeUpdate,
  known: Known,
  connection: Connection,
): Promise<Applied | undefined> {
  const repeat = repeatOf(error, true)
  if (repeat !== 'unknown') known.held = plan.before
  if (repeat === 'no') throw error
  if (repeat === 'safe') return undefined
  known.uncertain = true
  const held = await readAfter(error, plan, connection)
  known.held = held
  if (holdsBefore(plan, held)) return undefined
  if (holdsSent(plan, update, held)) {
    return { kind: 'done', outcome: 'deployed', after: held, seen: held }
  }
  throw someoneElse(plan, held)
}

async function readAfter(
  error: CloudError,
  { target }: Plan,
  connection: Connection,
): Promise<FunctionState> {
  const what = error.data.status === undefined ? error.message : `HTTP ${error.data.status}`
  connection.log.info(
    `Reads the function, since the update's end (${what}) tells not what it holds`,
  )
  try {
    return await readFunction(target, connection)
  } catch (readError) {
    if (!(readError instanceof CloudError)) throw readError
    const note = `then the function could not be read either (${readError.message})`
    throw new CloudError(`${error.message}; ${note}`, error.data)
  }
}

/** Where the digest proves nothing, another digest than before is the sign that ours was taken. */
function holdsSent(plan: Plan, update: CodeUpdate, held: FunctionState): boolean {
  if (compareDependencies(update, held).different.length > 0) return false
  if (holdsPackage(plan, held)) return true
  if (plan.proof.kind === 'digest') return false
  return held.digest !== undefined && held.digest !== plan.before.digest
}

function holdsBefore(plan: Plan, held: FunctionState): boolean {
  return held.digest === plan.before.digest && changedDependencies(plan.before, held).length === 0
}

function someoneElse({ proof, before }: Plan, held: FunctionState): VerificationError {
  const ours = proof.kind === 'none' ? 'the package in OBS' : `the digest ${proof.digest}`
  return new VerificationError(
    `the answer to the update was lost, and the function holds neither what was sent (${ours}) nor ` +
      `what it held before (the digest ${before.digest ?? 'unknown'}), but the digest ` +
      `${held.digest ?? 'unknown'} or other dependencies`,
    ONE_AT_A_TIME,
    { again: true, requestId: held.requestId },
  )
}
