import { versionlessUrn, type Target } from '../target.ts'
import { textBody } from './body.ts'
import { CloudError } from './errors.ts'
import type { Answer } from './exchange.ts'
import { attempt, readFunction, type Call, type Connection } from './functiongraph.ts'
import type { FunctionOperation } from './operations.ts'
import {
  decodeAlias,
  decodeAliases,
  decodeInvocation,
  decodeVersion,
  decodeVersions,
  encodeAlias,
  type AliasState,
  type InvocationState,
  type VersionPage,
  type VersionState,
} from './release-wire.ts'
import { repeated } from './retry.ts'

/** Page size; the documented maximum of versions of a function is 20. */
const PAGE = '100'
/** Page limit, in case the service never ends its list. */
const MOST_PAGES = 50

/**
 * Lists the published versions of a function: ListFunctionVersions, all pages, without `latest`.
 *
 * @throws CloudError
 */
export async function listVersions(
  target: Target,
  connection: Connection,
): Promise<readonly VersionState[]> {
  const found = new Map<string, VersionState>()
  let marker: string | undefined
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { versions, nextMarker, count } = await versionPage(target, marker, connection)
    const known = found.size
    for (const version of versions) found.set(version.version, version)
    // Services mark the last page differently; a page without new versions is always the end.
    if (nextMarker === undefined || nextMarker === marker || found.size === known) break
    if (count !== undefined && found.size >= count) break
    marker = nextMarker
  }
  found.delete('latest')
  return [...found.values()]
}

function versionPage(
  target: Target,
  marker: string | undefined,
  connection: Connection,
): Promise<VersionPage> {
  const query = { maxitems: PAGE, ...(marker === undefined ? {} : { marker }) }
  const call: Call = { ...functionCall('ListFunctionVersions', target), query }
  return read(call, connection, ({ json }) => json && decodeVersions(json))
}

/**
 * Reads the configuration of one version, which has the dependencies that the list omits.
 *
 * @throws CloudError
 */
export async function readVersion(
  target: Target,
  version: VersionState,
  connection: Connection,
): Promise<VersionState> {
  const urn = versionUrn(target, version.version)
  const state = await readFunction({ ...target, urn }, connection)
  return { ...version, ...state, version: version.version }
}

/**
 * Publishes `latest` in a single attempt: CreateFunctionVersion.
 *
 * @param name if absent, the service chooses a name
 * @returns the version, or undefined if the response does not name it
 * @throws CloudError
 */
export async function createVersion(
  target: Target,
  { name, description }: { readonly name?: string | undefined; readonly description: string },
  connection: Connection,
): Promise<VersionState | undefined> {
  const fields = { version: name, description }
  const body = textBody(JSON.stringify(fields))
  const call: Call = { ...functionCall('CreateFunctionVersion', target), body }
  const { json, requestId } = await attempt(call, connection)
  const version = decodeVersion(json ?? {}, requestId)
  return version?.version === 'latest' ? undefined : version
}

/**
 * Reads an alias: ShowVersionAlias.
 *
 * @returns undefined if the function has no such alias (404 FSS.1053)
 * @throws CloudError
 */
export async function readAlias(
  target: Target,
  name: string,
  connection: Connection,
): Promise<AliasState | undefined> {
  try {
    const call: Call = { ...functionCall('ShowVersionAlias', target), name }
    return await read(call, connection, aliasIn)
  } catch (error) {
    const gone = error instanceof CloudError && error.data.code === 'FSS.1053'
    if (gone && error.data.status === 404) return undefined
    throw error
  }
}

/**
 * Lists all aliases of a function: ListVersionAliases.
 *
 * @throws CloudError
 */
export function listAliases(
  target: Target,
  connection: Connection,
): Promise<readonly AliasState[]> {
  const call = functionCall('ListVersionAliases', target)
  return read(call, connection, ({ value }) => decodeAliases(value))
}

/**
 * Creates or updates an alias in a single attempt: CreateVersionAlias, UpdateVersionAlias.
 *
 * @returns the alias in the response; undefined if it has none
 * @throws CloudError
 */
export async function writeAlias(
  operation: 'CreateVersionAlias' | 'UpdateVersionAlias',
  target: Target,
  alias: AliasState,
  endsRules: boolean,
  connection: Connection,
): Promise<AliasState | undefined> {
  // The body has the name of the alias only in CreateVersionAlias.
  const named = operation === 'CreateVersionAlias' ? { name: alias.name } : {}
  const body = textBody(JSON.stringify({ ...named, ...encodeAlias(alias, endsRules) }))
  const call: Call = { ...functionCall(operation, target), name: alias.name, body }
  return aliasIn(await attempt(call, connection))
}

function aliasIn({ json, requestId }: Answer): AliasState | undefined {
  return json && decodeAlias(json, requestId)
}

/**
 * Invokes a version of a function in a single attempt: InvokeFunction, with the end of its log.
 *
 * @param event a JSON object as text
 * @throws CloudError
 */
export async function invoke(
  target: Target,
  urn: string,
  event: string,
  connection: Connection,
): Promise<InvocationState> {
  const headers = { 'x-cff-request-version': 'v1', 'x-cff-log-type': 'tail' }
  const call: Call = { operation: 'InvokeFunction', target, urn, headers, body: textBody(event) }
  const answer = await attempt(call, connection)
  const { value, headers: answered, requestId, isMislabeled } = answer
  const state = decodeInvocation(value, (name) => answered[name]?.toString(), requestId)
  return isMislabeled ? { ...state, isKnown: false } : state
}

/**
 * Deletes one published version in a single attempt: DeleteFunction with the version in the URN.
 *
 * @param version name from the list of versions, never of an alias: a URN with an alias would delete
 *   the version behind it
 * @throws CloudError
 */
export async function deleteVersion(
  target: Target,
  version: string,
  connection: Connection,
): Promise<void> {
  if (!/^[\w.-]+$/.test(version) || version === 'latest') {
    throw new Error(`${version} is not the name of a published version`)
  }
  const urn = versionUrn(target, version)
  await attempt({ operation: 'DeleteFunction', target, urn }, connection)
}

/** The URN of one version of a function. */
export function versionUrn({ urn }: Target, version: string): string {
  return `${versionlessUrn(urn)}:${version}`
}

/** Call with the URN without a version, as all known clients send it. */
function functionCall(
  operation: FunctionOperation,
  target: Target,
): Pick<Call, 'operation' | 'target' | 'urn'> {
  return { operation, target, urn: versionlessUrn(target.urn) }
}

/** Makes a read-only call with retries; a response without the expected value is an error. */
function read<Value>(
  call: Call,
  connection: Connection,
  take: (answer: Answer) => Value | undefined,
): Promise<Value> {
  const { operation, target } = call
  const once = async (): Promise<Value> => {
    const answer = await attempt(call, connection)
    const value = take(answer)
    if (value !== undefined) return value
    throw new CloudError(`unexpected response: unknown format (${answer.described})`, {
      kind: 'unreadable',
      operation,
      host: new URL(target.endpoint).host,
      requestId: answer.requestId,
      permanent: answer.value !== undefined,
    })
  }
  return repeated({ operation, attempt: once }, connection)
}
