import { causesOf } from './causes.ts'
import { dependencySection } from './dependency-section.ts'
import { functionTable } from './function-table.ts'
import { packageSection } from './package-section.ts'
import { outcomeOf, type FunctionResult, type Report } from './report.ts'
import { counted } from './units.ts'

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
const LIMITS = { causes: 200_000, functions: 500_000, dependencies: 150_000 } as const

/** The job summary: causes and remedies first, one row a function, then what was sent. */
export function summaryOf(report: Report): string {
  const { code, results } = report
  const blocks = [
    `## ${headingOf(report)}`,
    ...causesOf(report, LIMITS.causes),
    ...(results.length > 1 ? [tally(results)] : []),
    ...(results.length > 0 ? [functionTable(results, LIMITS.functions)] : []),
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

/** `3 deployed, 1 unchanged, 1 failed`, in the order of first appearance. */
export function tally(results: readonly FunctionResult[]): string {
  const counts = new Map<string, number>()
  for (const { outcome } of results) counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  const parts = [...counts].map(([outcome, count]) => `${count.toLocaleString('en-US')} ${outcome}`)
  return `${counted(results.length, 'function')}: ${parts.join(', ')}.`
}
