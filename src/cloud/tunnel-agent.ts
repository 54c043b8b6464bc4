import type { ClientRequest } from 'node:http'
import type { Socket } from 'node:net'
import { HttpsProxyAgent } from 'https-proxy-agent'

/** Option of a request: closes the connection to the proxy while that has not opened the tunnel. */
export interface Tunneled {
  readonly tunnelSignal: AbortSignal
}

type Options = Parameters<HttpsProxyAgent<string>['connect']>[1]

/**
 * Keep-alive tunnels through one proxy. Each is opened under the signal of its request, since
 * `https-proxy-agent` (7.0.6) waits for the proxy's answer until the proxy hangs up, whatever became
 * of the request.
 */
export class TunnelAgent extends HttpsProxyAgent<string> {
  readonly #address: string

  constructor(address: string) {
    super(address, { keepAlive: true })
    this.#address = address
  }

  override connect(request: ClientRequest, options: Options & Partial<Tunneled>): Promise<Socket> {
    const { tunnelSignal: signal } = options
    const opener = new HttpsProxyAgent(this.#address, {
      keepAlive: true,
      ...(signal && { signal }),
    })
    return opener.connect(request, options)
  }
}
