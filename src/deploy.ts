import { signsRequests } from './cloud/credentials/access.ts'
import pMap from 'p-map'
import type { Connection } from './cloud/functiongraph.ts'
import type { FunctionState } from './cloud/wire.ts'
import { CancelledError, traceOf, type PackageError } from './errors.ts'
import { querySecretsOf } from './inputs/code.ts'
import type { DeployInputs, Inputs } from './inputs/inputs.ts'
import { handlerWarning, refuseForeign } from './package/advice/handler.ts'
import { overLimit, signedBodyWarning, type Sized } from './package/advice/size-limits.ts'
import { makePackage } from './package/make.ts'
import type { FilePackage, Package, Surroundings } from './package/package.ts'
import { apply, type Applied } from './plan/apply.ts'
import { readCurrent } from './plan/current.ts'
import { guardFunction, guardPackage } from './plan/guards.ts'
import { planUpdate, type Plan } from './plan/plan.ts'
import { routeOf, type Route } from './plan/route.ts'
import type { UploadContext, Uploads } from './plan/uploads.ts'
import { failedBefore, resultOfApply, resultOfPlan, skipped } from './report/result.ts'
import type { FunctionResult } from './report/report.ts'
import { namesOf, type FunctionName } from './report/names.ts'
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
  const refuse = (planned: Sized): PackageError | undefined => tooLarge(inputs, planned)
  const made = await makePackage(code.request, { ...surroundings, refuse })
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
  const error = tooLarge(inputs, code)
  if (error !== undefined) throw error
}

/** Where a package goes through OBS when it has to, more may be sent. */
function tooLarge(inputs: Inputs, planned: Sized): PackageError | undefined {
  return inputs.mode === 'package' ? undefined : overLimit(planned, inputs.upload !== undefined)
}

function wayTo(inputs: DeployInputs, code: Package): Route {
  return routeOf(code, inputs.upload, signsRequests(inputs.access))
}

const PRE_SIGNED =
  'code_url has a query; whether the service takes pre-signed addresses is not known, ' +
  'so prefer the plain address of the object'

function sizeWarnings(inputs: Inputs, made: FilePackage): string[] {
  const warning =
    inputs.mode === 'package'
      ? overLimit(made)?.message
      : signsRequests(inputs.access) && wayTo(inputs, made).kind === 'request'
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
  connection: Connection & UploadContext,
): Promise<FunctionResult[]> {
  let failed = false
  const names = namesOf(inputs.targets)
  const uploads = await uploadsFor(wayTo(inputs, code), connection)
  return pMap(
    inputs.targets,
    async (target, at) => {
      if ((failed && inputs.failFast) || isCancelled(connection.signal)) return skipped(target)
      const name = names.length > 1 ? names[at] : undefined
      const own = name === undefined ? connection : named(connection, name)
      const result = await timed(own, () => deployTo(target, inputs, code, uploads, own))
      failed ||= result.outcome === 'failed'
      if (name !== undefined) own.log.info(doneLine(result))
      return result
    },
    { concurrency: inputs.maxParallel },
  )
}

/** Loaded only where a package goes through OBS. */
async function uploadsFor(
  route: Route,
  connection: Connection & UploadContext,
): Promise<Uploads | undefined> {
  if (route.kind !== 'obs') return undefined
  const { Uploads } = await import('./plan/uploads.ts')
  return new Uploads(route, connection)
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
  uploads: Uploads | undefined,
  connection: Connection,
): Promise<FunctionResult> {
  const { dependencies, force, expectDigest, ifDeployedDigest } = inputs
  try {
    const before = await readCurrent(target, connection)
    for (const address of [before.dependencyPkg, before.codeUrl]) {
      querySecretsOf(address ?? '').forEach(connection.mask)
    }
    connection.log.info(readLine(before))
    const wanted = code.codeType === 'obs' ? expectDigest : code.digest
    guardFunction(before, ifDeployedDigest, wanted)
    const shape = shapeWarnings(code, before)
    const readAt = connection.clock.now()
    const expected = expectDigest === undefined ? {} : { expectDigest }
    const place = uploads === undefined ? {} : { place: uploads.placeFor(target) }
    const asked = { target, code, dependencies, before, readAt, force }
    const plan = planUpdate({ ...asked, ...place, ...expected })
    connection.log.info(planLine(plan, inputs.mode))
    const order = orderLine(plan)
    if (order !== undefined) connection.log.info(order)
    const result =
      inputs.mode === 'plan'
        ? await looked(plan, code, uploads, connection)
        : await carriedOut(plan, force, uploads, connection)
    return { ...result, warnings: [...shape, ...result.warnings] }
  } catch (error) {
    for (const line of traceOf(error)) connection.log.debug(line)
    return failedBefore(target, error)
  }
}

/** What a deploy would do, to the function and in OBS. */
async function looked(
  plan: Plan,
  code: Package,
  uploads: Uploads | undefined,
  { log }: Connection,
): Promise<FunctionResult> {
  if (uploads !== undefined && plan.upload !== undefined) log.info(await uploads.look(plan.target))
  return resultOfPlan(plan, code)
}

async function carriedOut(
  plan: Plan,
  force: boolean,
  uploads: Uploads | undefined,
  connection: Connection,
): Promise<FunctionResult> {
  let exposed: readonly string[] = []
  const end: Applied = await apply(plan, connection, async () => {
    exposed = (await uploads?.store(plan.target)) ?? []
  })
  for (const line of end.kind === 'failed' ? traceOf(end.error) : []) connection.log.debug(line)
  const result = resultOfApply(plan, force, end)
  return { ...result, warnings: [...exposed, ...result.warnings] }
}
