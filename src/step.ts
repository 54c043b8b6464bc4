import { keyAuthorizer, tokenAuthorizer, type Authorizer } from './cloud/credentials.ts'
import type { Transport } from './cloud/transport.ts'
import type { Clock } from './clock.ts'
import { deployAll, failedBefore, packageCode } from './deploy.ts'
import { secretsIn, type Access, type Environment } from './inputs/access.ts'
import { querySecrets } from './inputs/code.ts'
import { readInputs, type Inputs } from './inputs/inputs.ts'
import type { Surroundings } from './package/package.ts'
import { explain, failureLines } from './report/failure.ts'
import { outputsOf } from './report/outputs.ts'
import { outcomeOf, type Report } from './report/report.ts'
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
  /** Aborted when the step has used up its seconds. */
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
  try {
    inputs = readInputs({ read, environment: world.environment, exists: world.exists })
    return await carryOut(inputs, world)
  } catch (error) {
    const results = (inputs?.targets ?? []).map((target) => failedBefore(target, error))
    return { results, failure: explain(error) }
  }
}

async function carryOut(inputs: Inputs, world: World): Promise<Report> {
  const { clock, runner, transport } = world
  const signal = world.deadline(inputs.timeout)
  runner.info(`Signs in ${wayIn(inputs.access)}`)
  const code = await packageCode(inputs, { ...world.surroundings, signal })
  for (const warning of code.warnings) runner.warning(warning)
  const authorizer = authorizerFor(inputs.access)
  const connection = { transport, authorizer, clock, signal, log: runner }
  const results = await deployAll(inputs, code, connection)
  return { code, results }
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

/** One annotation a failed function; one in all when nothing could be begun. */
function announceFailures({ failure, results }: Report, runner: Runner): void {
  const title = 'FunctionGraph deploy failed'
  if (failure !== undefined) {
    runner.fail(title, failureLines('The deploy was not begun', failure))
    return
  }
  for (const { target, failure: own } of results) {
    if (own === undefined) continue
    runner.fail(title, failureLines(`${target.name} in ${target.region} was not deployed`, own))
  }
}
