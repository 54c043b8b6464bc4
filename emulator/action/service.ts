/**
 * The process in which the emulator runs for the rest of a job. It receives its configuration in a message, replies with its endpoint, and prints a line per request.
 */
import { startEmulator } from '../emulator.ts'
import { inventory } from '../greeting.ts'
import { requestLine } from '../request-line.ts'
import { loadState } from '../state/file.ts'
import type { Order } from './inputs.ts'

/** Reply with endpoint and credentials of the emulator. */
export interface Started {
  readonly endpoint: string
  readonly accessKey: string
  readonly secretKey: string
  readonly token: string
  readonly projectId: string
  readonly urns: readonly string[]
  /** Functions, buckets and objects, as lines for people. */
  readonly inventory: readonly string[]
}

process.once('message', (order: Order) => {
  start(order).then(
    (started) => process.send?.(started),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})

async function start({ options, state }: Order): Promise<Started> {
  const emulator = await startEmulator({
    ...options,
    onRequest: (request, milliseconds) => {
      console.log(requestLine(request, milliseconds))
    },
  })
  loadState(state, emulator)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void emulator.close())
  }
  const { keys, tokens } = emulator.accounts
  return {
    endpoint: emulator.url,
    accessKey: keys[0]?.accessKey ?? '',
    secretKey: keys[0]?.secretKey ?? '',
    token: tokens[0]?.token ?? '',
    projectId: emulator.projectId,
    urns: emulator.functions.list().map(({ urn }) => urn),
    inventory: inventory(emulator),
  }
}
