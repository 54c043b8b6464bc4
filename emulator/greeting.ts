import type { Emulator } from './emulator.ts'
import type { StoredFunction } from './state/stored-function.ts'

/** Text printed at the start: address, credentials, functions and buckets. */
export function greeting(emulator: Emulator): string {
  const { url, regions, projectId, accounts } = emulator
  const [key] = accounts.keys
  const [token] = accounts.tokens
  return `FunctionGraph emulator: ${url}
  regions     ${regions.join(', ')}
  project ID  ${projectId}
  access key  ${key?.accessKey ?? ''}
  secret key  ${key?.secretKey ?? ''}
  token       ${token?.token ?? ''}
These credentials are for tests and work only here.

${contents(emulator)}

State is in memory only. Press Ctrl+C to stop.`
}

/** Functions, buckets and objects, one per line. */
export function inventory({ functions, buckets, objects, url }: Emulator): string[] {
  return [
    ...list('Functions', functions.list().map(functionLine)),
    ...list(
      'Buckets',
      buckets.list().map(({ name, region }) => `${name} (${region}): ${url}/${name}`),
    ),
    ...list('Objects for code_url', [...objects.keys()]),
  ]
}

function contents(emulator: Emulator): string {
  const { functions, url, region } = emulator
  return [
    ...inventory(emulator),
    functions.list().length > 0
      ? `To deploy to a function, set the inputs urn, endpoint (${url}), access_key and secret_key.`
      : creation(emulator),
    `OBS is at the same address: ${url}/BUCKET/KEY, or Host BUCKET.obs.${region}.myhuaweicloud.com.`,
  ].join('\n')
}

function list(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)]
}

function functionLine({ urn, runtime, handler, code }: StoredFunction): string {
  return `${urn} (${runtime}, ${handler}, ${code.length} bytes)`
}

/** A curl command for a POSIX shell. */
function creation({ url, projectId, accounts }: Emulator): string {
  const code = Buffer.from("exports.handler = async () => 'hello'\n").toString('base64')
  const body = {
    func_name: 'hello',
    package: 'default',
    runtime: 'Node.js20.15',
    handler: 'index.handler',
    timeout: 30,
    memory_size: 128,
    code_type: 'inline',
    func_code: { file: code },
  }
  return `There are no functions yet. Start with --state FILE, or create one:
  curl -X POST ${url}/v2/${projectId}/fgs/functions \\
    -H 'X-Auth-Token: ${accounts.tokens[0]?.token ?? ''}' -H 'Content-Type: application/json' \\
    -d '${JSON.stringify(body)}'`
}
