/** Experiments about code in OBS, with an object of the user. */
import { createHmac } from 'node:crypto'
import type { Keys } from '../../src/cloud/credentials/access.ts'
import { described } from '../live/client.ts'
import { digestKind, digestObservation } from './answers.ts'
import type { Experiment } from './experiment.ts'
import { Unsettled } from './unsettled-error.ts'
import { expectDone, type Lab } from './lab.ts'

function putUrl(lab: Lab, url: string) {
  return lab.call('PUT', 'code', { body: { code_type: 'obs', code_url: url } })
}

const obsDigest: Experiment = {
  name: 'obs-digest',
  question: 'What is digest of code from OBS?',
  does: 'deploys --code-url and compares the digest with --code-file',
  settles: ['obsDigest'],
  async observe(lab) {
    const { url, bytes } = lab.object()
    await lab.deploy()
    expectDone(await putUrl(lab, url), 'code from OBS')
    return digestObservation('obsDigest', digestKind(await lab.config(), bytes))
  },
}

const presignedUrl: Experiment = {
  name: 'presigned-url',
  question: 'Is a pre-signed URL accepted as code_url?',
  does: 'deploys --code-url with a signature of ten minutes in its query',
  settles: ['presignedUrl'],
  async observe(lab) {
    const { url } = lab.object()
    const { access } = lab.client.credentials
    if (access.kind !== 'keys') throw new Unsettled('requires an access key')
    await lab.deploy()
    const expires = Math.floor(lab.client.clock.now().getTime() / 1000) + 600
    const reply = await putUrl(lab, presigned(url, access.keys, expires))
    const seen = [`A pre-signed URL: ${described(reply)}`]
    if (reply.status === 200) return { settled: { presignedUrl: 'accepted' }, seen }
    if (reply.status === 400) return { settled: { presignedUrl: 'refused' }, seen }
    throw new Unsettled(seen.join(''))
  },
}

/**
 * The URL of an object with a signature in its query: OBS API reference, "authentication of
 * signature in a URL". The bucket is in the host's name.
 *
 * @param expires seconds since 1970
 */
export function presigned(address: string, keys: Keys, expires: number): string {
  const { accessKey, secretKey, securityToken } = keys
  const url = new URL(address)
  const token = securityToken === undefined ? '' : `?x-obs-security-token=${securityToken}`
  const resource = `/${url.host.split('.obs.')[0] ?? ''}${url.pathname}${token}`
  const text = ['GET', '', '', String(expires), resource].join('\n')
  url.searchParams.set('AccessKeyId', accessKey)
  url.searchParams.set('Expires', String(expires))
  url.searchParams.set('Signature', createHmac('sha1', secretKey).update(text).digest('base64'))
  if (securityToken !== undefined) url.searchParams.set('x-obs-security-token', securityToken)
  return url.href
}

export const obsExperiments: readonly Experiment[] = [obsDigest, presignedUrl]
