import { parseArgs } from 'node:util'
import type { EmulatorOptions } from './emulator.ts'
import { profileNames, type Profile } from './profile.ts'
import { parseSwitch, switchValues, type Switches } from './switches.ts'

export const usage = `Usage: npm run emulator -- [--port N] [--profile NAME] [--region NAME]
                          [--switch NAME=VALUE]... [--state FILE]

  --port      port on 127.0.0.1 (default: 0, a free port)
  --profile   ${profileNames.join(', ')} (default: huawei-now)
  --region    region in URNs (default: cn-north-4)
  --switch    overrides one behavior of the profile; repeatable
  --state     JSON file with initial functions and OBS objects (read-only)
  --help      show this help

Switches:
${Object.entries(switchValues)
  .map(([name, values]) => `  ${name}=${typeof values === 'string' ? values : values.join('|')}`)
  .join('\n')}`

export interface Arguments {
  readonly options: EmulatorOptions
  readonly state: string | undefined
}

export class UsageError extends Error {}

/** Reads the command line. @throws UsageError that names the first thing that is wrong */
export function readArguments(args: string[]): Arguments {
  const { port = '0', profile = 'huawei-now', region, switch: changes = [], state } = parse(args)
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new UsageError(`--port ${port} is not a port`)
  }
  if (!isProfile(profile)) throw new UsageError(`--profile ${profile} is unknown`)
  const switches: Partial<Switches> = {}
  for (const text of changes) {
    const change = parseSwitch(text)
    if (change === undefined) throw new UsageError(`--switch ${text} is unknown`)
    Object.assign(switches, change)
  }
  const options = { port: Number(port), profile, switches, ...(region !== undefined && { region }) }
  return { options, state }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string' },
        profile: { type: 'string' },
        region: { type: 'string' },
        switch: { type: 'string', multiple: true },
        state: { type: 'string' },
      },
    }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function isProfile(name: string): name is Profile {
  return (profileNames as readonly string[]).includes(name)
}
