import { sentence } from './failure.ts'
import { markdownText } from './markdown.ts'
import { outcomeOf, type FunctionResult, type Report } from './report.ts'
import { bytesText, shortDigest } from './units.ts'

const HEADINGS = {
  deployed: 'Deployed to FunctionGraph',
  unchanged: 'FunctionGraph: nothing to deploy',
  planned: 'FunctionGraph: the plan',
  packaged: 'FunctionGraph: the package',
  failed: 'FunctionGraph: the deploy failed',
} as const

/** The job summary: causes and remedies first, then one row a function. */
export function summaryOf(report: Report): string {
  const blocks = [
    `## ${HEADINGS[outcomeOf(report)]}`,
    ...failuresOf(report),
    ...(report.results.length === 0 ? [] : [table(report.results)]),
  ]
  return `${blocks.join('\n\n')}\n`
}

function failuresOf({ failure, results }: Report): string[] {
  const own = failure === undefined ? [] : [{ name: 'The step', failure }]
  const each = results.flatMap((result) =>
    result.failure === undefined || result.failure === failure
      ? []
      : [{ name: nameOf(result), failure: result.failure }],
  )
  return [...own, ...each].map(({ name, failure: { cause, details, advice } }) =>
    [
      `**${markdownText(name)}**: ${markdownText(cause)}`,
      ...details.map((detail) => `- ${markdownText(detail)}`),
      '',
      markdownText(sentence(advice)),
    ].join('\n'),
  )
}

function table(results: readonly FunctionResult[]): string {
  const head = ['Function', 'Region', 'Outcome', 'Reason', 'Code size', 'Before', 'Now']
  const rows = results.map((result) => [
    result.after?.name ?? result.target.name,
    result.target.region,
    result.outcome,
    result.reason ?? '',
    result.after?.codeSize === undefined ? '' : bytesText(result.after.codeSize),
    shortDigest(result.before?.digest),
    shortDigest(result.after?.digest),
  ])
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [head, head.map(() => '---'), ...rows.map((row) => row.map(markdownText))]
    .map(line)
    .join('\n')
}

function nameOf({ target }: FunctionResult): string {
  return `${target.name} in ${target.region}`
}
