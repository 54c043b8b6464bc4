import { keyAuthorizer, tokenAuthorizer, type Authorizer } from './cloud/credentials.ts'
import { CancelledError } from './errors.ts'
import type { Transport } from './cloud/transport.ts'
import type { Clock } from './clock.ts'
import { deployAll, packageCode } from './deploy.ts'
import { secretsIn, type Access, type Environment } from './inputs/access.ts'
import { querySecrets } from './inputs/code.ts'
import { readInputs, type DeployInputs, type Inputs } from './inputs/inputs.ts'
import type { Package, Surroundings } from './package/package.ts'
import { explain, failureLines } from './report/failure.ts'
import { outputsOf } from './report/outputs.ts'
import { outcomeOf, type FunctionResult, type Report } from './report/report.ts'
import { failedBefore } from './report/result.ts'
import { packageLine } from './report/story.ts'
import { summaryOf } from './report/summary.ts'
import type { Runner } from './runner.ts'

/** Everything outside of this program that a step touches. */
export interface World {
  readonly runner: Runner
  readonly clock: Clock
  readonly transport: Transport
  readonly environment: Environment
  readonly surroundings: Surroundings
  readonly exists: (path: string) => boolean
  /** Aborted when the step has used up its seconds, or the job is cancelled. */
  readonly deadline: (seconds: number) => AbortSignal
}

/** Runs the step from its inputs to its outputs. @returns whether it is green */
export async function runStep(world: World): Promise<boolean> {
  const { runner } = world
  const read = (name: string): string => runner.input(name)
  for (const secret of [...secretsIn(read, world.environment), ...querySecrets(read)]) {
    runner.mask(secret)
  }
  const report = await reportOf(world, read)
  await publish(report, runner)
  return outcomeOf(report) !== 'failed'
}

async function reportOf(world: World, read: (name: string) => string): Promise<Report> {
  let inputs: Inputs | undefined
  let code: Package | undefined
  try {
    inputs = readInputs({ read, environment: world.environment, exists: world.exists })
    const signal = world.deadline(inputs.timeout)
    code = await packageCode(inputs, { ...world.surroundings, signal })
    announcePackage(code, world.runner)
    if (inputs.mode === 'package') return { mode: 'package', code, results: [] }
    const results = await deploy(inputs, code, signal, world)
    return { mode: inputs.mode, code, results, ...cancellation(results, signal) }
  } catch (error) {
    const targets = inputs === undefined || inputs.mode === 'package' ? [] : inputs.targets
    return {
      mode: inputs?.mode ?? 'deploy',
      ...(code === undefined ? {} : { code }),
      results: targets.map((target) => failedBefore(target, error)),
      failure: explain(error),
    }
  }
}

/** A cancelled job that kept functions from being begun is a failure, even where none failed. */
function cancellation(
  results: readonly FunctionResult[],
  { reason }: AbortSignal,
): Pick<Report, 'failure'> {
  const begun = results.every(({ outcome }) => outcome !== 'skipped')
  const failed = results.some(({ outcome }) => outcome === 'failed')
  if (begun || failed || !(reason instanceof CancelledError)) return {}
  return { failure: explain(reason) }
}

function announcePackage(code: Package, runner: Runner): void {
  runner.info(packageLine(code))
  for (const warning of code.warnings) runner.warning(warning)
}

async function deploy(
  inputs: DeployInputs,
  code: Package,
  signal: AbortSignal,
  { clock, runner, transport }: World,
): Promise<FunctionResult[]> {
  runner.info(`Signs in ${wayIn(inputs.access)}`)
  const authorizer = authorizerFor(inputs.access)
  return deployAll(inputs, code, { transport, authorizer, clock, signal, log: runner })
}

function authorizerFor(access: Access): Authorizer {
  return access.kind === 'keys' ? keyAuthorizer(access.keys) : tokenAuthorizer(access.token)
}

function wayIn(access: Access): string {
  if (access.kind === 'token') return `with an IAM token from ${access.from}`
  const kind = access.keys.securityToken === undefined ? 'an' : 'a temporary'
  return `with ${kind} access key from ${access.from}`
}

async function publish(report: Report, runner: Runner): Promise<void> {
  for (const [name, value] of Object.entries(outputsOf(report))) runner.output(name, value)
  for (const { target, warnings } of report.results) {
    for (const warning of warnings) runner.warning(`${target.name} in ${target.region}: ${warning}`)
  }
  announceFailures(report, runner)
  try {
    await runner.summary(summaryOf(report))
  } catch (error) {
    runner.warning(`The job summary could not be written: ${String(error)}`)
  }
}

/** One annotation a failed function, as far as they are shown; one in all when none was begun. */
function announceFailures({ failure, results }: Report, runner: Runner): void {
  const title = 'FunctionGraph deploy failed'
  if (failure !== undefined) {
    const begun = results.some(({ outcome }) => outcome !== 'failed' && outcome !== 'skipped')
    const what = begun ? 'Some functions were not begun' : 'The deploy was not begun'
    runner.fail(title, failureLines(what, failure))
    return
  }
  const failed = results.flatMap(({ target, failure: own }) =>
    own === undefined ? [] : [{ what: `${target.name} in ${target.region} was not deployed`, own }],
  )
  const single = failed.length > MOST_ANNOTATIONS ? MOST_ANNOTATIONS - 1 : failed.length
  for (const { what, own } of failed.slice(0, single)) runner.fail(title, failureLines(what, own))
  const rest = failed.slice(single)
  if (rest.length === 0) return
  const lines = rest.map(({ what, own }) => `- ${what}: ${own.cause}`)
  runner.fail(title, [`${rest.length} more functions were not deployed`, ...lines])
}

/** GitHub shows about so many annotations of a step. */
const MOST_ANNOTATIONS = 10
