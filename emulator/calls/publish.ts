import { createHash } from 'node:crypto'
import type { Answer } from '../answer.ts'
import { json } from '../answer.ts'
import type { Body } from '../fields.ts'
import { checkFields } from '../fields.ts'
import { Refusal } from '../refusal.ts'
import { configOf, listedOf } from '../reported.ts'
import type { Call, Service } from '../service.ts'
import type { StoredFunction } from '../state/stored-function.ts'
import type { Switches } from '../switches.ts'
import { sameDependencies } from './dependencies.ts'
import { found, urnOf } from './find.ts'
import { pageOf } from './pages.ts'

const fields = { digest: 'string', version: 'string', description: 'string' } as const

/** Valid version names, as Terraform checks them. */
const nameForm = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,40}[A-Za-z0-9])?$/

/** Documented, in characters: beyond it is FSS.1019. */
const descriptionLimit = 512

/** POST /functions/{urn}/versions. @throws Refusal with the code of the first wrong thing */
export function publish(call: Call): Answer {
  const { service } = call
  const { functions, switches } = service
  const body = call.body()
  checkFields(body, fields, switches.unknownFields)
  const fn = workingCopy(call)
  checkDescription(body)
  checkDigest(body, fn, switches)
  const version = nameOf(body, fn, service)
  checkChange(fn, service)
  checkRoom(fn, service)
  const published = functions.publish(
    fn.urn,
    version,
    {
      versionDescription: typeof body.description === 'string' ? body.description : '',
      lastModified: switches.versionModified === 'published' ? service.now() : fn.lastModified,
    },
    versionLag(switches),
  )
  return json(200, answerOf(published, switches))
}

/** GET /functions/{urn}/versions: `latest` first, as seen on Open Telekom Cloud. */
export function listVersions(call: Call): Answer {
  const { functions, switches } = call.service
  const { fn } = found(call)
  const latest = functions.expect(fn.urn)
  const published = functions.releases.listedVersions(fn.urn)
  const all = [
    latest,
    ...(switches.versionOrder === 'oldest-first' ? published : published.toReversed()),
  ]
  const paged = switches.versionPages === 'honored'
  const query = paged ? call.route.query : new URLSearchParams()
  const { items, ...place } = pageOf(all, query, paged ? switches.versionPageLimit : undefined)
  const spell = switches.versionsReportLists ? configOf : listedOf
  return json(200, { versions: items.map((version) => spell(version, switches)), ...place })
}

/** How long lists of versions are stale. */
export function versionLag({ staleVersionsMs, staleVersionsReads }: Switches) {
  return { ms: staleVersionsMs, reads: staleVersionsReads }
}

/** @throws Refusal 400 FSS.0400 for a published version or an alias (assumed) */
function workingCopy(call: Call): StoredFunction {
  const { fn } = found(call)
  if (urnOf(call).version !== 'latest') {
    throw new Refusal(400, 'FSS.0400', 'Only the version latest can be published')
  }
  return fn
}

export function checkDescription({ description }: Body): void {
  if (typeof description === 'string' && description.length > descriptionLimit) {
    throw new Refusal(400, 'FSS.1019', 'The description exceeds the maximum allowed limit')
  }
}

/** Checks the digest: documented as an MD5, elsewhere a SHA-512; whether it is checked is unknown. */
function checkDigest({ digest }: Body, fn: StoredFunction, switches: Switches): void {
  if (typeof digest !== 'string' || digest === '' || switches.publishDigest === 'ignored') return
  const expected =
    switches.publishDigest === 'sha512'
      ? fn.digest
      : createHash('md5').update(fn.code).digest('hex')
  if (digest.toLowerCase() === expected) return
  throw new Refusal(400, 'FSS.0400', 'The digest is not that of the function')
}

/** @throws Refusal 400 FSS.1015; 409 FSS.1062 or, as one tool reads it, 400 FSS.1021 */
function nameOf(body: Body, fn: StoredFunction, { functions, now, switches }: Service): string {
  const isTaken = (name: string) =>
    name === 'latest' || functions.releases.version(fn.urn, name) !== undefined
  const { version: name } = body
  if (typeof name !== 'string' || name === '') return generated(now(), switches, isTaken)
  if (!nameForm.test(name)) throw new Refusal(400, 'FSS.1015', 'Invalid function version')
  if (!isTaken(name)) return name
  const status = switches.versionTaken === 'FSS.1062' ? 409 : 400
  throw new Refusal(status, switches.versionTaken, `The version ${name} already exists`)
}

/** Name from date and time in China; a taken name gets a later second. */
function generated(
  now: Date,
  { versionName }: Switches,
  isTaken: (name: string) => boolean,
): string {
  for (let time = now.getTime() + 8 * 3600 * 1000; ; time += 1000) {
    const digits = new Date(time).toISOString().replaceAll(/[-:]/g, '')
    const name = `${versionName === 'v-date' ? 'v' : ''}${digits.slice(0, 15).replace('T', '-')}`
    if (!isTaken(name)) return name
  }
}

/** @throws Refusal 400 FSS.1016 (documented: nothing has changed since the last publication) */
function checkChange(fn: StoredFunction, { functions, switches }: Service): void {
  if (switches.unchangedVersion === 'published') return
  const versions = functions.releases.versions(fn.urn)
  const compared = switches.unchangedVersion === 'FSS.1016-any' ? versions : versions.slice(-1)
  if (!compared.some((version) => isSame(version, fn, switches))) return
  throw new Refusal(
    400,
    'FSS.1016',
    'The function cannot be published because no changes have been made since last publication',
  )
}

function isSame(a: StoredFunction, b: StoredFunction, { versionCompares }: Switches): boolean {
  if (!a.code.equals(b.code)) return false
  if (versionCompares === 'code') return true
  if (!sameDependencies(a, b)) return false
  return versionCompares === 'dependencies' || configuration(a) === configuration(b)
}

function configuration(fn: StoredFunction): string {
  const { runtime, handler, timeout, memorySize, userData, concurrency, settings } = fn
  return JSON.stringify([runtime, handler, timeout, memorySize, userData, concurrency, settings])
}

/** The limit is documented, its error code is not. */
function checkRoom(fn: StoredFunction, { functions, switches }: Service): void {
  const withLatest = functions.releases.versions(fn.urn).length + 1
  if (withLatest < switches.mostVersions) return
  throw new Refusal(
    switches.tooManyVersions === 'FSS.0403' ? 403 : 400,
    switches.tooManyVersions,
    'The number of versions exceeds the maximum allowed limit',
  )
}

/** The only documented example of this response names `latest` and a URN without a version. */
function answerOf(fn: StoredFunction, switches: Switches): Record<string, unknown> {
  const answer = configOf(fn, switches)
  return switches.publishAnswers === 'version'
    ? answer
    : { ...answer, func_urn: fn.urn, version: 'latest' }
}
