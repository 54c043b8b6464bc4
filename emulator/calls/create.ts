import type { Answer } from '../answer.ts'
import { json } from '../answer.ts'
import { codeFields, codeOf, type Code } from '../code.ts'
import type { Body, Fields } from '../fields.ts'
import { checkFields, isObject } from '../fields.ts'
import { Refusal } from '../refusal.ts'
import { configOf } from '../reported.ts'
import type { Call } from '../service.ts'
import type { FunctionSeed } from '../state/functions.ts'
import { versionless } from '../urn.ts'
import { checkDependencies } from './dependencies.ts'

/** Fields that are reported as sent, without an effect. */
const settings = {
  encrypted_user_data: 'string',
  xrole: 'string',
  app_xrole: 'string',
  description: 'string',
  func_vpc: 'object',
  mount_config: 'object',
  initializer_handler: 'string',
  initializer_timeout: 'integer',
  pre_stop_handler: 'string',
  pre_stop_timeout: 'integer',
  enterprise_project_id: 'string',
  type: 'string',
  log_config: 'object',
  network_controller: 'object',
  enable_lts_log: 'boolean',
} as const satisfies Fields

/** Fields that PUT config accepts as well. */
export const configurationFields: Fields = {
  ...settings,
  runtime: 'string',
  timeout: 'integer',
  handler: 'string',
  memory_size: 'integer',
  user_data: 'string',
}

const fields: Fields = {
  ...codeFields,
  ...configurationFields,
  func_name: 'string',
  package: 'string',
  depend_version_list: 'strings',
  depend_list: 'strings',
  custom_image: 'object',
  code_encrypt_kms_key_id: 'string',
}

/** POST /functions. @throws Refusal with the documented code of the first thing that is wrong */
export function create(call: Call): Answer {
  const { service, route } = call
  const body = call.body()
  checkFields(body, fields, service.switches.unknownFields)
  const region = service.regions[0] ?? ''
  const seed = { ...described(body), ...codeAndImage(body, call, region) }
  const place = { region, projectId: route.projectId }
  if (service.functions.get(versionless({ ...seed, ...place })) !== undefined) {
    throw new Refusal(409, 'FSS.1061', 'A function with this name already exists')
  }
  const fn = service.functions.create({ ...seed, ...place, lastModified: service.now() })
  return json(200, configOf(fn, service.switches))
}

function described(body: Body): FunctionSeed & { package: string } {
  return {
    name: matching(body, 'func_name', /^[A-Za-z]([A-Za-z0-9_-]{0,58}[A-Za-z0-9])?$/, 'FSS.1002'),
    package: matching(body, 'package', /^[A-Za-z0-9_-]+$/, 'FSS.1004'),
    ...configured(body),
    dependList: strings(body.depend_list),
    dependVersionList: strings(body.depend_version_list),
    kmsKeyId: typeof body.code_encrypt_kms_key_id === 'string' ? body.code_encrypt_kms_key_id : '',
  }
}

/** Reads the configuration in a body. @throws Refusal for the first invalid field */
export function configured(body: Body) {
  return {
    runtime: matching(body, 'runtime', /^.+$/, 'FSS.1005'),
    handler: matching(body, 'handler', /^.+$/, 'FSS.1003'),
    timeout: between(body, 'timeout', 3, 259_200),
    memorySize: between(body, 'memory_size', 128, 10_240),
    userData: typeof body.user_data === 'string' ? body.user_data : '',
    settings: Object.fromEntries(
      Object.entries(body).filter(([name]) => Object.hasOwn(settings, name)),
    ),
  }
}

function codeAndImage(body: Body, call: Call, region: string): Partial<FunctionSeed> {
  const { service, caller } = call
  checkDependencies([...strings(body.depend_list), ...strings(body.depend_version_list)], service)
  const image = body.custom_image
  if (isObject(image) && image.enabled === true) {
    return { customImage: image, codeType: 'Custom-Image-Swr', codeFilename: '' }
  }
  const code: Code = codeOf(body, { ...service, region, caller })
  return code
}

function matching(body: Body, name: string, form: RegExp, code: string): string {
  const value = body[name]
  if (typeof value === 'string' && form.test(value)) return value
  throw new Refusal(400, code, `The parameter ${name} is missing or invalid`)
}

function between(body: Body, name: string, least: number, most: number): number {
  const value = body[name]
  if (typeof value === 'number' && value >= least && value <= most) return value
  throw new Refusal(400, 'FSS.0400', `The parameter ${name} is missing or invalid`)
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}
