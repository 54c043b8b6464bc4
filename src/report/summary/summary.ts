import { causesOf } from './failures.ts'
import { changeSection } from './changes.ts'
import { dependencySection } from './dependencies.ts'
import { functionTable, tally } from './functions.ts'
import { packageSection } from './package.ts'
import { outcomeOf, type Report } from '../report.ts'

const HEADINGS = {
  deployed: 'Deployed to FunctionGraph',
  unchanged: 'FunctionGraph: nothing to deploy',
  planned: 'FunctionGraph: the plan',
  packaged: 'FunctionGraph: the package',
  failed: 'FunctionGraph: the deploy failed',
} as const

/**
 * Bytes that the parts which grow with the number of functions may take. The runner drops a summary
 * of more than 1 MiB (1,048,576 bytes) as a whole.
 */
const LIMITS = { causes: 150_000, functions: 450_000, dependencies: 120_000 } as const

/** The same, for the list of changed files. */
const CHANGES = 150_000

/** The job summary: causes and remedies first, one row a function, then what was sent. */
export function summaryOf(report: Report): string {
  const { code, results } = report
  const blocks = [
    `## ${headingOf(report)}`,
    ...causesOf(report, LIMITS.causes),
    ...(results.length > 1 ? [tally(results)] : []),
    ...(results.length > 0 ? [functionTable(results, LIMITS.functions)] : []),
    ...changeSection(results, CHANGES),
    ...(code === undefined ? [] : packageSection(code)),
    ...dependencySection(results, LIMITS.dependencies),
  ]
  return `${blocks.join('\n\n')}\n`
}

function headingOf(report: Report): string {
  const outcome = outcomeOf(report)
  if (outcome !== 'failed' || report.mode === 'deploy') return HEADINGS[outcome]
  return `FunctionGraph: the ${report.mode} failed`
}
