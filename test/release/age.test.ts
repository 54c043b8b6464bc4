import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byAge } from '../../src/release/age.ts'

type Row = readonly [version: string, lastModified: string | undefined]

function sorted(...rows: readonly Row[]): string[] | undefined {
  const versions = rows.map(([version, lastModified]) =>
    lastModified === undefined ? { version } : { version, lastModified },
  )
  return byAge(versions)?.map(({ version }) => version)
}

describe('versions by age', () => {
  it.each<[string, readonly Row[], string[] | undefined]>([
    ['none', [], []],
    ['one, whatever its time', [['a', undefined]], ['a']],
    [
      'with and without a zone',
      [
        ['a', '2026-01-01T08:00:00+08:00'],
        ['b', '2026-01-01T00:00:01Z'],
      ],
      ['b', 'a'],
    ],
    [
      'with a blank',
      [
        ['a', '2026-01-01 00:00:02'],
        ['b', '2026-01-01 00:00:01'],
      ],
      ['a', 'b'],
    ],
    [
      'in seconds and milliseconds',
      [
        ['a', '1764000000'],
        ['b', '1764000001000'],
      ],
      ['b', 'a'],
    ],
    [
      'of one time, in a list that begins with the oldest',
      [
        ['a', '2026-01-01 00:00:00'],
        ['b', '2026-01-01 00:00:01'],
        ['c', '2026-01-01 00:00:01'],
      ],
      ['c', 'b', 'a'],
    ],
    [
      'of one time, in a list that begins with the newest',
      [
        ['c', '2026-01-01 00:00:01'],
        ['b', '2026-01-01 00:00:01'],
        ['a', '2026-01-01 00:00:00'],
      ],
      ['c', 'b', 'a'],
    ],
    [
      'of one time, by names of the service',
      [
        ['v20260101-000001', '2026-01-01 00:00:00'],
        ['20260101-000002', '2026-01-01 00:00:00'],
      ],
      ['20260101-000002', 'v20260101-000001'],
    ],
    [
      'of one time and nothing else',
      [
        ['a', '2026-01-01 00:00:00'],
        ['b', '2026-01-01 00:00:00'],
      ],
      undefined,
    ],
    [
      'of one time in a list without a direction',
      [
        ['a', '2026-01-01 00:00:01'],
        ['b', '2026-01-01 00:00:01'],
        ['c', '2026-01-01 00:00:00'],
        ['d', '2026-01-01 00:00:02'],
      ],
      undefined,
    ],
    [
      'without a time',
      [
        ['a', undefined],
        ['b', '2026-01-01 00:00:00'],
      ],
      undefined,
    ],
    [
      'with a time in an unknown form',
      [
        ['a', 'yesterday'],
        ['b', '2026-01-01 00:00:00'],
      ],
      undefined,
    ],
  ])('%s', (_, rows, expected) => {
    expect(sorted(...rows)).toEqual(expected)
  })

  it('do not depend on the order of the list where times differ', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(86_399), { minLength: 1 }), (seconds) => {
        const rows = seconds.map((second): Row => [
          String(second),
          new Date(Date.UTC(2026, 0, 1) + second * 1_000).toISOString(),
        ])
        const expected = [...seconds].sort((a, b) => b - a).map(String)
        expect(sorted(...rows)).toEqual(expected)
      }),
    )
  })
})
