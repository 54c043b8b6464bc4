import { parseArgs } from 'node:util'
import { readEndpoint } from '../../src/inputs/fields.ts'
import { DEFAULT_ENDPOINT, parseTarget, type Target } from '../../src/target.ts'
import { UsageError } from '../live/command.ts'

export const usage = `Usage: npm run acceptance -- --urn URN [--yes] [--endpoint URL] [--runtime NAME]
                            [--dependency ID] [--bucket NAME [--obs-endpoint URL]]

  --urn         existing function; another one is created next to it, and this one is not touched
  --yes         start; without it only the plan is printed
  --endpoint    endpoint of FunctionGraph, as the action's input
  --runtime     a Node.js runtime of the service (default: Node.js20.15)
  --dependency  ID of a dependency version, for the story about dependencies
  --bucket      OBS bucket in the region of the function, for the story about uploads, and
                the endpoint of OBS, as the action's input

Credentials come from the environment, as for the action. Exit code 1 if anything differs.`

export interface Arguments {
  readonly target: Target
  readonly yes: boolean
  readonly runtime: string
  readonly dependency: string | undefined
  readonly bucket: string | undefined
  readonly obsEndpoint: string | undefined
}

/** Reads the command line. @throws UsageError with every problem */
export function readArguments(args: string[]): Arguments {
  const { urn = '', yes = false, runtime = 'Node.js20.15', ...values } = parse(args)
  const problems: string[] = []
  const text = values.endpoint ?? DEFAULT_ENDPOINT
  const endpoint = readEndpoint('--endpoint', text, problems) ?? DEFAULT_ENDPOINT
  const target = urn === '' ? 'is required' : parseTarget(urn, endpoint)
  if (typeof target === 'string') problems.push(`--urn: ${target}`)
  if (!/^Node\.js/.test(runtime)) problems.push('--runtime must be a Node.js runtime')
  if (problems.length > 0 || typeof target === 'string') throw new UsageError(problems.join('\n'))
  const { dependency, bucket, 'obs-endpoint': obsEndpoint } = values
  return { target, yes, runtime, dependency, bucket, obsEndpoint }
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
        dependency: { type: 'string' },
        bucket: { type: 'string' },
        'obs-endpoint': { type: 'string' },
      },
    }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
