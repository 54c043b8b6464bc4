import { querySecretsOf } from './address.ts'
import type { Changes } from './changes/changes.ts'
import type { Connection } from './cloud/functiongraph.ts'
import type { FunctionState } from './cloud/wire.ts'
import { traceOf } from './errors.ts'
import { handlerWarning, refuseForeign } from './package/advice/handler.ts'
import type { Package } from './package/package.ts'
import { apply, type Applied } from './plan/apply.ts'
import { readCurrent } from './plan/current.ts'
import type { DependencyRequest } from './plan/dependencies.ts'
import { guardFunction } from './plan/guards.ts'
import { planUpdate, type Plan } from './plan/plan.ts'
import type { Uploads } from './plan/uploads.ts'
import { changeLines } from './report/log/changes.ts'
import { orderLine, planLine, readLine } from './report/log/lines.ts'
import { failedBefore, resultOfApply, resultOfPlan } from './report/result.ts'
import type { FunctionResult } from './report/report.ts'
import type { Target } from './target.ts'

/** What every function of the step is to have, and how it gets it. */
export interface Order {
  readonly mode: 'deploy' | 'plan'
  readonly code: Package
  readonly dependencies: DependencyRequest
  readonly force: boolean
  /** SHA-512 of the code that `code_url` leads to, where it is known. */
  readonly expectDigest?: string
  /** SHA-512 that the function must have before, unless it already has the package. */
  readonly ifDeployedDigest?: string
  /** Absent where the package goes in the request. */
  readonly uploads?: Uploads
  /** Starts to look for changed files, where they are asked for; never rejects. */
  readonly find: (
    target: Target,
    before: FunctionState,
    connection: Connection,
  ) => Promise<Changes> | undefined
  /** Number of functions of the step: of one alone, the log lists more changed files. */
  readonly functions: number
}

/** Deployment of one function; in `mode: plan`, only its change set. */
export class Deployment {
  readonly #target: Target
  readonly #order: Order
  readonly #connection: Connection
  #changes: Promise<Changes> | undefined

  constructor(target: Target, order: Order, connection: Connection) {
    this.#target = target
    this.#order = order
    this.#connection = connection
  }

  /** Deploys. A failure is a result as well. */
  async run(): Promise<FunctionResult> {
    const { log } = this.#connection
    try {
      const result = await this.#run()
      const changes = await this.#changes
      return changes === undefined ? result : { ...result, changes }
    } catch (error) {
      // Its files below RUNNER_TEMP are removed when it ends.
      await this.#changes
      for (const line of traceOf(error)) log.debug(line)
      return failedBefore(this.#target, error)
    }
  }

  async #run(): Promise<FunctionResult> {
    const { code, mode } = this.#order
    const { clock, log } = this.#connection
    const before = await this.#read()
    const shape = shapeWarnings(code, before)
    const readAt = clock.now()
    this.#changes = this.#order.find(this.#target, before, this.#connection)
    const plan = this.#planFor(before, readAt)
    // The update overwrites the code that is read; what goes to OBS before it does not.
    if (plan.upload === undefined) await this.#logChanges()
    log.info(planLine(plan, mode))
    const order = orderLine(plan)
    if (order !== undefined) log.info(order)
    const result = mode === 'plan' ? await this.#planned(plan) : await this.#applied(plan)
    return { ...result, warnings: [...shape, ...result.warnings] }
  }

  /** Reads the function. @throws CloudError, SignInError; VerificationError if it does not hold the expected code */
  async #read(): Promise<FunctionState> {
    const { code, expectDigest, ifDeployedDigest } = this.#order
    const before = await readCurrent(this.#target, this.#connection)
    for (const address of [before.dependencyPkg, before.codeUrl]) {
      querySecretsOf(address ?? '').forEach(this.#connection.mask)
    }
    this.#connection.log.info(readLine(before))
    guardFunction(before, ifDeployedDigest, code.codeType === 'obs' ? expectDigest : code.digest)
    return before
  }

  #planFor(before: FunctionState, readAt: Date): Plan {
    const { code, dependencies, expectDigest, force, uploads } = this.#order
    return planUpdate({
      ...{ target: this.#target, code, dependencies, before, readAt, force },
      ...(uploads === undefined ? {} : { place: uploads.placeFor(this.#target) }),
      ...(expectDigest === undefined ? {} : { expectDigest }),
    })
  }

  async #logChanges(): Promise<void> {
    for (const line of changeLines(await this.#changes, this.#order.functions)) {
      this.#connection.log.info(line)
    }
  }

  /** What a deploy would do, to the function and in OBS. */
  async #planned(plan: Plan): Promise<FunctionResult> {
    const { code, uploads } = this.#order
    const result = resultOfPlan(plan, code)
    if (uploads === undefined || plan.upload === undefined) return result
    const { line, ...plannedUpload } = await uploads.look(this.#target)
    this.#connection.log.info(line)
    await this.#logChanges()
    return { ...result, plannedUpload }
  }

  async #applied(plan: Plan): Promise<FunctionResult> {
    const { force, uploads } = this.#order
    const { log } = this.#connection
    let exposed: readonly string[] = []
    const end: Applied = await apply(plan, this.#connection, async () => {
      exposed = (await uploads?.store(this.#target)) ?? []
      await this.#logChanges()
    })
    for (const line of end.kind === 'failed' ? traceOf(end.error) : []) log.debug(line)
    const result = resultOfApply(plan, force, end)
    return { ...result, warnings: [...exposed, ...result.warnings] }
  }
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
