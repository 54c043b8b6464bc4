import type { FunctionState } from '../../src/cloud/wire.ts'
import type { FilePackage, ObsPackage, Package } from '../../src/package/package.ts'
import { planUpdate, type Plan, type PlanRequest } from '../../src/plan/plan.ts'
import { START, TARGET } from '../support/scripted.ts'

/** Digests of different code, easy to tell apart. */
export const OLD = 'a'.repeat(128)
export const NEW = 'b'.repeat(128)
export const OTHER = 'c'.repeat(128)

/** What a function holds; of everything that is not given, nothing is reported. */
export function state(known: Partial<FunctionState> = {}): FunctionState {
  return { customImage: false, ...known }
}

export function packed(known: Partial<FilePackage> = {}): FilePackage {
  const file = { codeType: 'zip', path: '/tmp/code.zip', digest: NEW, size: 7 } as const
  return { ...file, entries: [], warnings: [], ...known }
}

export const IN_OBS: ObsPackage = {
  codeType: 'obs',
  url: 'https://b.obs.example.com/k',
  warnings: [],
}

/** The plan for a function that holds `before`; unless given, new code is asked for and no more. */
export function planFor(
  before: Partial<FunctionState>,
  code: Package = packed(),
  more: Partial<PlanRequest> = {},
): Plan {
  return planUpdate({
    target: TARGET,
    code,
    dependencies: {},
    before: state(before),
    readAt: new Date(START),
    force: false,
    ...more,
  })
}
