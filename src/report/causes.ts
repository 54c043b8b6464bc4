import { sentence, type Failure } from './failure.ts'
import { fitting, markdownText } from './markdown.ts'
import { namesOf } from './names.ts'
import type { Report } from './report.ts'

/** So many failures are told with all that is known; of the others, the cause. */
const IN_FULL = 10

/** What went wrong and what to do about it, each in a box of its own, below a limit of bytes. */
export function causesOf({ failure, results }: Report, limit: number): string[] {
  const names = namesOf(results.map(({ target }) => target))
  const own = results.flatMap((result, at) =>
    result.failure === undefined ? [] : [{ name: names[at]?.label ?? '', told: result.failure }],
  )
  if (failure !== undefined) return [box(undefined, failure)]
  const boxes = own.slice(0, IN_FULL).map(({ name, told }) => box(name, told))
  const others = own
    .slice(IN_FULL)
    .map(({ name, told }) => `- **${markdownText(name)}**: ${markdownText(told.cause)}`)
  const { lines, left } = fitting(others, limit)
  const rest = left === 0 ? [] : [`- ${left.toLocaleString('en-US')} more are in the log.`]
  return lines.length === 0 ? boxes : [...boxes, [...lines, ...rest].join('\n')]
}

/** Details, such as problems with inputs, can be many. */
const MOST_DETAILS = 50

function box(name: string | undefined, { cause, details, advice }: Failure): string {
  const shown = details.slice(0, MOST_DETAILS).map((detail) => `- ${markdownText(detail)}`)
  const left = details.length - shown.length
  const lines = [
    '[!CAUTION]',
    `${name === undefined ? '' : `**${markdownText(name)}**: `}${markdownText(cause, 2_000)}`,
    '',
    ...shown,
    ...(left > 0 ? [`- ${left} more are in the log.`] : []),
    ...(shown.length > 0 ? [''] : []),
    markdownText(sentence(advice), 2_000),
  ]
  return lines.map((line) => `> ${line}`.trimEnd()).join('\n')
}
