/** Experiments about how the service spells its answers. */
import type { Switches } from '../../emulator/switches.ts'
import { sha512 } from '../live/archives.ts'
import { expectDone } from './lab.ts'
import type { Experiment, Observation, SwitchName } from './experiment.ts'
import { Unsettled } from './unsettled-error.ts'

type Json = Readonly<Record<string, unknown>>

/** Compares the digest in a configuration with the deployed bytes. */
export function digestKind(config: Json, code: Buffer): Switches['zipDigest'] {
  const { digest } = config
  if (typeof digest !== 'string' || digest === '') return 'missing'
  return digest.toLowerCase() === sha512(code) ? 'ours' : 'foreign'
}

const WORDS = {
  ours: 'the SHA-512 of the bytes that were sent',
  foreign: 'not the SHA-512 of the bytes that were sent',
  missing: 'not reported',
}

export function digestObservation(
  name: 'zipDigest' | 'jarDigest' | 'obsDigest' | 'kmsDigest',
  kind: Switches['zipDigest'],
): Observation {
  return { settled: { [name]: kind }, seen: [`digest is ${WORDS[kind]}`] }
}

const zipDigest: Experiment = {
  name: 'zip-digest',
  question: 'What is digest of a zip, and how is it spelled?',
  does: 'deploys a zip and reads the configuration',
  settles: ['zipDigest', 'digestCase', 'answersDigest'],
  async observe(lab) {
    const zip = lab.newZip()
    const reply = await lab.deploy(zip)
    const config = await lab.config()
    const kind = digestKind(config, zip)
    if (kind === 'missing') {
      const reason = 'the configuration has no digest'
      const open = { digestCase: reason, answersDigest: reason }
      return { ...digestObservation('zipDigest', kind), open }
    }
    const digestCase = /[A-F]/.test(String(config['digest'])) ? 'upper' : 'lower'
    const answersDigest = typeof reply.json['digest'] === 'string'
    return {
      settled: { zipDigest: kind, digestCase, answersDigest },
      seen: [
        `digest is ${WORDS[kind]}, in ${digestCase} case`,
        `The answer to the update has ${answersDigest ? 'a' : 'no'} digest`,
      ],
    }
  },
}

const jarDigest: Experiment = {
  name: 'jar-digest',
  question: 'What is digest of a jar?',
  does: 'deploys an archive as jar and reads the configuration',
  settles: ['jarDigest'],
  async observe(lab) {
    const jar = lab.newZip()
    await lab.deploy(jar, { code_type: 'jar', code_filename: 'probe.jar' })
    return digestObservation('jarDigest', digestKind(await lab.config(), jar))
  },
}

const MOMENTS: readonly (readonly [Switches['lastModified'], RegExp])[] = [
  ['iso-zone', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/],
  ['space', /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/],
  ['epoch', /^\d{9,11}$/],
]

const spelling: Experiment = {
  name: 'spelling',
  question: 'What are the formats of size and time, and which newer fields are reported?',
  does: 'reads the configuration and the code',
  settles: ['codeSize', 'lastModified', 'oldAnswerFields', 'newFields', 'codeLink'],
  async observe(lab) {
    const config = await lab.config()
    const { json: code } = expectDone(await lab.call('GET', 'code'), 'a read of the code')
    const { code_size: size, last_modified: modified } = config
    const settled: Partial<Switches> = {
      oldAnswerFields: Object.hasOwn(code, 'concurrency'),
      newFields: Object.hasOwn(config, 'ephemeral_storage'),
      codeLink: linkKind(code['func_code']),
    }
    const open: Partial<Record<SwitchName, string>> = {}
    if (typeof size === 'number' || typeof size === 'string') settled.codeSize = codeSize(size)
    else open.codeSize = 'the configuration has no code_size'
    const form = MOMENTS.find(([, pattern]) => pattern.test(String(modified)))
    if (form !== undefined) settled.lastModified = form[0]
    else open.lastModified = `last_modified has an unknown format (${shapeOf(modified)})`
    const seen = Object.entries(settled).map(([name, value]) => `${name}: ${String(value)}`)
    return { settled, open, seen }
  },
}

function codeSize(size: number | string): Switches['codeSize'] {
  return typeof size === 'number' ? 'number' : 'string'
}

/** Kind of a link; the link itself may be a secret. */
function linkKind(funcCode: unknown): Switches['codeLink'] {
  const link = (funcCode as Json | undefined)?.['link']
  if (typeof link !== 'string' || link === '') return 'missing'
  return link.includes('?') ? 'signed' : 'plain'
}

/** A text with its digits replaced. */
function shapeOf(value: unknown): string {
  return `${typeof value} ${String(value).replaceAll(/\d/g, '0')}`
}

const kmsDigest: Experiment = {
  name: 'kms-digest',
  question: 'What is digest of code that is encrypted with a KMS key?',
  does: 'deploys a zip with --kms-key, reads the configuration, and deploys one without',
  settles: ['kmsDigest'],
  async observe(lab) {
    const { kmsKey } = lab.materials
    if (kmsKey === undefined) throw new Unsettled('requires --kms-key')
    const zip = lab.newZip()
    await lab.deploy(zip, { code_encrypt_kms_key_id: kmsKey })
    const kind = digestKind(await lab.config(), zip)
    await lab.put(lab.newZip(), { code_encrypt_kms_key_id: '' })
    return digestObservation('kmsDigest', kind)
  },
}

export const answerExperiments: readonly Experiment[] = [zipDigest, jarDigest, spelling]

/** Runs last: the function stays encrypted if the key cannot be removed. */
export const kmsExperiments: readonly Experiment[] = [kmsDigest]
