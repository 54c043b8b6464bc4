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

/** As many as a function may have (20) fit; more only costs a page. */
const PAGE = '100'
/** A service that never ends its list is not followed for ever. */
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
    // Services differ in what the last page says; none brings versions after one that brought none.
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
 * Reads the configuration of one version: the list of versions leaves out its dependencies.
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
 * Publishes what `latest` has: CreateFunctionVersion, once.
 *
 * @param name left out: the service names the version
 * @returns the version, or undefined where the answer does not say which it is
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
 * @returns undefined where the function has no such alias (404 FSS.1053)
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
 * Makes an alias, or changes one, once: CreateVersionAlias, UpdateVersionAlias.
 *
 * @returns the alias as the answer shows it; undefined where it does not
 * @throws CloudError
 */
export async function writeAlias(
  operation: 'CreateVersionAlias' | 'UpdateVersionAlias',
  target: Target,
  alias: AliasState,
  endsRules: boolean,
  connection: Connection,
): Promise<AliasState | undefined> {
  // The name of an alias is in the body only where it is created.
  const named = operation === 'CreateVersionAlias' ? { name: alias.name } : {}
  const body = textBody(JSON.stringify({ ...named, ...encodeAlias(alias, endsRules) }))
  const call: Call = { ...functionCall(operation, target), name: alias.name, body }
  return aliasIn(await attempt(call, connection))
}

function aliasIn({ json, requestId }: Answer): AliasState | undefined {
  return json && decodeAlias(json, requestId)
}

/**
 * Calls a version of a function, once: InvokeFunction, with the end of its log.
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
  const { value, headers: answered, requestId } = await attempt(call, connection)
  return decodeInvocation(value, (name) => answered[name]?.toString(), requestId)
}

/**
 * Deletes one published version, once: DeleteFunction with the version in the URN.
 *
 * @param version a name of the list of versions, never of an alias: a URN with an alias would delete
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

/** Versions and aliases are called by the URN without a version, as every known client does. */
function functionCall(
  operation: FunctionOperation,
  target: Target,
): Pick<Call, 'operation' | 'target' | 'urn'> {
  return { operation, target, urn: versionlessUrn(target.urn) }
}

/** Makes a call that only reads, as often as is safe, and takes from its answer what it must have. */
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
    throw new CloudError(`the response has an unknown form (${answer.described})`, {
      kind: 'unreadable',
      operation,
      host: new URL(target.endpoint).host,
      requestId: answer.requestId,
      permanent: answer.value !== undefined,
    })
  }
  return repeated({ operation, attempt: once }, connection)
}
