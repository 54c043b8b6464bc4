/** Experiment about how the service reports the failure of a function. */
import type { Switches } from '../../emulator/switches.ts'
import { zipOf } from '../live/archives.ts'
import { described, type Reply } from '../live/client.ts'
import type { Experiment } from './experiment.ts'
import { Unsettled } from './unsettled-error.ts'

const functionError: Experiment = {
  name: 'function-error',
  question: 'How does the response show that the function failed?',
  does: 'deploys a function that throws, and invokes it',
  settles: ['functionErrorShown'],
  async observe(lab) {
    await lab.deploy(
      zipOf(`${lab.newSource()}exports.handler = async () => { throw new Error() }\n`),
    )
    const headers = { 'x-cff-request-version': 'v1' }
    const reply = await lab.call('POST', 'invocations', { body: {}, headers })
    const { byHeaders, byStatus } = signsOf(reply)
    const seen = [
      `Invocation: ${described(reply)}, ${byHeaders ? 'shown by headers' : 'not shown by headers'}`,
      `status ${String(reply.json['status'])}`,
    ]
    const shown = kindOf(reply, byHeaders, byStatus)
    if (shown === undefined) throw new Unsettled(seen.join('; '))
    return { settled: { functionErrorShown: shown }, seen }
  },
}

function signsOf({ headers, json }: Reply) {
  const isError = String(headers['x-is-func-err']) === 'true'
  const code = String(headers['x-func-err-code'] ?? '0')
  return { byHeaders: isError || code !== '0', byStatus: Number(json['status']) >= 400 }
}

function kindOf(
  { status }: Reply,
  byHeaders: boolean,
  byStatus: boolean,
): Switches['functionErrorShown'] | undefined {
  if (status === 500) return 'http'
  if (status !== 200) return undefined
  if (byHeaders) return byStatus ? 'headers+status' : 'headers'
  return byStatus ? 'status' : undefined
}

export const invokeExperiments: readonly Experiment[] = [functionError]
