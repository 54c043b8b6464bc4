import type { Target } from '../target.ts'
import { grouped } from '../units.ts'

/** Display name of a function: the shortest that is unique within the step. */
export interface FunctionName {
  /** Its name, with its package or its project where only that tells it from another. */
  readonly name: string
  readonly region: string
  /** Both in one: `hello (cn-north-4)`. */
  readonly label: string
}

type Form = (target: Target) => string

/** From the shortest; each serves where nothing else is called the same. */
const SHORT: readonly Form[] = [({ name }) => name, ({ urn, name }) => `${packageOf(urn)}/${name}`]

/** With the region, every part of a URN that differs between functions. */
const WHOLE: Form = ({ urn, name, projectId }) =>
  `${packageOf(urn)}/${name} of project ${projectId}`

/** The name of each target, in the order given. */
export function namesOf(targets: readonly Target[]): FunctionName[] {
  const forms = SHORT.map((form) => ({
    form,
    taken: countOf(targets.map((target) => inRegion(target, form))),
  }))
  return targets.map((target) => {
    const unique = forms.find(({ form, taken }) => taken.get(inRegion(target, form)) === 1)
    const form = unique?.form ?? WHOLE
    return { name: form(target), region: target.region, label: inRegion(target, form) }
  })
}

function inRegion(target: Target, form: Form): string {
  return `${form(target)} (${target.region})`
}

/** The sixth part of a URN: the package of functions that it belongs to. */
function packageOf(urn: string): string {
  return urn.split(':')[5] ?? ''
}

function countOf(labels: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  return counts
}

const MOST_NAMES = 5

/** Some of the names, and how many more there are. */
export function listed(labels: readonly string[]): string {
  const rest = labels.length - MOST_NAMES
  if (rest <= 1) return labels.join(', ')
  return `${labels.slice(0, MOST_NAMES).join(', ')} and ${grouped(rest)} more functions`
}
