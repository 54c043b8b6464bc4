import { readFunction, type Connection } from '../cloud/functiongraph.ts'
import type { CodeUpdate, FunctionState } from '../cloud/wire.ts'
import { VerificationError } from '../errors.ts'
import { factsOf, type Fact } from './facts.ts'
import type { Plan } from './plan.ts'

/** Milliseconds before each reading of the configuration, which may be stale for some seconds. */
const READS: readonly number[] = [0, 1_000, 2_000, 3_000, 4_000]

/** What the service said to the update. */
export type Said =
  | { readonly kind: 'accepted'; readonly answer: FunctionState }
  /** That it holds this code already; `certain` when no update of ours can have brought it. */
  | { readonly kind: 'same code'; readonly certain: boolean }

export interface Verified {
  /** What the function holds, as far as it is known. */
  readonly held: FunctionState
  /** The configuration as it was read last; absent where the answer left nothing open. */
  readonly seen?: FunctionState
}

/**
 * Proves that the function holds what was sent. What the service's answer proves is proved; what it
 * lacks or contradicts is read from the configuration, a few times.
 *
 * @param tell told of each state that was read, since a failure must say what the function holds
 * @throws VerificationError when a fact stays unproved
 */
export async function verify(
  plan: Plan,
  update: CodeUpdate,
  said: Said,
  connection: Connection,
  tell: (held: FunctionState) => void,
): Promise<Verified> {
  const mustMove = mustDigestMove(plan, said)
  const isOld = (state: FunctionState): boolean => mustMove && state.digest === plan.before.digest
  const answer = said.kind === 'accepted' ? said.answer : undefined
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
    tell(seen)
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
 * Whether the digest in the configuration must become another one before it can be believed: code
 * went in, or may have, and neither the answer nor the package tells its digest.
 */
function mustDigestMove({ proof, before }: Plan, said: Said): boolean {
  if (proof.kind === 'digest' || before.digest === undefined) return false
  if (proof.kind === 'perhaps' && proof.digest === before.digest) return false
  return said.kind === 'accepted' ? said.answer.digest === undefined : !said.certain
}

/** A state whose code is that of before, or a new one that the service does not show yet. */
function withoutCode(state: FunctionState): FunctionState {
  const unsure = ['digest', 'codeSize', 'lastModified']
  const known = Object.entries(state).filter(([field]) => !unsure.includes(field))
  return Object.fromEntries(known) as unknown as FunctionState
}

function unproved(facts: readonly Fact[], state: FunctionState): Fact[] {
  return facts.filter((fact) => fact.verdict(state) !== 'proved')
}

/**
 * What the configuration leaves open. A field that it reported neither before nor now cannot be
 * proved, which is a warning and no failure; one that is to be empty may vanish with its last entry.
 */
function stillOpen(facts: readonly Fact[], read: FunctionState): Fact[] {
  return unproved(facts, read).filter(
    (fact) => fact.verdict(read) !== 'missing' || !(fact.unprovable || fact.empties),
  )
}

/** Fields that are empty, since they are to be and the configuration no longer shows them. */
function emptiesIn(facts: readonly Fact[], read: FunctionState): Partial<FunctionState> {
  const gone = facts.filter((fact) => fact.empties && fact.verdict(read) === 'missing')
  return Object.fromEntries(gone.map(({ field }) => [field, field === 'dependencyPkg' ? '' : []]))
}

/** The answer's word holds but for what it left open, which the last reading decides. */
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
    ? 'Look at the function in the console and run the job again; ' +
      'somebody else may be deploying to it'
    : 'Look at the dependencies of the function in the console; a service that takes no change ' +
      'of dependencies alone takes them together with changed code'
  const again = ofCode && state.digest !== undefined
  return new VerificationError(fact.complaint(state), remedy, {
    again,
    requestId: state.requestId,
  })
}
