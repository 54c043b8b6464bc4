/** Calls about published versions and aliases of the function. */
import { described, type Reply } from '../live/client.ts'
import { wholeUrn } from '../live/scratch.ts'
import { Unsettled } from './unsettled-error.ts'
import { expectDone, MARGIN, type Lab } from './lab.ts'

type Json = Readonly<Record<string, unknown>>

/** A version as the list shows it. */
export interface Version extends Json {
  readonly version: string
}

/** Page limit, far above what a service has. */
const MOST_PAGES = 50

/** @throws Unsettled if the service has no API for versions and aliases */
export function needReleases({ found }: Lab): void {
  if (found.versionApi !== true) throw new Unsettled('the service has no API for versions')
}

export function publish(lab: Lab, body: Json = {}): Promise<Reply> {
  return lab.call('POST', 'versions', { body })
}

/** Publishes new code. @throws Unsettled if it is rejected */
export async function publishNew(lab: Lab, version: string): Promise<Reply> {
  await lab.deploy()
  return expectDone(await publish(lab, { version }), 'a publication')
}

/** One page of the list. @throws Unsettled */
export async function page(lab: Lab, query = ''): Promise<Json & { versions: Version[] }> {
  const { json } = expectDone(await lab.call('GET', `versions${query}`), 'a list of versions')
  const versions = Array.isArray(json['versions']) ? (json['versions'] as Version[]) : []
  return { ...json, versions }
}

/** The list as it is now, `latest` included, from all of its pages. @throws Unsettled */
export async function versions(lab: Lab): Promise<Version[]> {
  if (lab.lags.versions > 0) await lab.sleep(lab.lags.versions + MARGIN)
  for (let read = 0; read < lab.lags.versionReads; read += 1) await page(lab)
  const all: Version[] = []
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const query = all.length === 0 ? '' : `?marker=${all.length}`
    const { versions: more, count } = await page(lab, query)
    const fresh = more.filter(({ version }) => !all.some((known) => known.version === version))
    all.push(...fresh)
    if (fresh.length === 0 || typeof count !== 'number' || all.length >= count) break
  }
  return all
}

export async function published(lab: Lab): Promise<Version[]> {
  return (await versions(lab)).filter(({ version }) => version !== 'latest')
}

/** Deletes all versions, and with them the aliases. @throws Unsettled */
export async function clear(lab: Lab): Promise<void> {
  needReleases(lab)
  for (const { version } of await published(lab)) {
    const path = `/${wholeUrn(lab.function)}:${version}`
    const reply = await lab.send({ method: 'DELETE', path })
    if (reply.status >= 300 && reply.status !== 404) {
      throw new Unsettled(`the version ${version} could not be deleted (${described(reply)})`)
    }
  }
}

export function createAlias(lab: Lab, name: string, version: string, more: Json = {}) {
  return lab.call('POST', 'aliases', { body: { name, version, ...more } })
}

export function updateAlias(lab: Lab, name: string, version: string) {
  return lab.call('PUT', `aliases/${name}`, { body: { version } })
}

/** The alias as it is now. @throws Unsettled */
export async function alias(lab: Lab, name: string): Promise<Json> {
  if (lab.lags.aliases > 0) await lab.sleep(lab.lags.aliases + MARGIN)
  return expectDone(await lab.call('GET', `aliases/${name}`), 'a read of the alias').json
}
