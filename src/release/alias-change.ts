import type { AliasState, Weights } from '../cloud/release-wire.ts'
import { VerificationError } from '../errors.ts'
import type { AliasRequest } from './request.ts'

/** What has to be done so that an alias sends traffic where it should. */
export type AliasChange =
  | { readonly kind: 'none'; readonly wanted: AliasState }
  | {
      readonly kind: 'create' | 'update'
      /** The alias as it shall be. */
      readonly wanted: AliasState
      /** It has rules on requests, which end with the change. */
      readonly endsRules: boolean
    }

/**
 * Decides what to do to an alias. Its description is kept. An alias that does not exist has no
 * version to share with, so it is created with all traffic on this one; likewise nothing is left to
 * do for an alias whose traffic all goes to this version already.
 *
 * @param version what the alias shall lead to, or send a share to
 * @throws VerificationError when a version shall share with itself
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
      `alias ${name} is ${trafficText(alias)}: ${version} cannot share traffic with itself`,
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

/** Percent of the traffic by version, as far as shares decide it. */
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
