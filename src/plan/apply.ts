import type { Connection } from '../cloud/client.ts'
import { CloudError } from '../cloud/errors.ts'
import { waitAfter } from '../cloud/attempts.ts'
import { readFunction, updateCode } from '../cloud/functiongraph.ts'
import { ATTEMPTS, repeatOf } from '../cloud/retry.ts'
import type { CodeUpdate, FunctionState } from '../cloud/wire.ts'
import { VerificationError } from '../errors.ts'
import { changedDependencies, compareDependencies } from './dependencies.ts'
import { hasChanged, inHindsight } from './outcome.ts'
import type { Plan } from './plan.ts'
import { verify } from './verify.ts'

/** What became of a plan. `after` is what the function holds now, absent where that is not known. */
export type Applied =
  | {
      readonly kind: 'done'
      readonly outcome: 'deployed' | 'unchanged'
      readonly after: FunctionState
    }
  | { readonly kind: 'failed'; readonly error: unknown; readonly after?: FunctionState }

/** What is known of the function while the plan is carried out. */
interface Known {
  held: FunctionState | undefined
}

/** Carries a plan out, and proves that the function then holds what was asked. */
export async function apply(plan: Plan, connection: Connection): Promise<Applied> {
  if (plan.update === undefined) return { kind: 'done', outcome: 'unchanged', after: plan.before }
  const known: Known = { held: plan.before }
  try {
    return await push(plan, plan.update, known, connection)
  } catch (error) {
    return { kind: 'failed', error, ...(known.held === undefined ? {} : { after: known.held }) }
  }
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
      if (!(error instanceof CloudError) || error.data.operation !== 'UpdateFunctionCode')
        throw error
      if (saysSameCode(error)) return await same(plan, update, sent === 1, known, connection)
      const settled = await afterFailure(error, plan, update, known, connection)
      if (settled !== undefined) return settled
      if (sent >= ATTEMPTS) throw error
      await waitAfter(sent, error, connection)
    }
  }
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
  if (holdsBefore(plan, held) || holdsSent(plan, update, held)) return
  throw new VerificationError(
    `the function changed while the step was at work: it held the digest ` +
      `${plan.before.digest ?? 'unknown'}, and now holds ${held.digest ?? 'unknown'} or other ` +
      'dependencies; nothing was sent',
    ONE_AT_A_TIME,
    held.requestId,
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
  const after = await verify(plan, update, answer, connection, (held) => {
    known.held = held
  })
  const told = plan.proof.kind !== 'none' && plan.proof.digest === after.digest
  const { before, unreported } = inHindsight(plan, after)
  const changed = hasChanged(before, after, unreported)
  return { kind: 'done', outcome: told && changed === false ? 'unchanged' : 'deployed', after }
}

/** The service says that it holds this code already; that goes for the dependencies only if read. */
async function same(
  plan: Plan,
  update: CodeUpdate,
  first: boolean,
  known: Known,
  connection: Connection,
): Promise<Applied> {
  const after = await verify(plan, update, undefined, connection, (held) => {
    known.held = held
  })
  const codeWas =
    plan.proof.kind === 'digest'
      ? plan.before.digest === plan.proof.digest
      : first || (after.digest !== undefined && after.digest === plan.before.digest)
  const dependenciesWere = compareDependencies(update, plan.before).different.length === 0
  return { kind: 'done', outcome: codeWas && dependenciesWere ? 'unchanged' : 'deployed', after }
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
  const held = await readAfter(error, plan, connection)
  known.held = held
  if (holdsSent(plan, update, held)) return { kind: 'done', outcome: 'deployed', after: held }
  if (holdsBefore(plan, held)) return undefined
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
  if (plan.proof.kind !== 'none' && held.digest === plan.proof.digest) return true
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
    held.requestId,
  )
}
