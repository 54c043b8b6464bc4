/** Experiments about PUT code that require only the function. */
import { zipOf } from '../live/archives.ts'
import { described } from '../live/client.ts'
import type { Experiment } from './experiment.ts'
import { Unsettled } from './unsettled-error.ts'

const sameCode: Experiment = {
  name: 'same-code',
  question: 'When is code considered unchanged, and is unchanged code rejected?',
  does: 'deploys a zip, the same zip again, and the same file in another zip',
  settles: ['sameCode'],
  async observe(lab) {
    const source = lab.newSource()
    const zip = zipOf(source)
    await lab.deploy(zip)
    const again = await lab.put(zip)
    if (again.status === 200) {
      return { settled: { sameCode: 'never' }, seen: ['The same zip was accepted again'] }
    }
    if (again.status !== 409) throw new Unsettled(`the same zip returned ${described(again)}`)
    const other = await lab.put(zipOf(source, new Date(2021, 5, 5)))
    const seen = [
      `The same zip: ${described(again)}`,
      `The same file in a zip with another timestamp: ${described(other)}`,
    ]
    if (other.status === 409) return { settled: { sameCode: 'content' }, seen }
    if (other.status === 200) return { settled: { sameCode: 'bytes' }, seen }
    throw new Unsettled(seen.join('; '))
  },
}

const absentFile: Experiment = {
  name: 'absent-file',
  question: 'What does an update of type zip without a file do?',
  does: 'sends an update without func_code',
  settles: ['absentFile'],
  async observe(lab) {
    await lab.deploy()
    const body = { code_type: 'zip', code_filename: 'index.zip' }
    const reply = await lab.call('PUT', 'code', { body })
    const seen = [`An update without a file: ${described(reply)}`]
    if (reply.status === 200) return { settled: { absentFile: 'placeholder' }, seen }
    if (reply.status === 400) return { settled: { absentFile: 'refused' }, seen }
    throw new Unsettled(seen.join(''))
  },
}

const absentFilename: Experiment = {
  name: 'absent-filename',
  question: 'Is a zip accepted without code_filename?',
  does: 'deploys a zip without code_filename',
  settles: ['absentFilename'],
  async observe(lab) {
    const reply = await lab.put(lab.newZip(), { code_filename: undefined })
    const seen = [`A zip without code_filename: ${described(reply)}`]
    if (reply.status === 200) return { settled: { absentFilename: 'accepted' }, seen }
    if (reply.status === 400) return { settled: { absentFilename: 'refused' }, seen }
    throw new Unsettled(seen.join(''))
  },
}

const unknownFields: Experiment = {
  name: 'unknown-fields',
  question: 'Are unknown fields rejected?',
  does: 'deploys a zip with a field that does not exist',
  settles: ['unknownFields'],
  async observe(lab) {
    const reply = await lab.put(lab.newZip(), { no_such_field: 'probe' })
    const seen = [`An update with an unknown field: ${described(reply)}`]
    if (reply.status === 200) return { settled: { unknownFields: 'ignored' }, seen }
    if (reply.status === 400) return { settled: { unknownFields: 'refused' }, seen }
    throw new Unsettled(seen.join(''))
  },
}

const nestedDetails: Experiment = {
  name: 'error-details',
  question: 'Do errors have their cause in details?',
  does: 'sends an update whose file is not a zip',
  settles: ['nestedDetails'],
  async observe(lab) {
    const reply = await lab.put(Buffer.from('this is not a zip'))
    if (reply.status !== 400) {
      throw new Unsettled(`a file that is not a zip returned ${described(reply)}`)
    }
    const { details } = reply.json
    const nested = typeof details === 'object' && details !== null
    const seen = [
      `A file that is not a zip: ${described(reply)}, ${nested ? 'with' : 'no'} details`,
    ]
    return { settled: { nestedDetails: nested }, seen }
  },
}

const encodedUrn: Experiment = {
  name: 'encoded-urn',
  question: 'Are the colons of a URN accepted as %3A?',
  does: 'reads the configuration with %3A in the path',
  settles: ['encodedUrn'],
  async observe(lab) {
    const path = `/${encodeURIComponent(lab.function.urn)}/config`
    const reply = await lab.send({ method: 'GET', path })
    const seen = [`A path with %3A: ${described(reply)}`]
    if (reply.status === 200) return { settled: { encodedUrn: 'accepted' }, seen }
    if (reply.status === 400 || reply.status === 404) {
      return { settled: { encodedUrn: 'refused' }, seen }
    }
    throw new Unsettled(`${seen.join('')}: the signature may be at fault`)
  },
}

export const codeExperiments: readonly Experiment[] = [
  sameCode,
  absentFile,
  absentFilename,
  unknownFields,
  nestedDetails,
  encodedUrn,
]
