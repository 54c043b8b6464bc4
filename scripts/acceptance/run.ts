import type { Clock } from '../../src/clock.ts'
import { ConnectionError, type Transport } from '../../src/cloud/transport.ts'
import type { Environment } from '../../src/environment.ts'
import type { Target } from '../../src/target.ts'
import { runAction } from '../../test/support/run-action.ts'
import { Client } from '../live/client.ts'
import type { LiveCredentials } from '../live/credentials.ts'
import { withScratch } from '../live/scratch.ts'
import { Stage, type StageParts } from './stage.ts'
import { differs, type Check, type Story } from './story.ts'

export interface AcceptanceOrder {
  readonly scratch: Target
  readonly stories: readonly Story[]
  readonly dependency: string | undefined
  readonly bucket: string | undefined
  readonly obsEndpoint: string | undefined
}

export interface AcceptanceMeans {
  readonly credentials: LiveCredentials
  readonly environment: Environment
  readonly transport: Transport
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly say: (line: string) => void
  /** Another way to run the action than as the committed bundle. */
  readonly run?: StageParts['run']
}

/**
 * Plays the stories with a function of their own, and says what was expected and what was seen.
 *
 * @returns how many stories differ; undefined where the function could not be removed
 * @throws the signal's reason when it is aborted
 */
export async function accept(
  order: AcceptanceOrder,
  means: AcceptanceMeans,
): Promise<number | undefined> {
  const { scratch, stories, ...lent } = order
  const { environment, signal, say, run = runAction } = means
  const client = new Client({ ...means, target: scratch })
  const stage = new Stage({ client, function: scratch, environment, signal, run, ...lent })
  try {
    return await withScratch(client, scratch, () => playAll(stories, stage, say), say)
  } finally {
    stage.close()
  }
}

async function playAll(
  stories: readonly Story[],
  stage: Stage,
  say: (line: string) => void,
): Promise<number> {
  let failed = 0
  for (const story of stories) {
    const lack = story.lacks?.(stage)
    if (lack !== undefined) {
      say(`skipped    ${story.name}: ${lack}`)
      continue
    }
    const checks = await play(story, stage)
    const isDifferent = checks.some(differs)
    if (isDifferent) failed += 1
    say(`${isDifferent ? 'DIFFERENT ' : 'as expected'} ${story.name}`)
    for (const check of checks) for (const line of linesOf(check)) say(line)
    if (isDifferent && story === stories[0]) break
  }
  return failed
}

/** Runs one story. An unexpected response makes it differ; the others continue. */
async function play(story: Story, stage: Stage): Promise<readonly Check[]> {
  try {
    return await story.play(stage)
  } catch (error) {
    stage.parts.signal.throwIfAborted()
    const seen = error instanceof Error ? error.message : String(error)
    const what = error instanceof ConnectionError ? 'connection' : 'story'
    return [{ what, expected: 'an end', seen }]
  }
}

function linesOf(check: Check): string[] {
  const { what, expected, seen } = check
  const expectation = `  ${what}: expected ${expected}`
  return [`${expectation}; seen ${differs(check) ? seen : 'the same'}`]
}
