/** Which version of an alias handles an invocation. */
import { isObject } from '../fields.ts'
import { Refusal } from '../refusal.ts'
import type { Call } from '../service.ts'
import type { Alias, Rule, Strategy } from '../state/releases.ts'

/** @throws Refusal 400 FSS.1092 (documented: the weight is invalid) */
export function weightsOf(value: unknown, absent: Alias['weights'] = {}): Alias['weights'] {
  if (!isObject(value)) return absent
  const isWeight = (weight: unknown) =>
    Number.isSafeInteger(weight) && Number(weight) >= 0 && Number(weight) <= 100
  if (!Object.values(value).every(isWeight)) {
    throw new Refusal(400, 'FSS.1092', 'The weight of the additional version is invalid')
  }
  return value as Record<string, number>
}

/** @throws Refusal 400 FSS.0400 */
export function strategyOf(value: unknown, absent: Alias['strategy'] = {}): Alias['strategy'] {
  if (!isObject(value)) return absent
  for (const strategy of Object.values(value)) {
    const { combine_type, rules } = isObject(strategy) ? strategy : {}
    const isCombination = combine_type === 'and' || combine_type === 'or'
    if (!isCombination || !Array.isArray(rules) || !rules.every(isRule)) {
      throw new Refusal(400, 'FSS.0400', 'additional_version_strategy is invalid')
    }
  }
  return value as Record<string, Strategy>
}

function isRule(rule: unknown): boolean {
  if (!isObject(rule)) return false
  const { rule_type, param, op, value } = rule
  const isKind = typeof rule_type === 'string' && /^(header|cookie)$/i.test(rule_type)
  return (
    isKind && typeof param === 'string' && typeof value === 'string' && (op === 'in' || op === '=')
  )
}

/** Version for this invocation. Invocations are counted: shares are exact in every 100. */
export function versionFor(alias: Alias, urn: string, call: Call): string {
  const ruled = Object.entries(alias.strategy).find(([, strategy]) => matches(strategy, call))
  if (ruled !== undefined) return ruled[0]
  const before = call.service.functions.releases.countCall(urn, alias.name)
  const isDue = (percent: number) =>
    Math.floor(((before + 1) * percent) / 100) > Math.floor((before * percent) / 100)
  const shared = Object.entries(alias.weights).find(([, percent]) => isDue(percent))
  return shared?.[0] ?? alias.version
}

function matches({ rules = [], combine_type }: Strategy, call: Call): boolean {
  const holds = (rule: Rule) => ruleHolds(rule, call)
  return combine_type === 'and' ? rules.length > 0 && rules.every(holds) : rules.some(holds)
}

function ruleHolds({ rule_type = '', param = '', op, value = '' }: Rule, call: Call): boolean {
  const isCookie = rule_type.toLowerCase() === 'cookie'
  const actual = isCookie ? cookie(call, param) : call.header(param.toLowerCase())
  if (actual === undefined) return false
  return op === 'in' ? value.split(',').includes(actual) : value === actual
}

function cookie(call: Call, name: string): string | undefined {
  const pairs = (call.header('cookie') ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([key]) => key === name)?.[1]
}
