import { setTimeout } from 'node:timers/promises'

/** Time, handed in so that tests need not wait. */
export interface Clock {
  now(): Date
  /** Waits; rejects with the signal's reason when it is aborted first. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>
  /** From 0 to 1, for the jitter of waits. */
  random(): number
}

export const systemClock: Clock = {
  now: () => new Date(),
  async sleep(milliseconds, signal) {
    try {
      await setTimeout(milliseconds, undefined, { signal })
    } catch (error) {
      signal.throwIfAborted()
      throw error
    }
  },
  random: () => Math.random(),
}
