import * as http from 'node:http'
import * as https from 'node:https'
import { getProxyUrl } from '@actions/http-client/lib/proxy'
import { parseProxy, placeOf, routeText } from './proxy.ts'

/** Route to a host: agent with its connections, and proxy. */
export interface Route {
  readonly agent: http.Agent
  /** `host:port` of the proxy; absent for direct connections. */
  readonly proxy?: string
}

/**
 * Keep-alive connections: one agent for direct connections, one for each proxy. Idle connections do
 * not keep the process alive. HTTPS_PROXY (HTTP_PROXY for http URLs) and NO_PROXY are honored as
 * `@actions/http-client` reads them. Its own proxy agent (tunnel 0.0.6) neither ends with the request
 * that waits for it nor reuses tunnels, so `https-proxy-agent` makes the tunnels.
 */
export class Agents {
  private readonly direct = {
    'http:': new http.Agent({ keepAlive: true }),
    'https:': new https.Agent({ keepAlive: true }),
  }
  private readonly proxied = new Map<string, Promise<http.Agent>>()

  /** @throws Error if the variable is not the URL of a proxy: it must not be ignored */
  async routeTo(url: URL): Promise<Route> {
    const scheme = url.protocol === 'http:' ? 'http:' : 'https:'
    const given = getProxyUrl(url)
    if (given === undefined) return { agent: this.direct[scheme] }
    const proxy = parseProxy(given.href)
    if (proxy === undefined) {
      throw new Error(`${scheme.slice(0, -1).toUpperCase()}_PROXY is not the URL of a proxy`)
    }
    const known = this.proxied.get(proxy.href) ?? proxyAgent(proxy.href)
    this.proxied.set(proxy.href, known)
    return { agent: await known, proxy: placeOf(proxy) }
  }
}

/** Where a request to this address goes, and how, for people: GitHub's client takes the same route. */
export function describeRoute(url: URL): string {
  const proxy = getProxyUrl(url)
  return routeText(url, proxy && placeOf(proxy))
}

/** Loaded on demand: most runners have no proxy. */
async function proxyAgent(address: string): Promise<http.Agent> {
  const { TunnelAgent } = await import('./tunnel-agent.ts')
  return new TunnelAgent(address)
}
