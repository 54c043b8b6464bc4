/** `npm run probe`: determines undocumented behavior of a live service, and writes an emulator profile. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { systemClock } from '../src/clock.ts'
import { networkTransport } from '../src/cloud/transport.ts'
import { runCommand, say } from './live/command.ts'
import { readCredentials } from './live/credentials.ts'
import { scratchTarget } from './live/scratch.ts'
import { stopSignal } from './live/stop.ts'
import { readArguments, usage } from './probe/arguments.ts'
import { planLines } from './probe/plan.ts'
import { probe } from './probe/run.ts'

async function main(args: string[]): Promise<number> {
  const { target, yes, out, ...rest } = readArguments(args)
  const credentials = readCredentials(process.env)
  const order = { beside: target, scratch: scratchTarget(target, 'probe'), ...rest }
  for (const line of planLines(order, credentials.method)) say(line)
  if (!yes) {
    say('Nothing was done. Add --yes to start.')
    return 0
  }
  const transport = networkTransport('functiongraph-deploy-probe')
  const means = { credentials, transport, clock: systemClock, signal: stopSignal(), say }
  const findings = await probe(order, means)
  if (findings === undefined) return 1
  const { profile, open } = findings
  mkdirSync(dirname(out), { recursive: true })
  writeFileSync(out, `${JSON.stringify(profile, null, 2)}\n`)
  say(`Settled ${Object.keys(profile.switches).length} switches, open: ${Object.keys(open).length}`)
  for (const [name, reason] of Object.entries(open)) say(`  ${name}: ${reason}`)
  say(`Wrote ${out}. Start the emulator from it: npm run emulator -- --profile ${out}`)
  return 0
}

await runCommand(main, usage)
