/** How deployed code can be read back. */
import { isLoopback, parsedUrl } from '../../src/address.ts'
import { parseObject } from '../../src/cloud/wire.ts'
import type { Switches } from '../../emulator/switches.ts'
import { described, type Reply } from '../live/client.ts'
import { Unsettled, type Experiment } from './experiment.ts'
import type { Lab } from './lab.ts'

interface Exported {
  readonly form: Switches['exportForm']
  /** Where the code is; undefined where the answer itself has it. */
  readonly address: URL | undefined
  readonly bytes: Buffer | undefined
}

const exports: Experiment = {
  name: 'export',
  question: 'In which form is code exported, and is it the very archive that was sent?',
  does: 'deploys a zip, exports it and fetches it from the address in the answer',
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
        ...(address === undefined && { exportAddress: 'the answer has no address' }),
        ...(got === undefined && { exportBytes: 'what is at a plain HTTP address is not fetched' }),
      },
      seen,
    }
  },
}

/** The address may be signed, so no error shows it. @throws Unsettled */
function exportedBy(reply: Reply): Exported {
  const { location } = reply.headers
  if (reply.status >= 300 && reply.status < 400 && location !== undefined) {
    return { form: 'redirect', address: parsedUrl(location), bytes: undefined }
  }
  if (reply.status !== 200) throw new Unsettled(`an export was answered ${described(reply)}`)
  const url = parseObject(reply.text)?.['code_url']
  if (typeof url === 'string') return { form: 'address', address: parsedUrl(url), bytes: undefined }
  const bytes = Buffer.from(reply.text.replace(/^"|"$/g, ''), 'base64')
  if (bytes.subarray(0, 2).toString() !== 'PK') throw new Unsettled('the export is in another form')
  return { form: 'base64', address: undefined, bytes }
}

/** Without credentials: whoever has the address may read it. @throws Unsettled */
async function fetched({ client, signal }: Lab, address: URL | undefined): Promise<Buffer> {
  if (address === undefined) throw new Unsettled('the address of the export cannot be read')
  const request = { method: 'GET', url: address, headers: { host: address.host } }
  const { status, body } = await client.transport.send(request, signal)
  if (status === 200) return body
  throw new Unsettled(`the address of the export was answered HTTP ${status}`)
}

export const exportExperiments: readonly Experiment[] = [exports]
