/** Experiment about the export of code. */
import { isLoopback, parsedUrl } from '../../src/address.ts'
import { parseObject } from '../../src/cloud/wire.ts'
import type { Switches } from '../../emulator/switches.ts'
import { described, type Reply } from '../live/client.ts'
import type { Experiment } from './experiment.ts'
import { Unsettled } from './unsettled-error.ts'
import type { Lab } from './lab.ts'

interface Exported {
  readonly form: Switches['exportForm']
  /** URL of the code; undefined if the response itself has it. */
  readonly address: URL | undefined
  readonly bytes: Buffer | undefined
}

const exports: Experiment = {
  name: 'export',
  question: 'How is code exported, and are the exported bytes those that were deployed?',
  does: 'deploys a zip, exports it and downloads it from the URL in the response',
  settles: ['exportForm', 'exportAddress', 'exportBytes'],
  async observe(lab) {
    const zip = lab.newZip()
    await lab.deploy(zip)
    const reply = await lab.call('GET', 'export?type=code')
    const { form, address, bytes } = exportedBy(reply)
    const isPlain =
      address !== undefined && address.protocol === 'http:' && !isLoopback(address.hostname)
    const exportAddress = isPlain ? 'plain-http' : 'own'
    const got = isPlain ? undefined : (bytes ?? (await fetched(lab, address)))
    const seen = [`The answer: ${described(reply)}, ${form}`]
    if (got !== undefined) seen.push(`${got.equals(zip) ? 'The same' : 'Other'} bytes`)
    return {
      settled: {
        exportForm: form,
        ...(address !== undefined && { exportAddress }),
        ...(got !== undefined && { exportBytes: got.equals(zip) ? 'same' : 'repacked' }),
      },
      open: {
        ...(address === undefined && { exportAddress: 'the response has no URL' }),
        ...(got === undefined && { exportBytes: 'plain HTTP URLs are not downloaded' }),
      },
      seen,
    }
  },
}

/** URL of the export. It may be signed, so no error shows it. @throws Unsettled */
function exportedBy(reply: Reply): Exported {
  const { location } = reply.headers
  if (reply.status >= 300 && reply.status < 400 && location !== undefined) {
    return { form: 'redirect', address: parsedUrl(location), bytes: undefined }
  }
  if (reply.status !== 200) throw new Unsettled(`an export returned ${described(reply)}`)
  const url = parseObject(reply.text)?.['code_url']
  if (typeof url === 'string') return { form: 'address', address: parsedUrl(url), bytes: undefined }
  const bytes = Buffer.from(reply.text.replace(/^"|"$/g, ''), 'base64')
  if (bytes.subarray(0, 2).toString() !== 'PK')
    throw new Unsettled('the export has an unknown format')
  return { form: 'base64', address: undefined, bytes }
}

/** Downloads the export, without credentials. @throws Unsettled */
async function fetched({ client, signal }: Lab, address: URL | undefined): Promise<Buffer> {
  if (address === undefined) throw new Unsettled('the URL of the export could not be read')
  const request = { method: 'GET', url: address, headers: { host: address.host } }
  const { status, body } = await client.transport.send(request, signal)
  if (status === 200) return body
  throw new Unsettled(`the URL of the export returned HTTP ${status}`)
}

export const exportExperiments: readonly Experiment[] = [exports]
