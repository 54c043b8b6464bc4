/** One function to deploy to, and the endpoint of its service. */
export interface Target {
  /** Always with `:latest`: the only form that every known client uses to update code. */
  readonly urn: string
  readonly region: string
  readonly projectId: string
  readonly name: string
  /** FunctionGraph's endpoint for this region, without a trailing slash. */
  readonly endpoint: string
}

export const DEFAULT_ENDPOINT = 'https://functiongraph.{region}.myhuaweicloud.com'

const FORM = 'urn:fss:<region>:<project_id>:function:<package>:<name>[:latest]'

/**
 * Reads one function URN. The documents contradict each other on lengths and on the characters of
 * names, so only what would break the URL or the request path is rejected: the region becomes
 * part of a host name, the rest part of a path.
 *
 * @returns the target, or what is wrong with the URN
 */
export function parseTarget(urn: string, endpoint: string): Target | string {
  const parts = urn.split(':')
  const [scheme, service, region = '', projectId = '', kind, group = '', name = '', version] = parts
  const shaped = scheme === 'urn' && service === 'fss' && kind === 'function'
  if (!shaped || parts.length < 7 || parts.length > 8) return `expected ${FORM}`
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(region)) return `invalid region ${quoted(region)}`
  if (!/^[A-Za-z0-9_-]+$/.test(projectId)) return `invalid project ID ${quoted(projectId)}`
  if (!/^[A-Za-z0-9._-]+$/.test(group)) return `invalid package name ${quoted(group)}`
  if (!/^[A-Za-z0-9._-]+$/.test(name)) return `invalid function name ${quoted(name)}`
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
  if (version === '') return 'trailing colon: remove it, or end the URN with :latest'
  const what = version.startsWith('!')
    ? `alias ${quoted(version.slice(1))}`
    : `version ${quoted(version)}`
  return `${what} cannot be updated, only latest accepts code: remove it, or end the URN with :latest`
}

function quoted(part: string): string {
  return `"${clipped(part)}"`
}

/** Foreign text in a message, at most 60 characters. */
function clipped(part: string): string {
  return part.length > 60 ? `${part.slice(0, 60)}…` : part
}

/** The endpoint of a region: `{region}` replaced, no trailing slash. */
export function endpointOf(template: string, region: string): string {
  return template.replaceAll('{region}', region).replace(/\/+$/, '')
}

/** A function's URN without its version. */
export function versionlessUrn(urn: string): string {
  return urn.split(':').slice(0, 7).join(':')
}
