import * as http from 'node:http'
import * as https from 'node:https'
import { getProxyUrl } from '@actions/http-client/lib/proxy'
import { placeOf, wayText } from './proxy.ts'

/** How a host is reached: over which connections, and through which proxy. */
export interface Way {
  readonly agent: http.Agent
  /** `host:port` of the proxy; absent where the way is direct. */
  readonly proxy?: string
}

/**
 * Connections that are kept and used again: one agent for direct connections, one for each proxy.
 * Idle connections do not keep the process alive. HTTPS_PROXY and NO_PROXY are obeyed as
 * `@actions/http-client` reads them; its own agent for proxies (tunnel 0.0.6) neither ends with the
 * request that waits for it nor keeps a tunnel, so `https-proxy-agent` makes the tunnels.
 */
export class Agents {
  private readonly direct = {
    'http:': new http.Agent({ keepAlive: true }),
    'https:': new https.Agent({ keepAlive: true }),
  }
  private readonly proxied = new Map<string, Promise<http.Agent>>()

  async wayTo(url: URL): Promise<Way> {
    const proxy = getProxyUrl(url)
    if (proxy === undefined || url.protocol === 'http:') {
      return { agent: this.direct[url.protocol === 'http:' ? 'http:' : 'https:'] }
    }
    const known = this.proxied.get(proxy.href) ?? proxyAgent(proxy.href)
    this.proxied.set(proxy.href, known)
    return { agent: await known, proxy: placeOf(proxy) }
  }
}

/** Where a request to this address goes, and how, for people: GitHub's client goes the same way. */
export function describeWay(url: URL): string {
  const proxy = getProxyUrl(url)
  return wayText(url, proxy && placeOf(proxy))
}

/** Loaded here, since most runners have no proxy. */
async function proxyAgent(address: string): Promise<http.Agent> {
  const { HttpsProxyAgent } = await import('https-proxy-agent')
  return new HttpsProxyAgent(address, { keepAlive: true })
}
