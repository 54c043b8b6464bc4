import type { FunctionState } from '../cloud/wire.ts'
import type { Package } from '../package/package.ts'
import type { Reason } from '../plan/plan.ts'
import type { Target } from '../target.ts'
import type { Failure } from './failure.ts'

export type Outcome = 'deployed' | 'unchanged' | 'failed'

/** What happened to one function. */
export interface FunctionResult {
  readonly target: Target
  readonly outcome: Outcome
  /** Absent where it is not known. */
  readonly changed?: boolean
  /** Absent where no plan was made. */
  readonly reason?: Reason
  /** What the function held before, and holds now; absent where it is not known. */
  readonly before?: FunctionState
  readonly after?: FunctionState
  readonly requestId?: string
  readonly failure?: Failure
  readonly warnings: readonly string[]
}

/** What the step did, whole. */
export interface Report {
  /** Absent where none could be made. */
  readonly code?: Package
  readonly results: readonly FunctionResult[]
  /** What kept the step from beginning with any function. */
  readonly failure?: Failure
}

export function outcomeOf({ results, failure }: Report): Outcome {
  const outcomes = results.map(({ outcome }) => outcome)
  if (failure !== undefined || outcomes.includes('failed')) return 'failed'
  return outcomes.includes('deployed') ? 'deployed' : 'unchanged'
}

/** The id of the request that tells most: of the failed one, else of the last that was answered. */
export function requestIdOf(
  failure: Failure | undefined,
  after: FunctionState | undefined,
): { readonly requestId?: string } {
  const requestId = failure?.requestId ?? after?.requestId
  return requestId === undefined ? {} : { requestId }
}
