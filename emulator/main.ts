/** `npm run emulator`: the service on a port, until Ctrl-C. */
import { parseArgs } from 'node:util'
import { startEmulator, type Emulator, type EmulatorOptions } from './emulator.ts'
import { profileNames, type Profile } from './profile.ts'
import { loadState } from './state/file.ts'
import { parseSwitch, switchValues, type Switches } from './switches.ts'

const usage = `Usage: npm run emulator -- [--port N] [--profile NAME] [--region NAME]
                          [--switch NAME=VALUE]... [--state FILE]

  --port      port on 127.0.0.1; 0, the default, lets the system choose
  --profile   ${profileNames.join(', ')}; huawei-now unless given
  --region    the region in URNs; cn-north-4 unless given
  --switch    one behaviour of the profile, changed; may be repeated
  --state     JSON file with functions and OBS objects to begin with (only read)

Switches:
${Object.entries(switchValues)
  .map(([name, values]) => `  ${name}=${typeof values === 'string' ? values : values.join('|')}`)
  .join('\n')}`

interface Arguments {
  readonly options: EmulatorOptions
  readonly state: string | undefined
}

class UsageError extends Error {}

function readArguments(args: string[]): Arguments {
  const { port = '0', profile = 'huawei-now', region, switch: changes = [], state } = parse(args)
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new UsageError(`--port ${port} is no port`)
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

/** The credentials are the emulator's own and open nothing else. */
function greeting({ url, region, projectId, accounts }: Emulator): string {
  const [key] = accounts.keys
  const [token] = accounts.tokens
  return `FunctionGraph emulator: ${url}
  region      ${region}
  project id  ${projectId}
  access key  ${key?.accessKey ?? ''}
  secret key  ${key?.secretKey ?? ''}
  token       ${token?.token ?? ''}

Create a function (its code: exports.handler = async () => 'hello'):
  curl -X POST ${url}/v2/${projectId}/fgs/functions \\
    -H 'X-Auth-Token: ${token?.token ?? ''}' -H 'Content-Type: application/json' \\
    -d '{"func_name":"hello","package":"default","runtime":"Node.js20.15","handler":"index.handler","timeout":30,"memory_size":128,"code_type":"inline","func_code":{"file":"${Buffer.from("exports.handler = async () => 'hello'\n").toString('base64')}"}}'

Then deploy to urn:fss:${region}:${projectId}:function:default:hello with the action's input
endpoint: ${url}. Everything is kept in memory. Ctrl-C ends.`
}

async function main(args: string[]): Promise<void> {
  const { options, state } = readArguments(args)
  const emulator = await startEmulator(options)
  if (state !== undefined) loadState(state, emulator.functions, emulator.objects)
  console.log(greeting(emulator))
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  console.error(error instanceof UsageError ? `${message}\n\n${usage}` : message)
  process.exit(error instanceof UsageError ? 2 : 1)
}
