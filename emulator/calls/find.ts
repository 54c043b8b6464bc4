import { Refusal } from '../refusal.ts'
import type { Call } from '../service.ts'
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

/** The version-less URN of a function's working copy. @throws Refusal 404 FSS.1052 or FSS.1053 */
export function latestUrn(call: Call): string {
  const urn = urnOf(call)
  if (call.service.functions.get(versionless(urn)) === undefined) throw notFound(urn)
  if (urn.version === 'latest') return versionless(urn)
  if (urn.version.startsWith('!')) throw new Refusal(404, 'FSS.1053', 'No such alias')
  throw new Refusal(404, 'FSS.1052', 'No such version')
}

export function notFound(urn: FunctionUrn): Refusal {
  return new Refusal(404, 'FSS.1051', `No such function: ${urn.name}`)
}
