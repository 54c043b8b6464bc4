import type { Answer } from '../answer.ts'
import { json, noContent } from '../answer.ts'
import type { Body, Fields } from '../fields.ts'
import { checkFields } from '../fields.ts'
import { Refusal } from '../refusal.ts'
import { aliasOf } from '../reported.ts'
import type { Call, Service } from '../service.ts'
import type { StoredFunction } from '../state/stored-function.ts'
import type { Alias } from '../state/releases.ts'
import type { Switches } from '../switches.ts'
import { bound } from './delete.ts'
import { found, noSuchAlias, versionNamed } from './find.ts'
import { checkDescription } from './publish.ts'
import { strategyOf, weightsOf } from './shares.ts'

const fields = {
  version: 'string',
  description: 'string',
  additional_version_weights: 'object',
  additional_version_strategy: 'object',
} as const satisfies Fields

const nameForm = /^[A-Za-z]([A-Za-z0-9_-]{0,62}[A-Za-z0-9])?$/

/** Documented. */
const mostAliases = 10

/** POST /functions/{urn}/aliases. @throws Refusal with the code of the first wrong thing */
export function createAlias(call: Call): Answer {
  const { functions, switches } = call.service
  const { releases } = functions
  const body = call.body()
  checkFields(body, { ...fields, name: 'string' }, switches.unknownFields)
  const { fn } = found(call)
  const name = typeof body.name === 'string' ? body.name : ''
  if (!nameForm.test(name)) throw new Refusal(400, 'FSS.1014', 'Invalid function alias')
  if (releases.alias(fn.urn, name) !== undefined) {
    throw new Refusal(409, 'FSS.1063', 'The alias already exists')
  }
  if (releases.aliases(fn.urn).length >= mostAliases) {
    throw new Refusal(403, 'FSS.1043', 'The number of aliases exceeds the maximum allowed limit')
  }
  return json(200, changed(body, { name, former: undefined }, fn, call.service))
}

/** PUT /functions/{urn}/aliases/{name}. @throws Refusal with the code of the first wrong thing */
export function updateAlias(call: Call): Answer {
  const body = call.body()
  checkFields(body, fields, call.service.switches.unknownFields)
  const { fn } = found(call)
  const former = aliasAt(call, fn)
  return json(200, changed(body, { name: former.name, former }, fn, call.service))
}

/** GET /functions/{urn}/aliases/{name} */
export function showAlias(call: Call): Answer {
  const { functions, switches } = call.service
  const { fn } = found(call)
  const aliases = functions.releases.reportedAliases(fn.urn)
  const alias = aliases.find(({ name }) => name === call.route.resource)
  if (alias === undefined) throw noSuchAlias()
  return json(200, aliasOf(alias, fn.urn, switches))
}

/** GET /functions/{urn}/aliases: a bare array, without pages. */
export function listAliases(call: Call): Answer {
  const { functions, switches } = call.service
  const { fn } = found(call)
  const aliases = functions.releases.reportedAliases(fn.urn)
  return json(
    200,
    aliases.map((alias) => aliasOf(alias, fn.urn, switches)),
  )
}

/** DELETE /functions/{urn}/aliases/{name} */
export function deleteAlias(call: Call): Answer {
  const { functions, switches } = call.service
  const { fn } = found(call)
  const alias = aliasAt(call, fn)
  if (alias.triggers) throw bound()
  functions.releases.removeAlias(fn.urn, alias.name, aliasLag(switches))
  return noContent()
}

interface Place {
  readonly name: string
  /** The alias as it is; undefined for a new one. */
  readonly former: Alias | undefined
}

/** Puts the alias in place as the body says, and spells it. @throws Refusal */
function changed(
  body: Body,
  { name, former }: Place,
  fn: StoredFunction,
  { functions, switches, now }: Service,
): Record<string, unknown> {
  const { releases } = functions
  if (typeof body.version !== 'string' || body.version === '') {
    throw new Refusal(400, 'FSS.1015', 'The version of the alias is missing')
  }
  const latest = functions.expect(fn.urn)
  const { version } = versionNamed(latest, body.version, functions)
  checkDescription(body)
  const left = switches.aliasUpdate === 'keeps' ? former : undefined
  const routing = {
    weights: weightsOf(body.additional_version_weights, left?.weights),
    strategy: strategyOf(body.additional_version_strategy, left?.strategy),
  }
  checkRouting(routing, version, fn.urn, functions)
  const others = releases.aliases(fn.urn).filter((alias) => alias.name !== name)
  if (switches.versionAliases === 'one' && others.some((alias) => alias.version === version)) {
    throw new Refusal(409, 'FSS.1066', 'The version is already in use by another alias')
  }
  const description =
    typeof body.description === 'string' ? body.description : (left?.description ?? '')
  const triggers = former?.triggers ?? false
  const alias = { name, version, description, ...routing, triggers, lastModified: now() }
  return aliasOf(releases.setAlias(fn.urn, alias, aliasLag(switches)), fn.urn, switches)
}

/**
 * One additional version, which is neither `latest` nor the main one (all documented).
 *
 * @throws Refusal 400 FSS.1091, FSS.1093; for weights and rules together FSS.0400 (assumed)
 */
function checkRouting(
  { weights, strategy }: Pick<Alias, 'weights' | 'strategy'>,
  main: string,
  urn: string,
  { releases }: Service['functions'],
): void {
  const names = [...Object.keys(weights), ...Object.keys(strategy)]
  if (Object.keys(weights).length > 0 && Object.keys(strategy).length > 0) {
    throw new Refusal(400, 'FSS.0400', 'Weights and rules cannot be given together')
  }
  if (names.includes(main)) {
    throw new Refusal(400, 'FSS.1093', 'The major and the additional version cannot be the same')
  }
  if (names.length > 1 || names.some((name) => releases.version(urn, name) === undefined)) {
    throw new Refusal(400, 'FSS.1091', 'The additional version is invalid')
  }
}

/** @throws Refusal 404 FSS.1053 */
function aliasAt({ route, service }: Call, fn: StoredFunction): Alias {
  const alias = service.functions.releases.alias(fn.urn, route.resource)
  if (alias === undefined) throw noSuchAlias()
  return alias
}

function aliasLag({ staleAliasMs }: Switches) {
  return { ms: staleAliasMs, reads: 0 }
}
