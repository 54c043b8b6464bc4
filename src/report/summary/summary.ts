import type { Environment } from '../../environment.ts'
import { causesOf } from './failures.ts'
import { changeSection } from './changes.ts'
import { dependencySection } from './dependencies.ts'
import { functionTable, tally } from './functions.ts'
import { releaseSection } from './releases.ts'
import { packageSection } from './package.ts'
import { uploadSection } from './uploads.ts'
import { outcomeOf, type Report } from '../report.ts'

const HEADINGS = {
  deployed: '✅ Deployed to FunctionGraph',
  released: '✅ Released on FunctionGraph',
  unchanged: 'FunctionGraph: no changes',
  planned: 'FunctionGraph plan',
  packaged: 'FunctionGraph package',
  failed: '❌ FunctionGraph deployment failed',
} as const

/**
 * Limits in bytes of the parts that grow with the number of functions. The runner drops a summary
 * of more than 1 MiB (1,048,576 bytes) entirely.
 */
const LIMITS = {
  causes: 150_000,
  functions: 450_000,
  dependencies: 120_000,
  releases: 100_000,
} as const

/** The same, for the list of changed files. */
const CHANGES = 150_000

/**
 * The job summary: errors and fixes first, then one row per function, the package, and changed
 * dependencies.
 *
 * @param environment of the job, with the commit
 */
export function summaryOf(report: Report, environment: Environment = {}): string {
  const { code, results } = report
  const blocks = [
    `## ${headingOf(report)}`,
    ...causesOf(report, LIMITS.causes),
    ...(results.length > 1 ? [tally(results)] : []),
    ...(results.length > 0 ? [functionTable(results, LIMITS.functions)] : []),
    ...uploadSection(results),
    ...releaseSection(results, LIMITS.releases),
    ...changeSection(results, CHANGES),
    ...(code === undefined ? [] : packageSection(code)),
    ...dependencySection(results, LIMITS.dependencies),
    ...commitLine(environment),
  ]
  return `${blocks.join('\n\n')}\n`
}

/** The commit that the job runs for, with a link; empty outside of GitHub. */
function commitLine(environment: Environment): string[] {
  const sha = environment['GITHUB_SHA'] ?? ''
  if (!/^[0-9a-f]{40,64}$/.test(sha)) return []
  const repository = environment['GITHUB_REPOSITORY'] ?? ''
  const server = environment['GITHUB_SERVER_URL'] || 'https://github.com'
  const name = `\`${sha.slice(0, 7)}\``
  return repository === ''
    ? [`Commit ${name}`]
    : [`Commit [${name}](${server}/${repository}/commit/${sha})`]
}

function headingOf(report: Report): string {
  const outcome = outcomeOf(report)
  if (outcome !== 'failed' || report.mode === 'deploy') return HEADINGS[outcome]
  return `❌ FunctionGraph ${report.mode === 'plan' ? 'plan' : 'packaging'} failed`
}
