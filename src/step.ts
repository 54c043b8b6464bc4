import type { Environment } from './environment.ts'
import type { ChangeFinder } from './changes/find.ts'
import { authenticationMethod } from './cloud/credentials/access.ts'
import { credentialsFor } from './cloud/credentials/credentials.ts'
import { CancelledError, traceOf } from './errors.ts'
import type { RequestContext } from './cloud/exchange.ts'
import type { Connection } from './cloud/functiongraph.ts'
import { pacerFor } from './cloud/pacer.ts'
import type { Transport } from './cloud/transport.ts'
import type { Clock } from './clock.ts'
import type { UploadContext } from './plan/uploads.ts'
import { checkPackage, deployAll, packageCode, releaseAll } from './deploy.ts'
import { secretsIn } from './inputs/access.ts'
import { querySecrets } from './inputs/code.ts'
import { proxySecrets } from './inputs/proxies.ts'
import {
  asksForComment,
  DEFAULT_TIMEOUT,
  modeOf,
  readInputs,
  type DeployInputs,
  type Inputs,
  type PackageInputs,
  type ReleaseInputs,
} from './inputs/inputs.ts'
import type { Package, Surroundings } from './package/package.ts'
import { PACKAGE_FOLDER } from './package/select/ignore.ts'
import { isEmptyFolder } from './package/select/root.ts'
import { contentLines } from './report/log/contents.ts'
import { explain } from './report/failure.ts'
import { pullRequestOf } from './report/comment/pull-request.ts'
import { withoutSecrets } from './report/hidden.ts'
import { outcomeOf, type FunctionResult, type Report } from './report/report.ts'
import { failedBefore, skipped } from './report/result.ts'
import { packageLine, stageTitle } from './report/log/lines.ts'
import { writeResults } from './report/results-file.ts'
import { checkOutputs, errorOf, writeReport } from './report/write.ts'
import type { Target } from './target.ts'
import type { Runner } from './report/runner.ts'

/** All effects of a step: runner, clock, network, file system, environment. */
export interface World {
  readonly runner: Runner
  readonly clock: Clock
  readonly transport: Transport
  readonly partSizes?: UploadContext['partSizes']
  readonly environment: Environment
  /** The payload of the event that started the job; undefined where there is none. */
  readonly event: () => unknown
  readonly surroundings: Surroundings
  readonly exists: (path: string) => boolean
  /** Aborted after so many seconds, or when the job is cancelled. */
  readonly deadline: (seconds: number) => AbortSignal
}

/** Runs the step from its inputs to its outputs. @returns whether it succeeded */
export async function runStep(world: World): Promise<boolean> {
  const { runner } = world
  const read = (name: string): string => runner.input(name)
  for (const secret of [
    ...secretsIn(read, world.environment),
    ...querySecrets(read),
    ...proxySecrets(world.environment),
  ]) {
    runner.mask(secret)
  }
  if (read('github_token') !== '') runner.mask(read('github_token'))
  const { report, comment } = await work(world, read)
  const { environment, surroundings } = world
  const written = await writeReport(report, {
    ...{ runner, environment },
    writeResults: (json) => writeResults(json, surroundings.temp, PACKAGE_FOLDER),
  })
  await errorOf(() => comment?.())
  return written && outcomeOf(report) !== 'failed'
}

/** Result of the work, and the comment to post after outputs and summary. */
interface Done {
  readonly report: Report
  readonly comment?: () => Promise<void>
}

async function work(world: World, read: (name: string) => string): Promise<Done> {
  const { environment, event, exists, surroundings } = world
  const folder = surroundings.workspace
  const hide = (text: string): string => world.runner.hidden(text)
  const workspace = { path: folder, isEmpty: () => isEmptyFolder(folder) }
  let inputs: Inputs
  try {
    inputs = readInputs({ read, environment, event, exists, workspace })
  } catch (error) {
    const failed: Report = { mode: modeOf(read), results: [], failure: explain(error) }
    const report = withoutSecrets(failed, hide)
    if (!asksForComment(read)) return { report }
    return withComment(report, read('github_token'), world.deadline(DEFAULT_TIMEOUT), world)
  }
  const signal = world.deadline(inputs.timeout)
  const report = withoutSecrets(await reportOf(inputs, signal, world), hide)
  if (inputs.mode !== 'plan' || !inputs.comment) return { report }
  return withComment(report, inputs.githubToken, signal, world)
}

function withComment(
  report: Report,
  token: string,
  signal: AbortSignal,
  { environment, event, runner, transport }: World,
): Done {
  const request = pullRequestOf(event(), environment)
  return {
    report,
    async comment() {
      const { postComment } = await import('./report/comment/publish.ts')
      await postComment({ report, request, token }, { runner, transport, signal })
    },
  }
}

async function reportOf(inputs: Inputs, signal: AbortSignal, world: World): Promise<Report> {
  let code: Package | undefined
  try {
    const endsAt = new Date(world.clock.now().getTime() + inputs.timeout * 1_000)
    if (inputs.mode === 'release') {
      checkOutputs(world.runner)
      const all = (connection: Connection & UploadContext): Promise<FunctionResult[]> =>
        releaseAll(inputs, connection)
      const results = await handle(inputs, all, { signal, endsAt }, world)
      return { mode: 'release', results, ...cancellation(results, signal) }
    }
    const made = await makePackage(inputs, signal, world)
    code = made
    checkPackage(inputs, made)
    if (inputs.mode === 'package') return { mode: 'package', code, results: [] }
    checkOutputs(world.runner)
    const finder = inputs.showChanges ? await finderFor(inputs, made, world) : undefined
    const all = (connection: Connection & UploadContext): Promise<FunctionResult[]> =>
      deployAll(inputs, made, connection, finder)
    const results = await handle(inputs, all, { signal, endsAt }, world)
    return { mode: inputs.mode, code, results, ...cancellation(results, signal) }
  } catch (error) {
    for (const line of traceOf(error)) world.runner.debug(line)
    const targets = inputs.mode === 'package' ? [] : inputs.targets
    return {
      mode: inputs.mode,
      ...(code === undefined ? {} : { code }),
      results: targets.map((target) => notStarted(target, error)),
      failure: explain(error),
    }
  }
}

/** Loaded only where changes are to be shown. */
async function finderFor(
  { upload }: DeployInputs,
  code: Package,
  { surroundings: { temp } }: World,
): Promise<ChangeFinder> {
  const { ChangeFinder } = await import('./changes/find.ts')
  return new ChangeFinder(code, upload === undefined ? { temp } : { temp, bucket: upload })
}

function notStarted(target: Target, error: unknown): FunctionResult {
  return error instanceof CancelledError
    ? skipped(target, 'cancellation')
    : failedBefore(target, error)
}

/** A cancelled job that kept functions from being started is a failure, even where none failed. */
function cancellation(
  results: readonly FunctionResult[],
  { reason }: AbortSignal,
): Pick<Report, 'failure'> {
  const started = results.every(({ outcome }) => outcome !== 'skipped')
  const failed = results.some(({ outcome }) => outcome === 'failed')
  if (started || failed || !(reason instanceof CancelledError)) return {}
  return { failure: explain(reason) }
}

async function makePackage(
  inputs: DeployInputs | PackageInputs,
  signal: AbortSignal,
  world: World,
): Promise<Package> {
  const { runner, clock, surroundings } = world
  const started = clock.now().getTime()
  const code = await grouped('Package code', runner, async () => {
    const made = await packageCode(inputs, { ...surroundings, signal })
    runner.info(packageLine(made, clock.now().getTime() - started))
    if (made.codeType !== 'obs') {
      for (const note of made.notes ?? []) runner.info(note)
      for (const trace of made.traces ?? []) runner.debug(trace)
    }
    if (runner.isDebug()) for await (const line of contentLines(made)) runner.debug(line)
    return made
  })
  for (const warning of code.warnings) runner.warning(warning)
  return code
}

/** Puts the lines of some work into a log group, which is closed on failure too. */
async function grouped<End>(title: string, runner: Runner, work: () => Promise<End>): Promise<End> {
  runner.group(title)
  try {
    return await work()
  } finally {
    runner.endGroup()
  }
}

async function handle(
  inputs: DeployInputs | ReleaseInputs,
  all: (connection: Connection & UploadContext) => Promise<FunctionResult[]>,
  limits: Pick<RequestContext, 'signal' | 'endsAt'>,
  { clock, environment, event, partSizes, runner, transport }: World,
): Promise<FunctionResult[]> {
  const { access, mode, targets, timeout } = inputs
  return grouped(stageTitle(targets, mode), runner, async () => {
    runner.info(`Authenticating with ${authenticationMethod(access)}`)
    const pacer = pacerFor(clock, limits.signal)
    const reach = { transport, pacer, clock, ...limits, log: runner }
    const mask = (secret: string): void => {
      runner.mask(secret)
    }
    const credentials = credentialsFor(access, targets, {
      ...{ ...reach, environment, event, timeout },
      mask,
    })
    await credentials.begin()
    const sizes = partSizes === undefined ? {} : { partSizes }
    return all({ ...reach, ...sizes, credentials, mask, environment })
  })
}
