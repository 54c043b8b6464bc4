/** A temporary function, removed however the program ends. */
import { randomBytes } from 'node:crypto'
import { parseTarget, type Target } from '../../src/target.ts'
import { described, type Client, type Reply } from './client.ts'

/** Longest name of a function: 60 characters. */
const LONGEST_NAME = 60

/** The function next to `target`; its name shows its purpose. */
export function scratchTarget(target: Target, purpose: string): Target {
  const ending = `-${purpose}-${randomBytes(3).toString('hex')}`
  const name = target.name.slice(0, LONGEST_NAME - ending.length) + ending
  const urn = [...target.urn.split(':').slice(0, 6), name].join(':')
  const made = parseTarget(urn, target.endpoint)
  if (typeof made === 'string') throw new Error(`${urn}: ${made}`)
  return made
}

/** The URN that means the whole function with all of its versions. */
export function wholeUrn({ urn }: Target): string {
  return urn.replace(/:latest$/, '')
}

export interface Blank {
  readonly runtime: string
  readonly handler: string
  /** The zip that it begins with. */
  readonly code: Buffer
  readonly more?: Readonly<Record<string, unknown>>
}

/** The body of CreateFunction. */
export function creation({ urn, name }: Target, { runtime, handler, code, more }: Blank) {
  return {
    func_name: name,
    package: urn.split(':')[5] ?? 'default',
    runtime,
    handler,
    timeout: 10,
    memory_size: 128,
    code_type: 'zip',
    code_filename: 'index.zip',
    func_code: { file: code.toString('base64') },
    ...more,
  }
}

/**
 * Creates the function. The request is never cut off, since after its end the function must be there
 * or not: what is removed too early would come into being afterwards.
 *
 * @throws the signal's reason when it was aborted meanwhile
 */
export async function createScratch(
  client: Client,
  body: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<Reply> {
  signal.throwIfAborted()
  const reply = await client.send({ method: 'POST', path: '', body }, AbortSignal.timeout(60_000))
  signal.throwIfAborted()
  return reply
}

/**
 * Removes the function. One that is not there is as good as removed.
 *
 * @returns why it may still be there
 */
export async function removeScratch(client: Client, target: Target): Promise<string | undefined> {
  const limit = AbortSignal.timeout(60_000)
  try {
    const path = `/${wholeUrn(target)}`
    const reply: Reply = await client.send({ method: 'DELETE', path }, limit)
    const gone = (reply.status >= 200 && reply.status < 300) || reply.status === 404
    return gone ? undefined : described(reply)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/**
 * Does the work, and removes the function after it, also where the work fails or is cut off.
 *
 * @param say receives the result of the removal
 * @returns what the work returned; undefined where the function could not be removed
 */
export async function withScratch<Result>(
  client: Client,
  target: Target,
  work: () => Promise<Result>,
  say: (line: string) => void,
): Promise<Result | undefined> {
  let left: string | undefined
  let result: Result | undefined
  try {
    result = await work()
  } finally {
    left = await removeScratch(client, target)
    const name = wholeUrn(target)
    say(
      left === undefined
        ? `Removed ${name}`
        : `Failed to remove ${name}: ${left}. Delete it in the console.`,
    )
  }
  return left === undefined ? result : undefined
}
