import { decodeFunction, isObject, text, type FunctionState, type Json } from './wire.ts'

/** A published version: a snapshot of code, configuration and dependencies. */
export interface VersionState extends FunctionState {
  /** Its name, unique for the function. */
  readonly version: string
}

/** A page of versions, and how to ask for the next. */
export interface VersionPage {
  /** As listed, `latest` among them. */
  readonly versions: readonly VersionState[]
  readonly nextMarker?: string
  /** Of all versions, on whatever page. */
  readonly count?: number
}

/** Percent of the traffic by name of the version. */
export type Weights = Readonly<Record<string, number>>

/** Where an alias sends traffic. */
export interface AliasState {
  readonly name: string
  /** Gets all traffic but for the shares of others. */
  readonly version: string
  readonly description?: string
  readonly urn?: string
  /** Shares of additional versions; empty for none. */
  readonly weights: Weights
  /** Versions that rules on requests (headers, cookies) lead to; empty for none. */
  readonly ruled: readonly string[]
  readonly requestId?: string
}

/** How a function answered an invocation. */
export interface InvocationState {
  /** Whether it is an answer of the service: a v1 reply, or one with its headers. */
  readonly isKnown?: boolean
  /** The status that the function's runtime reports in a v1 reply. */
  readonly status?: number
  /** The function's result: the text that it returned, which may be JSON. */
  readonly result?: string
  /** The end of the function's log. */
  readonly log?: string
  /** X-Func-Err-Code, where it was sent. */
  readonly errorCode?: string
  /** X-Is-Func-Err, where it was sent. */
  readonly isError?: boolean
  readonly requestId?: string
}

/** A version as publishing it answers, where the answer says which it is. */
export function decodeVersion(json: Json, requestId: string | undefined): VersionState | undefined {
  const version = text(json['version'])
  return version === undefined ? undefined : { ...decodeFunction(json, requestId), version }
}

/** Returns undefined for what is no list of versions. */
export function decodeVersions(json: Json): VersionPage | undefined {
  const listed = json['versions']
  if (!Array.isArray(listed)) return undefined
  const versions = listed
    .filter(isObject)
    .map((entry) => decodeVersion(entry, undefined))
    .filter((version) => version !== undefined)
  const marker = json['next_marker']
  const nextMarker = typeof marker === 'number' ? String(marker) : text(marker)
  const count = json['count']
  return {
    versions,
    ...(nextMarker === undefined ? {} : { nextMarker }),
    ...(typeof count === 'number' ? { count } : {}),
  }
}

/** Returns undefined for what is no alias. */
export function decodeAlias(json: Json, requestId: string | undefined): AliasState | undefined {
  const name = text(json['name'])
  const version = text(json['version'])
  if (name === undefined || version === undefined) return undefined
  const description = text(json['description'])
  const urn = text(json['alias_urn'])
  return {
    name,
    version,
    weights: weightsIn(json['additional_version_weights']),
    ruled: ruledIn(json['additional_version_strategy']),
    ...(description === undefined ? {} : { description }),
    ...(urn === undefined ? {} : { urn }),
    ...(requestId === undefined ? {} : { requestId }),
  }
}

/** Aliases are listed as an array, by older services within an object. */
export function decodeAliases(value: unknown): readonly AliasState[] | undefined {
  const listed = isObject(value) ? value['aliases'] : value
  if (!Array.isArray(listed)) return undefined
  const aliases = listed.map((entry) =>
    isObject(entry) ? decodeAlias(entry, undefined) : undefined,
  )
  return aliases.every((alias) => alias !== undefined) ? aliases : undefined
}

/** A share of 0 percent is none. */
function weightsIn(value: unknown): Weights {
  if (!isObject(value)) return {}
  const shares = Object.entries(value).filter(
    (pair): pair is [string, number] => typeof pair[1] === 'number' && pair[1] > 0,
  )
  return Object.fromEntries(shares)
}

function ruledIn(value: unknown): readonly string[] {
  return isObject(value) ? Object.keys(value) : []
}

/** The body that makes or changes an alias: known clients replace it whole, shares included. */
export function encodeAlias(alias: AliasState, endsRules: boolean): Json {
  return {
    version: alias.version,
    description: alias.description ?? '',
    additional_version_weights: alias.weights,
    ...(endsRules ? { additional_version_strategy: {} } : {}),
  }
}

/**
 * Reads a v1 reply and the headers beside it; both spell what they say as text. A service that takes
 * no notice of v1 answers with the result itself.
 */
export function decodeInvocation(
  value: unknown,
  header: (name: string) => string | undefined,
  requestId: string | undefined,
): InvocationState {
  const v1 = isObject(value) && 'result' in value ? value : undefined
  const status = v1?.['status']
  const errorCode = text(header('x-func-err-code'))
  const isError = header('x-is-func-err')
  // Half of a v1 reply lacks the status, in which alone some services tell that the function failed.
  const isHalf = v1 === undefined && header('x-cff-response-version') === 'v1'
  // No request asks for compression, so what names one does not come from the service as it is.
  const isChanged = (header('content-encoding') ?? 'identity') !== 'identity'
  return {
    isKnown:
      !isHalf &&
      !isChanged &&
      (v1 !== undefined || errorCode !== undefined || isError !== undefined),
    ...(typeof status === 'number' ? { status } : {}),
    ...optional('result', resultText(v1 === undefined ? value : v1['result'])),
    ...optional('log', text(v1?.['log'])),
    ...optional('errorCode', errorCode),
    ...(isError === undefined ? {} : { isError: isError.toLowerCase() === 'true' }),
    ...optional('requestId', requestId),
  }
}

function resultText(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function optional<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): Partial<Record<Name, Value>> {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, Value>)
}
