/**
 * `npm run try -- FOLDER`: deploys the function in a folder to an emulator with the committed action,
 * as a runner would, and calls it.
 */
import { relative } from 'node:path'
import { shownLines } from './shown-log.ts'
import { readArguments, usage, UsageError, type TryArguments } from './try/arguments.ts'
import { filesIn } from './try/files.ts'
import { guess, GuessError, type Guess } from './try/guess.ts'
import type { Reply, Trial } from './try/trial.ts'
import { watching } from './try/watching.ts'

/** npm starts scripts in the root of the package, and says where it was started itself. */
const FROM = process.env['INIT_CWD'] ?? process.cwd()

const DEPENDENCIES =
  'Dependencies must be installed beside the handler, e.g. with `npm ci --omit=dev` or ' +
  '`pip install --requirement requirements.txt --target FOLDER`.'

async function main(): Promise<void> {
  const args = readArguments(process.argv.slice(2), FROM)
  if (args === 'help') {
    say(usage)
    return
  }
  const guessed = guess(filesIn(args.folder), args)
  // The emulator takes longer to load than all before it, which may end in an error.
  const { startTrial } = await import('./try/trial.ts')
  const trial = await startTrial(args.folder, guessed)
  try {
    printStart(args, guessed, trial)
    const succeeded = await deployAndCall(args, trial)
    if (args.watch) await watchUntilInterrupted(args, trial)
    else if (!succeeded) process.exitCode = 1
  } finally {
    await trial.close()
  }
}

function printStart(
  args: TryArguments,
  { root, runtime, handler, file }: Guess,
  trial: Trial,
): void {
  const origin = (given: string | undefined, option: string): string =>
    given !== undefined || file === undefined
      ? ''
      : ` (guessed from ${file}; change with --${option})`
  say(`Folder:   ${shownPath(args.folder)}${root === '' ? '' : `, code in ${root}`}`)
  say(`Runtime:  ${runtime}${origin(args.runtime, 'runtime')}`)
  say(`Handler:  ${handler}${origin(args.handler, 'handler')}`)
  say(`Function: ${trial.urn}`)
  say(`Emulator: ${trial.endpoint}`)
}

function shownPath(folder: string): string {
  const path = relative(FROM, folder)
  return path === '' ? '.' : path
}

/** @returns whether the code was deployed and the function gave a reply that is no error */
async function deployAndCall({ event }: TryArguments, trial: Trial): Promise<boolean> {
  say('\nDeploying')
  const end = await trial.deploy()
  for (const line of shownLines(end.log)) say(`  | ${line}`)
  if (end.exitCode !== 0) {
    say(`Deployment failed (exit code ${String(end.exitCode)})`)
    return false
  }
  say(`\nInvoking with ${JSON.stringify(event)}`)
  const reply = await trial.call(event)
  printReply(reply)
  return !reply.failed
}

function printReply({ failed, text, log }: Reply): void {
  for (const line of log) say(`  | ${line}`)
  say(failed ? `Function failed: ${text}` : `Reply: ${text}`)
  if (failed && /Cannot find (module|package)|ModuleNotFoundError/.test(text)) say(DEPENDENCIES)
}

/** The runner of the action gets the interrupt of a terminal too and ends by itself. */
async function watchUntilInterrupted(args: TryArguments, trial: Trial): Promise<void> {
  const watch = watching(args.folder, async () => {
    await deployAndCall(args, trial)
    say('\nWatching for changes (press Ctrl+C to stop)')
  })
  process.once('SIGINT', watch.stop).once('SIGTERM', watch.stop)
  say('\nWatching for changes (press Ctrl+C to stop)')
  await watch.ended
  say('\nStopped')
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

try {
  await main()
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(error instanceof UsageError ? `${message}\n\n${usage}\n` : `${message}\n`)
  process.exitCode = error instanceof UsageError || error instanceof GuessError ? 2 : 1
}
