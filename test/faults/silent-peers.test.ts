import pMap from 'p-map'
import { beforeEach, describe, expect, it, vi } from 'vitest'
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

/** Variables that would lead elsewhere than those of a peer. */
const PROXIES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY', 'no_proxy', 'NO_PROXY']

describe('a call whose peer falls silent ends at the time limit and when it is cancelled', () => {
  beforeEach(() => {
    for (const name of PROXIES) vi.stubEnv(name, '')
  })

  it.each(WAYS)('%s', async (way) => {
    const { workspace, cases } = await setup()
    const alike = cases.filter(({ silence }) => silence === way)
    expect(alike.length).toBeGreaterThanOrEqual(6)
    // One peer for all calls, since the variables that name a proxy are those of the process.
    const opened = await pMap(new Set(alike.map(({ open }) => open)), async (open) => {
      return [open, await open()] as const
    })
    const peers = new Map(opened)
    for (const { environment } of peers.values()) {
      for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
    }
    const complaints = await pMap(alike, async (one) => {
      const address = peers.get(one.open)?.address ?? ''
      const ends = (['time limit', 'cancellation'] as const).map((ending) =>
        stepInSilence(one, address, workspace, ending),
      )
      return (await Promise.all(ends)).flat()
    })
    expect([...peers.values()].map((peer) => peer.reached())).not.toContain(false)
    for (const peer of peers.values()) peer.close()
    expect(complaints.flat()).toEqual([])
  })
})

/** One case for each way of being silent, with every call among them. */
function everyWayAndCall(cases: readonly SilentCase[]): SilentCase[] {
  const calls = [...new Set(cases.map(({ call }) => call))]
  const perWay = WAYS.flatMap((way, at) => {
    const alike = cases.filter(({ silence }) => silence === way)
    const place = at % alike.length
    return alike.slice(place, place + 1)
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
