import pMap from 'p-map'
import type { Connection } from './cloud/functiongraph.ts'
import { traceOf } from './errors.ts'
import type { Content } from './release/choice.ts'
import { FunctionRelease } from './release/release.ts'
import type { ReleaseRequest } from './release/request.ts'
import { failedRelease, heldBack, released } from './report/result.ts'
import type { FunctionResult, SkipCause } from './report/report.ts'

/** A function after the first stage: version published and tested, traffic unchanged. */
export interface Prepared {
  readonly result: FunctionResult
  /** Absent where the second stage does not apply: the function failed, or is only planned. */
  readonly release?: FunctionRelease
  readonly connection: Connection
}

/**
 * First stage of a release: publishes and tests the version. In `mode: plan` it computes what both
 * stages would do.
 */
export async function prepareRelease(
  result: FunctionResult,
  request: ReleaseRequest,
  connection: Connection,
): Promise<Prepared> {
  const { before, after, outcome, target } = result
  if (outcome === 'failed' || outcome === 'skipped') return { result, connection }
  const subject = {
    target,
    content: contentOf(result),
    disabled: (after?.disabled ?? before?.disabled) === true,
  }
  const release = new FunctionRelease(subject, request, connection)
  try {
    if (outcome === 'planned') {
      await release.plan()
      return { result: released(result, release.known), connection }
    }
    await release.prepare()
    return { result: released(result, release.known), release, connection }
  } catch (error) {
    return { result: failed(result, release, error, connection), connection }
  }
}

/** Code and dependencies of `latest`; in a plan, those it would get, as far as known. */
function contentOf({
  outcome,
  before,
  after,
  planned,
  plannedDependencies,
}: FunctionResult): Content {
  if (outcome !== 'planned') return after ?? {}
  if (plannedDependencies === undefined) return before ?? {}
  return { ...plannedDependencies, ...(planned === undefined ? {} : { digest: planned.digest }) }
}

/** Inputs `max_parallel` and `fail_fast`. */
export interface FinishLimits {
  readonly maxParallel: number
  readonly failFast: boolean
}

/**
 * Second stage of a release: moves aliases and deletes old versions, but only if the first stage
 * succeeded for every function. The results are in the order of `prepared`.
 */
export async function finishReleases(
  prepared: readonly Prepared[],
  { maxParallel, failFast }: FinishLimits,
): Promise<FunctionResult[]> {
  let stopped = causeOf(prepared)
  return pMap(
    prepared,
    async ({ result, release, connection }) => {
      if (release === undefined) return result
      if (stopped !== undefined) return heldBack(result, stopped)
      const { clock } = connection
      const started = clock.now().getTime()
      const end = await finished(result, release, connection)
      if (failFast && end.outcome === 'failed') stopped = 'failure'
      const spent = clock.now().getTime() - started
      return { ...end, milliseconds: (end.milliseconds ?? 0) + spent }
    },
    { concurrency: maxParallel },
  )
}

async function finished(
  result: FunctionResult,
  release: FunctionRelease,
  connection: Connection,
): Promise<FunctionResult> {
  try {
    await release.finish()
    return released(result, release.known)
  } catch (error) {
    return failed(result, release, error, connection)
  }
}

function failed(
  result: FunctionResult,
  { known }: FunctionRelease,
  error: unknown,
  { log }: Connection,
): FunctionResult {
  for (const line of traceOf(error)) log.debug(line)
  return failedRelease(result, known, error)
}

/** Why no alias may move; undefined if the first stage succeeded for every function. */
function causeOf(prepared: readonly Prepared[]): SkipCause | undefined {
  if (prepared.some(({ result }) => result.outcome === 'failed')) return 'failure'
  return prepared.find(({ result }) => result.outcome === 'skipped')?.result.skippedBy
}
