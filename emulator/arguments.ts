import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { EmulatorOptions } from './emulator.ts'
import { isProfile, readProfileFile, type ProfileFile } from './profile-file.ts'
import { profileNames } from './profile.ts'
import { parseSwitch, switchValues, type Switches } from './switches.ts'

export const usage = `Usage: npm run emulator -- [--port N] [--profile NAME] [--region NAME]...
                          [--switch NAME=VALUE]... [--state FILE] [--log]

  --port      port on 127.0.0.1 (default: 0, any free port)
  --profile   ${profileNames.join(', ')} (default: huawei-now),
              or a JSON file as written by npm run probe
  --region    region to serve (default: cn-north-4); may be repeated, POST /functions
              creates in the first
  --switch    overrides one behavior of the profile; may be repeated
  --state     JSON file with functions, buckets and OBS objects to start with (never written),
              e.g. emulator/sample-state.json
  --log       prints one line per request
  --help      shows this text

GET /health answers 200 without credentials. emulator/README.md has more.

Switches:
${Object.entries(switchValues)
  .map(([name, values]) => `  ${name}=${typeof values === 'string' ? values : values.join('|')}`)
  .join('\n')}`

export interface Arguments {
  readonly options: EmulatorOptions
  readonly state: string | undefined
  /** Whether each request is printed. */
  readonly log: boolean
  /** Whether only the usage is requested. */
  readonly help: boolean
}

export class UsageError extends Error {}

/**
 * Reads the command line.
 *
 * @param folder base of the path of `--profile`
 * @throws UsageError that names the first problem; Error for a file that is not a profile
 */
export function readArguments(args: string[], folder = '.'): Arguments {
  const values = parse(args)
  const { port = '0', profile = 'huawei-now', region = [], switch: changes = [], state } = values
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new UsageError(`--port ${port} is not a port`)
  }
  const { base, switches: settled } = profileOf(profile, folder)
  const switches: Partial<Switches> = { ...settled }
  for (const text of changes) {
    const change = parseSwitch(text)
    if (change === undefined) throw new UsageError(`--switch ${text} is unknown`)
    Object.assign(switches, change)
  }
  const unnamed = region.find((name) => !/^[a-z0-9-]+$/.test(name))
  if (unnamed !== undefined) throw new UsageError(`--region ${unnamed} is not the name of a region`)
  const regions = region.length > 0 && { region: [...new Set(region)] }
  const options = { port: Number(port), profile: base, switches, ...regions }
  return { options, state, log: values.log === true, help: values.help === true }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string' },
        profile: { type: 'string' },
        region: { type: 'string', multiple: true },
        switch: { type: 'string', multiple: true },
        state: { type: 'string' },
        log: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/** @throws UsageError for what is neither a profile nor a file; Error for a file that is no profile */
function profileOf(name: string, folder: string): ProfileFile {
  if (isProfile(name)) return { base: name, switches: {} }
  const path = resolve(folder, name)
  if (existsSync(path)) return readProfileFile(path)
  const known = profileNames.join(', ')
  throw new UsageError(`--profile ${name} is unknown: it is neither a file nor one of ${known}`)
}
