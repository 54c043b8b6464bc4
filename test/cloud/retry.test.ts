import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CloudError, type CloudErrorData } from '../../src/cloud/errors.ts'
import {
  ATTEMPTS,
  delayBefore,
  repeatOf,
  retryAfterOf,
  throttleWindow,
  type Repeat,
} from '../../src/cloud/retry.ts'
import { anyCharacter } from '../support/any-character.ts'

function failure(data: Partial<CloudErrorData>): CloudError {
  return new CloudError('words', { kind: 'status', operation: 'UpdateFunctionCode', ...data })
}

describe('whether a call may be made again', () => {
  it.each<[Partial<CloudErrorData>, Repeat, Repeat]>([
    [{ kind: 'connection', phase: 'connecting' }, 'safe', 'safe'],
    [{ kind: 'connection', phase: 'sending' }, 'safe', 'unknown'],
    [{ kind: 'connection', phase: 'waiting' }, 'safe', 'unknown'],
    [{ kind: 'connection', phase: 'receiving' }, 'safe', 'unknown'],
    [{ kind: 'connection' }, 'safe', 'unknown'],
    [{ kind: 'connection', phase: 'connecting', permanent: true }, 'no', 'no'],
    [{ kind: 'connection', phase: 'waiting', permanent: true }, 'no', 'no'],
    [{ kind: 'connection', phase: 'connecting', permanent: false }, 'safe', 'safe'],
    [{ kind: 'redirect', status: 307 }, 'no', 'no'],
    [{ kind: 'unreadable' }, 'safe', 'no'],
    [{ kind: 'unreadable', permanent: true }, 'no', 'no'],
    [{ kind: 'oversized', permanent: true }, 'no', 'unknown'],
    [{ status: 199 }, 'no', 'no'],
    [{ status: 200, permanent: true }, 'no', 'unknown'],
    [{ status: 299 }, 'no', 'unknown'],
    [{ status: 300 }, 'no', 'no'],
    [{ status: undefined }, 'no', 'no'],
    [{ status: 408 }, 'safe', 'unknown'],
    [{ status: 429 }, 'safe', 'safe'],
    [{ status: 499 }, 'no', 'no'],
    [{ status: 500 }, 'safe', 'unknown'],
    [{ status: 501 }, 'no', 'unknown'],
    [{ status: 502 }, 'safe', 'unknown'],
    [{ status: 503 }, 'safe', 'unknown'],
    [{ status: 504 }, 'safe', 'unknown'],
    [{ status: 505 }, 'no', 'unknown'],
    [{ status: 599 }, 'no', 'unknown'],
    ...[400, 401, 403, 404, 405, 406, 407, 409, 410, 413, 418, 424, 426, 428].map(
      (status): [Partial<CloudErrorData>, Repeat, Repeat] => [{ status }, 'no', 'no'],
    ),
  ])('after %j: reading %s, writing %s', (data, reading, writing) => {
    expect(repeatOf(failure(data), 'read')).toBe(reading)
    expect(repeatOf(failure(data), 'write')).toBe(writing)
    expect(repeatOf(failure(data), 'once')).toBe(writing === 'safe' ? 'safe' : 'no')
  })

  it('five times in all', () => {
    expect(ATTEMPTS).toBe(5)
  })
})

describe('the delay before the next attempt', () => {
  it.each([
    [1, 1, 1_000],
    [2, 1, 2_000],
    [3, 1, 4_000],
    [4, 1, 8_000],
    [5, 1, 16_000],
    [6, 1, 30_000],
    [50, 1, 30_000],
    [1, 0.5, 500],
    [4, 0.25, 2_000],
    [3, 0.000_1, 0],
    [3, 0.000_2, 1],
    [3, 0, 0],
  ])('after %i failures with the chance %d is %i ms', (failed, random, delay) => {
    expect(delayBefore(failed, random, undefined)).toBe(delay)
  })

  it.each([
    [1, 0.5, 30_000, 30_000],
    [1, 0.5, 400, 500],
    [1, 0.5, 0, 500],
    [1, 0, 0, 0],
  ])(
    'after %i failures with the chance %d and Retry-After %i is %i ms',
    (failed, random, asked, delay) => {
      expect(delayBefore(failed, random, asked)).toBe(delay)
    },
  )

  it('is a whole number within the ceiling, and never less than asked for', () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true })
    const asked = fc.option(fc.nat(1_000_000), { nil: undefined })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), chance, asked, (failed, random, retryAfter) => {
        const delay = delayBefore(failed, random, retryAfter)
        expect(Number.isInteger(delay)).toBe(true)
        expect(delay).toBeGreaterThanOrEqual(retryAfter ?? 0)
        expect(delay).toBeLessThanOrEqual(Math.max(30_000, retryAfter ?? 0))
      }),
    )
  })
})

describe("a throttle's own window", () => {
  const said = (time: string): string =>
    `The throttling threshold has been reached: policy user over ratelimit,limit:60,time:${time}`

  it.each<[number, string | undefined, number | undefined]>([
    [429, said('1 minute'), 60_000],
    [429, said('10 second'), 10_000],
    [429, said('2 minute'), 60_000],
    [429, said('1 hour'), 60_000],
    [429, said('1 day'), 60_000],
    [429, said('0 second'), 0],
    [429, said('1 year'), undefined],
    [429, 'later', undefined],
    [429, undefined, undefined],
    [503, said('1 minute'), undefined],
  ])('HTTP %i %s: %j ms', (status, message, milliseconds) => {
    expect(throttleWindow(status, message)).toBe(milliseconds)
  })
})

describe('Retry-After', () => {
  const now = new Date('2026-11-24T10:00:00Z')

  it.each<[string | undefined, number | undefined]>([
    [undefined, undefined],
    ['', undefined],
    ['0', 0],
    ['7', 7_000],
    [' 7 ', 7_000],
    ['120', 120_000],
    ['999999', 999_999_000],
    ['soon', undefined],
    ['7s', undefined],
    ['s7', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['try 2099', undefined],
    ['Tue, 24 Nov 2026 10:00:30 GMT+0100', undefined],
    ['GMT', undefined],
    ['Tue, 24 Nov 2026 10:00:30 GMT', 30_000],
    ['Tuesday, 24-Nov-26 10:00:30 GMT', 30_000],
    ['Tue, 24 Nov 2026 10:00:00 GMT', 0],
    ['Tue, 24 Nov 2026 09:00:00 GMT', 0],
    ['Tue, 99 Nov 2026 09:00:00 GMT', undefined],
  ])('%j asks for %j ms', (header, milliseconds) => {
    expect(retryAfterOf(header, now)).toBe(milliseconds)
  })

  it('of any text asks for nothing or for a time that is not negative', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (header) => {
        const asked = retryAfterOf(header, now)
        if (asked !== undefined) expect(asked).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
