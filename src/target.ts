/** One function to deploy to, and where its service answers. */
export interface Target {
  /** Always with `:latest`: the only form of which every known client shows that it takes code. */
  readonly urn: string
  readonly region: string
  readonly projectId: string
  readonly name: string
  /** FunctionGraph's address for this region, without a trailing slash. */
  readonly endpoint: string
}

export const DEFAULT_ENDPOINT = 'https://functiongraph.{region}.myhuaweicloud.com'

const FORM = 'urn:fss:<region>:<project_id>:function:<package>:<name>[:latest]'

/**
 * Reads one function URN. The documents contradict each other on lengths and on the characters of
 * names, so only what would break the address or the request path is refused: the region becomes
 * part of a host name, the rest part of a path.
 *
 * @returns the target, or a sentence that says what is wrong with it
 */
export function parseTarget(urn: string, endpoint: string): Target | string {
  const parts = urn.split(':')
  const [scheme, service, region = '', projectId = '', kind, group = '', name = '', version] = parts
  const shaped = scheme === 'urn' && service === 'fss' && kind === 'function'
  if (!shaped || parts.length < 7 || parts.length > 8) return `it does not have the form ${FORM}`
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(region))
    return `its region ${quoted(region)} is not a region id`
  if (!/^[A-Za-z0-9_-]+$/.test(projectId)) return `its project id ${quoted(projectId)} is not one`
  if (!/^[A-Za-z0-9._-]+$/.test(group)) return `its package ${quoted(group)} is not a name`
  if (!/^[A-Za-z0-9._-]+$/.test(name)) return `its function name ${quoted(name)} is not a name`
  if (version !== undefined && version !== 'latest') return onlyLatest(version)
  return {
    urn: `${parts.slice(0, 7).join(':')}:latest`,
    region,
    projectId,
    name,
    endpoint: endpointOf(endpoint, region),
  }
}

function onlyLatest(version: string): string {
  if (version === '') return 'it ends with a colon; end it with the function name or :latest'
  const what = version.startsWith('!')
    ? `the alias ${clipped(version.slice(1))}`
    : `the version ${quoted(version)}`
  return `it names ${what}, but only latest can take code; end it with the function name or :latest`
}

function quoted(part: string): string {
  return `"${clipped(part)}"`
}

/** A foreign part of a sentence, cut where it would drown it. */
function clipped(part: string): string {
  return part.length > 60 ? `${part.slice(0, 60)}…` : part
}

/** The address that serves a region: `{region}` replaced, no slash at the end. */
export function endpointOf(template: string, region: string): string {
  return template.replaceAll('{region}', region).replace(/\/+$/, '')
}

/** A function's URN without its version. */
export function versionlessUrn(urn: string): string {
  return urn.split(':').slice(0, 7).join(':')
}
