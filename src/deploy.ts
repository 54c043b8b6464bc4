import type { Connection } from './cloud/client.ts'
import type { Inputs } from './inputs/inputs.ts'
import { overLimit, signedBodyWarning } from './package/limits.ts'
import { makePackage } from './package/make.ts'
import type { Package, Surroundings } from './package/package.ts'
import { apply, type Applied } from './plan/apply.ts'
import { readCurrent } from './plan/current.ts'
import { doubtsAbout } from './plan/doubts.ts'
import { hasChanged, inHindsight } from './plan/outcome.ts'
import { planUpdate, type Plan, type Reason } from './plan/plan.ts'
import { explain } from './report/failure.ts'
import { requestIdOf, type FunctionResult } from './report/report.ts'
import { packageLine, planLine, resultLine } from './report/story.ts'
import type { Target } from './target.ts'

/**
 * Makes the package of the step, once for all functions.
 *
 * @throws PackageError when it cannot be made, or is larger than the service takes
 */
export async function packageCode(
  { code, access }: Inputs,
  surroundings: Surroundings,
): Promise<Package> {
  if (code.kind === 'obs') {
    return { codeType: 'obs', url: code.url, warnings: code.url.includes('?') ? [PRE_SIGNED] : [] }
  }
  const made = await makePackage(code.request, surroundings)
  const tooLarge = overLimit(made)
  if (tooLarge !== undefined) throw tooLarge
  const warning = access.kind === 'keys' ? signedBodyWarning(made) : undefined
  return warning === undefined ? made : { ...made, warnings: [...made.warnings, warning] }
}

const PRE_SIGNED =
  'code_url has a query; whether the service takes pre-signed addresses is not known, ' +
  'so prefer the plain address of the object'

/** Deploys the package to each function, one after the other; a failure hides no other result. */
export async function deployAll(
  inputs: Inputs,
  code: Package,
  connection: Connection,
): Promise<FunctionResult[]> {
  const results: FunctionResult[] = []
  connection.log.info(packageLine(code))
  for (const target of inputs.targets) {
    const result = await deployTo(target, inputs, code, connection)
    connection.log.info(resultLine(result))
    results.push(result)
  }
  return results
}

async function deployTo(
  target: Target,
  { dependencies, force }: Inputs,
  code: Package,
  connection: Connection,
): Promise<FunctionResult> {
  try {
    const before = await readCurrent(target, connection)
    const plan = planUpdate({ target, code, dependencies, before, force })
    connection.log.info(planLine(plan))
    return resultOf(plan, force, await apply(plan, connection))
  } catch (error) {
    return failedBefore(target, error)
  }
}

/** The result of a function that could not even be read: nothing is known of it. */
export function failedBefore(target: Target, error: unknown): FunctionResult {
  const failure = explain(error)
  const { requestId } = failure
  const id = requestId === undefined ? {} : { requestId }
  return { target, outcome: 'failed', failure, warnings: [], ...id }
}

function resultOf(planned: Plan, force: boolean, applied: Applied): FunctionResult {
  const { after } = applied
  const plan = inHindsight(planned, after)
  const changed =
    plan.update === undefined ? false : hasChanged(plan.before, after, plan.unreported)
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
    warnings: doubtsAbout(plan, applied.after),
  }
}

/** Code in OBS is sent unseen; only the service's answer tells that it was no difference. */
function reasonAfter(plan: Plan, force: boolean, outcome: 'deployed' | 'unchanged'): Reason {
  if (plan.proof.kind !== 'none' || outcome === 'deployed') return plan.reason
  return force ? 'forced' : 'none'
}
