/** `npm run acceptance`: runs the committed bundle through the main scenarios against a live service. */
import { systemClock } from '../src/clock.ts'
import { networkTransport } from '../src/cloud/transport.ts'
import { readArguments, usage, type Arguments } from './acceptance/arguments.ts'
import { accept, type AcceptanceOrder } from './acceptance/run.ts'
import { storiesFor } from './acceptance/stories.ts'
import { runCommand, say } from './live/command.ts'
import { readCredentials } from './live/credentials.ts'
import { scratchTarget, wholeUrn } from './live/scratch.ts'
import { stopSignal } from './live/stop.ts'

async function main(args: string[]): Promise<number> {
  const given = readArguments(args)
  const credentials = readCredentials(process.env)
  const stories = storiesFor(given.runtime)
  const order = { ...given, scratch: scratchTarget(given.target, 'acceptance'), stories }
  for (const line of planLines(order, credentials.method)) say(line)
  if (!given.yes) {
    say('Nothing was done. Add --yes to start.')
    return 0
  }
  const transport = networkTransport('functiongraph-deploy-acceptance')
  const signal = stopSignal()
  const environment = process.env
  const means = { credentials, environment, transport, clock: systemClock, signal, say }
  const failed = await accept(order, means)
  if (failed === undefined) return 1
  say(failed === 0 ? 'Everything is as expected' : `Different: ${failed} of ${stories.length}`)
  return failed === 0 ? 0 : 1
}

function planLines(order: Arguments & AcceptanceOrder, method: string): string[] {
  const { scratch, target, runtime, stories } = order
  return [
    `Creates: ${wholeUrn(scratch)}`,
    `  (${runtime}, 128 MB; removed at the end, also after a failure, Ctrl+C or SIGTERM)`,
    `Not touched: ${wholeUrn(target)}`,
    `Endpoint: ${scratch.endpoint}`,
    `Authenticating with ${method}`,
    `Stories (${stories.length}):`,
    ...stories.map(({ name, does }) => `  ${name}: ${does}`),
  ]
}

await runCommand(main, usage)
