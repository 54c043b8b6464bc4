import { readCommands } from '../test/support/runner-files.ts'

/** The log of a step as GitHub shows it: annotations as text, other workflow commands not at all. */
export function shownLines(log: string): string[] {
  return log.trimEnd().split('\n').flatMap(shown)
}

function shown(line: string): string[] {
  const [command] = readCommands(line)
  if (command === undefined) return [line]
  if (command.name === 'group') return [command.message]
  if (!['error', 'warning', 'notice'].includes(command.name)) return []
  const kind = command.name.replace(/^./, (letter) => letter.toUpperCase())
  return `${kind}: ${command.message}`.split('\n')
}
