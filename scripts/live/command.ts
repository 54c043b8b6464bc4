import { CutOff } from './stop.ts'

/** Invalid command line: printed with the usage, exit code 2. */
export class UsageError extends Error {}

/** Prints a line for the user. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Runs a command of the project to its end, and sets the exit code; `main` returns that of success. */
export async function runCommand(
  main: (args: string[]) => Promise<number>,
  usage: string,
): Promise<void> {
  try {
    process.exitCode = await main(process.argv.slice(2))
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    process.stderr.write(error instanceof UsageError ? `${message}\n\n${usage}\n` : `${message}\n`)
    process.exitCode = exitCodeOf(error)
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof UsageError) return 2
  return error instanceof CutOff ? error.exitCode : 1
}
