/** From the code fields of a request to the bytes that a function will hold. */
import AdmZip from 'adm-zip'
import { invalidCode, readArchive } from './archive.ts'
import type { Body, Fields } from './fields.ts'
import { isObject } from './fields.ts'
import { Refusal } from './refusal.ts'
import type { Switches } from './switches.ts'

/** Documented limits, in bytes. For inline and the 50 MB, raw or base64 is not said. */
const inlineLimit = 10 * 1024
const packageLimit = 50 * 1024 * 1024
const obsLimit = 300 * 1024 * 1024

/** The fields by which a create or an update brings code. */
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
  if (codeUrl !== '') throw new Refusal(400, 'FSS.0400', `code_url does not go with ${codeType}`)
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
    throw new Refusal(400, 'FSS.0400', `code_filename is needed for ${codeType}`)
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
  if (bytes.toString('base64') !== file) throw invalidCode('func_code.file is not base64')
  if (codeType === 'inline') {
    if (bytes.length > inlineLimit) throw new Refusal(413, 'FSS.1072', 'Inline code over 10 KB')
    return bytes
  }
  const counted = switches.packageLimit === 'raw' ? bytes.length : file.length
  if (counted > packageLimit) throw new Refusal(413, 'FSS.1071', 'The package is over 50 MB')
  readArchive(bytes)
  return bytes
}

function fromObs(codeUrl: string, { switches, region, objects }: CodeSource): Buffer {
  const url = URL.canParse(codeUrl) ? new URL(codeUrl) : undefined
  const isObs =
    url?.protocol === 'https:' &&
    /^[a-z0-9][a-z0-9.-]*$/.test(url.hostname) &&
    url.hostname.includes(`.obs.${region}.`) &&
    url.pathname.length > 1
  if (!isObs) throw new Refusal(400, 'FSS.1010', 'code_url is no OBS address in this region')
  if (url.search !== '' && switches.presignedUrl === 'refused') {
    throw new Refusal(400, 'FSS.1010', 'code_url has a query')
  }
  const bytes = objects.get(`${url.origin}${url.pathname}`)
  if (bytes === undefined) throw new Refusal(404, 'FSS.1054', 'The package is not in OBS')
  if (bytes.length > obsLimit) throw new Refusal(413, 'FSS.1071', 'The package is over 300 MB')
  readArchive(bytes)
  return bytes
}

/** Documented: a function without a file gets default code. Which code is known by its size only. */
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
