import type { Connection } from '../cloud/client.ts'
import { readFunction } from '../cloud/functiongraph.ts'
import type { CodeUpdate, FunctionState } from '../cloud/wire.ts'
import { VerificationError } from '../errors.ts'
import { factsOf, type Fact } from './facts.ts'
import type { Plan } from './plan.ts'

/** Milliseconds before each reading of the configuration, which may be stale for some seconds. */
const READS: readonly number[] = [0, 1_000, 2_000, 3_000, 4_000]

/**
 * Proves that the function holds what was sent. What the service's answer proves is proved; what it
 * lacks or contradicts is read from the configuration, a few times.
 *
 * @param answer what the service answered to the update; nothing when it said "same code"
 * @param tell told of each state that was read, since a failure must say what the function holds
 * @returns the state that the facts were proved by
 * @throws VerificationError when a fact stays unproved
 */
export async function verify(
  plan: Plan,
  update: CodeUpdate,
  answer: FunctionState | undefined,
  connection: Connection,
  tell: (held: FunctionState) => void,
): Promise<FunctionState> {
  let held = answer
  let open = answer === undefined ? factsOf(plan, update) : unproved(factsOf(plan, update), answer)
  const satisfied = (): boolean => held?.digest !== undefined && open.length === 0
  for (const delay of READS) {
    if (satisfied()) break
    await connection.clock.sleep(delay, connection.signal)
    const read = await readFunction(plan.target, connection)
    tell(read)
    held = settled(held, read, open)
    open = unproved(open, read).filter((fact) => !isUnreported(fact, read))
    if (plan.proof.kind !== 'digest' && open.length === 0) break
  }
  const [first] = open
  if (first !== undefined) throw unprovedError(first, held ?? plan.before)
  return held ?? plan.before
}

function unproved(facts: readonly Fact[], state: FunctionState): Fact[] {
  return facts.filter((fact) => fact.verdict(state) !== 'proved')
}

/** Reported neither before nor now: it cannot be proved, which is a warning and no failure. */
function isUnreported(fact: Fact, read: FunctionState): boolean {
  return fact.unprovable && fact.verdict(read) === 'missing'
}

/** The answer's word holds but for what it left open, which the configuration decides. */
function settled(
  known: FunctionState | undefined,
  read: FunctionState,
  open: readonly Fact[],
): FunctionState {
  if (known === undefined || open.some(({ field }) => field === 'digest')) {
    return { ...known, ...read }
  }
  const decided = open.map(({ field }) => [field, read[field]] as const)
  const found = Object.fromEntries(decided.filter(([, value]) => value !== undefined))
  return { ...read, ...known, ...found }
}

function unprovedError(fact: Fact, state: FunctionState): VerificationError {
  const remedy =
    fact.field === 'digest'
      ? 'Look at the function in the console and run the job again; ' +
        'somebody else may be deploying to it'
      : 'Look at the dependencies of the function in the console; a service that takes no change ' +
        'of dependencies alone takes them together with changed code'
  return new VerificationError(fact.complaint(state), remedy, state.requestId)
}
