import { readFunction, type Connection } from '../cloud/functiongraph.ts'
import type { CodeUpdate, FunctionState } from '../cloud/wire.ts'
import { VerificationError } from '../errors.ts'
import { factsOf, type Fact } from './facts.ts'
import type { Plan } from './plan.ts'

/** Milliseconds before each reading of the configuration, which may be stale for some seconds. */
const READS: readonly number[] = [0, 1_000, 2_000, 3_000, 4_000]

/** Response of the service to an update. */
export type UpdateResponse =
  | { readonly kind: 'accepted'; readonly answer: FunctionState }
  /** The code was deployed already; `certain` when no update of this step can have deployed it. */
  | { readonly kind: 'same code'; readonly certain: boolean }

export interface Verified {
  /** State of the function, as far as it is known. */
  readonly held: FunctionState
  /** The last configuration read; absent where the response to the update verified everything. */
  readonly seen?: FunctionState
}

/**
 * Verifies that the function has what was sent: from the response to the update, and for what that
 * lacks or contradicts, from the configuration, which is read a few times.
 *
 * @param onRead receives each state that was read, since a failure must report the last one
 * @throws VerificationError when a fact could not be verified
 */
export async function verify(
  plan: Plan,
  update: CodeUpdate,
  response: UpdateResponse,
  connection: Connection,
  onRead: (held: FunctionState) => void,
): Promise<Verified> {
  const mustMove = mustDigestMove(plan, response)
  const isOld = (state: FunctionState): boolean => mustMove && state.digest === plan.before.digest
  const answer = response.kind === 'accepted' ? response.answer : undefined
  const facts = factsOf(plan, update)
  const asked =
    answer === undefined
      ? facts.filter(({ field }) => field !== 'codeUrl')
      : unproved(facts, answer)
  let held = answer
  let open = asked
  let seen: FunctionState | undefined
  for (const delay of READS) {
    if (held?.digest !== undefined && open.length === 0 && !isOld(held)) break
    await connection.clock.sleep(delay, connection.signal)
    seen = await readFunction(plan.target, connection)
    onRead(seen)
    held = { ...settled(answer, seen, asked), ...emptiesIn(asked, seen) }
    open = stillOpen(open, seen)
    if (plan.proof.kind !== 'digest' && open.length === 0 && !isOld(seen)) break
  }
  const known = held ?? plan.before
  const [first] = open
  if (first !== undefined) throw unprovedError(first, known)
  return {
    held: isOld(known) ? withoutCode(known) : known,
    ...(seen === undefined ? {} : { seen }),
  }
}

/**
 * Whether to wait for the digest to change, since reads may be stale: true if code was accepted, or
 * may have been, and its new digest is unknown.
 */
function mustDigestMove({ proof, before }: Plan, response: UpdateResponse): boolean {
  if (proof.kind === 'digest' || before.digest === undefined) return false
  if (proof.kind === 'perhaps' && proof.digest === before.digest) return false
  return response.kind === 'accepted' ? response.answer.digest === undefined : !response.certain
}

/** State with unknown code fields. */
function withoutCode(state: FunctionState): FunctionState {
  const unsure = ['digest', 'codeSize', 'lastModified']
  const known = Object.entries(state).filter(([field]) => !unsure.includes(field))
  return Object.fromEntries(known) as unknown as FunctionState
}

function unproved(facts: readonly Fact[], state: FunctionState): Fact[] {
  return facts.filter((fact) => fact.verdict(state) !== 'proved')
}

/**
 * Facts that the configuration does not verify. A field that it reported neither before nor now
 * cannot be verified, which is a warning and no failure; a cleared field may disappear.
 */
function stillOpen(facts: readonly Fact[], read: FunctionState): Fact[] {
  return unproved(facts, read).filter(
    (fact) => fact.verdict(read) !== 'missing' || !(fact.unprovable || fact.empties),
  )
}

/** Cleared fields that the configuration no longer reports, as empty. */
function emptiesIn(facts: readonly Fact[], read: FunctionState): Partial<FunctionState> {
  const gone = facts.filter((fact) => fact.empties && fact.verdict(read) === 'missing')
  return Object.fromEntries(gone.map(({ field }) => [field, field === 'dependencyPkg' ? '' : []]))
}

/** Merges the response to the update with the last read; the read wins for unverified fields. */
function settled(
  known: FunctionState | undefined,
  read: FunctionState,
  open: readonly Fact[],
): FunctionState {
  if (known?.digest === undefined || open.some(({ field }) => field === 'digest')) {
    return { ...known, ...read }
  }
  const decided = open.map(({ field }) => [field, read[field]] as const)
  const found = Object.fromEntries(decided.filter(([, value]) => value !== undefined))
  return { ...read, ...known, ...found }
}

function unprovedError(fact: Fact, state: FunctionState): VerificationError {
  const ofCode = fact.field === 'digest' || fact.field === 'codeUrl'
  const remedy = ofCode
    ? 'Check the function in the console and re-run the job; another deployment may be running'
    : 'Check the dependencies in the console. Some services ignore dependency-only updates: ' +
      'change the code in the same deployment'
  const again = ofCode && state.digest !== undefined
  return new VerificationError(fact.complaint(state), remedy, {
    again,
    requestId: state.requestId,
  })
}
