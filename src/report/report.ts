import type { Changes } from '../changes/changes.ts'
import type { FunctionState } from '../cloud/wire.ts'
import type { Package } from '../package/package.ts'
import type { Dependencies } from '../plan/dependencies.ts'
import type { Reason } from '../plan/plan.ts'
import type { Target } from '../target.ts'
import type { Failure } from './failure.ts'

export type Outcome = 'deployed' | 'unchanged' | 'planned' | 'packaged' | 'failed' | 'skipped'

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
  /** Of a plan: the package that a deploy would bring; absent where it lies in OBS. */
  readonly planned?: { readonly digest: string; readonly size: number }
  /** Of a plan: the dependencies that a deploy would send, absent where it would send nothing. */
  readonly plannedDependencies?: Dependencies
  /** How the package differs from the code before, file by file; absent where nobody asked. */
  readonly changes?: Changes
  readonly requestId?: string
  readonly failure?: Failure
  readonly warnings: readonly string[]
  /** How long it took; absent where nothing was begun. */
  readonly milliseconds?: number
}

export type Mode = 'deploy' | 'plan' | 'package'

/** What the step did, whole. */
export interface Report {
  readonly mode: Mode
  /** Absent where none could be made. */
  readonly code?: Package
  readonly results: readonly FunctionResult[]
  /** What kept the step from beginning with any function. */
  readonly failure?: Failure
}

/** The outcome of the whole step. */
export function outcomeOf({ mode, results, failure }: Report): Exclude<Outcome, 'skipped'> {
  const outcomes = results.map(({ outcome }) => outcome)
  const bad = outcomes.includes('failed') || outcomes.includes('skipped')
  if (failure !== undefined || bad) return 'failed'
  if (mode !== 'deploy') return mode === 'plan' ? 'planned' : 'packaged'
  return outcomes.includes('deployed') ? 'deployed' : 'unchanged'
}
