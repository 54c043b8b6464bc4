import type { Experiment } from './experiment.ts'
import { Unsettled } from './unsettled-error.ts'

const REQUESTS = 200
const AT_ONCE = 10

const retryAfter: Experiment = {
  name: 'retry-after',
  question: 'Does a throttled request get a Retry-After?',
  does: `reads the configuration ${REQUESTS} times, ${AT_ONCE} at once, until a read is throttled`,
  settles: [],
  heavy: `up to ${REQUESTS} requests`,
  async observe(lab) {
    const { client, signal } = lab
    const path = `/${lab.function.urn}/config`
    const ask = { method: 'GET', path } as const
    for (let sent = 0; sent < REQUESTS && client.throttled.length === 0; sent += AT_ONCE) {
      await Promise.all(Array.from({ length: AT_ONCE }, () => client.sendOnce(ask, signal)))
    }
    const [first] = client.throttled
    if (first === undefined) throw new Unsettled(`none of ${REQUESTS} reads was throttled`)
    const { code, retryAfter: value } = first
    return { seen: [`HTTP 429, ${code}: Retry-After ${value === undefined ? 'absent' : value}`] }
  },
}

/** Runs last, since requests after it may be throttled too. */
export const throttlingExperiments: readonly Experiment[] = [retryAfter]
