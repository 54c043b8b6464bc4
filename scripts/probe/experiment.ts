import type { Switches } from '../../emulator/switches.ts'
import type { Lab } from './lab.ts'

export type SwitchName = keyof Switches

/** Result of one experiment. */
export interface Observation {
  /** Values of the settled switches. */
  readonly settled?: Partial<Switches>
  /** Observations, as lines for people. */
  readonly seen: readonly string[]
  /** Why a switch stays open. Each switch of `settles` is either here or settled. */
  readonly open?: Partial<Record<SwitchName, string>>
}

/** One question about the service, and how to answer it. */
export interface Experiment {
  /** Name for `--only`. */
  readonly name: string
  readonly question: string
  /** What it sends, for the plan. */
  readonly does: string
  /** The switches of the emulator that it can settle. */
  readonly settles: readonly SwitchName[]
  /** Amount of data, if it is more than a few small requests. */
  readonly heavy?: string
  /** @throws Unsettled if the question stays open */
  readonly observe: (lab: Lab) => Promise<Observation>
}
