import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'

export const usage = `Usage: npm run try -- FOLDER [--runtime NAME] [--handler NAME]
                     [--event JSON|FILE] [--watch]

Deploys the function in FOLDER to an emulator on this machine with the committed action, then calls
it. No account is needed, and nothing leaves this machine.

  --runtime   runtime of the function, e.g. Python3.12; guessed from the files by default
  --handler   handler of the function, e.g. index.handler; guessed from the files by default
  --event     event that the function is called with: a JSON object, or a file with one; {} by default
  --watch     deploys and invokes the function again at each change, until Ctrl+C
  --help      shows this text`

/** Invalid command line. */
export class UsageError extends Error {}

export interface TryArguments {
  /** Absolute path. */
  readonly folder: string
  readonly runtime: string | undefined
  readonly handler: string | undefined
  readonly event: Readonly<Record<string, unknown>>
  readonly watch: boolean
}

/**
 * @param from folder that relative paths start at
 * @returns `help` where that was asked for
 * @throws UsageError
 */
export function readArguments(args: readonly string[], from: string): TryArguments | 'help' {
  const { values, positionals } = parse(args)
  if (values.help === true) return 'help'
  const [folder, ...others] = positionals
  if (folder === undefined) throw new UsageError('FOLDER is required')
  if (others.length > 0)
    throw new UsageError(`Only one FOLDER is accepted, got also ${others.join(' ')}`)
  const { runtime, handler, event = '{}', watch = false } = values
  if (handler !== undefined && !/^[^.].*\.[^.]+$/.test(handler)) {
    throw new UsageError(`--handler must be <file>.<function>, got "${handler}"`)
  }
  return { folder: resolve(from, folder), runtime, handler, event: eventOf(event, from), watch }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        runtime: { type: 'string' },
        handler: { type: 'string' },
        event: { type: 'string' },
        watch: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/** Text that begins with a brace is the event itself: shells without easy quoting have the file. */
function eventOf(given: string, from: string): Record<string, unknown> {
  const inFile = !given.trimStart().startsWith('{')
  const wrong = (cause: string): UsageError =>
    new UsageError(`--event must be a JSON object or a file with one, got "${given}": ${cause}`)
  try {
    const value: unknown = JSON.parse(inFile ? readFileSync(resolve(from, given), 'utf8') : given)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>
    }
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error))
  }
  throw wrong(`${basename(given)} has no JSON object`)
}
