/** `npm run demo`: the committed action deploys a function to an emulator, five times, visibly. */
import { demoRuns, type DemoRun } from './demo-runs.ts'
import { shownLines } from './shown-log.ts'

say('Deploying examples/hello-node to an emulator of FunctionGraph, five times')
await demoRuns(print, (answer) => {
  say(`Function response before the first run: ${answer}`)
})

function print({ title, end, requests, answer }: DemoRun): void {
  say(`\n=== ${title} ===`)
  say('Log of the step:')
  for (const line of shownLines(end.log)) say(`  | ${line}`)
  say(`Step ${end.exitCode === 0 ? 'succeeded' : 'failed'} (exit code ${String(end.exitCode)})`)
  say(`Requests (${requests.length}): ${requests.join(', ')}`)
  const outputs = Object.entries(end.outputs)
  const set = outputs.filter(([, value]) => value !== '')
  say(`Outputs (${outputs.length - set.length} more are empty):`)
  for (const [name, value] of set) say(`  ${name}=${shortened(value)}`)
  say(`Function response: ${answer}`)
}

function shortened(value: string): string {
  return value.length > 140 ? `${value.slice(0, 140)}…` : value
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
