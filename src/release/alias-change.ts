import type { AliasState, Weights } from '../cloud/release-wire.ts'
import { VerificationError } from '../errors.ts'
import type { AliasRequest } from './request.ts'

/** Change that an alias needs to send traffic as requested. */
export type AliasChange =
  | { readonly kind: 'none'; readonly wanted: AliasState }
  | {
      readonly kind: 'create' | 'update'
      /** The requested state of the alias. */
      readonly wanted: AliasState
      /** Whether the alias has rules on requests, which the change removes. */
      readonly endsRules: boolean
    }

/**
 * Computes the change of an alias; its description is kept. A new alias has no other version to
 * share traffic with, so it gets 100%. An alias that sends all traffic to this version already needs
 * no change.
 *
 * @param version version that gets the traffic, or a share of it
 * @throws VerificationError when a version would share traffic with itself
 */
export function changeOf(
  { name, percent }: AliasRequest,
  version: string,
  alias: AliasState | undefined,
): AliasChange {
  if (alias === undefined) {
    return { kind: 'create', wanted: { name, version, weights: {}, ruled: [] }, endsRules: false }
  }
  const whole: AliasState = { ...alias, version, weights: {}, ruled: [] }
  if (sendsAs(alias, whole)) return { kind: 'none', wanted: alias }
  if (percent < 100 && alias.version === version) {
    throw new VerificationError(
      `alias ${name} points to ${trafficText(alias)}: ${version} cannot share traffic with itself`,
      `Set \`alias_percent: 100\` to send all traffic to ${version}`,
      { again: false, requestId: alias.requestId },
    )
  }
  const wanted: AliasState =
    percent === 100 ? whole : { ...alias, weights: { [version]: percent }, ruled: [] }
  if (sendsAs(alias, wanted)) return { kind: 'none', wanted: alias }
  return { kind: 'update', wanted, endsRules: alias.ruled.length > 0 }
}

/** Whether two states of an alias send traffic to the same versions in the same shares. */
export function sendsAs(a: AliasState, b: AliasState): boolean {
  return a.version === b.version && sameWeights(a.weights, b.weights) && sameNames(a.ruled, b.ruled)
}

function sameWeights(a: Weights, b: Weights): boolean {
  const names = Object.keys(a)
  return sameNames(names, Object.keys(b)) && names.every((name) => a[name] === b[name])
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name))
}

/** Percent of the traffic by version, not counting rules on requests. */
export function sharesOf({ version, weights }: AliasState): Weights {
  const shared = Object.values(weights).reduce((sum, percent) => sum + percent, 0)
  return { [version]: 100 - shared, ...weights }
}

/** Where an alias sends traffic, in words: `v41`, or `v41 90%, v42 10%`. */
export function trafficText(alias: AliasState): string {
  const shares = Object.entries(sharesOf(alias))
  const rules = alias.ruled.length === 0 ? '' : `, ${alias.ruled.join(', ')} by rules`
  if (shares.length === 1) return `${alias.version}${rules}`
  return `${shares.map(([version, percent]) => `${version} ${percent}%`).join(', ')}${rules}`
}
