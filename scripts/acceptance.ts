/** `npm run acceptance`: the committed bundle plays the main stories against a live service. */
import { systemClock } from '../src/clock.ts'
import { networkTransport } from '../src/cloud/transport.ts'
import { readArguments, usage, UsageError, type Arguments } from './acceptance/arguments.ts'
import { accept, type AcceptanceOrder } from './acceptance/run.ts'
import { storiesFor } from './acceptance/stories.ts'
import { readCredentials } from './live/credentials.ts'
import { scratchTarget, wholeUrn } from './live/scratch.ts'
import { CutOff, stopSignal } from './live/stop.ts'

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
    `  (${runtime}, 128 MB; removed at the end, also after a failure, Ctrl-C or SIGTERM)`,
    `Leaves alone: ${wholeUrn(target)}`,
    `Endpoint: ${scratch.endpoint}`,
    `Authenticating ${method}`,
    `Stories (${stories.length}):`,
    ...stories.map(({ name, does }) => `  ${name}: ${does}`),
  ]
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(error instanceof UsageError ? `${message}\n\n${usage}\n` : `${message}\n`)
  process.exitCode = error instanceof UsageError ? 2 : error instanceof CutOff ? error.exitCode : 1
}

/** A connection that was cut off may stay open for a while; all that matters has been done. */
setTimeout(() => process.exit(), 1_000).unref()
