import { finalLine } from './lines.ts'
import type { Runner } from '../runner.ts'
import { failureLines, type Failure } from '../failure.ts'
import { listed, namesOf } from '../names.ts'
import type { FunctionResult, Mode, Report } from '../report.ts'

/** Annotations of one type that GitHub shows per step, roughly. */
const MAX_ANNOTATIONS = 10

/** Logs the result of each function. The cause of a failure has its annotation. */
export function logResults({ failure, mode, results }: Report, runner: Runner): void {
  if (failure !== undefined) return
  for (const result of labelled(results)) runner.info(finalLine(result, result.label, mode))
}

/** Adds warnings, and one annotation per failure. */
export function annotate({ failure, mode, results }: Report, runner: Runner): void {
  const all = labelled(results)
  for (const warning of gathered(all)) runner.warning(warning)
  if (failure !== undefined) {
    const started = results.some(({ outcome }) => outcome !== 'failed' && outcome !== 'skipped')
    const what = started ? 'Some functions were not deployed' : NOTHING[mode]
    runner.fail(failureTitle(mode), failureLines(what, failure))
    return
  }
  const failed = all.flatMap(({ label, failure: own }) =>
    own === undefined ? [] : [{ label, failure: own }],
  )
  annotateFailures(failed, mode, runner)
}

/** Short and different from the start of the message: GitHub shows both together. */
function failureTitle(mode: Mode): string {
  return `FunctionGraph ${mode} failed`
}

const NOTHING: Readonly<Record<Mode, string>> = {
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
  readonly failure: Failure
}

function annotateFailures(failed: readonly Failed[], mode: Mode, runner: Runner): void {
  const title = failureTitle(mode)
  const single = failed.length > MAX_ANNOTATIONS ? MAX_ANNOTATIONS - 1 : failed.length
  for (const { label, failure } of failed.slice(0, single)) {
    runner.fail(title, failureLines(`Failed to ${mode} ${label}`, failure))
  }
  const rest = failed.slice(single)
  if (rest.length === 0) return
  const causes = rest.map(({ label, failure }) => `- ${label}: ${failure.cause}`)
  runner.fail(title, [`Failed to ${mode} ${rest.length} more functions:`, ...causes])
}

/** One warning per text, with the functions that it applies to. */
function gathered(
  results: readonly { readonly label: string; readonly warnings: readonly string[] }[],
): string[] {
  const about = new Map<string, string[]>()
  for (const { label, warnings } of results) {
    for (const sentence of warnings) about.set(sentence, [...(about.get(sentence) ?? []), label])
  }
  const all = [...about].map(([sentence, labels]) => `${listed(labels)}: ${sentence}`)
  const rest = all.slice(MAX_ANNOTATIONS - 1)
  return rest.length === 0 ? all : [...all.slice(0, MAX_ANNOTATIONS - 1), rest.join('; ')]
}
