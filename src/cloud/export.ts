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

/** Most bytes of code that can be exported: 50 MB by the user guide. */
export const MOST_EXPORTED = 50 * 1024 * 1024

/** The code cannot be had, or is not that of the function. */
export class ExportError extends StepError {}

/** What is to be exported, and where the bytes go. */
export interface ExportRequest {
  readonly target: Target
  /** Of a version of the function; without it the target's own. */
  readonly urn?: string
  /** SHA-512 that the code must have, lower-case hex. */
  readonly digest: string
  /** An empty folder, which is for the caller to remove. */
  readonly folder: string
}

/**
 * Downloads the code that a function has: ExportFunction, then what its reply leads to. Pages and
 * tools know three forms: an address as `code_url`, base64 (an older page), and perhaps a redirect.
 * An address is masked, and fetched over https without credentials of ours. The service may export
 * other bytes than were deployed, so only those of the right SHA-512 count.
 *
 * @returns the path of the file
 * @throws ExportError for other bytes or an unknown form; CloudError for a failed call; the signal's
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

/** The reply: an address, or a file that may be the code in base64. */
interface Reply {
  readonly address?: string
  readonly path: string
}

/** Base64 takes four bytes for three; the rest is for what may stand around it. */
const MOST_REPLIED = Math.ceil(MOST_EXPORTED / 3) * 4 + 1024

/** A reply of more bytes is none in JSON. */
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

/** Shortest part of a query that is hidden: shorter ones, such as a flag, stand in other texts too. */
const SHORTEST_SECRET = 8

/** The address may be signed, so that whoever reads it in a log could download the code. */
function hide(address: string, { mask }: Pick<Connection, 'mask'>): void {
  const query = address.split('?').slice(1).join('?')
  const values = query.split('&').map((pair) => pair.slice(pair.indexOf('=') + 1))
  for (const secret of [address, query, ...values]) {
    if (secret.length >= SHORTEST_SECRET) mask(secret)
  }
}

/** Attempts to download; what is lost is only the list of changes. */
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
      if (!problem.passing || failed >= ATTEMPTS) throw new ExportError(problem.message)
    } finally {
      file.end()
    }
    await connection.clock.sleep(
      delayBefore(failed, connection.clock.random(), undefined),
      connection.signal,
    )
  }
}

/** https, or http on this machine where FunctionGraph itself is there. */
function fetchable(address: string, { endpoint }: Target): URL {
  const url = parsedUrl(address)
  if (url === undefined) throw new ExportError('the export names an address that is none')
  if (url.username !== '' || url.password !== '') {
    throw new ExportError('the export names an address with a user name')
  }
  const local = isLoopback(url.hostname) && isLoopback(new URL(endpoint).hostname)
  if (url.protocol === 'https:' || (url.protocol === 'http:' && local)) return url
  throw new ExportError('the export names an address that is not https')
}

interface Problem {
  readonly message: string
  /** Whether it may be gone the next time. */
  readonly passing: boolean
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
    return { message, passing: status === 429 || status >= 500 }
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error
    const message = `downloading the exported code failed: ${error.message}`
    return { message, passing: error.code !== TOO_LONG }
  }
}

/**
 * Base64 alone, as a JSON string, or as the one name in an object, as a page shows it:
 * `{"UEsDB…": null}`.
 */
const OPENING = /^[\s{"]*/
const CLOSING = /^[\s"]*(:\s*(null|""))?[\s}]*$/
const BASE64 = /^[A-Za-z0-9+/]*={0,2}/
const LONGEST_CLOSING = 100

/** Decodes piece by piece. @returns the SHA-512 of the bytes */
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
    throw new ExportError('the reply to the export has no known form')
  } finally {
    decoded.end()
    await file.close()
  }
}

/** A new file in place of what was there, its SHA-512 taken on the way. */
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
