/** `npm run emulator`: runs the emulator until Ctrl+C. */
import { readArguments, usage, UsageError } from './arguments.ts'
import { startEmulator, type Emulator } from './emulator.ts'
import { loadState } from './state/file.ts'

/** Printed on start. The credentials are valid for the emulator only. */
function greeting({ url, region, projectId, accounts }: Emulator): string {
  const [key] = accounts.keys
  const [token] = accounts.tokens
  return `FunctionGraph emulator: ${url}
  region      ${region}
  project ID  ${projectId}
  access key  ${key?.accessKey ?? ''}
  secret key  ${key?.secretKey ?? ''}
  token       ${token?.token ?? ''}

Create a function (its code: exports.handler = async () => 'hello'):
  curl -X POST ${url}/v2/${projectId}/fgs/functions \\
    -H 'X-Auth-Token: ${token?.token ?? ''}' -H 'Content-Type: application/json' \\
    -d '{"func_name":"hello","package":"default","runtime":"Node.js20.15","handler":"index.handler","timeout":30,"memory_size":128,"code_type":"inline","func_code":{"file":"${Buffer.from("exports.handler = async () => 'hello'\n").toString('base64')}"}}'

OBS is emulated here too: ${url}/BUCKET/KEY, or with the Host header BUCKET.obs.${region}.myhuaweicloud.com.

Deploy with these inputs of the action:
  urn: urn:fss:${region}:${projectId}:function:default:hello
  endpoint: ${url}

State is in memory only. Press Ctrl+C to stop.`
}

async function main(args: string[]): Promise<void> {
  if (args.includes('--help')) {
    console.log(usage)
    return
  }
  const { options, state } = readArguments(args)
  const emulator = await startEmulator(options)
  if (state !== undefined) loadState(state, emulator)
  console.log(greeting(emulator))
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  console.error(error instanceof UsageError ? `${message}\n\n${usage}` : message)
  process.exit(error instanceof UsageError ? 2 : 1)
}
