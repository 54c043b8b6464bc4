/**
 * The service's own spelling, and how far it is trusted: the official SDK's models call every field
 * optional, pages and versions differ in types, so each field is taken only when it is what it must
 * be, and is otherwise not known.
 */

/** A function as the service describes it, or as far as it does. */
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
  /** As the service spells it: three forms are known. */
  readonly lastModified?: string
  /** Absent where the service does not report the field; empty where it holds none. */
  readonly dependVersionList?: readonly string[]
  readonly dependList?: readonly string[]
  readonly dependencyPkg?: string
  readonly kmsKeyId?: string
  /** It runs an image, and has no code to update. */
  readonly customImage: boolean
  readonly requestId?: string
}

type Json = Readonly<Record<string, unknown>>

/** The members of a JSON object, or undefined for any other text. */
export function parseObject(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
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
    customImage: runsImage(json),
    requestId,
  })
}

/**
 * What keeps an answer from being the description of a function. Dependencies in a form that is not
 * known could not be sent again with the next update, and so would be lost.
 */
export function flawOf(json: Json): string | undefined {
  const { urn, name, digest } = decodeFunction(json, undefined)
  if (urn === undefined && name === undefined && digest === undefined) {
    return 'an answer that describes no function'
  }
  const lists = ['depend_version_list', 'depend_list'].filter(
    (field) => list(json, field) === undefined,
  )
  const unknown = [...lists, ...(dependencyPackage(json) === undefined ? ['dependency_pkg'] : [])]
  const flawed = unknown.find((field) => json[field] !== undefined)
  return flawed === undefined ? undefined : `an answer whose ${flawed} has a form that is not known`
}

/** Drops what is not known, so that "not known" has one form. */
function compact(state: {
  readonly [Field in keyof FunctionState]-?: FunctionState[Field] | undefined
}): FunctionState {
  const known = Object.entries(state).filter(([, value]) => value !== undefined)
  return Object.fromEntries(known) as unknown as FunctionState
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function digest(value: unknown): string | undefined {
  return typeof value === 'string' && /^[0-9a-f]{128}$/i.test(value)
    ? value.toLowerCase()
    : undefined
}

/** Kept as it is spelled: a text in three forms, or a number of some unit. */
function moment(value: unknown): string | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : text(value)
}

/** A number in today's pages, a text in those of 2018. */
function size(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  return Number.isSafeInteger(number) && Number(number) >= 0 ? Number(number) : undefined
}

/** A list that is null is reported as empty: that is how Go services spell an empty list. */
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

/** What an error answer says. */
export interface ServiceError {
  readonly code?: string
  readonly message?: string
}

/**
 * Error bodies come as error_code and error_msg, from gateways and older services in other forms,
 * sometimes with the real reason in `details`, as an object (seen with FSS.1011) or a text.
 * Anything else, such as a proxy's HTML, says nothing.
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
 * The error that a successful status carries: only under the service's own names, since `code` and
 * `message` may be anything there. "0" is how some gateways say that nothing is wrong.
 */
export function reportedIn(json: Json | undefined): ServiceError {
  const code = text(json?.['error_code']) ?? text(json?.['errorCode'])
  return code === undefined || code === '0' ? {} : decodeError(json)
}

/** A refused signature names the access key (`ak <key> not exist`), which outputs would pass on. */
function withoutKey(message: string): string {
  return message.replace(/\bak\s+\S+(?=\s+not\s+exist)/gi, 'ak ***')
}

/** A text of the service's goes into logs and outputs, which have limits of their own. */
function clipped(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text
}

/** What an update of the code asks for, in our words. */
export interface CodeUpdate {
  readonly codeType: 'zip' | 'jar' | 'inline' | 'obs'
  readonly codeUrl?: string
  readonly filename?: string
  readonly dependVersionList?: readonly string[]
  readonly dependList?: readonly string[]
  readonly dependencyPkg?: string
  readonly kmsKeyId?: string
  /** The file whose bytes are sent; absent for obs. */
  readonly file?: { readonly path: string; readonly size: number }
}

/** The members of the request body but for `func_code`. */
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
