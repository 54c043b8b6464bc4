/** The three fields in which a function's dependencies can stand. */
export type DependencyField = 'dependVersionList' | 'dependList' | 'dependencyPkg'

export interface Dependencies {
  readonly dependVersionList?: readonly string[]
  readonly dependList?: readonly string[]
  readonly dependencyPkg?: string
}

/** What is asked of the dependencies. What is absent is kept. */
export interface DependencyRequest {
  readonly list?: {
    readonly field: 'dependVersionList' | 'dependList'
    /** Sent in this order. Empty: the function ends with none. */
    readonly ids: readonly string[]
  }
  /** An OBS address; empty clears it. */
  readonly dependencyPkg?: string
}

/** As the service and the inputs spell the fields. */
export const FIELD_NAMES: Readonly<Record<DependencyField, string>> = {
  dependVersionList: 'depend_version_list',
  dependList: 'depend_list',
  dependencyPkg: 'dependency_pkg',
}

const FIELDS: readonly DependencyField[] = ['dependVersionList', 'dependList', 'dependencyPkg']

/** How dependencies that are wanted compare with those that a function reports. */
export interface DependencyComparison {
  /** Fields that differ. */
  readonly different: readonly DependencyField[]
  /** Fields that the service does not report, so that nothing can be said. */
  readonly unreported: readonly DependencyField[]
}

/**
 * The dependencies that an update must carry. Whether the service keeps a list that an update leaves
 * out is not known, so what is held is sent again: the first list that is not empty. A list that is
 * asked for replaces both, so only that one is sent.
 */
export function dependenciesToSend(request: DependencyRequest, held: Dependencies): Dependencies {
  const list =
    request.list === undefined ? heldList(held) : { [request.list.field]: request.list.ids }
  const dependencyPkg = request.dependencyPkg ?? (held.dependencyPkg || undefined)
  return { ...list, ...(dependencyPkg === undefined ? {} : { dependencyPkg }) }
}

function heldList({ dependVersionList, dependList }: Dependencies): Dependencies {
  if (dependVersionList !== undefined && dependVersionList.length > 0) return { dependVersionList }
  if (dependList !== undefined && dependList.length > 0) return { dependList }
  return {}
}

/** What the request alone wants, in the form in which it would be sent. */
export function requestedDependencies(request: DependencyRequest): Dependencies {
  return dependenciesToSend(request, {})
}

/** Compares what is wanted, or was sent, with what the function reports. */
export function compareDependencies(
  wanted: Dependencies,
  held: Dependencies,
): DependencyComparison {
  const asked = FIELDS.filter((field) => wanted[field] !== undefined)
  return {
    different: [
      ...asked.filter(
        (field) => held[field] !== undefined && !sameDependencies(wanted[field], held[field]),
      ),
      ...leftovers(wanted, held),
    ],
    unreported: asked.filter((field) => held[field] === undefined),
  }
}

/** An empty list asks for no dependencies at all, so the other list must be empty as well. */
function leftovers(wanted: Dependencies, held: Dependencies): DependencyField[] {
  const lists = ['dependVersionList', 'dependList'] as const
  const none = lists.some((field) => wanted[field]?.length === 0)
  return none ? lists.filter((field) => wanted[field] === undefined && held[field]?.length) : []
}

/** Fields in which two states of a function differ, as far as both report them. */
export function changedDependencies(before: Dependencies, after: Dependencies): DependencyField[] {
  return FIELDS.filter(
    (field) =>
      before[field] !== undefined &&
      after[field] !== undefined &&
      !sameDependencies(before[field], after[field]),
  )
}

/**
 * Lists with the same IDs that are spelled differently: in another order, with other letter
 * case, or with an ID repeated.
 */
export function reorderedDependencies(wanted: Dependencies, held: Dependencies): DependencyField[] {
  return FIELDS.filter((field) => {
    const [asked, reported] = [wanted[field], held[field]]
    if (asked === undefined || reported === undefined) return false
    return sameDependencies(asked, reported) && JSON.stringify(asked) !== JSON.stringify(reported)
  })
}

type Value = readonly string[] | string | undefined

/**
 * Lists are compared as sets of IDs: the service is reported to return an order of its own, so that
 * comparing the order would find a difference in every run.
 */
export function sameDependencies(a: Value, b: Value): boolean {
  return JSON.stringify(comparable(a)) === JSON.stringify(comparable(b))
}

function comparable(value: Value): Value {
  if (value === undefined || typeof value === 'string') return value
  return [...new Set(value.map((id) => id.toLowerCase()))].sort()
}
