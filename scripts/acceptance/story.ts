import type { Stage } from './stage.ts'

/** One comparison: equal, or the service or the action differs from what the documents say. */
export interface Check {
  readonly what: string
  readonly expected: string
  readonly seen: string
}

/** One thing that users do, with what must come of it. */
export interface Story {
  readonly name: string
  /** What it does, for the plan. */
  readonly does: string
  /** An input of action.yml without which there is no such story. */
  readonly input?: string
  /** Why it cannot be played with what was given; undefined where it can. */
  readonly lacks?: (stage: Stage) => string | undefined
  readonly play: (stage: Stage) => Promise<readonly Check[]>
}

export function differs({ expected, seen }: Check): boolean {
  return expected !== seen
}
