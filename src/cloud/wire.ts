/**
 * Encoding and decoding of FunctionGraph's JSON. The official SDK's models declare every field
 * optional, and types differ by documentation page and version, so a field of the wrong type counts
 * as unknown.
 */

/** A function as the service returns it; fields may be missing. */
export interface FunctionState {
  readonly urn?: string
  readonly name?: string
  readonly runtime?: string
  readonly handler?: string
  /** How the code was deployed: inline, zip, jar or obs. */
  readonly codeType?: string
  /** SHA-512 of the code, 128 lower-case hex digits. */
  readonly digest?: string
  /** Bytes. */
  readonly codeSize?: number
  /** As the service returns it: three formats are known. */
  readonly lastModified?: string
  /** Absent if the service does not report the field; empty if there are none. */
  readonly dependVersionList?: readonly string[]
  readonly dependList?: readonly string[]
  readonly dependencyPkg?: string
  readonly kmsKeyId?: string
  /** URL in OBS of the code, if it came from there. */
  readonly codeUrl?: string
  /** The function runs a container image and has no code to update. */
  readonly customImage: boolean
  /** It accepts no invocations: its concurrency is 0. Absent where the service does not say. */
  readonly disabled?: boolean
  readonly requestId?: string
}

export type Json = Readonly<Record<string, unknown>>

/** Parses a JSON object; undefined for any other text. */
export function parseObject(text: string): Json | undefined {
  const value = parseJson(text)
  return isObject(value) ? value : undefined
}

/** The value of a JSON text, or undefined for any other text. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whether a value is a JSON object, not an array. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function decodeFunction(json: Json, requestId: string | undefined): FunctionState {
  return compact({
    urn: text(json['func_urn']),
    name: text(json['func_name']),
    runtime: text(json['runtime']),
    handler: text(json['handler']),
    codeType: text(json['code_type']),
    digest: digest(json['digest']),
    codeSize: size(json['code_size']),
    lastModified: moment(json['last_modified']),
    dependVersionList: list(json, 'depend_version_list'),
    dependList: list(json, 'depend_list'),
    dependencyPkg: dependencyPackage(json),
    kmsKeyId: text(json['code_encrypt_kms_key_id']),
    codeUrl: text(json['code_url']),
    customImage: runsImage(json),
    disabled: isDisabled(json),
    requestId,
  })
}

/**
 * First problem in a config response. Dependencies in an unknown format are an error, because they
 * could not be sent again with the next update and would be lost.
 */
export function flawOf(json: Json): string | undefined {
  const { urn, name, digest } = decodeFunction(json, undefined)
  if (urn === undefined && name === undefined && digest === undefined) {
    return 'unexpected response: no function in the body'
  }
  const lists = ['depend_version_list', 'depend_list'].filter(
    (field) => list(json, field) === undefined,
  )
  const unknown = [...lists, ...(dependencyPackage(json) === undefined ? ['dependency_pkg'] : [])]
  const flawed = unknown.find((field) => json[field] !== undefined)
  return flawed === undefined ? undefined : `unexpected response: unknown format of ${flawed}`
}

/** Drops undefined fields, so that "unknown" has a single form. */
function compact(state: {
  readonly [Field in keyof FunctionState]-?: FunctionState[Field] | undefined
}): FunctionState {
  const known = Object.entries(state).filter(([, value]) => value !== undefined)
  return Object.fromEntries(known) as unknown as FunctionState
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function digest(value: unknown): string | undefined {
  return typeof value === 'string' && /^[0-9a-f]{128}$/i.test(value)
    ? value.toLowerCase()
    : undefined
}

/** A time, kept as it is: a text in one of three formats, or a number of unknown unit. */
function moment(value: unknown): string | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : text(value)
}

/** A number in today's documentation, a text in that of 2018. */
function size(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  return Number.isSafeInteger(number) && Number(number) >= 0 ? Number(number) : undefined
}

/** Null counts as an empty list: Go services encode empty lists so. */
function list(json: Json, field: string): readonly string[] | undefined {
  const value = json[field]
  if (value === null) return []
  if (!Array.isArray(value)) return undefined
  return value.every((id) => typeof id === 'string') ? value : undefined
}

function dependencyPackage(json: Json): string | undefined {
  const value = json['dependency_pkg']
  if (value === null) return ''
  return typeof value === 'string' ? value : undefined
}

function runsImage(json: Json): boolean {
  const image = json['custom_image']
  const enabled = isObject(image) && image['enabled'] === true
  return enabled || json['code_type'] === 'Custom-Image-Swr'
}

/** The address in a reply to ExportFunction: `{file_name, code_url}` by what live tests of others see. */
export function decodeExport(json: Json): string | undefined {
  return text(json['code_url'])
}

/** Documented: a concurrency of 0 disables a function, -1 sets no limit. */
function isDisabled(json: Json): boolean | undefined {
  const strategy = json['strategy_config']
  const concurrency = isObject(strategy) ? strategy['concurrency'] : undefined
  return typeof concurrency === 'number' ? concurrency === 0 : undefined
}

/** Code and message of an error response. */
export interface ServiceError {
  readonly code?: string
  readonly message?: string
}

/**
 * Error bodies come as error_code and error_msg, from gateways and older services in other forms,
 * sometimes with the real reason in `details`, as an object (seen with FSS.1011) or a text.
 * Anything else, e.g. a proxy's HTML, has neither.
 */
export function decodeError(json: Json | undefined): ServiceError {
  if (json === undefined) return {}
  const inner = isObject(json['error']) ? json['error'] : json
  const code = text(inner['error_code']) ?? text(inner['errorCode']) ?? text(inner['code'])
  const outer = text(inner['error_msg']) ?? text(inner['errorMsg']) ?? text(inner['message'])
  const given = inner['details']
  const details = isObject(given) ? text(given['error_msg']) : text(given)
  const message = [outer, details === outer ? undefined : details].filter(Boolean).join(': ')
  return {
    ...(code === undefined ? {} : { code: clipped(code, 100) }),
    ...(message === '' ? {} : { message: clipped(withoutKey(message), 1_000) }),
  }
}

/**
 * The error in a response with a successful status: only under the service's own names, since `code`
 * and `message` may be anything there. Some gateways use "0" for success.
 */
export function reportedIn(json: Json | undefined): ServiceError {
  const code = text(json?.['error_code']) ?? text(json?.['errorCode'])
  return code === undefined || code === '0' ? {} : decodeError(json)
}

/** Removes the access key from the message of a rejected signature (`ak <key> not exist`). */
function withoutKey(message: string): string {
  return message.replace(/\bak\s+\S+(?=\s+not\s+exist)/gi, 'ak ***')
}

/** Truncates a text of the service: logs and outputs have limits. */
function clipped(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text
}

/** A code update, before encoding. */
export interface CodeUpdate {
  readonly codeType: 'zip' | 'jar' | 'inline' | 'obs'
  readonly codeUrl?: string
  /** The step itself puts the package there. */
  readonly uploaded?: boolean
  readonly filename?: string
  readonly dependVersionList?: readonly string[]
  readonly dependList?: readonly string[]
  readonly dependencyPkg?: string
  readonly kmsKeyId?: string
  /** The file whose bytes are sent; absent for obs. */
  readonly file?: { readonly path: string; readonly size: number }
}

/** The members of the request body except `func_code`. */
export function encodeUpdate(update: CodeUpdate): Json {
  const fields = {
    code_type: update.codeType,
    code_url: update.codeUrl,
    code_filename: update.filename,
    depend_version_list: update.dependVersionList,
    depend_list: update.dependList,
    dependency_pkg: update.dependencyPkg,
    code_encrypt_kms_key_id: update.kmsKeyId,
  }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
