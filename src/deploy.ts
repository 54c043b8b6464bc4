import { signsRequests } from './cloud/credentials/access.ts'
import pMap from 'p-map'
import type { ChangeFinder } from './changes/find.ts'
import { readFunction, type Connection } from './cloud/functiongraph.ts'
import { CancelledError, traceOf, type PackageError } from './errors.ts'
import { Deployment, type Order } from './deployment.ts'
import type { DeployInputs, FunctionInputs, PackageInputs, ReleaseInputs } from './inputs/inputs.ts'
import { overLimit, signedBodyWarning, type Sized } from './package/advice/size-limits.ts'
import { makePackage } from './package/make.ts'
import type { FilePackage, Package, Surroundings } from './package/package.ts'
import { guardPackage } from './plan/guards.ts'
import { routeOf, type Route } from './plan/route.ts'
import type { UploadContext, Uploads } from './plan/uploads.ts'
import { failedBefore, skipped, untouched } from './report/result.ts'
import type { FunctionResult } from './report/report.ts'
import { namesOf, type FunctionName } from './report/names.ts'
import { doneLine, prefixed, readLine } from './report/log/lines.ts'
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
  const order: Order = {
    ...inputs,
    code,
    ...(uploads === undefined ? {} : { uploads }),
    find: (target, before, own) => finder?.find(target, before, { ...own, credentials }),
    functions: inputs.targets.length,
  }
  return handleAll(inputs, connection, (target, own) => new Deployment(target, order, own).run())
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

function isCancelled(signal: AbortSignal): boolean {
  return signal.reason instanceof CancelledError
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
