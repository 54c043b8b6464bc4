/** `npm run emulator`: runs the emulator until Ctrl+C. */
import { readArguments, usage, UsageError } from './arguments.ts'
import { startEmulator } from './emulator.ts'
import { greeting } from './greeting.ts'
import { requestLine } from './request-line.ts'
import { loadState, readState } from './state/file.ts'

async function main(args: string[]): Promise<void> {
  const read = readArguments(args)
  if (read.help) {
    console.log(usage)
    return
  }
  const emulator = await startEmulator({
    ...read.options,
    ...(read.log && {
      onRequest: (request, milliseconds) => {
        console.log(requestLine(request, milliseconds))
      },
    }),
  })
  if (read.state !== undefined) loadState(readState(read.state, emulator.regions), emulator)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void emulator.close())
  }
  console.log(greeting(emulator))
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  console.error(error instanceof UsageError ? `${message}\n\n${usage}` : message)
  process.exit(error instanceof UsageError ? 2 : 1)
}
