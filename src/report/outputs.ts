import { withoutQuery } from '../address.ts'
import { changeCount, changeCounts } from '../changes/changes.ts'
import { failureText } from './failure.ts'
import type { FunctionResult, Report } from './report.ts'
import { outcomeOf } from './report.ts'
import { releaseEntry, releaseFacts } from './release.ts'

/** The outputs of the step; a text is empty where the fact is not known. */
export const OUTPUT_NAMES = [
  'outcome',
  'changed',
  'reason',
  'changed_files',
  'digest',
  'code_size',
  'last_modified',
  'previous_digest',
  'func_urn',
  'func_name',
  'runtime',
  'code_url',
  'version',
  'version_urn',
  'alias_urn',
  'previous_version',
  'released',
  'package_path',
  'results',
  'results_path',
] as const

export type Outputs = Readonly<Record<(typeof OUTPUT_NAMES)[number], string>>

/**
 * Characters of `results` that a job can still pass on: GitHub fails a job whose outputs exceed
 * 1,048,576 bytes of UTF-16 in total, so that a successful deployment would fail.
 */
export const LONGEST_RESULTS = 500_000

/** One object per function, as JSON. */
export function resultsOf(report: Report): string {
  return JSON.stringify(report.results.map((result) => resultObject(result, report)))
}

/**
 * All outputs, on every path.
 *
 * @param resultsPath the file that has `results` too; with one, results too long for a job's output
 *   are left to it. Empty where there is none
 */
export function outputsOf(report: Report, resultsPath = ''): Outputs {
  const { code, results } = report
  const json = resultsOf(report)
  const shared = {
    outcome: outcomeOf(report),
    package_path: code === undefined || code.codeType === 'obs' ? '' : code.path,
    results: resultsPath !== '' && json.length > LONGEST_RESULTS ? '' : json,
    results_path: resultsPath,
  }
  const [only, ...others] = results
  const facts =
    only !== undefined && others.length === 0 ? factsOfOne(only, report) : factsOfAll(report)
  return { ...shared, ...facts }
}

type Facts = Omit<Outputs, 'outcome' | 'package_path' | 'results' | 'results_path'>

function factsOfOne(result: FunctionResult, report: Report): Facts {
  const { changed, reason, before, after } = result
  const { digest, size } = codeOf(result, report)
  return {
    changed: textOf(changed),
    reason: reason ?? '',
    changed_files: textOf(changedFilesOf([result])),
    digest: digest ?? '',
    code_size: textOf(size),
    last_modified: (result.outcome === 'planned' ? before : after)?.lastModified ?? '',
    previous_digest: before?.digest ?? '',
    func_urn: after?.urn ?? before?.urn ?? '',
    func_name: after?.name ?? before?.name ?? '',
    runtime: after?.runtime ?? before?.runtime ?? '',
    code_url: addressOf(result) ?? '',
    ...releaseFacts(result),
  }
}

/** Where in OBS the code came from that the function has now; the query may be a signature. */
function addressOf({ outcome, before, after }: FunctionResult): string | undefined {
  const url = (outcome === 'planned' ? before : after)?.codeUrl
  return url === undefined ? undefined : withoutQuery(url)
}

/** Not known where one is absent. */
interface Code {
  readonly digest?: string
  readonly size?: number
}

/** The deployed code; in `plan`, also on failure, the package. */
function codeOf({ after }: FunctionResult, report: Report): Code {
  if (report.mode === 'plan') return packed(report)
  return {
    ...(after?.digest === undefined ? {} : { digest: after.digest }),
    ...(after?.codeSize === undefined ? {} : { size: after.codeSize }),
  }
}

/** The package; empty for one in OBS, and where packaging failed. */
function packed({ code }: Report): Code {
  return code === undefined || code.codeType === 'obs' ? {} : code
}

/** Facts shared by several functions, or by none. Those of each one are in `results`. */
function factsOfAll(report: Report): Facts {
  const { results } = report
  const { digest, size } = packed(report)
  return {
    changed: changedOfAll(results),
    reason: reasonsOf(results),
    changed_files: textOf(changedFilesOf(results)),
    digest: digest ?? '',
    code_size: textOf(size),
    last_modified: '',
    previous_digest: '',
    func_urn: '',
    func_name: '',
    runtime: '',
    code_url: '',
    ...{ version: '', version_urn: '', alias_urn: '', previous_version: '' },
    released: releasedOfAll(results),
  }
}

function changedOfAll(results: readonly FunctionResult[]): string {
  const changes = results.map(({ changed }) => changed)
  if (changes.includes(true)) return 'true'
  return changes.length === 0 || changes.includes(undefined) ? '' : 'false'
}

/** Empty where no alias was asked for, or of one that did not move nobody knows where it leads. */
function releasedOfAll(results: readonly FunctionResult[]): string {
  const aliases = results.flatMap(({ release }) => release?.alias ?? [])
  if (aliases.some(({ moved }) => moved === true)) return 'true'
  return aliases.length > 0 && aliases.every(({ moved }) => moved === false) ? 'false' : ''
}

function reasonsOf(results: readonly FunctionResult[]): string {
  const reasons = new Set(
    results.map(({ reason }) => reason).filter((reason) => reason !== undefined),
  )
  if (reasons.size > 1) reasons.delete('none')
  return [...reasons].sort().join(',')
}

function resultObject(result: FunctionResult, report: Report): Record<string, unknown> {
  const { target, outcome, changed, reason, before, after, changes, requestId, failure } = result
  const { digest, size } = codeOf(result, report)
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
    ...(changes === undefined
      ? {}
      : { changed_files: changeCount(changes) ?? null, changes: changeCounts(changes) ?? null }),
    request_id: requestId ?? null,
    ...releaseEntry(result),
    ...(failure === undefined ? {} : { error: failureText(failure) }),
  }
}

/** How many files differ, of several functions in all; undefined where it is unknown of one. */
function changedFilesOf(results: readonly FunctionResult[]): number | undefined {
  const counts = results.map(({ changes }) => changes && changeCount(changes))
  if (counts.length === 0) return undefined
  return counts.reduce((sum, count) =>
    sum === undefined || count === undefined ? undefined : sum + count,
  )
}

function textOf(value: boolean | number | undefined): string {
  return value === undefined ? '' : String(value)
}
