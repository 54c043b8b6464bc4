import { sentence } from './failure.ts'
import type { FunctionResult, Report } from './report.ts'
import { outcomeOf } from './report.ts'

/** The outputs of the step; a text is empty where the fact is not known. */
export const OUTPUT_NAMES = [
  'outcome',
  'changed',
  'reason',
  'digest',
  'code_size',
  'last_modified',
  'previous_digest',
  'func_urn',
  'func_name',
  'runtime',
  'package_path',
  'results',
] as const

export type Outputs = Readonly<Record<(typeof OUTPUT_NAMES)[number], string>>

/** All outputs, on every path. */
export function outputsOf(report: Report): Outputs {
  const { code, results } = report
  const shared = {
    outcome: outcomeOf(report),
    package_path: code === undefined || code.codeType === 'obs' ? '' : code.path,
    results: JSON.stringify(results.map(resultObject)),
  }
  const [only] = results
  const facts = results.length === 1 && only !== undefined ? factsOfOne(only) : factsOfAll(report)
  return { ...shared, ...facts }
}

type Facts = Omit<Outputs, 'outcome' | 'package_path' | 'results'>

function factsOfOne(result: FunctionResult): Facts {
  const { changed, reason, before, after } = result
  const { digest, size } = codeOf(result)
  return {
    changed: textOf(changed),
    reason: reason ?? '',
    digest: digest ?? '',
    code_size: textOf(size),
    last_modified: (result.outcome === 'planned' ? before : after)?.lastModified ?? '',
    previous_digest: before?.digest ?? '',
    func_urn: after?.urn ?? before?.urn ?? '',
    func_name: after?.name ?? before?.name ?? '',
    runtime: after?.runtime ?? before?.runtime ?? '',
  }
}

/** The code that the function holds now; of a plan, the code that a deploy would bring. */
function codeOf({ outcome, planned, after }: FunctionResult): { digest?: string; size?: number } {
  if (outcome === 'planned') return planned ?? {}
  return {
    ...(after?.digest === undefined ? {} : { digest: after.digest }),
    ...(after?.codeSize === undefined ? {} : { size: after.codeSize }),
  }
}

/** Of several functions, or of none: what they share. What each holds is in `results`. */
function factsOfAll({ code, results }: Report): Facts {
  const packed = code === undefined || code.codeType === 'obs' ? undefined : code
  return {
    changed: changedOfAll(results),
    reason: reasonsOf(results),
    digest: packed?.digest ?? '',
    code_size: textOf(packed?.size),
    last_modified: '',
    previous_digest: '',
    func_urn: '',
    func_name: '',
    runtime: '',
  }
}

function changedOfAll(results: readonly FunctionResult[]): string {
  const changes = results.map(({ changed }) => changed)
  if (changes.includes(true)) return 'true'
  return changes.length === 0 || changes.includes(undefined) ? '' : 'false'
}

function reasonsOf(results: readonly FunctionResult[]): string {
  const reasons = new Set(
    results.map(({ reason }) => reason).filter((reason) => reason !== undefined),
  )
  if (reasons.size > 1) reasons.delete('none')
  return [...reasons].sort().join(',')
}

function resultObject(result: FunctionResult): Record<string, unknown> {
  const { target, outcome, changed, reason, before, after, requestId, failure } = result
  const { digest, size } = codeOf(result)
  return {
    urn: target.urn,
    region: target.region,
    func_name: after?.name ?? before?.name ?? target.name,
    outcome,
    changed: changed ?? null,
    reason: reason ?? null,
    digest: digest ?? null,
    previous_digest: before?.digest ?? null,
    code_size: size ?? null,
    last_modified: (outcome === 'planned' ? before : after)?.lastModified ?? null,
    request_id: requestId ?? null,
    ...(failure === undefined
      ? {}
      : { error: `${sentence(failure.cause)} ${sentence(failure.advice)}` }),
  }
}

function textOf(value: boolean | number | undefined): string {
  return value === undefined ? '' : String(value)
}
