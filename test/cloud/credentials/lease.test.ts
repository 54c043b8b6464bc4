import { describe, expect, it } from 'vitest'
import { leased, localExpiry, type Lease } from '../../../src/cloud/credentials/lease.ts'

const at = (milliseconds: number): Date => new Date(milliseconds)

/** Gives 1, 2, 3 …, each good for so long. */
function counting(lives: number | undefined): {
  readonly obtain: (now: Date) => Promise<Lease<number>>
  readonly count: () => number
} {
  let count = 0
  return {
    obtain(now) {
      count += 1
      return Promise.resolve({
        value: count,
        until: lives === undefined ? undefined : now.getTime() + lives,
      })
    },
    count: () => count,
  }
}

describe('a lease', () => {
  it('is obtained once by all that ask at the same time', async () => {
    const { obtain, count } = counting(1_000)
    const ask = leased(obtain, 100)
    expect(count()).toBe(0)
    expect(await Promise.all([ask(at(0)), ask(at(1)), ask(at(2))])).toEqual([1, 1, 1])
    expect(count()).toBe(1)
  })

  it.each([
    [899, 1],
    [900, 2],
    [5_000, 2],
  ])('is renewed within the margin of its end, once: at %i ms', async (later, expected) => {
    const { obtain, count } = counting(1_000)
    const ask = leased(obtain, 100)
    await ask(at(0))
    expect(await Promise.all([ask(at(later)), ask(at(later)), ask(at(later))])).toEqual(
      Array(3).fill(expected),
    )
    expect(count()).toBe(expected)
  })

  it('that nobody limits is never renewed', async () => {
    const { obtain } = counting(undefined)
    const ask = leased(obtain, 100)
    await ask(at(0))
    expect(await ask(at(Number.MAX_SAFE_INTEGER / 2))).toBe(1)
  })

  it('that is shorter than its margin is used all the same', async () => {
    const { obtain, count } = counting(50)
    const ask = leased(obtain, 100)
    expect(await ask(at(0))).toBe(2)
    expect(count()).toBe(2)
  })

  it('that cannot be had is not asked for again', async () => {
    let asked = 0
    const ask = leased(() => {
      asked += 1
      return Promise.reject(new Error('no'))
    }, 0)
    await expect(ask(at(0))).rejects.toThrow('no')
    await expect(ask(at(1))).rejects.toThrow('no')
    expect(asked).toBe(1)
  })
})

describe('the end by the local clock', () => {
  const now = new Date('2026-11-24T12:00:00Z')

  it.each<[string, unknown, string | undefined, string | undefined]>([
    ['equal clocks', '2026-11-24T12:15:00Z', now.toUTCString(), '2026-11-24T12:15:00.000Z'],
    [
      'a service ahead',
      '2026-11-24T12:35:00Z',
      'Tue, 24 Nov 2026 12:20:00 GMT',
      '2026-11-24T12:15:00.000Z',
    ],
    [
      'a service behind',
      '2026-11-24T11:55:00Z',
      'Tue, 24 Nov 2026 11:40:00 GMT',
      '2026-11-24T12:15:00.000Z',
    ],
    ['no Date', '2026-11-24T12:15:00.000000Z', undefined, '2026-11-24T12:15:00.000Z'],
    ['a Date that is none', '2026-11-24T12:15:00Z', 'soon', '2026-11-24T12:15:00.000Z'],
    ['no expiry', undefined, now.toUTCString(), undefined],
    ['an expiry that is none', 'never', now.toUTCString(), undefined],
    ['a number', 1_764_000_000, now.toUTCString(), undefined],
  ])('with %s', (_, expiry, date, expected) => {
    const until = localExpiry(expiry, date, now)
    expect(until === undefined ? undefined : new Date(until).toISOString()).toBe(expected)
  })
})
