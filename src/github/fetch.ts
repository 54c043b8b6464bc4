import { contentOf, inflated, isNestedTooDeep } from '../cloud/answer.ts'
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
 * Maximum bytes of a response: a page has 100 comments of 65,536 characters, which are up to 4 bytes
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
  return pieces.length === 0 ? answer : { ...answer, body: Buffer.concat(pieces) }
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
  const where = next.origin === url.origin ? 'another path of the same host' : originOf(next)
  throw new Error(`redirected with HTTP ${status} to ${where}, which was not followed`)
}

/** Scheme and host, which may differ in the scheme alone. Others than http have no origin. */
function originOf({ origin, protocol }: URL): string {
  return origin === 'null' ? protocol : origin
}

/** Statuses whose responses have no body. */
const EMPTY = [204, 205, 304]

async function responseOf(answer: HttpAnswer, url: URL): Promise<Response> {
  const { status } = answer
  if (status < 200 || status > 599) throw new Error(`unexpected status HTTP ${status}`)
  const body = status < 400 ? await bytesOf(answer) : await errorOf(answer)
  const headers = Object.entries(answer.headers).flatMap(([name, value = []]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  )
  const response = new Response(EMPTY.includes(status) ? null : body, { status, headers })
  return Object.defineProperty(response, 'url', { value: url.href })
}

/** A page of a proxy, or of GitHub itself, is only described: Octokit's message would be all of it. */
async function errorOf(answer: HttpAnswer): Promise<Uint8Array<ArrayBuffer> | string> {
  const { isPage, described } = await contentOf(answer)
  return isPage ? `unexpected response (${described})` : bytesOf(answer)
}

/** The body, decompressed; safe to parse if it is JSON. */
async function bytesOf({ headers, body }: HttpAnswer): Promise<Uint8Array<ArrayBuffer>> {
  const { bytes } = await inflated(body, headers['content-encoding'], LONGEST)
  if (bytes === undefined) throw new Error(`response exceeds ${LONGEST} bytes`)
  const isJson = /json/i.test(headers['content-type'] ?? '')
  // Brackets and quotes are the same bytes in UTF-8.
  if (isJson && isNestedTooDeep(bytes.toString('latin1'))) {
    throw new Error('response is nested too deep')
  }
  return bytes as Buffer<ArrayBuffer>
}
