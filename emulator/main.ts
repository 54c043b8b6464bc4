/** `npm run emulator`: the service on a port, until Ctrl-C. */
import { readArguments, usage, UsageError } from './arguments.ts'
import { startEmulator, type Emulator } from './emulator.ts'
import { loadState } from './state/file.ts'

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

OBS answers here too: ${url}/BUCKET/KEY, or with the Host header BUCKET.obs.${region}.myhuaweicloud.com.

Then deploy to urn:fss:${region}:${projectId}:function:default:hello with the action's input
endpoint: ${url}. Everything is kept in memory. Ctrl-C ends.`
}

async function main(args: string[]): Promise<void> {
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
