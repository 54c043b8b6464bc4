import { Refusal } from '../refusal.ts'
import type { Call } from '../service.ts'
import type { Functions } from '../state/functions.ts'
import type { StoredFunction } from '../state/stored-function.ts'
import type { Alias } from '../state/releases.ts'
import type { FunctionUrn } from '../urn.ts'
import { parseUrn, versionless } from '../urn.ts'

/**
 * The URN of the path, if it agrees with the rest of the request.
 *
 * @throws Refusal 400 FSS.1309; 403 FSS.0403 where the projects differ, 404 FSS.1051 where the
 *   region is another's (both assumed)
 */
export function urnOf({ route, service }: Call): FunctionUrn {
  if (route.encoded && service.switches.encodedUrn === 'refused') {
    throw new Refusal(400, 'FSS.1309', 'The function URN is invalid')
  }
  const urn = parseUrn(route.urn)
  if (urn.projectId !== route.projectId) {
    throw new Refusal(403, 'FSS.0403', 'The path and the function URN name different projects')
  }
  if (!service.regions.includes(urn.region)) throw notFound(urn)
  return urn
}

/** Version that a URN names, and its alias if the URN has one. */
export interface Found {
  /** The version; for an alias with shares or rules its main version. */
  readonly fn: StoredFunction
  readonly alias: Alias | undefined
}

/** @throws Refusal 404 FSS.1051, FSS.1052 or FSS.1053: no such function, version or alias */
export function found(call: Call): Found {
  const urn = urnOf(call)
  const { functions } = call.service
  const latest = functions.get(versionless(urn))
  if (latest === undefined) throw notFound(urn)
  if (!urn.version.startsWith('!')) {
    return { fn: versionNamed(latest, urn.version, functions), alias: undefined }
  }
  const alias = functions.releases.alias(latest.urn, urn.version.slice(1))
  if (alias === undefined) throw noSuchAlias()
  return { fn: versionNamed(latest, alias.version, functions), alias }
}

/** @throws Refusal 404 FSS.1052 */
export function versionNamed(
  latest: StoredFunction,
  name: string,
  functions: Functions,
): StoredFunction {
  const fn = name === 'latest' ? latest : functions.releases.version(latest.urn, name)
  if (fn === undefined) throw new Refusal(404, 'FSS.1052', `No such version: ${name}`)
  return fn
}

export function noSuchAlias(): Refusal {
  return new Refusal(404, 'FSS.1053', 'No such alias')
}

export function notFound(urn: FunctionUrn): Refusal {
  return new Refusal(404, 'FSS.1051', `No such function: ${urn.name}`)
}
