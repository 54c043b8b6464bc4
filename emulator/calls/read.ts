import type { Answer } from '../answer.ts'
import { json } from '../answer.ts'
import { Refusal } from '../refusal.ts'
import { codeAnswerOf, configOf, listedOf } from '../reported.ts'
import type { Call } from '../service.ts'
import { latestUrn } from './find.ts'

/** GET /functions/{urn}/config. May lag behind a PUT: see `staleConfigMs`. */
export function showConfig(call: Call): Answer {
  const { functions, switches } = call.service
  const fn = functions.reported(latestUrn(call))
  return json(200, fn && configOf(fn, switches))
}

/** GET /functions/{urn}/code */
export function showCode(call: Call): Answer {
  const { functions, switches } = call.service
  const fn = functions.get(latestUrn(call))
  return json(200, fn && codeAnswerOf(fn, switches))
}

/** GET /functions?marker&maxitems&package_name&func_name. Documented: at most 400 a page. */
export function list({ route, service }: Call): Answer {
  const { projectId, query } = route
  const marker = count(query.get('marker'), 0, Number.MAX_SAFE_INTEGER)
  const maxitems = count(query.get('maxitems'), 400, 400)
  const found = service.functions
    .list()
    .filter((fn) => fn.projectId === projectId)
    .filter((fn) => [null, '', fn.package].includes(query.get('package_name')))
    .filter((fn) => fn.name.includes(query.get('func_name') ?? ''))
  const page = found.slice(marker, marker + maxitems)
  const functions = page.map((fn) => listedOf(fn, service.switches))
  return json(200, { functions, next_marker: marker + page.length, count: found.length })
}

function count(text: string | null, absent: number, most: number): number {
  if (text === null || text === '') return absent
  const value = /^\d+$/.test(text) ? Number(text) : -1
  if (value < 0 || value > most) {
    throw new Refusal(400, 'FSS.0400', 'marker or maxitems is invalid')
  }
  return value
}
