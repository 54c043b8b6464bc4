/**
 * Parser of the proxy variables. They are written as for curl, with or without a scheme, while
 * `@actions/http-client` (4.0.1) parses `user:word@host:3128` as a URL with the scheme `user:`, and so
 * connects directly.
 */

/** For https URLs, which all services have. The first that is set counts, as for the toolkit. */
export const PROXY_VARIABLES = ['https_proxy', 'HTTPS_PROXY'] as const

/** For http URLs: only GitHub's API may have one, on a server without TLS. */
export const PLAIN_PROXY_VARIABLES = ['http_proxy', 'HTTP_PROXY'] as const

/** Scheme, user and password, host and port, optional trailing slash. */
const FORM = /^(?:(https?):\/\/)?(?:([^\s/?#@]*)@)?(\[[0-9a-f:.]+\]|[\w.-]+)(?::(\d{1,5}))?\/?$/i

/**
 * The URL of a proxy, from the text of a variable.
 *
 * @returns undefined for an invalid one: a character that must be percent-encoded, another scheme,
 *   or no host
 */
export function parseProxy(text: string): URL | undefined {
  const [, scheme = 'http', user, host = '', port] = FORM.exec(text.trim()) ?? []
  if (host === '' || (user !== undefined && !isEncoded(user))) return undefined
  const place = `${host}${port === undefined ? '' : `:${port}`}`
  // A URL would take the backslash of DOMAIN\user for a slash, and the domain for the host.
  const named = user === undefined ? '' : `${user.replaceAll('\\', '%5C')}@`
  const address = `${scheme.toLowerCase()}://${named}${place}`
  return URL.canParse(address) ? new URL(address) : undefined
}

function isEncoded(text: string): boolean {
  try {
    return decodeURIComponent(text) !== ''
  } catch {
    return false
  }
}

/** `host:port` of an address, without user and password. */
export function placeOf({ hostname, port, protocol }: URL): string {
  return `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`
}

/** Where a connection to this address leads, and how, for people. `proxy` is its `host:port`. */
export function routeText(url: URL, proxy: string | undefined): string {
  return `${placeOf(url)}, ${proxy === undefined ? 'direct' : `via proxy ${proxy}`}`
}

/** The password in a proxy URL, as written and decoded; empty if there is none. */
export function passwordsIn(text: string): readonly string[] {
  const { password = '' } = parseProxy(text) ?? {}
  if (password === '') return []
  return [...new Set([password, decodeURIComponent(password)])]
}
