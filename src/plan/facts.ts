import { withoutQuery } from '../address.ts'
import type { CodeUpdate, FunctionState } from '../cloud/wire.ts'
import { compareDependencies, FIELD_NAMES, type DependencyField } from './dependencies.ts'
import type { Plan } from './plan.ts'

/** What a description of the function says about one fact that must hold after an update. */
export type Verdict = 'proved' | 'contradicted' | 'missing'

/** One thing that must be true of the function after an update. */
export interface Fact {
  readonly field: 'digest' | 'codeUrl' | DependencyField
  verdict(state: FunctionState): Verdict
  /** What is wrong, in words, when it could not be proved. */
  complaint(state: FunctionState): string
  /** The function did not report this field before either, so that nothing can prove it. */
  readonly unprovable: boolean
  /** The field held something and is to hold nothing. */
  readonly empties: boolean
}

/** All facts that a PUT of this update must bring about. */
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
        ? 'this service reports no digest, so nothing proves that it holds the code'
        : `code with the digest ${digest} was sent, but the function holds ${state.digest}`,
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
      `${FIELD_NAMES[field]} should be ${shown(update[field] ?? [])}, ` +
      `but the function holds ${shown(state[field])}`,
  }))
}

function verdictOn(field: DependencyField, update: CodeUpdate, state: FunctionState): Verdict {
  if (state[field] === undefined) return 'missing'
  return compareDependencies(update, state).different.includes(field) ? 'contradicted' : 'proved'
}

function shown(value: readonly string[] | string | undefined): string {
  if (value === undefined) return 'nothing that it reports'
  if (value.length === 0) return 'none'
  return typeof value === 'string' ? withoutQuery(value) : value.join(', ')
}
