import { signsRequests } from './cloud/credentials/access.ts'
import pMap from 'p-map'
import type { Changes } from './changes/changes.ts'
import type { ChangeFinder } from './changes/find.ts'
import { readFunction, type Connection } from './cloud/functiongraph.ts'
import type { FunctionState } from './cloud/wire.ts'
import { CancelledError, traceOf, type PackageError } from './errors.ts'
import { querySecretsOf } from './inputs/code.ts'
import type { DeployInputs, FunctionInputs, PackageInputs, ReleaseInputs } from './inputs/inputs.ts'
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
import { failedBefore, resultOfApply, resultOfPlan, skipped, untouched } from './report/result.ts'
import type { FunctionResult } from './report/report.ts'
import { namesOf, type FunctionName } from './report/names.ts'
import { changeLines } from './report/log/changes.ts'
import { doneLine, orderLine, planLine, prefixed, readLine } from './report/log/lines.ts'
import type { Prepared } from './rollout.ts'
import type { Target } from './target.ts'

/**
 * Builds the package of the step, once for all functions.
 *
 * @throws PackageError when it cannot be built
 */
export async function packageCode(
  inputs: DeployInputs | PackageInputs,
  surroundings: Surroundings,
): Promise<Package> {
  const { code } = inputs
  if (code.kind === 'obs') {
    return { codeType: 'obs', url: code.url, warnings: code.url.includes('?') ? [PRE_SIGNED] : [] }
  }
  const refuse = (planned: Sized): PackageError | undefined => tooLarge(inputs, planned)
  const made = await makePackage(code.request, { ...surroundings, refuse })
  return { ...made, warnings: [...made.warnings, ...sizeWarnings(inputs, made)] }
}

/**
 * Checks `expect_digest` and the size limits. Runs after packaging so that the report can describe
 * the rejected package.
 *
 * @throws PackageError when it is not the expected one, or exceeds the service's limit; in
 *   `mode: package` the size is only a warning, since the package can be deployed from OBS
 */
export function checkPackage(inputs: DeployInputs | PackageInputs, code: Package): void {
  if (code.codeType === 'obs') return
  guardPackage(code, inputs.expectDigest)
  const error = tooLarge(inputs, code)
  if (error !== undefined) throw error
}

/** Over the limit of a request; the one of OBS where the package may go through OBS. */
function tooLarge(inputs: DeployInputs | PackageInputs, planned: Sized): PackageError | undefined {
  return inputs.mode === 'package' ? undefined : overLimit(planned, inputs.upload !== undefined)
}

function uploadRoute(inputs: DeployInputs, code: Package): Route {
  return routeOf(code, inputs.upload, signsRequests(inputs.access))
}

const PRE_SIGNED =
  '`code_url` has a query string. Pre-signed URLs may not be supported: prefer the plain object URL'

function sizeWarnings(inputs: DeployInputs | PackageInputs, made: FilePackage): string[] {
  const warning =
    inputs.mode === 'package'
      ? overLimit(made)?.message
      : signsRequests(inputs.access) && uploadRoute(inputs, made).kind === 'request'
        ? signedBodyWarning(made)
        : undefined
  return warning === undefined ? [] : [warning]
}

/** Deploys the package to every function, and releases it where that is asked. */
export async function deployAll(
  inputs: DeployInputs,
  code: Package,
  connection: Connection & UploadContext,
  finder?: ChangeFinder,
): Promise<FunctionResult[]> {
  const uploads = await uploadsFor(uploadRoute(inputs, code), connection)
  const { credentials } = connection
  return handleAll(inputs, connection, (target, own) => {
    const find = (before: FunctionState): Promise<Changes> | undefined =>
      finder?.find(target, before, { ...own, credentials })
    return deployTo(target, inputs, code, uploads, own, find)
  })
}

/** Releases a version of every function that is there already: no code is sent. */
export function releaseAll(
  inputs: ReleaseInputs,
  connection: Connection,
): Promise<FunctionResult[]> {
  return handleAll(inputs, connection, readOnly)
}

/**
 * Handles up to `max_parallel` functions at a time; the results are in the order of the inputs. A
 * failure does not stop the others, but with `fail_fast` no further function is started.
 */
async function handleAll(
  inputs: FunctionInputs,
  connection: Connection,
  handle: (target: Target, connection: Connection) => Promise<FunctionResult>,
): Promise<FunctionResult[]> {
  const { release } = inputs
  // Loaded only where a version is asked for.
  const rollout = release && { request: release, ...(await import('./rollout.ts')) }
  let failed = false
  const names = namesOf(inputs.targets)
  const all = await pMap(
    inputs.targets,
    async (target, at): Promise<Prepared> => {
      const name = names.length > 1 ? names[at] : undefined
      const own = name === undefined ? connection : named(connection, name)
      const cancelled = isCancelled(connection.signal)
      if (cancelled || (failed && inputs.failFast)) {
        const result = skipped(target, cancelled ? 'cancellation' : 'failure')
        return { result, connection: own }
      }
      const prepared = await timed(own, async () => {
        const result = await handle(target, own)
        if (rollout === undefined) return { result, connection: own }
        return rollout.prepareRelease(result, rollout.request, own)
      })
      failed ||= prepared.result.outcome === 'failed'
      if (name !== undefined) own.log.info(doneLine(prepared.result))
      return prepared
    },
    { concurrency: inputs.maxParallel },
  )
  return rollout?.finishReleases(all, inputs) ?? all.map(({ result }) => result)
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

async function timed({ clock }: Connection, work: () => Promise<Prepared>): Promise<Prepared> {
  const started = clock.now().getTime()
  const prepared = await work()
  const milliseconds = clock.now().getTime() - started
  return { ...prepared, result: { ...prepared.result, milliseconds } }
}

/**
 * Checks that the package has the file of the configured handler.
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

/**
 * Deploys one function; in `mode: plan`, only computes its change set.
 *
 * @param find starts to look for changed files, where they are asked for; never rejects
 */
async function deployTo(
  target: Target,
  inputs: DeployInputs,
  code: Package,
  uploads: Uploads | undefined,
  connection: Connection,
  find: (before: FunctionState) => Promise<Changes> | undefined,
): Promise<FunctionResult> {
  const { dependencies, force, expectDigest, ifDeployedDigest } = inputs
  let finding: Promise<Changes> | undefined
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
    finding = find(before)
    const expected = expectDigest === undefined ? {} : { expectDigest }
    const place = uploads === undefined ? {} : { place: uploads.placeFor(target) }
    const asked = { target, code, dependencies, before, readAt, force }
    const plan = planUpdate({ ...asked, ...place, ...expected })
    const logChanges = async (): Promise<void> => {
      for (const line of changeLines(await finding, inputs.targets.length))
        connection.log.info(line)
    }
    // The update overwrites the code that is read; what goes to OBS before it does not.
    if (plan.upload === undefined) await logChanges()
    connection.log.info(planLine(plan, inputs.mode))
    const order = orderLine(plan)
    if (order !== undefined) connection.log.info(order)
    const result =
      inputs.mode === 'plan'
        ? await planned(plan, code, uploads, logChanges, connection)
        : await applied(plan, force, uploads, logChanges, connection)
    const changes = await finding
    const found = changes === undefined ? {} : { changes }
    return { ...result, ...found, warnings: [...shape, ...result.warnings] }
  } catch (error) {
    // Its files below RUNNER_TEMP are removed when it ends.
    await finding
    for (const line of traceOf(error)) connection.log.debug(line)
    return failedBefore(target, error)
  }
}

/** Reads a function whose versions and aliases alone are to change. */
async function readOnly(target: Target, connection: Connection): Promise<FunctionResult> {
  try {
    const state = await readFunction(target, connection)
    connection.log.info(readLine(state))
    return untouched(target, state)
  } catch (error) {
    for (const line of traceOf(error)) connection.log.debug(line)
    return failedBefore(target, error)
  }
}

/** What a deploy would do, to the function and in OBS. */
async function planned(
  plan: Plan,
  code: Package,
  uploads: Uploads | undefined,
  logChanges: () => Promise<void>,
  { log }: Connection,
): Promise<FunctionResult> {
  if (uploads !== undefined && plan.upload !== undefined) {
    log.info(await uploads.look(plan.target))
    await logChanges()
  }
  return resultOfPlan(plan, code)
}

async function applied(
  plan: Plan,
  force: boolean,
  uploads: Uploads | undefined,
  logChanges: () => Promise<void>,
  connection: Connection,
): Promise<FunctionResult> {
  let exposed: readonly string[] = []
  const end: Applied = await apply(plan, connection, async () => {
    exposed = (await uploads?.store(plan.target)) ?? []
    await logChanges()
  })
  for (const line of end.kind === 'failed' ? traceOf(end.error) : []) connection.log.debug(line)
  const result = resultOfApply(plan, force, end)
  return { ...result, warnings: [...exposed, ...result.warnings] }
}
