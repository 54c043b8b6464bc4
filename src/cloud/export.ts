import { createHash } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { isLoopback, parsedUrl } from '../address.ts'
import { StepError } from '../errors.ts'
import type { Target } from '../target.ts'
import { contentOf } from './answer.ts'
import { attempt, type Connection } from './functiongraph.ts'
import { delayBefore, repeated } from './retry.ts'
import { ConnectionError, TOO_LONG, type Download, type HttpAnswer } from './transport.ts'
import { decodeExport } from './wire.ts'

/** Maximum size of exported code in bytes: 50 MB according to the user guide. */
export const MOST_EXPORTED = 50 * 1024 * 1024

/** The code could not be downloaded, or is not that of the function. */
export class ExportError extends StepError {}

/** Which code to export, and where to. */
export interface ExportRequest {
  readonly target: Target
  /** URN of a version. Default: the target's own. */
  readonly urn?: string
  /** SHA-512 that the code must have, lower-case hex. */
  readonly digest: string
  /** An empty folder, which the caller removes. */
  readonly folder: string
}

/**
 * Downloads the deployed code of a function: ExportFunction, then the code that its response refers to.
 * Three formats are accepted: a URL in `code_url` (seen by live tests of an SDK), base64 (an older page
 * of the API reference), and a redirect. A URL is masked, and fetched over HTTPS without credentials.
 * Whether the service exports the very bytes that were deployed is unknown, so the SHA-512 is checked.
 *
 * @returns the path of the file
 * @throws ExportError for other bytes or an unknown format; CloudError for a failed call; the signal's
 *   reason when it is aborted
 */
export async function exportCode(request: ExportRequest, connection: Connection): Promise<string> {
  const { target, folder, digest } = request
  const code = join(folder, 'code')
  const reply = await exported(request, connection)
  const found =
    reply.address === undefined
      ? await decodeBase64(reply.path, code)
      : await fetchCode(reply.address, code, target, connection)
  if (found === digest) return code
  throw new ExportError(
    `the exported code has SHA-512 ${found}, but the function reports ${digest}`,
  )
}

/** The response: a URL, or a file that may contain the code in base64. */
interface Reply {
  readonly address?: string
  readonly path: string
}

/** Base64 takes four bytes for three; the rest is for quotes and whitespace around it. */
const MOST_REPLIED = Math.ceil(MOST_EXPORTED / 3) * 4 + 1024

/** A longer response is base64, not JSON with a URL. */
const LONGEST_JSON = 64 * 1024

async function exported(request: ExportRequest, connection: Connection): Promise<Reply> {
  const path = join(request.folder, 'reply')
  const { target, urn = target.urn } = request
  const call = { operation: 'ExportFunction', target, urn, query: { type: 'code' } } as const
  const reply = await repeated(
    {
      operation: call.operation,
      async attempt() {
        const file = new DownloadedFile(path, MOST_REPLIED)
        try {
          return await attempt({ ...call, download: file }, connection)
        } finally {
          file.end()
        }
      },
    },
    connection,
  )
  const address = reply.headers.location ?? (await addressIn(path, reply))
  if (address === undefined) return { path }
  hide(address, connection)
  return { path, address }
}

async function addressIn(
  path: string,
  { headers }: Pick<HttpAnswer, 'headers'>,
): Promise<string | undefined> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    if (size > LONGEST_JSON) return undefined
    const { json } = await contentOf({ status: 200, headers, body: await file.readFile() })
    return json === undefined ? undefined : decodeExport(json)
  } finally {
    await file.close()
  }
}

/** Minimum length of a masked query value: shorter ones, e.g. a flag, also occur in other texts. */
const SHORTEST_SECRET = 8

/** Masks a URL: it may be signed, so anyone who reads it in a log could download the code. */
function hide(address: string, { mask }: Pick<Connection, 'mask'>): void {
  const query = address.split('?').slice(1).join('?')
  const values = query.split('&').map((pair) => pair.slice(pair.indexOf('=') + 1))
  for (const secret of [address, query, ...values]) {
    if (secret.length >= SHORTEST_SECRET) mask(secret)
  }
}

/** Maximum download attempts: a failure only costs the list of changes. */
const ATTEMPTS = 3

async function fetchCode(
  address: string,
  path: string,
  target: Target,
  connection: Connection,
): Promise<string> {
  const url = fetchable(address, target)
  for (let failed = 1; ; failed += 1) {
    const file = new DownloadedFile(path, MOST_EXPORTED)
    try {
      const problem = await fetchOnce(url, file, connection)
      if (problem === undefined) return file.digest()
      if (!problem.transient || failed >= ATTEMPTS) throw new ExportError(problem.message)
    } finally {
      file.end()
    }
    await connection.clock.sleep(
      delayBefore(failed, connection.clock.random(), undefined),
      connection.signal,
    )
  }
}

/** Accepts HTTPS, and HTTP on a loopback address if FunctionGraph's endpoint is one too. */
function fetchable(address: string, { endpoint }: Target): URL {
  const url = parsedUrl(address)
  if (url === undefined) throw new ExportError('the export returned an invalid URL')
  if (url.username !== '' || url.password !== '') {
    throw new ExportError('the export returned a URL with a user name')
  }
  const local = isLoopback(url.hostname) && isLoopback(new URL(endpoint).hostname)
  if (url.protocol === 'https:' || (url.protocol === 'http:' && local)) return url
  throw new ExportError('the export returned a URL that is not HTTPS')
}

interface Problem {
  readonly message: string
  /** Whether another attempt may succeed. */
  readonly transient: boolean
}

async function fetchOnce(
  url: URL,
  download: Download,
  { transport, signal }: Connection,
): Promise<Problem | undefined> {
  const headers = { accept: '*/*' }
  try {
    const { status } = await transport.send({ method: 'GET', url, headers, download }, signal)
    if (status === 200) return undefined
    const message = `downloading the exported code failed with HTTP ${status}`
    return { message, transient: status === 429 || status >= 500 }
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error
    const message = `downloading the exported code failed: ${error.message}`
    return { message, transient: error.code !== TOO_LONG }
  }
}

/**
 * Base64 alone, as a JSON string, or as the only name in an object, as in the older API reference:
 * `{"UEsDB…": null}`.
 */
const OPENING = /^[\s{"]*/
const CLOSING = /^[\s"]*(:\s*(null|""))?[\s}]*$/
const BASE64 = /^[A-Za-z0-9+/]*={0,2}/
const LONGEST_CLOSING = 100

/** Decodes base64 in pieces. @returns the SHA-512 of the decoded bytes */
async function decodeBase64(source: string, path: string): Promise<string> {
  const file = await open(source)
  const decoded = new DownloadedFile(path, MOST_EXPORTED)
  try {
    let text = ''
    for await (const piece of file.createReadStream({ encoding: 'latin1', autoClose: false })) {
      text += String(piece)
      if (decoded.position === 0) text = text.replace(OPENING, '')
      const { length } = BASE64.exec(text)?.[0] ?? ''
      const whole = length - (length % 4)
      decoded.write(Buffer.from(text.slice(0, whole), 'base64'))
      text = text.slice(whole)
      if (text.length > LONGEST_CLOSING) break
    }
    if (decoded.position > 0 && CLOSING.test(text)) return decoded.digest()
    throw new ExportError('the response to the export has an unknown format')
  } finally {
    decoded.end()
    await file.close()
  }
}

/** Writes a download to a file, replacing it, and hashes it on the way. */
class DownloadedFile implements Download {
  readonly most: number
  readonly #file: number
  readonly #hash = createHash('sha512')
  #position = 0

  constructor(path: string, most: number) {
    this.#file = openSync(path, 'w', 0o600)
    this.most = most
  }

  get position(): number {
    return this.#position
  }

  readonly write = (piece: Buffer): void => {
    for (let at = 0; at < piece.length;) at += writeSync(this.#file, piece, at)
    this.#hash.update(piece)
    this.#position += piece.length
  }

  digest(): string {
    return this.#hash.digest('hex')
  }

  end(): void {
    closeSync(this.#file)
  }
}
