import type { Failure } from './failure.ts'
import type { Report } from './report.ts'

/**
 * The report with `hide` applied to every sentence that may quote the service or the network. The
 * runner hides secrets in the log and the summary only: outputs, the file of `results_path`, and the
 * comment on a pull request pass it by.
 */
export function withoutSecrets(report: Report, hide: (text: string) => string): Report {
  const { failure, results } = report
  return {
    ...report,
    ...(failure === undefined ? {} : { failure: hiddenIn(failure, hide) }),
    results: results.map((result) => ({
      ...result,
      ...(result.failure === undefined ? {} : { failure: hiddenIn(result.failure, hide) }),
      warnings: result.warnings.map(hide),
    })),
  }
}

function hiddenIn(failure: Failure, hide: (text: string) => string): Failure {
  const { cause, details, advice, requestId } = failure
  return {
    ...failure,
    cause: hide(cause),
    details: details.map(hide),
    advice: hide(advice),
    ...(requestId === undefined ? {} : { requestId: hide(requestId) }),
  }
}
