import type { Switches } from '../../emulator/switches.ts'
import type { Lab } from './lab.ts'

export type SwitchName = keyof Switches

/** What one experiment saw. */
export interface Observation {
  /** The settings of switches that it settles. */
  readonly settled?: Partial<Switches>
  /** How it was settled, and what else was seen: sentences. */
  readonly seen: readonly string[]
  /** Why a switch is open; each of `settles` is here or among the settled ones. */
  readonly open?: Partial<Record<SwitchName, string>>
}

/** One question to the service, and the one observation that answers it. */
export interface Experiment {
  /** As `--only` calls it. */
  readonly name: string
  readonly question: string
  /** What it sends, for the plan. */
  readonly does: string
  /** The switches of the emulator that it can settle. */
  readonly settles: readonly SwitchName[]
  /** How much it sends, where that is more than a few small requests. */
  readonly heavy?: string
  /** @throws Unsettled where the service gives no answer to the question */
  readonly observe: (lab: Lab) => Promise<Observation>
}

/** Why a question could not be settled. */
export class Unsettled extends Error {}
