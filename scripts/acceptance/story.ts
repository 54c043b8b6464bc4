import type { Stage } from './stage.ts'

/** One comparison: equal, or the service or the action differs from what the documents say. */
export interface Check {
  readonly what: string
  readonly expected: string
  readonly seen: string
}

/** One scenario with its expected result. */
export interface Story {
  readonly name: string
  /** What it does, for the plan. */
  readonly does: string
  /** Input that the action must have for this story. */
  readonly input?: string
  /** Why the story cannot run with these options; undefined if it can. */
  readonly lacks?: (stage: Stage) => string | undefined
  readonly play: (stage: Stage) => Promise<readonly Check[]>
}

export function differs({ expected, seen }: Check): boolean {
  return expected !== seen
}
