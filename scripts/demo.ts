/** `npm run demo`: the committed action deploys a function to an emulator, five times, visibly. */
import { readCommands } from '../test/support/runner-files.ts'
import { demoRuns, type DemoRun } from './demo-runs.ts'

const { answerBefore } = await demoRuns(print)
say(`\nFunction response before the first run: ${answerBefore}`)

function print({ title, end, requests, answer }: DemoRun): void {
  say(`\n=== ${title} ===`)
  say('Log of the step:')
  for (const line of end.log.trimEnd().split('\n').flatMap(asShown)) say(`  | ${line}`)
  say(`Step ${end.exitCode === 0 ? 'succeeded' : 'failed'} (exit code ${String(end.exitCode)})`)
  say(`Requests (${requests.length}): ${requests.join(', ')}`)
  say('Outputs:')
  for (const [name, value] of Object.entries(end.outputs)) say(`  ${name}=${shortened(value)}`)
  say(`Function response: ${answer}`)
}

/** The lines that GitHub shows for a line of the log: commands are obeyed, not shown. */
function asShown(line: string): string[] {
  const [command] = readCommands(line)
  if (command === undefined) return [line]
  if (!['error', 'warning', 'notice'].includes(command.name)) return []
  const kind = command.name.replace(/^./, (letter) => letter.toUpperCase())
  return `${kind}: ${command.message}`.split('\n')
}

function shortened(value: string): string {
  return value.length > 140 ? `${value.slice(0, 140)}…` : value
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
