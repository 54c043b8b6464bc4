import pMap from 'p-map'
import type { Connection } from './cloud/functiongraph.ts'
import { traceOf } from './errors.ts'
import type { Content } from './release/choice.ts'
import { FunctionRelease } from './release/release.ts'
import type { ReleaseRequest } from './release/request.ts'
import { failedRelease, heldBack, released } from './report/result.ts'
import type { FunctionResult } from './report/report.ts'

/** A function that has come as far as it can without traffic going elsewhere. */
export interface Prepared {
  readonly result: FunctionResult
  /** Absent where there is nothing to finish: it failed, or is only planned. */
  readonly release?: FunctionRelease
  readonly connection: Connection
}

/**
 * The first stage of a release: the version, published and tested. A plan ends here, with what both
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

/** What `latest` has; in a plan, what it is to get, as far as that is known. */
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

/** How many are finished at once, and whether a failure keeps others from it. */
export interface FinishLimits {
  readonly maxParallel: number
  readonly failFast: boolean
}

/**
 * The second stage: aliases move and old versions go, but only if every function has come through the
 * first stage. The results are in the order given.
 */
export async function finishReleases(
  prepared: readonly Prepared[],
  { maxParallel, failFast }: FinishLimits,
): Promise<FunctionResult[]> {
  let stopped = prepared.some(({ result }) => isBad(result))
  return pMap(
    prepared,
    async ({ result, release, connection }) => {
      if (release === undefined) return result
      if (stopped) return heldBack(result)
      const { clock } = connection
      const started = clock.now().getTime()
      const end = await finished(result, release, connection)
      if (failFast && isBad(end)) stopped = true
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

function isBad({ outcome }: FunctionResult): boolean {
  return outcome === 'failed' || outcome === 'skipped'
}
