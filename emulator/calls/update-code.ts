import type { Answer } from '../answer.ts'
import { json } from '../answer.ts'
import { readArchive } from '../archive.ts'
import { codeFields, codeOf } from '../code.ts'
import type { Body, Fields } from '../fields.ts'
import { checkFields } from '../fields.ts'
import { Refusal } from '../refusal.ts'
import { codeAnswerOf } from '../reported.ts'
import type { Call, Service } from '../service.ts'
import type { StoredFunction } from '../state/stored-function.ts'
import { sha512 } from '../state/functions.ts'
import type { FieldFate, Switches } from '../switches.ts'
import { versionless } from '../urn.ts'
import {
  checkDependencies,
  dependenciesAfter,
  sameDependencies,
  type Dependencies,
} from './dependencies.ts'
import { notFound, urnOf } from './find.ts'

/** PUT /functions/{urn}/code. @throws Refusal with the documented code of the first wrong thing */
export function updateCode(call: Call): Answer {
  const { service } = call
  const { switches } = service
  const body = call.body()
  checkFields(body, fields(switches), switches.unknownFields)
  const fn = workingCopy(call)
  if (typeof body.code_type !== 'string') throw new Refusal(400, 'FSS.1006', 'code_type is missing')
  const code = codeOf(body, { ...service, region: fn.region, caller: call.caller })
  checkDependencies([...ids(body.depend_version_list), ...ids(body.depend_list)], service)
  const after = dependenciesAfter(body, fn, switches)
  if (isSameCode(code.code, fn, switches)) refuseSameCode(fn, after, service)
  const changed = service.functions.set(
    fn.urn,
    { ...code, ...after, lastModified: service.now() },
    switches.staleConfigMs,
  )
  return json(200, codeAnswerOf(changed, switches))
}

function fields(switches: Switches): Fields {
  const optional = (name: string, fate: FieldFate, kind: 'strings' | 'string') =>
    fate === 'refused' ? {} : { [name]: kind }
  return {
    ...codeFields,
    ...optional('depend_version_list', switches.dependVersionListField, 'strings'),
    ...optional('depend_list', switches.dependListField, 'strings'),
    ...optional('dependency_pkg', switches.dependencyPkgField, 'string'),
    ...(switches.newFields && { code_encrypt_kms_key_id: 'string' }),
  }
}

/** Only `latest` accepts code, unless it runs a custom image (its error code is assumed). */
function workingCopy(call: Call): StoredFunction {
  const urn = urnOf(call)
  const { functions, switches } = call.service
  const fn = functions.get(versionless(urn))
  if (fn === undefined) throw notFound(urn)
  if (urn.version !== 'latest') {
    const status = switches.publishedVersion === 'FSS.1052' ? 404 : 400
    throw new Refusal(status, switches.publishedVersion, 'Only the version latest accepts code')
  }
  if (fn.customImage?.enabled === true) {
    throw new Refusal(400, 'FSS.1006', 'This function runs a custom image')
  }
  return fn
}

/** The 409 is observed in other tools: see PROVENANCE.md. */
function refuseSameCode(fn: StoredFunction, after: Dependencies, service: Service): void {
  const { dependencyOnlyChange, staleConfigMs } = service.switches
  if (!sameDependencies(fn, after)) {
    if (dependencyOnlyChange === '200') return
    if (dependencyOnlyChange === '409-applied') service.functions.set(fn.urn, after, staleConfigMs)
  }
  throw new Refusal(409, 'FSS.0409', 'The code is the same as that of the function')
}

function isSameCode(code: Buffer, fn: StoredFunction, { sameCode }: Switches): boolean {
  if (sameCode === 'never') return false
  if (code.equals(fn.code)) return true
  return sameCode === 'content' && contentHash(code) === contentHash(fn.code)
}

/** Equal for archives with equal names and contents; for anything else, for equal bytes. */
function contentHash(code: Buffer): string {
  try {
    const facts = readArchive(code).map(({ name, data }) => `${name}\n${sha512(data)}\n`)
    return sha512(Buffer.from(facts.sort().join('')))
  } catch {
    return sha512(code)
  }
}

function ids(value: Body[string]): string[] {
  return Array.isArray(value) ? value.map(String) : []
}
