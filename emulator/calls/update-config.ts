import type { Answer } from '../answer.ts'
import { json } from '../answer.ts'
import { checkFields } from '../fields.ts'
import { Refusal } from '../refusal.ts'
import { configOf } from '../reported.ts'
import type { Call } from '../service.ts'
import { configured, configurationFields } from './create.ts'
import { found, urnOf } from './find.ts'

/**
 * PUT /functions/{urn}/config. Fields that are left out lose what they had: observed is that clients
 * send everything again, what happens otherwise is assumed, as the worse of two.
 *
 * @throws Refusal with the code of the first wrong thing; for a published version FSS.0400 (assumed)
 */
export function updateConfig(call: Call): Answer {
  const { functions, switches, now } = call.service
  const body = call.body()
  checkFields(body, { ...configurationFields, func_name: 'string' }, switches.unknownFields)
  const { fn } = found(call)
  if (urnOf(call).version !== 'latest') {
    throw new Refusal(400, 'FSS.0400', 'Only the configuration of the version latest can change')
  }
  if (body.func_name !== fn.name) {
    throw new Refusal(400, 'FSS.1002', 'func_name must be the name of the function')
  }
  const changes = { ...configured(body), lastModified: now() }
  return json(200, configOf(functions.set(fn.urn, changes, switches.staleConfigMs), switches))
}
