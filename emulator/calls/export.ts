import { createHash, randomBytes } from 'node:crypto'
import AdmZip from 'adm-zip'
import type { Answer } from '../answer.ts'
import { json } from '../answer.ts'
import { Refusal } from '../refusal.ts'
import type { Call, Service } from '../service.ts'
import type { StoredFunction } from '../state/stored-function.ts'
import { found } from './find.ts'

/**
 * GET /functions/{urn}/export?type=code, by `latest` or a version. The format depends on the switch `exportForm`.
 *
 * @throws Refusal
 */
export function exportCode(call: Call): Answer {
  const { service } = call
  checkQuery(call.route.query)
  const { fn, alias } = found(call)
  if (alias !== undefined) throw invalid('An alias cannot be exported')
  const bytes = exported(fn, service)
  if (bytes.length > service.switches.exportLimit) {
    throw invalid('The function is too large to be exported')
  }
  if (service.switches.exportForm === 'base64') return text(bytes.toString('base64'))
  const address = keep(bytes, call)
  if (service.switches.exportForm === 'redirect') {
    return { status: 302, headers: { Location: address }, body: '' }
  }
  const md5 = createHash('md5').update(bytes).digest('hex')
  return json(200, { file_name: `${fn.name}_${md5}.zip`, code_url: address })
}

/**
 * GET of an exported archive: the URL is sufficient. Further credentials are refused, as OBS does for a signed URL.
 *
 * @throws Refusal
 */
export function exportedCode({ header, route, service }: Call): Answer {
  if (['authorization', 'x-auth-token'].some((name) => header(name) !== undefined)) {
    throw new Refusal(400, 'InvalidRequest', 'Only one authentication method is allowed')
  }
  const bytes = service.exports.get(route.resource)
  if (bytes === undefined || route.query.get('Signature') !== signatureOf(route.resource)) {
    throw new Refusal(403, 'AccessDenied', 'Access Denied')
  }
  return { status: 200, headers: { 'Content-Type': 'application/zip' }, body: bytes }
}

/** Documented: `type` replaces `code` and `config` and cannot be combined with them. */
function checkQuery(query: URLSearchParams): void {
  const old = ['code', 'config'].filter((name) => query.has(name))
  const type = query.get('type')
  if (type === null && old.length === 0) throw invalid('type is missing')
  if (type !== null && old.length > 0) throw invalid('type cannot be combined with code and config')
  const wanted = type ?? old.find((name) => query.get(name) === 'true')
  if (wanted === undefined || !['code', 'config'].includes(wanted)) throw invalid('type is invalid')
  if (wanted === 'config' || query.get('config') === 'true') {
    throw new Refusal(501, 'EMULATOR.0501', 'The emulator exports code only')
  }
}

/** Archive of a function; for an inline function a zip of its source. */
function exported(fn: StoredFunction, { switches }: Service): Buffer {
  if (fn.codeType === 'inline') return zipOf([{ name: fn.codeFilename || 'index', data: fn.code }])
  if (switches.exportBytes === 'same') return fn.code
  const entries = new AdmZip(fn.code).getEntries().filter(({ isDirectory }) => !isDirectory)
  return zipOf(entries.map((entry) => ({ name: entry.entryName, data: entry.getData() })))
}

/** Zip with another timestamp than packages have, so that its bytes differ. */
function zipOf(files: readonly { readonly name: string; readonly data: Buffer }[]): Buffer {
  const zip = new AdmZip()
  for (const { name, data } of files) {
    const entry = zip.addFile(name, data)
    entry.header.time = new Date(2001, 1, 3)
  }
  return zip.toBuffer()
}

/** Publishes an archive at a signed URL: the strict case, since such a URL must not be printed. */
function keep(bytes: Buffer, { header, service }: Call): string {
  const id = randomBytes(12).toString('hex')
  service.exports.set(id, bytes)
  const origin =
    service.switches.exportAddress === 'own'
      ? `http://${header('host') ?? ''}`
      : 'http://functionstorage.obs.cn-north-4.myhuaweicloud.com'
  return `${origin}/v2/exports/${id}?AccessKeyId=EMULATOR&Signature=${signatureOf(id)}`
}

function signatureOf(id: string): string {
  return createHash('sha256').update(`emulator-export-${id}`).digest('hex')
}

function text(body: string): Answer {
  return { status: 200, headers: { 'Content-Type': 'text/plain' }, body }
}

function invalid(message: string): Refusal {
  return new Refusal(400, 'FSS.0400', message)
}
