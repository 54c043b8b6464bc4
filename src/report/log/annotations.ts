import { finalLine } from './lines.ts'
import { releaseText } from '../release.ts'
import type { Runner } from '../runner.ts'
import { failureLines, type Failure } from '../failure.ts'
import { listed, namesOf } from '../names.ts'
import type { FunctionResult, Mode, Report } from '../report.ts'

/** Annotations of one type that GitHub shows per step, roughly. */
const MAX_ANNOTATIONS = 10

/** Logs the result of each function, if any was started. The cause of a failure has its annotation. */
export function logResults({ failure, mode, results }: Report, runner: Runner): void {
  if (failure !== undefined && !anyStarted(results)) return
  for (const result of labelled(results)) {
    runner.info(finalLine(result, result.label, mode))
    const release = releaseText(result)
    if (release !== undefined) runner.info(`${result.label}: ${release}`)
  }
}

/** Adds warnings, and one annotation per failure. */
export function annotate({ failure, mode, results }: Report, runner: Runner): void {
  const all = labelled(results)
  for (const warning of gathered(all.map(withReleaseWarnings))) runner.warning(warning)
  for (const { label, release } of all) {
    for (const notice of release?.notices ?? [])
      runner.notice('FunctionGraph alias', `${label}: ${notice}`)
  }
  if (failure !== undefined) {
    const what = anyStarted(results) ? 'Some functions were not deployed' : NOTHING[mode]
    runner.fail(failureTitle(mode), failureLines(what, failure))
    return
  }
  const failed = all.flatMap(({ label, failure: own, release }) =>
    own === undefined
      ? []
      : [{ label, failure: own, what: release === undefined ? mode : ('release' as const) }],
  )
  annotateFailures(failed, mode, runner)
}

function anyStarted(results: readonly FunctionResult[]): boolean {
  return results.some(({ outcome }) => outcome !== 'failed' && outcome !== 'skipped')
}

/** Short and different from the start of the message: GitHub shows both together. */
function failureTitle(mode: Mode): string {
  return `FunctionGraph ${mode} failed`
}

const NOTHING: Readonly<Record<Mode, string>> = {
  release: 'Nothing was released',
  deploy: 'Nothing was deployed',
  plan: 'Nothing was planned',
  package: 'Nothing was packaged',
}

function labelled(results: readonly FunctionResult[]): (FunctionResult & Labelled)[] {
  const names = namesOf(results.map(({ target }) => target))
  return results.map((result, at) => ({ ...result, label: names[at]?.label ?? '' }))
}

interface Labelled {
  readonly label: string
}

interface Failed extends Labelled {
  /** What failed: code that is deployed may fail to be released. */
  readonly what: Mode
  readonly failure: Failure
}

function annotateFailures(failed: readonly Failed[], mode: Mode, runner: Runner): void {
  const title = failureTitle(mode)
  const single = failed.length > MAX_ANNOTATIONS ? MAX_ANNOTATIONS - 1 : failed.length
  for (const { label, failure, what } of failed.slice(0, single)) {
    logFailure(failure, label, runner)
    runner.fail(title, failureLines(`Failed to ${what} ${label}`, failure))
  }
  const rest = failed.slice(single)
  for (const { label, failure } of rest) logFailure(failure, label, runner)
  if (rest.length === 0) return
  const causes = rest.map(({ label, failure }) => `- ${label}: ${failure.cause}`)
  runner.fail(title, [`Failed to ${mode} ${rest.length} more functions:`, ...causes])
}

/** The end of the log of a function that failed, in a group of its own, which the page shows closed. */
function logFailure({ log }: Failure, label: string, runner: Runner): void {
  if (log === undefined) return
  runner.group(`Log of ${label}`)
  for (const line of log.trimEnd().split(/\r\n|\r|\n/)) runner.info(line)
  runner.endGroup()
}

function withReleaseWarnings<Result extends FunctionResult>(result: Result): Result {
  const { warnings, release } = result
  return { ...result, warnings: [...warnings, ...(release?.warnings ?? [])] }
}

/** One warning per text, with the functions that it applies to. */
function gathered(
  results: readonly { readonly label: string; readonly warnings: readonly string[] }[],
): string[] {
  const about = new Map<string, string[]>()
  for (const { label, warnings } of results) {
    for (const warning of warnings) about.set(warning, [...(about.get(warning) ?? []), label])
  }
  const all = [...about].map(([warning, labels]) => `${listed(labels)}: ${warning}`)
  const rest = all.slice(MAX_ANNOTATIONS - 1)
  return rest.length === 0 ? all : [...all.slice(0, MAX_ANNOTATIONS - 1), rest.join('; ')]
}
