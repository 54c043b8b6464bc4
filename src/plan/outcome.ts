import type { FunctionState } from '../cloud/wire.ts'
import { changedDependencies, type DependencyField } from './dependencies.ts'
import type { Plan, Reason } from './plan.ts'

/**
 * Whether the code or the dependencies of a function differ before and after, as far as the
 * service reports them; undefined where nothing that is known differs and something is not known.
 *
 * @param unreported fields that were sent and that the service does not report
 */
export function hasChanged(
  before: FunctionState,
  after: FunctionState | undefined,
  unreported: readonly DependencyField[],
): boolean | undefined {
  if (after === undefined) return undefined
  if (changedDependencies(before, after).length > 0) return true
  if (before.digest === undefined || after.digest === undefined) return undefined
  if (before.digest !== after.digest) return true
  return unreported.length > 0 ? undefined : false
}

/**
 * The plan as it looks once it was carried out. A service that leaves out empty lists seems not to
 * report a field at all; when its configuration shows the field afterwards, it was empty before.
 *
 * @param seen the configuration as it was read after the update; an answer to the update is no
 *   sign, since it may show what the configuration never does
 */
export function withObservedState(plan: Plan, seen: FunctionState | undefined): Plan {
  const shown = plan.unreported.filter((field) => seen?.[field] !== undefined)
  if (seen === undefined || shown.length === 0) return plan
  const empty = shown.map((field) => [field, field === 'dependencyPkg' ? '' : []])
  const before = { ...plan.before, ...Object.fromEntries(empty) } as FunctionState
  const differs = changedDependencies(before, seen).some((field) => shown.includes(field))
  return {
    ...plan,
    before,
    unreported: plan.unreported.filter((field) => !shown.includes(field)),
    reason: differs ? withDependencies(plan.reason) : plan.reason,
  }
}

function withDependencies(reason: Reason): Reason {
  return reason.startsWith('code') ? 'code+dependencies' : 'dependencies'
}
