/** Experiments about published versions. */
import { createHash } from 'node:crypto'
import type { Switches } from '../../emulator/switches.ts'
import { sha512 } from '../live/archives.ts'
import { described } from '../live/client.ts'
import type { Experiment, Observation } from './experiment.ts'
import { Unsettled } from './unsettled-error.ts'
import { lagOf } from './lag.ts'
import { expectDone, LIST_FIELDS, MARGIN, type Lab, type ListField } from './lab.ts'
import { clear, page, publish, published, publishNew, versions } from './releases.ts'

const UNCHANGED = 'FSS.1016'

const versionApi: Experiment = {
  name: 'version-api',
  question: 'Is there an API for versions and aliases?',
  does: 'lists the versions of the function',
  settles: ['versionApi'],
  async observe(lab) {
    const reply = await lab.call('GET', 'versions')
    const seen = [`A list of versions: ${described(reply)}`]
    if (reply.status === 200) return { settled: { versionApi: true }, seen }
    if (reply.code === 'APIGW.0101') return { settled: { versionApi: false }, seen }
    throw new Unsettled(seen.join(''))
  },
}

/** How many reads of the list, one after the other, do not show a version yet. */
async function oldReads(lab: Lab, version: string): Promise<number> {
  for (let reads = 0; reads < 100; reads += 1) {
    const { versions: shown } = await page(lab)
    if (shown.some((one) => one.version === version)) return reads
  }
  throw new Unsettled('the list did not show a new version in 100 reads')
}

const versionsLag: Experiment = {
  name: 'versions-lag',
  question: 'How long is the list of versions stale, in time and in reads?',
  does: 'publishes two versions, and lists them at once after one and later after the other',
  settles: ['staleVersionsMs', 'staleVersionsReads'],
  async observe(lab) {
    await clear(lab)
    await lab.deploy()
    const isNew = async (): Promise<boolean> => {
      const { versions: shown } = await page(lab)
      return shown.some(({ version }) => version === 'probe-1')
    }
    const make = async (): Promise<unknown> =>
      expectDone(await publish(lab, { version: 'probe-1' }), 'a publication')
    const { ms, reads } = await lagOf(lab, make, isNew)
    await clear(lab)
    await publishNew(lab, 'probe-2')
    await lab.sleep(reads === 0 ? 0 : ms + MARGIN)
    const later = reads === 0 ? 0 : await oldReads(lab, 'probe-2')
    const byTime = reads > later ? ms : 0
    Object.assign(lab.lags, { versions: byTime, versionReads: later })
    return {
      settled: { staleVersionsMs: byTime, staleVersionsReads: later },
      seen: [`Listed at once: stale for ${ms} ms, ${reads} reads; listed later: ${later} reads`],
    }
  },
}

const unchangedVersion: Experiment = {
  name: 'unchanged-version',
  question: 'Can code be published again?',
  does: 'publishes a zip twice, another one, and the first one again',
  settles: ['unchangedVersion'],
  async observe(lab) {
    await clear(lab)
    const zip = lab.newZip()
    await lab.deploy(zip)
    expectDone(await publish(lab), 'a publication')
    const again = await publish(lab)
    const seen = [`The same again: ${described(again)}`]
    if (again.status === 200) return { settled: { unchangedVersion: 'published' }, seen }
    if (again.code !== UNCHANGED) throw new Unsettled(seen.join(''))
    await lab.deploy()
    expectDone(await publish(lab), 'a publication')
    await lab.deploy(zip)
    const former = await publish(lab)
    seen.push(`That of the version before the last: ${described(former)}`)
    if (former.status === 200) return { settled: { unchangedVersion: 'FSS.1016-last' }, seen }
    if (former.code !== UNCHANGED) throw new Unsettled(seen.join('; '))
    return { settled: { unchangedVersion: 'FSS.1016-any' }, seen }
  },
}

/** Whether what was deployed counts as changed since the last publication. @throws Unsettled */
async function isChange(lab: Lab): Promise<boolean> {
  const reply = await publish(lab)
  if (reply.code === UNCHANGED) return false
  expectDone(reply, 'a publication')
  return true
}

function carrierOf(lab: Lab): ListField | undefined {
  try {
    return lab.carrier()
  } catch {
    return undefined
  }
}

const versionCompares: Experiment = {
  name: 'version-compares',
  question: 'What counts as a change since the last version?',
  does: 'changes the configuration, then the dependencies, and publishes after each',
  settles: ['versionCompares'],
  async observe(lab) {
    await clear(lab)
    const zip = lab.newZip()
    const field = carrierOf(lab)
    const lists = (ids: readonly string[]) => (field === undefined ? {} : { [field]: ids })
    await lab.deploy(zip, lists([]))
    expectDone(await publish(lab), 'a publication')
    if (await isChange(lab)) throw new Unsettled('everything can be published again')
    await changeConfiguration(lab)
    if (await isChange(lab)) {
      return {
        settled: { versionCompares: 'configuration' },
        seen: ['A change of the configuration alone could be published'],
      }
    }
    const seen = ['A change of the configuration alone could not be published']
    const ids = lab.dependencies(1)
    if (field === undefined) throw new Unsettled(`${seen.join('')}; dependencies cannot be seen`)
    // In two steps with other code, since a change of dependencies alone may be rejected.
    await lab.deploy(lab.newZip(), lists([]))
    await lab.deploy(zip, lists(ids))
    const counts = await isChange(lab)
    seen.push(`A change of dependencies alone ${counts ? 'could' : 'could not'}`)
    return { settled: { versionCompares: counts ? 'dependencies' : 'code' }, seen }
  },
}

async function changeConfiguration(lab: Lab): Promise<void> {
  const { func_name, runtime, handler, memory_size, timeout } = await lab.config()
  const body = { func_name, runtime, handler, memory_size, timeout: Number(timeout) + 1 }
  expectDone(await lab.call('PUT', 'config', { body }), 'a change of the configuration')
}

const versionName: Experiment = {
  name: 'version-name',
  question: 'Which name does the service choose for a version, and is it in the response?',
  does: 'publishes a version without a name',
  settles: ['versionName', 'publishAnswers'],
  async observe(lab) {
    await clear(lab)
    await lab.deploy()
    const { json } = expectDone(await publish(lab), 'a publication')
    const version = (await published(lab))[0]?.version ?? ''
    const seen = [`The name: ${version}`, `The answer names ${String(json['version'])}`]
    const publishAnswers = json['version'] === 'latest' ? 'latest' : 'version'
    const form = /^(v?)\d{8}-\d{6}$/.exec(version)
    const open = { versionName: `the name ${version} has an unknown format` }
    if (form === null) return { settled: { publishAnswers }, open, seen }
    const named = form[1] === 'v' ? 'v-date' : 'date'
    return { settled: { publishAnswers, versionName: named }, seen }
  },
}

const versionTaken: Experiment = {
  name: 'version-taken',
  question: 'Which error is returned for a version name that is taken?',
  does: 'publishes two versions under one name',
  settles: ['versionTaken'],
  async observe(lab) {
    await clear(lab)
    await publishNew(lab, 'probe-1')
    await lab.deploy()
    const reply = await publish(lab, { version: 'probe-1' })
    const seen = [`A name that is taken: ${described(reply)}`]
    return one('versionTaken', reply.code, ['FSS.1062', 'FSS.1021'], seen)
  },
}

/** The setting that a code stands for. @throws Unsettled for another one */
function one<Name extends 'versionTaken' | 'publishedVersion'>(
  name: Name,
  code: string,
  known: readonly Switches[Name][],
  seen: readonly string[],
): Observation {
  const value = known.find((each) => each === code)
  if (value === undefined) throw new Unsettled(`${seen.join('; ')}; no value of the switch matches`)
  return { settled: { [name]: value }, seen }
}

const versionModified: Experiment = {
  name: 'version-modified',
  question: 'Is last_modified of a version the time of its publication or of its code?',
  does: 'deploys a zip, waits for more than a second, and publishes it',
  settles: ['versionModified'],
  async observe(lab) {
    await clear(lab)
    await lab.deploy()
    const { last_modified: before } = await lab.config()
    await lab.sleep(1_100)
    expectDone(await publish(lab), 'a publication')
    const [version] = await published(lab)
    const after = version?.['last_modified']
    if (after === undefined) throw new Unsettled('the list shows no last_modified')
    const same = after === before
    return {
      settled: { versionModified: same ? 'code' : 'published' },
      seen: [`It is ${same ? 'that' : 'another one than that'} of the code`],
    }
  },
}

const versionList: Experiment = {
  name: 'version-list',
  question: 'In which order and on which pages are versions listed?',
  does: 'publishes two versions and lists them',
  settles: ['versionOrder', 'versionPages', 'versionsReportLists'],
  async observe(lab) {
    await clear(lab)
    for (const name of ['probe-1', 'probe-2']) await publishNew(lab, name)
    const all = await versions(lab)
    const names = all.map(({ version }) => version).filter((name) => name !== 'latest')
    const versionOrder = names[0] === 'probe-2' ? 'newest-first' : 'oldest-first'
    const { versions: few } = await page(lab, '?maxitems=1')
    const versionPages = few.length === 1 ? 'honored' : 'ignored'
    const config = await lab.config()
    const field = LIST_FIELDS.find((name) => Object.hasOwn(config, name))
    const seen = [`Order: ${names.join(', ')}`, `With maxitems=1: ${few.length} of ${all.length}`]
    if (field === undefined) {
      const open = { versionsReportLists: 'the configuration reports no dependencies' }
      return { settled: { versionOrder, versionPages }, open, seen }
    }
    const versionsReportLists = all.some((version) => Object.hasOwn(version, field))
    seen.push(`${field} is ${versionsReportLists ? '' : 'not '}in the list`)
    return { settled: { versionOrder, versionPages, versionsReportLists }, seen }
  },
}

/** More than any page documents. */
const ENOUGH = 25

const versionLimit: Experiment = {
  name: 'version-limit',
  question: 'How many versions can a function have, and how many are on a page?',
  does: `publishes versions until one is refused, up to ${ENOUGH}, and lists them`,
  settles: ['mostVersions', 'tooManyVersions', 'versionPageLimit'],
  async observe(lab) {
    await clear(lab)
    let count = 1
    await lab.deploy()
    let reply = await publish(lab, { version: `probe-${count}` })
    while (reply.status === 200 && count < ENOUGH) {
      count += 1
      await lab.deploy()
      reply = await publish(lab, { version: `probe-${count}` })
    }
    const all = await versions(lab)
    const { versions: shown } = await page(lab)
    await clear(lab)
    const seen = [`Version ${count}: ${described(reply)}`, `A page: ${shown.length}/${all.length}`]
    const full = reply.status !== 200
    const known = (['FSS.0403', 'FSS.0400'] as const).find((code) => code === reply.code)
    return {
      settled: {
        ...(full && { mostVersions: count }),
        ...(full && known && { tooManyVersions: known }),
        ...(shown.length < all.length && { versionPageLimit: shown.length }),
      },
      open: {
        ...(!full && { mostVersions: `${ENOUGH} versions were accepted` }),
        ...((!full || !known) && { tooManyVersions: seen.join('; ') }),
        ...(shown.length >= all.length && {
          versionPageLimit: `all ${all.length} versions were on one page`,
        }),
      },
      seen,
    }
  },
}

const publishDigest: Experiment = {
  name: 'publish-digest',
  question: 'Is the digest of a publication checked?',
  does: 'publishes with a wrong digest, with the SHA-512, and with the MD5',
  settles: ['publishDigest'],
  async observe(lab) {
    await clear(lab)
    const zip = lab.newZip()
    await lab.deploy(zip)
    const wrong = await publish(lab, { digest: '0'.repeat(128) })
    const seen = [`A wrong digest: ${described(wrong)}`]
    if (wrong.status === 200) return { settled: { publishDigest: 'ignored' }, seen }
    const right = await publish(lab, { digest: sha512(zip) })
    seen.push(`The SHA-512: ${described(right)}`)
    if (right.status === 200) return { settled: { publishDigest: 'sha512' }, seen }
    const md5 = await publish(lab, { digest: createHash('md5').update(zip).digest('hex') })
    seen.push(`The MD5: ${described(md5)}`)
    if (md5.status === 200) return { settled: { publishDigest: 'md5' }, seen }
    throw new Unsettled(seen.join('; '))
  },
}

const publishedVersion: Experiment = {
  name: 'published-version',
  question: 'Which error is returned for new code of a published version?',
  does: 'publishes a version and sends code to its URN',
  settles: ['publishedVersion'],
  async observe(lab) {
    await clear(lab)
    await publishNew(lab, 'probe-1')
    const reply = await lab.put(lab.newZip(), {}, ':probe-1')
    const seen = [`Code for a published version: ${described(reply)}`]
    return one('publishedVersion', reply.code, ['FSS.1052', 'FSS.0400'], seen)
  },
}

/** Run first: whether versions exist, and how stale their list is. */
export const versionOpening: readonly Experiment[] = [versionApi, versionsLag]

export const versionExperiments: readonly Experiment[] = [
  unchangedVersion,
  versionCompares,
  versionName,
  versionTaken,
  versionModified,
  versionList,
  versionLimit,
  publishDigest,
  publishedVersion,
]
