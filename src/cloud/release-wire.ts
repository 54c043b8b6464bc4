import { decodeFunction, isObject, text, type FunctionState, type Json } from './wire.ts'

/** A published version: a snapshot of code, configuration and dependencies. */
export interface VersionState extends FunctionState {
  /** Its name, unique for the function. */
  readonly version: string
}

/** A page of versions, and the marker of the next. */
export interface VersionPage {
  /** As listed, including `latest`. */
  readonly versions: readonly VersionState[]
  readonly nextMarker?: string
  /** Number of all versions, on every page. */
  readonly count?: number
}

/** Percent of the traffic by version name. */
export type Weights = Readonly<Record<string, number>>

/** Where an alias sends traffic. */
export interface AliasState {
  readonly name: string
  /** Gets all traffic except for the shares of others. */
  readonly version: string
  readonly description?: string
  readonly urn?: string
  /** Shares of additional versions; empty for none. */
  readonly weights: Weights
  /** Versions selected by rules on requests (headers, cookies); empty for none. */
  readonly ruled: readonly string[]
  readonly requestId?: string
}

/** Response to an invocation. */
export interface InvocationState {
  /** Whether the response is from FunctionGraph: a v1 reply, or one with its headers. */
  readonly isKnown?: boolean
  /** Status in a v1 reply, set by the runtime. */
  readonly status?: number
  /** Result of the function: the returned text, which may be JSON. */
  readonly result?: string
  /** The end of the function's log. */
  readonly log?: string
  /** X-Func-Err-Code, if present. */
  readonly errorCode?: string
  /** X-Is-Func-Err, if present. */
  readonly isError?: boolean
  readonly requestId?: string
}

/** Decodes the response to a publication; undefined if it does not name the version. */
export function decodeVersion(json: Json, requestId: string | undefined): VersionState | undefined {
  const version = text(json['version'])
  return version === undefined ? undefined : { ...decodeFunction(json, requestId), version }
}

/** Decodes a list of versions; undefined if it is none. */
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

/** Decodes an alias; undefined if it is none. */
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

/** Decodes a list of aliases: an array, or with older services an object that contains it. */
export function decodeAliases(value: unknown): readonly AliasState[] | undefined {
  const listed = isObject(value) ? value['aliases'] : value
  if (!Array.isArray(listed)) return undefined
  const aliases = listed.map((entry) =>
    isObject(entry) ? decodeAlias(entry, undefined) : undefined,
  )
  return aliases.every((alias) => alias !== undefined) ? aliases : undefined
}

/** Shares of additional versions; a share of 0 percent counts as none. */
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

/** Request body of an alias: complete, with its shares, as known clients send it. */
export function encodeAlias(alias: AliasState, endsRules: boolean): Json {
  return {
    version: alias.version,
    description: alias.description ?? '',
    additional_version_weights: alias.weights,
    ...(endsRules ? { additional_version_strategy: {} } : {}),
  }
}

/**
 * Decodes a v1 reply and its headers. A service that ignores v1 returns the bare result.
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
  return {
    isKnown: !isHalf && (v1 !== undefined || errorCode !== undefined || isError !== undefined),
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
