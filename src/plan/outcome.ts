import type { FunctionState } from '../cloud/wire.ts'
import { changedDependencies, type DependencyField } from './dependencies.ts'

/**
 * Whether the code or the dependencies that a function holds differ before and after, as far as the
 * service reports them; undefined where nothing that is known differs and something is not known.
 *
 * @param unreported fields that were sent and that the service does not report
 */
export function hasChanged(
  before: FunctionState | undefined,
  after: FunctionState | undefined,
  unreported: readonly DependencyField[],
): boolean | undefined {
  if (before === undefined || after === undefined) return undefined
  if (changedDependencies(before, after).length > 0) return true
  if (before.digest === undefined || after.digest === undefined) return undefined
  if (before.digest !== after.digest) return true
  return unreported.length > 0 ? undefined : false
}
