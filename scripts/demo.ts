/** `npm run demo`: the committed action deploys a function to an emulator, five times, visibly. */
import { demoRuns, type DemoRun } from './demo-runs.ts'
import { shownLines } from './shown-log.ts'

const { answerBefore } = await demoRuns(print)
say(`\nFunction response before the first run: ${answerBefore}`)

function print({ title, end, requests, answer }: DemoRun): void {
  say(`\n=== ${title} ===`)
  say('Log of the step:')
  for (const line of shownLines(end.log)) say(`  | ${line}`)
  say(`Step ${end.exitCode === 0 ? 'succeeded' : 'failed'} (exit code ${String(end.exitCode)})`)
  say(`Requests (${requests.length}): ${requests.join(', ')}`)
  say('Outputs:')
  for (const [name, value] of Object.entries(end.outputs)) say(`  ${name}=${shortened(value)}`)
  say(`Function response: ${answer}`)
}

function shortened(value: string): string {
  return value.length > 140 ? `${value.slice(0, 140)}…` : value
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
