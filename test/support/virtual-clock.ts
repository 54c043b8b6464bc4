import type { Clock } from '../../src/clock.ts'

export interface VirtualClock {
  readonly clock: Clock
  /** Milliseconds since the beginning. */
  elapsed(): number
  /** Lets time pass until the work is done: whenever nothing else can happen, the next sleeper wakes. */
  run<End>(work: Promise<End>): Promise<End>
}

const BEGIN = Date.parse('2026-11-24T10:00:00Z')

/** A clock for work that sleeps side by side, and takes no time but what it sleeps. */
export function virtualClock(): VirtualClock {
  let now = 0
  let sleepers: { readonly at: number; readonly wake: () => void }[] = []
  const clock: Clock = {
    now: () => new Date(BEGIN + now),
    random: () => 0.5,
    sleep: (milliseconds) =>
      new Promise((wake) => {
        sleepers.push({ at: now + milliseconds, wake })
      }),
  }
  return {
    clock,
    elapsed: () => now,
    async run(work) {
      const state = { done: false }
      const watched = work.finally(() => {
        state.done = true
      })
      watched.catch(() => undefined)
      while (!state.done) {
        await new Promise((quiet) => setImmediate(quiet))
        const next = Math.min(...sleepers.map(({ at }) => at))
        if (next === Infinity) continue
        now = next
        const due = sleepers.filter(({ at }) => at === next)
        sleepers = sleepers.filter(({ at }) => at !== next)
        for (const { wake } of due) wake()
      }
      return watched
    },
  }
}
