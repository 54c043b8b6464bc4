import { describe, expect, it } from 'vitest'
import { untilAborted, withTimeLimit } from '../../src/changes/time-limit.ts'
import type { Pacer } from '../../src/cloud/pacer.ts'
import { scripted } from '../support/scripted.ts'

const never = new Promise<never>(() => undefined)

describe('work with a time limit', () => {
  it('has a signal and an end of its own, and gives its value', async () => {
    const { connection } = scripted()
    const bounds = { limit: 5_000, what: 'reading' }
    const started = connection.clock.now().getTime()
    const left = await withTimeLimit(bounds, connection, (own) => {
      expect(own.signal).not.toBe(connection.signal)
      return Promise.resolve(own.endsAt.getTime() - started)
    })
    expect(left).toBe(5_000)
  })

  it('ends with what it was, when the time is over', async () => {
    const { connection } = scripted()
    const bounds = { limit: 1_500, what: 'reading a/b' }
    const work = withTimeLimit(bounds, connection, ({ signal }) => untilAborted(never, signal))
    await expect(work).rejects.toThrow('reading a/b took longer than 2 s')
  })

  it('waits no longer for a host that limits the rate of requests', async () => {
    const { connection } = scripted()
    const pacer: Pacer = { ...connection.pacer, turn: () => never }
    const bounds = { limit: 1_000, what: 'reading' }
    const work = withTimeLimit(bounds, { ...connection, pacer }, (own) =>
      own.pacer.turn('host', () => undefined),
    )
    await expect(work).rejects.toThrow('reading took longer than 1 s')
  })
})

describe('a wait', () => {
  it('gives its value, or its error', async () => {
    const { signal } = new AbortController()
    expect(await untilAborted(Promise.resolve(1), signal)).toBe(1)
    await expect(untilAborted(Promise.reject(new Error('no')), signal)).rejects.toThrow('no')
  })

  it('ends at once where the signal is aborted, or as soon as it is', async () => {
    await expect(untilAborted(never, AbortSignal.abort(new Error('over')))).rejects.toThrow('over')
    const controller = new AbortController()
    const wait = untilAborted(never, controller.signal)
    controller.abort(new Error('now'))
    await expect(wait).rejects.toThrow('now')
  })
})
