import type { Fault } from '../../emulator/faults.ts'
import { HARMS, TIMES } from './matrix.ts'

/** The calls of a release, and which request of the emulator each one is. */
export const RELEASE_CALLS = {
  'list-versions': { on: 'list-versions', after: 0 },
  publish: { on: 'publish', after: 0 },
  'read-alias': { on: 'read-alias', after: 0 },
  invoke: { on: 'invoke', after: 0 },
  'create-alias': { on: 'create-alias', after: 0 },
  'update-alias': { on: 'update-alias', after: 0 },
  'list-aliases': { on: 'list-aliases', after: 0 },
  delete: { on: 'delete', after: 0 },
} as const satisfies Record<string, Pick<Fault, 'on' | 'after'>>

export type ReleaseCallName = keyof typeof RELEASE_CALLS

export interface ReleaseFaultCase {
  readonly call: ReleaseCallName
  readonly harm: string
  readonly times: keyof typeof TIMES
}

export const RELEASE_CASES: readonly ReleaseFaultCase[] = (
  Object.keys(RELEASE_CALLS) as ReleaseCallName[]
).flatMap((call) =>
  Object.keys(HARMS).flatMap((harm) =>
    (Object.keys(TIMES) as ReleaseFaultCase['times'][]).map((times) => ({ call, harm, times })),
  ),
)

export function releaseFaultOf({ call, harm, times }: ReleaseFaultCase): Fault {
  const what = HARMS[harm]
  if (what === undefined) throw new Error(`There is no fault ${harm}`)
  return { ...what, ...RELEASE_CALLS[call], times: TIMES[times] }
}
