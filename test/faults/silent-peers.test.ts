import pMap from 'p-map'
import { describe, expect, it, vi } from 'vitest'
import { gitHub } from '../support/github.ts'
import { serviceHolding } from '../support/service.ts'
import { workspaceWith } from '../support/workspace.ts'
import { runSilentCase, silentCases, stepInSilence, type SilentCase } from './silent-calls.ts'
import { SILENCES } from './silent-peers.ts'

const WAYS = Object.keys(SILENCES)

async function setup(): Promise<{ workspace: string; cases: readonly SilentCase[] }> {
  const emulator = await serviceHolding()
  const workspace = workspaceWith({ 'src/index.js': 'exports.handler = async () => 1\n' })
  return { workspace, cases: silentCases(emulator, await gitHub(), workspaceWith({})) }
}

describe('every call of a step whose peer falls silent: ', () => {
  it.each(WAYS)('%s: ends at the time limit and when it is cancelled', async (way) => {
    const { workspace, cases } = await setup()
    const alike = cases.filter(({ silence }) => silence === way)
    expect(alike.length).toBeGreaterThanOrEqual(6)
    // One peer for all calls, since the variables that name a proxy are those of the process.
    const peers = new Map([...new Set(alike.map(({ open }) => open))].map((open) => [open, open()]))
    for (const peer of peers.values()) {
      for (const [name, value] of Object.entries((await peer).environment)) vi.stubEnv(name, value)
    }
    const complaints = await pMap(alike, async (one) => {
      const { address = '' } = (await peers.get(one.open)) ?? {}
      const ends = (['time limit', 'cancellation'] as const).map((ending) =>
        stepInSilence(one, address, workspace, ending),
      )
      return (await Promise.all(ends)).flat()
    })
    for (const peer of peers.values()) (await peer).close()
    expect(complaints.flat()).toEqual([])
  })
})

/** One case for each way of being silent, with every call among them. */
function everyWayAndCall(cases: readonly SilentCase[]): SilentCase[] {
  const calls = [...new Set(cases.map(({ call }) => call))]
  const perWay = WAYS.flatMap((way, at) => {
    const alike = cases.filter(({ silence }) => silence === way)
    return alike.slice(at % alike.length).slice(0, 1)
  })
  const met = new Set(perWay.map(({ call }) => call))
  const others = calls.filter((call) => !met.has(call))
  return [
    ...perWay,
    ...others.flatMap((name) => cases.filter(({ call }) => call === name).slice(0, 1)),
  ]
}

describe('the bundle', () => {
  it.each([
    ['the time limit', undefined],
    ['SIGINT', 'SIGINT'],
  ] as const)(
    '%s ends its process, whatever the call and however its peer is silent',
    async (_, signal) => {
      const { workspace, cases } = await setup()
      const chosen = everyWayAndCall(cases)
      expect(new Set(chosen.map(({ silence }) => silence)).size).toBe(WAYS.length)
      expect(new Set(chosen.map(({ call }) => call)).size).toBe(7)
      const found = await pMap(chosen, (one) => runSilentCase(one, workspace, signal))
      expect(found.flatMap(({ complaints }) => complaints)).toEqual([])
    },
    60_000,
  )
})
