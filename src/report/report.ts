import type { Changes } from '../changes/changes.ts'
import type { FunctionState } from '../cloud/wire.ts'
import type { Package } from '../package/package.ts'
import type { Dependencies } from '../plan/dependencies.ts'
import type { Reason } from '../plan/plan.ts'
import type { Release } from '../release/release.ts'
import type { Target } from '../target.ts'
import type { Failure } from './failure.ts'

export type Outcome =
  | 'deployed'
  /** No code was sent, but a version was published or an alias moved. */
  | 'released'
  | 'unchanged'
  | 'planned'
  | 'packaged'
  | 'failed'
  | 'skipped'

/** Why a function was not started: another one failed (`fail_fast`), or the job was cancelled. */
export type SkipCause = 'failure' | 'cancellation'

/** Result of one function. */
export interface FunctionResult {
  readonly target: Target
  readonly outcome: Outcome
  /** Absent where it is not known. */
  readonly changed?: boolean
  /** Absent where no plan was made. */
  readonly reason?: Reason
  /** State of the function before and now; absent where unknown. */
  readonly before?: FunctionState
  readonly after?: FunctionState
  /** In a plan: the package; absent where it is in OBS. */
  readonly planned?: { readonly digest: string; readonly size: number }
  /** In a plan: the dependencies to send; absent where nothing would be sent. */
  readonly plannedDependencies?: Dependencies
  /** Why the function was not started. Only if `outcome` is `skipped`. */
  readonly skippedBy?: SkipCause
  /** Result for version and alias, in a plan the expected one; absent if no release was requested. */
  readonly release?: Release
  /** How the package differs from the code before, file by file; absent if not requested. */
  readonly changes?: Changes
  readonly requestId?: string
  readonly failure?: Failure
  readonly warnings: readonly string[]
  /** Duration; absent where the function was not started. */
  readonly milliseconds?: number
}

export type Mode = 'deploy' | 'plan' | 'package' | 'release'

/** Result of the whole step. */
export interface Report {
  readonly mode: Mode
  /** Absent where packaging failed. */
  readonly code?: Package
  readonly results: readonly FunctionResult[]
  /** Failure of the step itself, before or between functions. */
  readonly failure?: Failure
}

/** The outcome of the whole step. */
export function outcomeOf({ mode, results, failure }: Report): Exclude<Outcome, 'skipped'> {
  const outcomes = results.map(({ outcome }) => outcome)
  const bad = outcomes.includes('failed') || outcomes.includes('skipped')
  if (failure !== undefined || bad) return 'failed'
  if (mode === 'plan') return 'planned'
  if (mode === 'package') return 'packaged'
  return (
    (['deployed', 'released'] as const).find((outcome) => outcomes.includes(outcome)) ?? 'unchanged'
  )
}
