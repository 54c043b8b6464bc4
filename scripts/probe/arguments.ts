import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { isProfile } from '../../emulator/profile-file.ts'
import { profileNames, type Profile } from '../../emulator/profile.ts'
import { readEndpoint } from '../../src/inputs/fields.ts'
import { DEFAULT_ENDPOINT, parseTarget, type Target } from '../../src/target.ts'
import type { Experiment } from './experiment.ts'
import { experiments, experimentsFor } from './experiments.ts'
import type { Materials } from './lab.ts'
import { UsageError } from '../live/command.ts'

export const usage = `Usage: npm run probe -- --urn URN [--yes] [--endpoint URL] [--runtime NAME]
                       [--dependency ID]... [--code-url URL --code-file FILE] [--kms-key ID]
                       [--only NAME]... [--base PROFILE] [--out FILE]

  --urn         existing function; the probe creates its own next to it and does not touch this one
  --yes         start; without it only the plan is printed
  --endpoint    endpoint of FunctionGraph, as the action's input
  --runtime     a Node.js runtime of the service (default: Node.js20.15)
  --dependency  ID of a dependency version; give two to run all experiments about dependencies
  --code-url    URL of a zip in OBS, and --code-file the same zip on this machine
  --kms-key     ID of a KMS key for encrypted code
  --only        run only this experiment; may be repeated
  --base        ${profileNames.join(', ')}: values of switches
                that stay open (default: huawei-now)
  --out         file for the profile (default: build/probe-profile.json)

Credentials come from the environment, as for the action. A token in HW_AUTH_TOKEN beside an access
key also determines what differs between the two.`

export interface Arguments {
  readonly target: Target
  readonly yes: boolean
  readonly runtime: string
  readonly base: Profile
  readonly out: string
  readonly materials: Materials
  readonly experiments: readonly Experiment[]
}

/** Reads the command line. @throws UsageError with every problem */
export function readArguments(args: string[]): Arguments {
  const values = parse(args)
  const { urn = '', base = 'huawei-now', runtime = 'Node.js20.15', only = [] } = values
  const problems: string[] = []
  const text = values.endpoint ?? DEFAULT_ENDPOINT
  const endpoint = readEndpoint('--endpoint', text, problems) ?? DEFAULT_ENDPOINT
  const target = urn === '' ? 'is required' : parseTarget(urn, endpoint)
  if (typeof target === 'string') problems.push(`--urn: ${target}`)
  if (!isProfile(base)) problems.push(`--base must be one of ${profileNames.join(', ')}`)
  if (!/^Node\.js/.test(runtime)) problems.push(`--runtime must be a Node.js runtime`)
  const unknown = only.filter((name) => !experiments.some((one) => one.name === name))
  if (unknown.length > 0) problems.push(`--only ${unknown.join(', ')} is unknown`)
  const object = objectOf(values, problems)
  if (problems.length > 0 || typeof target === 'string' || !isProfile(base)) {
    throw new UsageError(problems.join('\n'))
  }
  const materials = { dependencies: values.dependency ?? [], object, kmsKey: values['kms-key'] }
  const chosen = only.length === 0 ? experiments : experimentsFor(only)
  const { yes = false, out = 'build/probe-profile.json' } = values
  return { target, yes, runtime, base, out, materials, experiments: chosen }
}

function objectOf(
  values: { readonly 'code-url'?: string; readonly 'code-file'?: string },
  problems: string[],
): Materials['object'] {
  const { 'code-url': url, 'code-file': file } = values
  if (url === undefined && file === undefined) return undefined
  if (url === undefined || file === undefined) {
    problems.push('--code-url and --code-file must be given together')
    return undefined
  }
  try {
    return { url, bytes: readFileSync(file) }
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error)
    problems.push(`Failed to read --code-file: ${cause}`)
    return undefined
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        urn: { type: 'string' },
        yes: { type: 'boolean' },
        endpoint: { type: 'string' },
        runtime: { type: 'string' },
        dependency: { type: 'string', multiple: true },
        'code-url': { type: 'string' },
        'code-file': { type: 'string' },
        'kms-key': { type: 'string' },
        only: { type: 'string', multiple: true },
        base: { type: 'string' },
        out: { type: 'string' },
      },
    }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
