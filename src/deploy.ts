import type { Connection } from './cloud/client.ts'
import type { Inputs } from './inputs/inputs.ts'
import type { CodeSource } from './inputs/code.ts'
import { makePackage } from './package/make.ts'
import type { Package, Surroundings } from './package/package.ts'
import { apply, type Applied } from './plan/apply.ts'
import { readCurrent } from './plan/current.ts'
import { doubtsAbout } from './plan/doubts.ts'
import { hasChanged } from './plan/outcome.ts'
import { planUpdate, type Plan, type Reason } from './plan/plan.ts'
import { explain } from './report/failure.ts'
import { requestIdOf, type FunctionResult } from './report/report.ts'
import { packageLine, planLine, resultLine } from './report/story.ts'
import type { Target } from './target.ts'

/** The package of the step, made once for all functions. */
export async function packageCode(code: CodeSource, surroundings: Surroundings): Promise<Package> {
  if (code.kind === 'files') return makePackage(code.request, surroundings)
  return { codeType: 'obs', url: code.url, warnings: [] }
}

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

function resultOf(plan: Plan, force: boolean, applied: Applied): FunctionResult {
  const { target, before, unreported } = plan
  const { after } = applied
  const changed = plan.update === undefined ? false : hasChanged(before, after, unreported)
  const shared = {
    target,
    before,
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
