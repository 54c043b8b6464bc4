import type { IncomingHttpHeaders } from 'node:http'
import type { Connection } from '../../src/cloud/functiongraph.ts'
import type { HttpAnswer, HttpRequest } from '../../src/cloud/transport.ts'
import type { Clock } from '../../src/clock.ts'
import type { Pacer } from '../../src/cloud/pacer.ts'
import type { Target } from '../../src/target.ts'

export const PROJECT = '7aad83af3e8d42e99ac194e8419e2c9b'

export const TARGET: Target = {
  urn: `urn:fss:cn-north-4:${PROJECT}:function:default:hello:latest`,
  region: 'cn-north-4',
  projectId: PROJECT,
  name: 'hello',
  endpoint: 'https://functiongraph.example.com',
}

/** What a service says to one request: an answer, or the loss of it. */
export type Line = HttpAnswer | Error

/** A request as it reached the service. */
export interface Sent {
  readonly call: string
  readonly request: HttpRequest
  readonly body: string
  /** The time by the clock of the connection, in milliseconds. */
  readonly at: number
}

export interface Scripted {
  readonly connection: Connection
  readonly sent: readonly Sent[]
  /** Milliseconds of every wait. */
  readonly waits: readonly number[]
  readonly info: readonly string[]
  readonly debug: readonly string[]
  readonly calls: () => string[]
  /** Moves the clock on. */
  pass(milliseconds: number): void
}

export function answer(
  status: number,
  json: unknown,
  headers: IncomingHttpHeaders = {},
): HttpAnswer {
  const body = Buffer.from(typeof json === 'string' ? json : JSON.stringify(json))
  return { status, headers, body }
}

/**
 * A connection whose service says these lines, one a request, and whose clock moves only while it
 * waits. A request beyond the script fails the test.
 */
export function scripted(...script: readonly (Line | (() => Line))[]): Scripted {
  const lines = [...script]
  const sent: Sent[] = []
  const waits: number[] = []
  const info: string[] = []
  const debug: string[] = []
  let now = START
  const clock: Clock = {
    now: () => new Date(now),
    sleep(milliseconds) {
      waits.push(milliseconds)
      now += milliseconds
      return Promise.resolve()
    },
    random: () => 0.5,
  }
  const { signal } = new AbortController()
  const connection: Connection = {
    pacer: unpaced,
    transport: {
      async send(request) {
        const call = `${request.method} ${request.url.pathname.split('/').at(-1) ?? ''}`
        sent.push({ call, request, body: await textOf(request), at: now })
        const next = lines.shift()
        const line = typeof next === 'function' ? next() : next
        if (line === undefined)
          throw new Error(`Nobody expected ${call} after ${String(sent.length - 1)} requests`)
        if (line instanceof Error) throw line
        return line
      },
    },
    credentials: {
      authorizerFor: () => ({
        proof: 'key',
        authorize: ({ bodySha256 }) =>
          Promise.resolve({ authorization: `${String(now)} ${bodySha256}` }),
      }),
    },
    clock,
    signal,
    endsAt: new Date(START + 600_000),
    mask: () => undefined,
    log: { info: (line) => info.push(line), debug: (line) => debug.push(line) },
  }
  const pass = (milliseconds: number): void => {
    now += milliseconds
  }
  return { connection, sent, waits, info, debug, calls: () => sent.map(({ call }) => call), pass }
}

/** Lets every request through at once. */
export const unpaced: Pacer = {
  turn: () => Promise.resolve(),
  throttled: () => undefined,
  taken: () => undefined,
}

/** When the clock of a scripted connection begins. */
export const START = Date.parse('2026-11-24T10:00:00Z')

async function textOf({ body }: HttpRequest): Promise<string> {
  const pieces: Buffer[] = []
  if (body !== undefined) for await (const piece of body.pieces()) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}
