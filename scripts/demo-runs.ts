import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmulator, type Emulator } from '../emulator/emulator.ts'
import { runAction, type ActionEnd } from '../test/support/run-action.ts'

/** One run of the action in the demo, and its visible effects. */
export interface DemoRun {
  readonly title: string
  readonly end: ActionEnd
  /** Requests that the run made, in order, such as `PUT code 200`. */
  readonly requests: readonly string[]
  /** Response of the function afterwards. */
  readonly answer: string
}

const FUNCTION = 'hello'

/**
 * Creates a function in an emulator of its own and runs the committed bundle five times against it:
 * first deploy, unchanged, changed code, changed dependencies, a wrong URN.
 *
 * @param onRun receives each run when it has ended, and the emulator
 * @param onStart receives the response of the function before the first run
 */
export async function demoRuns(
  onRun: (run: DemoRun, emulator: Emulator) => void,
  onStart: (answer: string) => void = () => undefined,
): Promise<void> {
  const emulator = await startEmulator()
  const workspace = mkdtempSync(join(tmpdir(), 'functiongraph-demo-'))
  try {
    cpSync('examples/hello-node', workspace, { recursive: true })
    const caller = callerOf(emulator)
    await caller.create()
    onStart(await caller.invoke())
    for (const { title, inputs, prepare } of plannedRuns(emulator, workspace)) {
      prepare?.()
      const seen = emulator.requests.length
      const end = await runAction({ inputs: { ...sharedInputs(emulator), ...inputs }, workspace })
      const requests = emulator.requests
        .slice(seen)
        .map(({ method, operation, status }) => `${method} ${operation} ${status}`)
      onRun({ title, end, requests, answer: await caller.invoke() }, emulator)
    }
  } finally {
    rmSync(workspace, { recursive: true, force: true })
    await emulator.close()
  }
}

interface PlannedRun {
  readonly title: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly prepare?: () => void
}

function plannedRuns(emulator: Emulator, workspace: string): readonly PlannedRun[] {
  const source = join(workspace, 'src/index.js')
  return [
    { title: 'First deployment' },
    { title: 'No changes' },
    {
      title: 'Changed code',
      prepare() {
        writeFileSync(source, readFileSync(source, 'utf8').replace('Hello', 'Good morning'))
      },
    },
    { title: 'Changed dependencies', inputs: { depend_version_list: 'a-dependency' } },
    {
      title: 'Wrong URN',
      inputs: { urn: urnOf(emulator).replace(FUNCTION, 'nobody') },
    },
  ]
}

function urnOf({ region, projectId }: Emulator): string {
  return `urn:fss:${region}:${projectId}:function:default:${FUNCTION}:latest`
}

function sharedInputs(emulator: Emulator): Record<string, string> {
  const [key] = emulator.accounts.keys
  return {
    urn: urnOf(emulator),
    code_path: 'src',
    endpoint: emulator.url,
    access_key: key?.accessKey ?? '',
    secret_key: key?.secretKey ?? '',
  }
}

/** Client that creates and invokes the function over HTTP. */
function callerOf(emulator: Emulator): { create(): Promise<void>; invoke(): Promise<string> } {
  const [token] = emulator.accounts.tokens
  const base = `${emulator.url}/v2/${emulator.projectId}/fgs/functions`
  const post = async (url: string, body: unknown): Promise<string> => {
    const answer = await globalThis.fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-auth-token': token?.token ?? '' },
      body: JSON.stringify(body),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${text}`)
    return text
  }
  const source = 'exports.handler = async () => "nothing was deployed yet"\n'
  return {
    async create() {
      await post(base, {
        func_name: FUNCTION,
        package: 'default',
        runtime: 'Node.js20.15',
        handler: 'index.handler',
        timeout: 10,
        memory_size: 128,
        code_type: 'inline',
        func_code: { file: Buffer.from(source).toString('base64') },
      })
    },
    invoke: () => post(`${base}/${urnOf(emulator)}/invocations`, { name: 'you' }),
  }
}
