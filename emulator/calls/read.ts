import type { Answer } from '../answer.ts'
import { json } from '../answer.ts'
import { codeAnswerOf, configOf, listedOf } from '../reported.ts'
import type { Call } from '../service.ts'
import { found } from './find.ts'
import { pageOf } from './pages.ts'

/** GET /functions/{urn}/config. Of `latest`, it may lag behind a PUT: see `staleConfigMs`. */
export function showConfig(call: Call): Answer {
  const { functions, switches } = call.service
  const { fn } = found(call)
  const shown = fn.version === 'latest' ? (functions.reported(fn.urn) ?? fn) : fn
  return json(200, configOf(shown, switches))
}

/** GET /functions/{urn}/code */
export function showCode(call: Call): Answer {
  return json(200, codeAnswerOf(found(call).fn, call.service.switches))
}

/** GET /functions?marker&maxitems&package_name&func_name. Documented: at most 400 a page. */
export function list({ route, service }: Call): Answer {
  const { projectId, query } = route
  const all = service.functions
    .list()
    .filter((fn) => fn.projectId === projectId)
    .filter((fn) => [null, '', fn.package].includes(query.get('package_name')))
    .filter((fn) => fn.name.includes(query.get('func_name') ?? ''))
  const { items, ...place } = pageOf(all, query)
  return json(200, { functions: items.map((fn) => listedOf(fn, service.switches)), ...place })
}
