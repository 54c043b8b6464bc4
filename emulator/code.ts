/** Reads the code fields of a request: the bytes of the new code. */
import AdmZip from 'adm-zip'
import type { Caller } from './accounts.ts'
import { invalidCode, readArchive } from './archive.ts'
import type { Body, Fields } from './fields.ts'
import { isObject } from './fields.ts'
import { mayRead } from './obs/access.ts'
import { obsAddress } from './obs/address.ts'
import type { Bucket, Buckets, StoredObject } from './obs/buckets.ts'
import { Refusal } from './refusal.ts'
import type { Switches } from './switches.ts'

/** Documented limits, in bytes. It is undocumented whether inline and 50 MB count raw or base64. */
const inlineLimit = 10 * 1024
const packageLimit = 50 * 1024 * 1024
const obsLimit = 300 * 1024 * 1024

/** Code fields of a create or an update. */
export const codeFields = {
  code_type: 'string',
  code_url: 'string',
  code_filename: 'string',
  func_code: { of: { file: 'string', link: 'string' } },
} as const satisfies Fields

export interface Code {
  readonly codeType: string
  readonly codeUrl: string
  readonly codeFilename: string
  readonly code: Buffer
}

export interface CodeSource {
  readonly switches: Switches
  readonly region: string
  /** OBS objects by address, without a query. */
  readonly objects: ReadonlyMap<string, Buffer>
  readonly buckets: Buckets
  /** Whose permission to read an object counts. */
  readonly caller: Caller
}

/** @throws Refusal with the documented code of the first thing that is wrong */
export function codeOf(body: Body, source: CodeSource): Code {
  const codeType = text(body, 'code_type')
  if (!['inline', 'zip', 'jar', 'obs'].includes(codeType)) {
    throw new Refusal(400, 'FSS.1006', `code_type is invalid: ${codeType}`)
  }
  const codeUrl = text(body, 'code_url')
  const codeFilename = filename(body, codeType, source.switches)
  if (codeType === 'obs') {
    return { codeType, codeUrl, codeFilename, code: fromObs(codeUrl, source) }
  }
  if (codeUrl !== '') throw new Refusal(400, 'FSS.0400', `code_url is not allowed with ${codeType}`)
  return { codeType, codeUrl, codeFilename, code: fromBody(body, codeType, source.switches) }
}

/** Documented as needed for zip and jar; other tools leave it out. A path: seen live as FSS.1078. */
function filename(body: Body, codeType: string, switches: Switches): string {
  const name = text(body, 'code_filename')
  if (/[/\\]/.test(name)) {
    throw new Refusal(400, 'FSS.1078', 'code_filename must be a file name without a path')
  }
  const needed = codeType === 'zip' || codeType === 'jar'
  if (needed && name === '' && switches.absentFilename === 'refused') {
    throw new Refusal(400, 'FSS.0400', `code_filename is required for ${codeType}`)
  }
  return name
}

function fromBody(body: Body, codeType: string, switches: Switches): Buffer {
  const file = isObject(body.func_code) ? text(body.func_code, 'file') : ''
  if (file === '') {
    if (switches.absentFile === 'placeholder') return placeholder()
    throw new Refusal(400, 'FSS.1012', 'The function code is missing')
  }
  const bytes = Buffer.from(file, 'base64')
  if (!isBase64Of(bytes, file)) throw invalidCode('func_code.file is not base64')
  if (codeType === 'inline') {
    if (bytes.length > inlineLimit) throw new Refusal(413, 'FSS.1072', 'Inline code over 10 KB')
    return bytes
  }
  const counted = switches.packageLimit === 'raw' ? bytes.length : file.length
  if (counted > packageLimit) throw new Refusal(413, 'FSS.1071', 'The package is over 50 MB')
  readArchive(bytes)
  return bytes
}

/** A multiple of 3; the text of a piece stays in the processor's cache. */
const pieceBytes = 48 * 1024

/** Whether the text is the one that the bytes are encoded to; compared without a second text as long. */
function isBase64Of(bytes: Buffer, text: string): boolean {
  if (text.length !== 4 * Math.ceil(bytes.length / 3)) return false
  for (let start = 0; start < bytes.length; start += pieceBytes) {
    const piece = bytes.toString('base64', start, start + pieceBytes)
    const at = (start / 3) * 4
    if (text.slice(at, at + piece.length) !== piece) return false
  }
  return true
}

/** @throws Refusal FSS.1010, 1054, 0403, 1071 or 1011, by what is wrong with address or object */
function fromObs(codeUrl: string, source: CodeSource): Buffer {
  const url = URL.canParse(codeUrl) ? new URL(codeUrl) : undefined
  const address = url && obsAddress(url.host, url.pathname)
  const elsewhere = address?.region !== undefined && address.region !== source.region
  const plain = address?.region !== undefined && (!address.inHost || url?.protocol !== 'https:')
  if (!url || !address || elsewhere || plain || address.key === '') {
    throw new Refusal(400, 'FSS.1010', 'code_url is not an OBS URL in this region')
  }
  if (url.search !== '' && source.switches.presignedUrl === 'refused') {
    throw new Refusal(400, 'FSS.1010', 'code_url has a query string')
  }
  const bytes = source.objects.get(`${url.origin}${url.pathname}`) ?? fromBucket(address, source)
  if (bytes.length > obsLimit) throw new Refusal(413, 'FSS.1071', 'The package is over 300 MB')
  readArchive(bytes)
  return bytes
}

function fromBucket(
  { bucket: name, key }: { bucket: string; key: string },
  source: CodeSource,
): Buffer {
  const bucket = source.buckets.get(name)
  const object = bucket?.objects.get(key)
  if (bucket !== undefined && bucket.region !== source.region) {
    throw new Refusal(400, 'FSS.1010', 'The bucket is in another region')
  }
  if (bucket === undefined || object === undefined) {
    throw new Refusal(404, 'FSS.1054', 'The package is not in OBS')
  }
  if (!isReadable(bucket, object, source)) {
    throw new Refusal(403, 'FSS.0403', 'Forbidden: the package in OBS cannot be read')
  }
  return object.bytes
}

/** The service itself can read objects of the caller's account only. */
function isReadable(
  bucket: Bucket,
  object: StoredObject,
  { caller, switches }: CodeSource,
): boolean {
  const reader = switches.obsReader === 'caller' ? caller : { account: caller.account }
  return mayRead(reader, bucket, object)
}

/** Documented: a function without a file gets default code, of which only the size is known. */
function placeholder(): Buffer {
  const zip = new AdmZip()
  const entry = zip.addFile(
    'index.js',
    Buffer.from('exports.handler = async () => "default code"\n'),
  )
  entry.header.time = new Date(1980, 0, 1)
  return zip.toBuffer()
}

function text(body: Body, name: string): string {
  const value = body[name]
  return typeof value === 'string' ? value : ''
}
