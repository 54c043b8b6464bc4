import type { FunctionState } from '../cloud/wire.ts'
import type { Package } from '../package/package.ts'
import type { Applied } from '../plan/apply.ts'
import { verificationWarnings, planWarnings } from '../plan/verification-warnings.ts'
import { hasChanged, withObservedState } from '../plan/outcome.ts'
import type { Plan, Reason } from '../plan/plan.ts'
import type { Release } from '../release/release.ts'
import type { Target } from '../target.ts'
import { explain, type Failure } from './failure.ts'
import type { FunctionResult, SkipCause } from './report.ts'

/** Result of a function that was not started. */
export function skipped(target: Target, skippedBy: SkipCause): FunctionResult {
  return { target, outcome: 'skipped', skippedBy, warnings: [] }
}

/** Result of a function that could not be read or must not be updated: nothing was sent. */
export function failedBefore(target: Target, error: unknown): FunctionResult {
  const failure = explain(error)
  const { requestId } = failure
  const id = requestId === undefined ? {} : { requestId }
  return { target, outcome: 'failed', failure, warnings: [], ...id }
}

/** Result in `mode: plan`: what a deployment would do. */
export function resultOfPlan(plan: Plan, code: Package): FunctionResult {
  const { target, before, reason, changes } = plan
  const packed =
    code.codeType === 'obs' ? {} : { planned: { digest: code.digest, size: code.size } }
  return {
    target,
    outcome: 'planned',
    before,
    reason,
    ...packed,
    ...(plan.update === undefined ? {} : { plannedDependencies: plan.update }),
    ...(changes === undefined ? {} : { changed: changes }),
    ...requestIdOf(undefined, before),
    warnings: planWarnings(plan),
  }
}

/** Result of an applied plan. */
export function resultOfApply(planned: Plan, force: boolean, applied: Applied): FunctionResult {
  const { after } = applied
  const plan = withObservedState(planned, applied.kind === 'done' ? applied.seen : after)
  const changed = hasChanged(plan.before, after, plan.unreported)
  const shared = {
    target: plan.target,
    before: plan.before,
    ...(after === undefined ? {} : { after }),
    ...(changed === undefined ? {} : { changed }),
  }
  if (applied.kind === 'failed') {
    const failure = explain(applied.error)
    const id = requestIdOf(failure, after)
    return { ...shared, ...id, outcome: 'failed', reason: plan.reason, failure, warnings: [] }
  }
  return {
    ...shared,
    ...requestIdOf(undefined, after),
    outcome: applied.outcome,
    reason: reasonAfter(plan, force, applied.outcome),
    warnings: verificationWarnings(plan, applied.outcome, applied.after),
  }
}

/** Result of a function whose code is not updated, before its release. */
export function untouched(target: Target, state: FunctionState): FunctionResult {
  const held = { before: state, after: state, changed: false, reason: 'none' } as const
  return { target, outcome: 'unchanged', ...held, ...requestIdOf(undefined, state), warnings: [] }
}

/** Adds the result of the release. */
export function released(result: FunctionResult, release: Release): FunctionResult {
  const moved = release.published || release.alias?.moved === true
  const outcome = result.outcome === 'unchanged' && moved ? 'released' : result.outcome
  return { ...result, outcome, release }
}

/** Result of a function whose release failed; it still reports what was done before. */
export function failedRelease(
  result: FunctionResult,
  release: Release,
  error: unknown,
): FunctionResult {
  const failure = explain(error)
  const id = requestIdOf(failure, result.after)
  return { ...result, ...id, outcome: 'failed', failure, release }
}

/** Result of a function whose alias was not moved because the first stage did not succeed for all. */
export function heldBack(result: FunctionResult, cause: SkipCause): FunctionResult {
  const name = result.release?.alias?.name
  const why = cause === 'failure' ? 'another function failed' : 'the job was cancelled'
  const warning = name === undefined ? [] : [`Alias ${name} was not changed because ${why}`]
  return { ...result, warnings: [...result.warnings, ...warning] }
}

/**
 * Reason after the update: none (or force) if nothing changed. For a jar or code in OBS only the
 * service's response shows that, so the plan has another reason.
 */
function reasonAfter(plan: Plan, force: boolean, outcome: 'deployed' | 'unchanged'): Reason {
  if (outcome === 'deployed') return plan.reason
  return force ? 'forced' : 'none'
}

/** Most useful request ID: of the failed request, else of the last response. */
function requestIdOf(
  failure: Failure | undefined,
  after: FunctionState | undefined,
): { readonly requestId?: string } {
  const requestId = failure?.requestId ?? after?.requestId
  return requestId === undefined ? {} : { requestId }
}
