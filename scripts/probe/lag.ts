/** Experiment about stale reads of the configuration. */
import type { Experiment } from './experiment.ts'
import { Unsettled } from './unsettled-error.ts'
import type { Lab } from './lab.ts'

/** Milliseconds between reads, and until the experiment gives up. */
const PAUSE = 20
const LONGEST = 60_000

export interface Lag {
  /** Milliseconds: the roundest number between the last old read and the first new one. */
  readonly ms: number
  /** Number of stale reads. */
  readonly reads: number
}

/**
 * Makes a change, then reads until it shows. The lag is at least the time from the answer to the
 * last old read, and at most that from the request to the first new one.
 *
 * @throws Unsettled where it does not show within a minute
 */
export async function lagOf(
  lab: Lab,
  change: () => Promise<unknown>,
  isNew: () => Promise<boolean>,
): Promise<Lag> {
  const now = (): number => lab.client.clock.now().getTime()
  const sent = now()
  await change()
  const answered = now()
  let least = 0
  for (let reads = 0; ; reads += 1) {
    const asked = now()
    if (await isNew()) return { ms: reads === 0 ? 0 : roundest(least, now() - sent), reads }
    least = Math.max(0, asked - answered)
    if (asked - answered > LONGEST) throw new Unsettled('the change did not show within 60 s')
    await lab.sleep(PAUSE)
  }
}

/** The roundest number within bounds: lags that somebody has set are round. */
export function roundest(least: number, most: number): number {
  for (const step of [10_000, 5_000, 1_000, 500, 100, 50, 10]) {
    const nearest = Math.round((least + most) / 2 / step) * step
    if (nearest > 0 && nearest >= least && nearest <= most) return nearest
  }
  return Math.max(1, Math.round((least + most) / 2))
}

const staleConfig: Experiment = {
  name: 'config-lag',
  question: 'How long does the configuration show the former code after an update?',
  does: 'deploys a zip of another size and reads the configuration until it shows that',
  settles: ['staleConfigMs'],
  async observe(lab) {
    const zip = lab.newZip()
    const { ms, reads } = await lagOf(
      lab,
      () => lab.deploy(zip),
      async () => Number((await lab.config())['code_size']) === zip.length,
    )
    lab.lags.config = ms
    return { settled: { staleConfigMs: ms }, seen: [`Stale for ${ms} ms, ${reads} reads`] }
  },
}

/** Runs first, so that the others can avoid stale reads. */
export const lagExperiments: readonly Experiment[] = [staleConfig]
