import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { startEmulator, type Emulator } from '../../emulator/emulator.ts'
import { runAction, type ActionEnd } from '../../test/support/run-action.ts'
import type { Guess } from './guess.ts'

/** Seconds that a call may take. */
const TIMEOUT = 30

/** A function in an emulator of its own, made for one folder. */
export interface Trial {
  readonly endpoint: string
  readonly urn: string
  /** Runs the committed action on the folder. */
  deploy(): Promise<ActionEnd>
  call(event: Readonly<Record<string, unknown>>): Promise<Reply>
  close(): Promise<void>
}

export interface Reply {
  readonly failed: boolean
  /** JSON, or why there is none. */
  readonly text: string
  /** What the function printed, line by line. */
  readonly log: readonly string[]
}

/** Starts the emulator and creates the function, with code that only says that nothing was deployed. */
export async function startTrial(folder: string, guess: Guess): Promise<Trial> {
  const emulator = await startEmulator({ invokeLimitMs: TIMEOUT * 1000 })
  const { urn } = emulator.functions.create({
    name: nameFor(folder),
    runtime: guess.runtime,
    handler: guess.handler,
    timeout: TIMEOUT,
    codeType: 'inline',
    codeFilename: `index${extname(guess.file ?? '')}`,
    code: Buffer.from('Nothing was deployed yet'),
  })
  const temp = mkdtempSync(join(tmpdir(), 'functiongraph-try-'))
  return {
    endpoint: emulator.url,
    urn,
    deploy: () =>
      runAction({
        workspace: folder,
        temp,
        inputs: {
          urn,
          code_path: guess.root === '' ? '.' : guess.root,
          endpoint: emulator.url,
          ...keysOf(emulator),
        },
      }),
    call: (event) => call(emulator, urn, event),
    async close() {
      rmSync(temp, { recursive: true, force: true })
      await emulator.close()
    },
  }
}

/** The folder's name, as far as a function may have it. */
function nameFor(folder: string): string {
  const name = basename(folder)
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^[^A-Za-z]+/, '')
    .slice(0, 60)
    .replace(/[^A-Za-z0-9]+$/, '')
  return name === '' ? 'function' : name
}

function keysOf({ accounts }: Emulator): { access_key: string; secret_key: string } {
  const [key] = accounts.keys
  return { access_key: key?.accessKey ?? '', secret_key: key?.secretKey ?? '' }
}

/** The emulator's answer to a call: the reply, or why there is none. */
interface CallAnswer {
  readonly result?: string
  readonly log?: string
  readonly status?: number
  readonly error_msg?: string
}

async function call(
  { url, projectId, accounts }: Emulator,
  urn: string,
  event: Readonly<Record<string, unknown>>,
): Promise<Reply> {
  const response = await globalThis.fetch(
    `${url}/v2/${projectId}/fgs/functions/${urn}/invocations`,
    {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Auth-Token': accounts.tokens[0]?.token ?? '',
        'X-Cff-Request-Version': 'v1',
        'X-Cff-Log-Type': 'tail',
      },
      body: JSON.stringify(event),
    },
  )
  const body = (await response.json()) as CallAnswer
  if (!response.ok) {
    return { failed: true, text: `${response.status} ${body.error_msg ?? ''}`, log: [] }
  }
  return {
    failed: response.headers.get('X-Is-Func-Err') === 'true' || body.status !== 200,
    text: body.result ?? '',
    log: printedLines(body.log ?? ''),
  }
}

/** Without the lines that the service puts around what the function printed. */
function printedLines(log: string): string[] {
  return log
    .split('\n')
    .filter((line) => line !== '' && !/^\S+Z (Start|Finish) invoke request /.test(line))
}
