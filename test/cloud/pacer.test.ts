import { describe, expect, it } from 'vitest'
import { pacerFor } from '../../src/cloud/pacer.ts'
import { virtualClock } from '../support/virtual-clock.ts'

const HOST = 'functiongraph.example.com'

/** When each of these turns came, in milliseconds from now. */
function turnsAt(script: readonly (number | undefined)[], turns: number, host = HOST) {
  const time = virtualClock()
  const signal = new AbortController().signal
  const pacer = pacerFor(time.clock, signal)
  for (const window of script) pacer.throttled(HOST, window)
  const reported: number[] = []
  const ends = Array.from({ length: turns }, async () => {
    await pacer.turn(host, (pause) => reported.push(pause))
    return time.elapsed()
  })
  return time.run(Promise.all(ends)).then((at) => ({ at, reported }))
}

describe('a host', () => {
  it('that never throttled takes requests at once', async () => {
    expect(await turnsAt([], 2)).toEqual({ at: [0, 0], reported: [] })
  })

  it('that throttled makes all wait for its window, and they leave within a second', async () => {
    expect(await turnsAt([10_000], 2)).toEqual({ at: [10_500, 10_500], reported: [10_000, 10_000] })
  })

  it('that named no window is given a second', async () => {
    expect((await turnsAt([undefined], 1)).at).toEqual([1_500])
  })

  it('that throttled several requests at once throttled once', async () => {
    expect((await turnsAt([5_000, 60_000, undefined], 1)).at).toEqual([5_500])
  })

  it('that names an hour is tried again after a minute', async () => {
    expect((await turnsAt([3_600_000], 1)).at).toEqual([60_500])
  })

  it('does not hold up another', async () => {
    expect((await turnsAt([10_000], 1, 'sts.example.com')).at).toEqual([0])
  })

  it('that goes on throttling is given longer and longer pauses until it takes a request', async () => {
    const time = virtualClock()
    const pacer = pacerFor(time.clock, new AbortController().signal)
    const pauses: number[] = []
    const story = async (): Promise<void> => {
      for (let n = 1; n <= 8; n += 1) {
        if (n === 8) pacer.taken(HOST)
        pacer.throttled(HOST, undefined)
        await pacer.turn(HOST, (pause) => pauses.push(pause))
      }
    }
    await time.run(story())
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 1_000])
  })
})

it('ends with the signal', async () => {
  const stop = new AbortController()
  const clock = {
    now: () => new Date(0),
    random: () => 0,
    sleep: (_: number, signal: AbortSignal) =>
      new Promise<void>((_done, reject) => {
        signal.addEventListener('abort', () => {
          reject(signal.reason as Error)
        })
      }),
  }
  const pacer = pacerFor(clock, stop.signal)
  pacer.throttled(HOST, 60_000)
  const waiting = pacer.turn(HOST, () => undefined)
  stop.abort(new Error('over'))
  await expect(waiting).rejects.toThrow('over')
})
