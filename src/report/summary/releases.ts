import { fitting, markdownText, moreText } from '../markdown.ts'
import { namesOf } from '../names.ts'
import { releaseText } from '../release.ts'
import type { FunctionResult } from '../report.ts'

/** One line for each function that was released, below a limit of bytes. */
export function releaseSection(results: readonly FunctionResult[], limit: number): string[] {
  const names = namesOf(results.map(({ target }) => target))
  const all = results.flatMap((result, at) => {
    const text = releaseText(result)
    if (text === undefined) return []
    const label = results.length > 1 ? names[at]?.label : names[at]?.name
    return [`- **${markdownText(label ?? '', 200)}**: ${markdownText(text)}${deletedText(result)}`]
  })
  if (all.length === 0) return []
  const { lines, left } = fitting(all, limit)
  return ['### Release', [...lines, ...(left === 0 ? [] : [`- ${moreText(left)}`])].join('\n')]
}

function deletedText({ release }: FunctionResult): string {
  const deleted = release?.deleted ?? []
  return deleted.length === 0 ? '' : markdownText(`; deleted ${deleted.join(', ')}`)
}
