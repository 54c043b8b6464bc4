/** Targets of the links in a Markdown text, in order, without those in code. */
export function linksOf(markdown: string): string[] {
  const prose = withoutBlocks(markdown).replace(/`[^`\n]*`/g, '')
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
}

/** The anchors that GitHub gives to the headings, in order. */
export function headingsOf(markdown: string): string[] {
  return [...withoutBlocks(markdown).matchAll(/^#{1,6} (.+)$/gm)].map(([, title = '']) => {
    const words = title.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '')
    return `#${words.replaceAll(' ', '-')}`
  })
}

/** The rows of the first table after a line, without its head. */
export function rowsAfter(markdown: string, line: string): string[][] {
  const from = markdown.indexOf(`${line}\n`)
  if (from < 0) throw new Error(`There is no line ${line}`)
  const [table = ''] = /^\|.*(?:\n\|.*)*/m.exec(markdown.slice(from)) ?? []
  return table
    .split('\n')
    .slice(2)
    .map((row) =>
      row
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
}

function withoutBlocks(markdown: string): string {
  return markdown.replace(/^```.*?^```$/gms, '')
}
