import { signsRequests } from './cloud/credentials/access.ts'
import pMap from 'p-map'
import type { ChangeFinder } from './changes/find.ts'
import type { Connection } from './cloud/functiongraph.ts'
import type { FunctionState } from './cloud/wire.ts'
import { CancelledError, traceOf } from './errors.ts'
import { querySecretsOf } from './inputs/code.ts'
import type { DeployInputs, Inputs } from './inputs/inputs.ts'
import { handlerWarning, refuseForeign } from './package/advice/handler.ts'
import { overLimit, signedBodyWarning } from './package/advice/size-limits.ts'
import { makePackage } from './package/make.ts'
import type { FilePackage, Package, Surroundings } from './package/package.ts'
import { apply, type Applied } from './plan/apply.ts'
import { readCurrent } from './plan/current.ts'
import { guardFunction, guardPackage } from './plan/guards.ts'
import { planUpdate, type Plan } from './plan/plan.ts'
import { failedBefore, resultOfApply, resultOfPlan, skipped } from './report/result.ts'
import type { FunctionResult } from './report/report.ts'
import { namesOf, type FunctionName } from './report/names.ts'
import { changeLines } from './report/log/changes.ts'
import { doneLine, orderLine, planLine, prefixed, readLine } from './report/log/lines.ts'
import type { Target } from './target.ts'

/**
 * Makes the package of the step, once for all functions.
 *
 * @throws PackageError when it cannot be made
 */
export async function packageCode(inputs: Inputs, surroundings: Surroundings): Promise<Package> {
  const { code } = inputs
  if (code.kind === 'obs') {
    return { codeType: 'obs', url: code.url, warnings: code.url.includes('?') ? [PRE_SIGNED] : [] }
  }
  const refuse = inputs.mode === 'package' ? {} : { refuse: overLimit }
  const made = await makePackage(code.request, { ...surroundings, ...refuse })
  return { ...made, warnings: [...made.warnings, ...sizeWarnings(inputs, made)] }
}

/**
 * Holds a finished package against what was asked for. Only then, so that what is known of one that
 * is refused can be told.
 *
 * @throws PackageError when it is not the one expected, or is larger than the service takes; in
 *   `mode: package` the size is only a warning, since it can go by OBS
 */
export function checkPackage(inputs: Inputs, code: Package): void {
  if (code.codeType === 'obs') return
  guardPackage(code, inputs.expectDigest)
  const tooLarge = overLimit(code)
  if (tooLarge !== undefined && inputs.mode !== 'package') throw tooLarge
}

const PRE_SIGNED =
  'code_url has a query; whether the service takes pre-signed addresses is not known, ' +
  'so prefer the plain address of the object'

function sizeWarnings(inputs: Inputs, made: FilePackage): string[] {
  const warning =
    inputs.mode === 'package'
      ? overLimit(made)?.message
      : signsRequests(inputs.access)
        ? signedBodyWarning(made)
        : undefined
  return warning === undefined ? [] : [warning]
}

/**
 * Handles every function, a few at a time, in whatever order they end; the results are in the order
 * given. A failure hides no other result; with `fail_fast` it keeps further functions from beginning.
 */
export async function deployAll(
  inputs: DeployInputs,
  code: Package,
  connection: Connection,
  finder?: ChangeFinder,
): Promise<FunctionResult[]> {
  let failed = false
  const names = namesOf(inputs.targets)
  return pMap(
    inputs.targets,
    async (target, at) => {
      if ((failed && inputs.failFast) || isCancelled(connection.signal)) return skipped(target)
      const name = names.length > 1 ? names[at] : undefined
      const own = name === undefined ? connection : named(connection, name)
      const result = await timed(own, () => deployTo(target, inputs, code, own, finder))
      failed ||= result.outcome === 'failed'
      if (name !== undefined) own.log.info(doneLine(result))
      return result
    },
    { concurrency: inputs.maxParallel },
  )
}

function named(connection: Connection, { label }: FunctionName): Connection {
  return { ...connection, log: prefixed(connection.log, label) }
}

async function timed(
  { clock }: Connection,
  work: () => Promise<FunctionResult>,
): Promise<FunctionResult> {
  const started = clock.now().getTime()
  const result = await work()
  return { ...result, milliseconds: clock.now().getTime() - started }
}

/**
 * The handler's file is looked for where the configuration says that it must be.
 *
 * @throws PackageError when no file of the package can be it
 */
function shapeWarnings(code: Package, { runtime, handler }: FunctionState): string[] {
  if (code.codeType === 'obs' || runtime === undefined || handler === undefined) return []
  refuseForeign(code, { runtime, handler })
  const warning = handlerWarning(code, { runtime, handler })
  return warning === undefined ? [] : [warning]
}

function isCancelled(signal: AbortSignal): boolean {
  return signal.reason instanceof CancelledError
}

/** One function's way from what it holds to what it should hold. In `mode: plan` it ends halfway. */
async function deployTo(
  target: Target,
  inputs: DeployInputs,
  code: Package,
  connection: Connection,
  finder: ChangeFinder | undefined,
): Promise<FunctionResult> {
  const { dependencies, force, expectDigest, ifDeployedDigest } = inputs
  try {
    const before = await readCurrent(target, connection)
    querySecretsOf(before.dependencyPkg ?? '').forEach(connection.mask)
    connection.log.info(readLine(before))
    const wanted = code.codeType === 'obs' ? expectDigest : code.digest
    guardFunction(before, ifDeployedDigest, wanted)
    const shape = shapeWarnings(code, before)
    const readAt = connection.clock.now()
    const expected = expectDigest === undefined ? {} : { expectDigest }
    const plan = planUpdate({ target, code, dependencies, before, readAt, force, ...expected })
    // Before anything is sent: an update overwrites the code with which the package is compared.
    const changes = await finder?.find(target, before, connection)
    for (const line of changeLines(changes, inputs.targets.length)) connection.log.info(line)
    connection.log.info(planLine(plan, inputs.mode))
    const order = orderLine(plan)
    if (order !== undefined) connection.log.info(order)
    const result =
      inputs.mode === 'plan'
        ? resultOfPlan(plan, code)
        : resultOfApply(plan, force, await applied(plan, connection))
    const found = changes === undefined ? {} : { changes }
    return { ...result, ...found, warnings: [...shape, ...result.warnings] }
  } catch (error) {
    for (const line of traceOf(error)) connection.log.debug(line)
    return failedBefore(target, error)
  }
}

async function applied(plan: Plan, connection: Connection): Promise<Applied> {
  const end = await apply(plan, connection)
  for (const line of end.kind === 'failed' ? traceOf(end.error) : []) connection.log.debug(line)
  return end
}
