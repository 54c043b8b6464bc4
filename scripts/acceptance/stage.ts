import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PROXY_VARIABLES } from '../../src/cloud/proxy.ts'
import type { Environment } from '../../src/environment.ts'
import { KEY_FAMILIES } from '../../src/inputs/key-families.ts'
import type { Target } from '../../src/target.ts'
import type { ActionEnd, ActionRun } from '../../test/support/run-action.ts'
import { sources } from '../live/archives.ts'
import type { Client, Reply } from '../live/client.ts'
import { described, type Ask } from '../live/client.ts'
import { wholeUrn } from '../live/scratch.ts'

type Json = Readonly<Record<string, unknown>>

export interface StageParts {
  readonly client: Client
  readonly function: Target
  readonly environment: Environment
  readonly signal: AbortSignal
  readonly dependency: string | undefined
  readonly bucket: string | undefined
  readonly obsEndpoint: string | undefined
  /** Runs the action. */
  readonly run: (run: ActionRun) => Promise<ActionEnd>
}

/** Maximum lag of reads, and the pause between two, in milliseconds. */
const PATIENCE = 20_000
const PAUSE = 200

/** Environment variables that the bundle gets in addition to its inputs. */
const PASSED = [
  ...KEY_FAMILIES.flatMap(({ accessKey, secretKey, securityToken = '' }) => [
    ...[accessKey, secretKey, securityToken],
  ]),
  ...['HW_AUTH_TOKEN', 'NODE_EXTRA_CA_CERTS', 'NO_PROXY', 'no_proxy'],
  ...PROXY_VARIABLES,
]

/** The function, a workspace with its code, and the means to look at both from outside. */
export class Stage {
  readonly parts: StageParts
  readonly workspace = mkdtempSync(join(tmpdir(), 'functiongraph-acceptance-'))
  /** The last digest that the action reported. */
  digest = ''
  readonly #newSource = sources()

  constructor(parts: StageParts) {
    this.parts = parts
    mkdirSync(join(this.workspace, 'src'))
    mkdirSync(join(this.workspace, 'temp'))
    this.write()
  }

  /** Writes a new function to the workspace. @returns its source */
  write(): string {
    const source = this.#newSource()
    writeFileSync(join(this.workspace, 'src/index.js'), source)
    return source
  }

  /** Runs the action as the runner does. @throws Error, of which no text holds a secret */
  async deploy(inputs: Readonly<Record<string, string>> = {}): Promise<ActionEnd> {
    const { function: target, environment, signal, run } = this.parts
    signal.throwIfAborted()
    const passed = PASSED.flatMap((name) => {
      const value = environment[name]
      return value === undefined ? [] : [[name, value] as const]
    })
    const shared = { urn: target.urn, code_path: 'src', endpoint: target.endpoint }
    try {
      const end = await run({
        inputs: { ...shared, ...inputs },
        workspace: this.workspace,
        temp: join(this.workspace, 'temp'),
        environment: Object.fromEntries(passed),
        during: (child) => {
          signal.addEventListener('abort', () => child.kill('SIGTERM'), { once: true })
        },
      })
      this.digest = end.outputs['digest'] || this.digest
      return end
    } catch (error) {
      // The message of such an error shows what must not be seen.
      const isLeak = error instanceof Error && / shows |not masked/.test(error.message)
      throw isLeak
        ? new Error('The log of the action contains a secret, or does not mask it')
        : error
    }
  }

  call(method: Ask['method'], tail: string, body?: Json): Promise<Reply> {
    const ask = { method, path: `/${wholeUrn(this.parts.function)}:latest/${tail}` }
    return this.parts.client.send(body === undefined ? ask : { ...ask, body }, this.parts.signal)
  }

  /** Waits for the expected configuration. @returns the last one if it does not come in time */
  async config(isRight: (config: Json) => boolean = () => true): Promise<Json> {
    const { client, signal } = this.parts
    const end = client.clock.now().getTime() + PATIENCE
    for (;;) {
      const { json } = await this.call('GET', 'config')
      if (isRight(json) || client.clock.now().getTime() > end) return json
      await client.clock.sleep(PAUSE, signal)
    }
  }

  /** What the service reports as digest, in lower case. */
  async heldDigest(): Promise<string> {
    const digestOf = (config: Json): string => String(config['digest']).toLowerCase()
    return digestOf(await this.config((config) => digestOf(config) === this.digest))
  }

  /** Result of an invocation. */
  async answer(): Promise<string> {
    const path = `/${wholeUrn(this.parts.function)}:latest/invocations`
    const headers = { 'x-cff-request-version': 'v1' }
    const ask = { method: 'POST', path, headers, body: {} } as const
    const reply = await this.parts.client.send(ask, this.parts.signal)
    const { result } = reply.json
    return typeof result === 'string' ? result : described(reply)
  }

  /** Package of the last run of the action. */
  package(end: ActionEnd): Buffer {
    return readFileSync(end.outputs['package_path'] ?? '')
  }

  close(): void {
    rmSync(this.workspace, { recursive: true, force: true })
  }
}
