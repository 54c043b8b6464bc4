import * as http from 'node:http'
import * as https from 'node:https'
import { checkBypass } from '@actions/http-client/lib/proxy'
import { parseProxy, placeOf, PLAIN_PROXY_VARIABLES, PROXY_VARIABLES, routeText } from './proxy.ts'

/** Route to a host: agent with its connections, and proxy. */
export interface Route {
  readonly agent: http.Agent
  /** `host:port` of the proxy; absent for direct connections. */
  readonly proxy?: string
}

/**
 * Keep-alive connections: one agent for direct connections, one for each proxy. Idle connections do
 * not keep the process alive. NO_PROXY is honored as `@actions/http-client` reads it. Its own proxy
 * agent (tunnel 0.0.6) neither ends with the request that waits for it nor reuses tunnels, so
 * `https-proxy-agent` makes the tunnels.
 */
export class Agents {
  private readonly direct = {
    'http:': new http.Agent({ keepAlive: true }),
    'https:': new https.Agent({ keepAlive: true }),
  }
  private readonly proxied = new Map<string, Promise<http.Agent>>()

  /** @throws Error if a proxy is set that cannot be read */
  async routeTo(url: URL): Promise<Route> {
    const proxy = proxyFor(url)
    if (proxy === undefined) {
      return { agent: this.direct[url.protocol === 'http:' ? 'http:' : 'https:'] }
    }
    const known = this.proxied.get(proxy.href) ?? proxyAgent(proxy.href)
    this.proxied.set(proxy.href, known)
    return { agent: await known, proxy: placeOf(proxy) }
  }
}

/**
 * Where a request to this address goes, and how, for people.
 *
 * @throws Error if a proxy is set that cannot be read
 */
export function describeRoute(url: URL): string {
  const proxy = proxyFor(url)
  return routeText(url, proxy && placeOf(proxy))
}

/**
 * The proxy for this address. One that cannot be read is an error, where `@actions/http-client` would
 * connect directly. Its value is not shown: it may contain a password.
 */
function proxyFor(url: URL): URL | undefined {
  if (checkBypass(url)) return undefined
  const variables = url.protocol === 'http:' ? PLAIN_PROXY_VARIABLES : PROXY_VARIABLES
  const name = variables.find((variable) => (process.env[variable] ?? '') !== '')
  if (name === undefined) return undefined
  const proxy = parseProxy(process.env[name] ?? '')
  if (proxy === undefined) throw new Error(`${name} is not the URL of a proxy`)
  return proxy
}

/** Loaded on demand: most runners have no proxy. */
async function proxyAgent(address: string): Promise<http.Agent> {
  const { TunnelAgent } = await import('./tunnel-agent.ts')
  return new TunnelAgent(address)
}
