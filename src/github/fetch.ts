import { inflated, isNestedTooDeep } from '../cloud/answer.ts'
import { textBody } from '../cloud/body.ts'
import type { HttpAnswer, Transport } from '../cloud/transport.ts'

/** What GitHub's client hands to its `fetch`. */
export interface FetchOptions {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | undefined
  readonly signal: AbortSignal
}

export type Fetch = (address: string, options: FetchOptions) => Promise<Response>

/**
 * Maximum bytes of a response: a page has 100 comments of 65,536 characters, which are up to 3 bytes
 * each.
 */
const LONGEST = 32 * 1024 * 1024

/** Maximum redirects of one request. */
const REDIRECTS = 5

/**
 * `fetch` for GitHub's client over our transport: kept-alive connections and tunnels, its rules for
 * proxies, and its errors. Redirects are followed within the same origin only, where GitHub sends
 * those of renamed repositories: another one must not get the token.
 *
 * @throws ConnectionError without a complete response; the signal's reason if it is aborted
 */
export function fetchOver(transport: Transport): Fetch {
  return async (address, options) => {
    let url = new URL(address)
    for (let redirects = 0; redirects <= REDIRECTS; redirects += 1) {
      const answer = await send(url, options, transport)
      if (!isRedirect(answer)) return responseOf(answer, url)
      url = redirected(answer, url, options.method)
    }
    throw new Error(`redirected more than ${REDIRECTS} times`)
  }
}

async function send(
  url: URL,
  { method, headers, body, signal }: FetchOptions,
  transport: Transport,
): Promise<HttpAnswer> {
  const pieces: Buffer[] = []
  const download = { most: LONGEST, write: (piece: Buffer) => void pieces.push(piece) }
  const request = { method, url, headers, download }
  const sent = body === undefined ? request : { ...request, body: textBody(body) }
  const answer = await transport.send(sent, signal)
  return { ...answer, body: Buffer.concat([...pieces, answer.body]) }
}

/** Whatever Octokit would take for a success without being one. */
function isRedirect({ status }: HttpAnswer): boolean {
  return status >= 300 && status < 400 && status !== 304
}

/** The next URL. A write goes there only with a status that keeps method and body. */
function redirected({ status, headers }: HttpAnswer, url: URL, method: string): URL {
  const location = headers.location ?? ''
  if (location === '' || !URL.canParse(location, url.href)) {
    throw new Error(`redirected with HTTP ${status} to nowhere`)
  }
  const next = new URL(location, url)
  const followed = [307, 308].includes(status) || (method === 'GET' && status !== 300)
  if (followed && next.origin === url.origin) return next
  throw new Error(`redirected with HTTP ${status} to ${next.host}, which was not followed`)
}

/** Statuses whose responses have no body. */
const EMPTY = [204, 205, 304]

async function responseOf({ status, headers, body }: HttpAnswer, url: URL): Promise<Response> {
  if (status < 200 || status > 599) throw new Error(`unexpected status HTTP ${status}`)
  const { bytes } = await inflated(body, headers['content-encoding'], LONGEST)
  if (bytes === undefined) throw new Error(`response exceeds ${LONGEST} bytes`)
  const text = new TextDecoder().decode(bytes)
  if (isNestedTooDeep(text)) throw new Error('response is nested too deep')
  const pairs = Object.entries(headers).flatMap(([name, value = []]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  )
  const response = new Response(EMPTY.includes(status) ? null : text, { status, headers: pairs })
  return Object.defineProperty(response, 'url', { value: url.href })
}
