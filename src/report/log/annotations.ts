import { finalLine } from './lines.ts'
import type { Runner } from '../runner.ts'
import { failureLines, type Failure } from '../failure.ts'
import { listed, namesOf, type FunctionName } from '../names.ts'
import type { Mode, Report } from '../report.ts'

/** GitHub shows about so many annotations of a kind for one step. */
const MOST = 10

/** Says how each function ended, then what to look at: warnings, and one annotation a failure. */
export function announce(report: Report, runner: Runner): void {
  const { failure, mode, results } = report
  const names = namesOf(results.map(({ target }) => target))
  const labelled = results.map((result, at) => ({ ...result, label: labelAt(names, at) }))
  if (failure === undefined) {
    for (const result of labelled) runner.info(finalLine(result, result.label))
  }
  for (const warning of gathered(labelled)) runner.warning(warning)
  if (failure !== undefined) {
    const begun = results.some(({ outcome }) => outcome !== 'failed' && outcome !== 'skipped')
    const title = begun ? 'Some functions were not begun' : TITLES[mode]
    runner.fail(title, failureLines(title, failure))
    return
  }
  const failed = labelled.flatMap(({ label, failure: own }) =>
    own === undefined ? [] : [{ label, failure: own }],
  )
  announceFailures(failed, mode, runner)
}

function labelAt(names: readonly FunctionName[], at: number): string {
  return names[at]?.label ?? ''
}

const TITLES: Readonly<Record<Mode, string>> = {
  deploy: 'The deploy was not begun',
  plan: 'The plan was not begun',
  package: 'The package was not made',
}

interface Failed {
  readonly label: string
  readonly failure: Failure
}

function announceFailures(failed: readonly Failed[], mode: Mode, runner: Runner): void {
  const what = mode === 'plan' ? 'not planned' : 'not deployed'
  const single = failed.length > MOST ? MOST - 1 : failed.length
  for (const { label, failure } of failed.slice(0, single)) {
    runner.fail(`${label} ${what}`, failureLines(`${label} was ${what}`, failure))
  }
  const rest = failed.slice(single)
  if (rest.length === 0) return
  const title = `${rest.length} more functions were ${what}`
  runner.fail(title, [title, ...rest.map(({ label, failure }) => `- ${label}: ${failure.cause}`)])
}

/** One warning for each sentence, with the functions that it is about. */
function gathered(
  results: readonly { readonly label: string; readonly warnings: readonly string[] }[],
): string[] {
  const about = new Map<string, string[]>()
  for (const { label, warnings } of results) {
    for (const sentence of warnings) about.set(sentence, [...(about.get(sentence) ?? []), label])
  }
  const all = [...about].map(([sentence, labels]) => `${listed(labels)}: ${sentence}`)
  const rest = all.slice(MOST - 1)
  return rest.length === 0 ? all : [...all.slice(0, MOST - 1), rest.join('; ')]
}
