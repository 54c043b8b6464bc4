import { describe, expect, it } from 'vitest'
import { systemClock } from '../src/clock.ts'

const LONG = 600_000

describe('the clock of the system', () => {
  it('returns the time and waits', async () => {
    const before = Date.now()
    await systemClock.sleep(20, new AbortController().signal)
    const now = systemClock.now().getTime()
    // Timers may be a little early against the clock.
    expect(now - before).toBeGreaterThanOrEqual(15)
    expect(now).toBeLessThanOrEqual(Date.now())
  })

  it('does not wait for what has ended, and gives its reason', async () => {
    const reason = new Error('over')
    await expect(systemClock.sleep(0, AbortSignal.abort(reason))).rejects.toBe(reason)
  })

  it('stops waiting with the reason', async () => {
    const controller = new AbortController()
    const reason = new Error('over')
    const waiting = systemClock.sleep(LONG, controller.signal)
    controller.abort(reason)
    await expect(waiting).rejects.toBe(reason)
  })

  it('has another chance each time, from 0 to 1', () => {
    const chances = Array.from({ length: 100 }, () => systemClock.random())
    expect(new Set(chances).size).toBeGreaterThan(90)
    expect(chances.every((chance) => chance >= 0 && chance < 1)).toBe(true)
  })
})
