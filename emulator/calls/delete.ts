import type { Answer } from '../answer.ts'
import { noContent } from '../answer.ts'
import { Refusal } from '../refusal.ts'
import type { Call } from '../service.ts'
import type { StoredFunction } from '../state/stored-function.ts'
import { found } from './find.ts'
import { versionLag } from './publish.ts'

/**
 * DELETE /functions/{urn}. Without a version in the URN the whole function goes, with an alias in it
 * the version to which that leads (both documented).
 *
 * @throws Refusal
 */
export function remove(call: Call): Answer {
  const { functions, switches } = call.service
  const { fn, alias } = found(call)
  if (call.route.urn === fn.urn) {
    functions.remove(fn.urn)
    return noContent()
  }
  if (fn.version === 'latest') {
    throw new Refusal(400, 'FSS.0400', 'The version latest cannot be deleted')
  }
  checkUse(fn, call)
  if (alias === undefined) checkTriggers(fn, call)
  functions.releases.removeVersion(fn.urn, fn.version, versionLag(switches))
  return noContent()
}

/** @throws Refusal 403 FSS.1094 (documented: it is some alias's additional version) */
function checkUse(fn: StoredFunction, { service }: Call): void {
  const aliases = service.functions.releases.aliases(fn.urn)
  const isAdditional = aliases.some(
    ({ weights, strategy }) =>
      Object.hasOwn(weights, fn.version) || Object.hasOwn(strategy, fn.version),
  )
  if (!isAdditional) return
  throw new Refusal(403, 'FSS.1094', 'The version is used as the additional version of an alias')
}

/** It is unknown whether an alias with triggers protects its version. */
function checkTriggers(fn: StoredFunction, { service }: Call): void {
  if (service.switches.triggeredVersion === 'deleted') return
  const aliases = service.functions.releases.aliases(fn.urn)
  if (aliases.some(({ version, triggers }) => version === fn.version && triggers)) throw bound()
}

export function bound(): Refusal {
  return new Refusal(403, 'FSS.1154', 'Aliases of a function bound with triggers cannot be deleted')
}
