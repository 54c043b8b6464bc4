import type { Environment } from '../environment.ts'
import { OutputError } from '../errors.ts'
import { explain, failureLines } from './failure.ts'
import { annotate, logResults } from './log/annotations.ts'
import { maskedNotice } from './log/masked.ts'
import { outputsOf, resultsOf } from './outputs.ts'
import type { Report } from './report.ts'
import { lengthNotice } from './results-file.ts'
import type { Runner } from './runner.ts'
import { summaryOf } from './summary/summary.ts'

/**
 * Checks that outputs can be written, by setting `outcome` to the value for a killed step.
 *
 * @throws OutputError when they cannot: no deployment must start without outputs
 */
export function checkOutputs(runner: Runner): void {
  try {
    runner.output('outcome', 'failed')
  } catch (error) {
    throw outputError(error)
  }
}

/** What writing a report needs from outside. */
export interface ReportContext {
  readonly runner: Runner
  readonly environment: Environment
  /** Writes the output `results` into a file. @returns its path */
  readonly writeResults: (json: string) => string
}

/**
 * Writes a report: outputs first, then log, annotations and summary. Each may fail without stopping
 * the others. A log or summary that cannot be written is a warning; outputs are needed by other
 * steps, so failing to write them fails the step, after everything else has been written.
 *
 * @returns whether all outputs were written
 */
export async function writeReport(report: Report, context: ReportContext): Promise<boolean> {
  const { runner, environment } = context
  const failed: string[] = []
  const attempt = async (what: string, work: () => void | Promise<void>): Promise<void> => {
    const error = await errorOf(work)
    if (error !== undefined) failed.push(`Failed to write ${what}: ${messageOf(error)}`)
  }
  let path = ''
  if (report.results.length > 0) {
    await attempt('the file of results_path', () => {
      path = context.writeResults(resultsOf(report))
    })
  }
  const outputs = outputsOf(report, path)
  const lost = await writeOutputs(outputs, runner)
  await attempt('the log', () => {
    logResults(report, runner)
  })
  await attempt('the annotations', () => {
    annotate(report, runner)
    const masked = maskedNotice(outputs, environment)
    if (masked !== undefined) runner.notice('Outputs not available to other jobs', masked)
    const long = lengthNotice(resultsOf(report), path)
    if (long !== undefined) runner.notice('Long results', long)
  })
  await attempt('the job summary', () => runner.summary(summaryOf(report, environment)))
  for (const line of failed) {
    await errorOf(() => {
      runner.warning(line)
    })
  }
  if (lost === undefined) return true
  // Already reported as the failure of the step.
  if (report.failure?.cause === lost.message) return false
  await errorOf(() => {
    runner.fail('FunctionGraph outputs', failureLines('No outputs for later steps', explain(lost)))
  })
  return false
}

/** Writes all outputs. @returns the first error */
async function writeOutputs(
  outputs: Readonly<Record<string, string>>,
  runner: Runner,
): Promise<OutputError | undefined> {
  const errors: unknown[] = []
  for (const [name, value] of Object.entries(outputs)) {
    const error = await errorOf(() => {
      runner.output(name, value)
    })
    if (error !== undefined) errors.push(error)
  }
  return errors.length === 0 ? undefined : outputError(errors[0])
}

/** The error that some work throws, or undefined. */
export async function errorOf(work: () => void | Promise<void>): Promise<unknown> {
  try {
    await work()
    return undefined
  } catch (error) {
    return error
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function outputError(error: unknown): OutputError {
  const { code } = error as { readonly code?: unknown }
  const remedy = Object.hasOwn(REMEDIES, String(code)) ? REMEDIES[String(code)] : undefined
  return new OutputError(
    `failed to write step outputs: ${messageOf(error)}`,
    remedy ?? 'Check that GITHUB_OUTPUT is a file that this step can write',
  )
}

const USER =
  "Give this step's user write access to the runner's files: in a container job, set " +
  "options: --user root, or the runner's user ID (--user 1001 on GitHub-hosted runners)"
const SPACE = 'Free disk space on the runner'

/** By error code of the file system. */
const REMEDIES: Readonly<Record<string, string>> = {
  ...{ EACCES: USER, EPERM: USER, EROFS: USER },
  ...{ ENOSPC: SPACE, EDQUOT: SPACE },
}
