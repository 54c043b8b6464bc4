import { withoutQuery } from '../address.ts'
import type { CodeUpdate, FunctionState } from '../cloud/wire.ts'
import { compareDependencies, FIELD_NAMES, type DependencyField } from './dependencies.ts'
import type { Plan } from './plan.ts'

/** Result of checking one fact against a function's configuration. */
export type Verdict = 'proved' | 'contradicted' | 'missing'

/** A postcondition of an update. */
export interface Fact {
  readonly field: 'digest' | 'codeUrl' | DependencyField
  verdict(state: FunctionState): Verdict
  /** Error message when it could not be verified. */
  complaint(state: FunctionState): string
  /** The field was not reported before the update either, so it cannot be verified. */
  readonly unprovable: boolean
  /** The update clears a field that was not empty. */
  readonly empties: boolean
}

/** All postconditions of an update. */
export function factsOf(plan: Plan, update: CodeUpdate): Fact[] {
  const code = plan.proof.kind === 'digest' ? [codeFact(plan.proof.digest)] : []
  const place = plan.upload === undefined ? [] : [addressFact(plan.upload.url)]
  return [...code, ...place, ...dependencyFacts(plan, update)]
}

/** The address names the content, so that another one is other code, whatever the digest covers. */
function addressFact(url: string): Fact {
  return {
    field: 'codeUrl',
    unprovable: true,
    empties: false,
    verdict: ({ codeUrl }) =>
      codeUrl === undefined ? 'missing' : codeUrl === url ? 'proved' : 'contradicted',
    complaint: ({ codeUrl = '' }) =>
      `the function was to take its code from ${url}, but has it from ${withoutQuery(codeUrl)}`,
  }
}

function codeFact(digest: string): Fact {
  return {
    field: 'digest',
    unprovable: false,
    empties: false,
    verdict: (state) =>
      state.digest === undefined ? 'missing' : state.digest === digest ? 'proved' : 'contradicted',
    complaint: (state) =>
      state.digest === undefined
        ? 'could not verify the deployment: the service returned no digest'
        : `verification failed: deployed code has SHA-512 ${state.digest}, expected ${digest}`,
  }
}

function dependencyFacts(plan: Plan, update: CodeUpdate): Fact[] {
  const fields = Object.keys(FIELD_NAMES) as DependencyField[]
  const emptied = [update.dependVersionList, update.dependList].some((list) => list?.length === 0)
  const bound = fields.filter(
    (field) => update[field] !== undefined || (emptied && field !== 'dependencyPkg'),
  )
  return bound.map((field) => ({
    field,
    unprovable: plan.before[field] === undefined,
    empties: plan.before[field] !== undefined && (update[field] ?? []).length === 0,
    verdict: (state) => verdictOn(field, update, state),
    complaint: (state) =>
      `verification failed: ${FIELD_NAMES[field]} is ${shown(state[field])}, ` +
      `expected ${shown(update[field] ?? [])}`,
  }))
}

function verdictOn(field: DependencyField, update: CodeUpdate, state: FunctionState): Verdict {
  if (state[field] === undefined) return 'missing'
  return compareDependencies(update, state).different.includes(field) ? 'contradicted' : 'proved'
}

function shown(value: readonly string[] | string | undefined): string {
  if (value === undefined) return 'not reported'
  if (value.length === 0) return 'none'
  return typeof value === 'string' ? withoutQuery(value) : value.join(', ')
}
