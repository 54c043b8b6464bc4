import { describe, expect, it } from 'vitest'
import { uploadProgress } from '../../src/cloud/progress.ts'

/** Calls of the follower: seconds since the start, and bytes gone. */
function linesOf(total: number, calls: readonly (readonly [number, number])[]): string[] {
  let now = 1_000_000
  const lines: string[] = []
  const clock = { now: () => new Date(now), sleep: () => Promise.resolve(), random: () => 0 }
  const follow = uploadProgress(total, clock, (line) => lines.push(line))
  for (const [seconds, sent] of calls) {
    now = 1_000_000 + seconds * 1_000
    follow(sent)
  }
  return lines
}

describe('the progress of an upload', () => {
  it('is reported every five seconds, with the rate since the line before', () => {
    const calls = [
      [1, 1_000_000],
      [4.999, 4_000_000],
      [5, 5_000_000],
      [9, 9_000_000],
      [10, 6_000_000],
      [20, 19_990_000],
    ] as const
    expect(linesOf(20_000_000, calls)).toEqual([
      'Uploading: 25% of 20.0 MB (1.0 MB/s)',
      'Uploading: 30% of 20.0 MB (200.0 kB/s)',
      'Uploading: 99% of 20.0 MB (1.4 MB/s)',
    ])
  })

  it('is not reported at the end', () => {
    expect(linesOf(100, [[60, 100]])).toEqual([])
    expect(
      linesOf(100, [
        [1, 50],
        [2, 100],
      ]),
    ).toEqual([])
  })
})
