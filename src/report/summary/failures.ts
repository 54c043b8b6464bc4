import { endSentence, type Failure } from '../failure.ts'
import { fitting, markdownText, moreText } from '../markdown.ts'
import { namesOf } from '../names.ts'
import type { Report } from '../report.ts'

/** Failures shown in full; of the others, only the cause. */
const IN_FULL = 10

/** What went wrong and what to do about it, each in a box of its own, below a limit of bytes. */
export function causesOf({ failure, results }: Report, limit: number): string[] {
  const names = namesOf(results.map(({ target }) => target))
  const own = results.flatMap((result, at) =>
    result.failure === undefined ? [] : [{ name: names[at]?.label ?? '', failure: result.failure }],
  )
  if (failure !== undefined) return [box(undefined, failure)]
  const boxes = own.slice(0, IN_FULL).map(({ name, failure }) => box(name, failure))
  const others = own
    .slice(IN_FULL)
    .map(({ name, failure }) => `- **${markdownText(name)}**: ${markdownText(failure.cause)}`)
  const { lines, left } = fitting(others, limit)
  const rest = left === 0 ? [] : [`- ${moreText(left)}`]
  return others.length === 0 ? boxes : [...boxes, [...lines, ...rest].join('\n')]
}

/** Bytes for the details of one failure, such as problems with inputs: they can be many. */
const DETAILS = 8_000
const LONGEST = 1_000

function box(
  name: string | undefined,
  { cause, details, advice, lines: copy = [] }: Failure,
): string {
  const all = details.map((detail) => `- ${prose(detail)}`)
  const { lines: shown, left } = fitting(all, DETAILS)
  const lines = [
    '[!CAUTION]',
    `${name === undefined ? '' : `**${markdownText(name)}**: `}${prose(cause, LONGEST)}`,
    '',
    ...shown,
    ...(left > 0 ? [`- ${moreText(left)}`] : []),
    ...(all.length > 0 ? [''] : []),
    prose(endSentence(advice), LONGEST),
    ...(copy.length > 0 ? ['', '```yaml', ...copy, '```'] : []),
  ]
  return lines.map((line) => `> ${line}`.trimEnd()).join('\n')
}

/** Escaped text in which names in backticks, such as those of inputs, stay code. */
function prose(text: string, longest?: number): string {
  return markdownText(text, longest).replace(
    /\\`((?:[a-z0-9-]|\\_)+)\\`/g,
    (_, name: string) => `\`${name.replaceAll('\\', '')}\``,
  )
}
