import pMap from 'p-map'
import { expect, it } from 'vitest'
import { gitHub } from '../support/github.ts'
import { serviceHolding } from '../support/service.ts'
import { workspaceWith } from '../support/workspace.ts'
import { runSilentCase, silentCases } from './silent-calls.ts'

it.each([
  ['the time limit', undefined],
  ['SIGINT', 'SIGINT'],
] as const)(
  '%s ends every call, however its peer is silent, with outputs and summary',
  async (_, signal) => {
    const emulator = await serviceHolding()
    const workspace = workspaceWith({ 'src/index.js': 'exports.handler = async () => 1\n' })
    const cases = silentCases(emulator, await gitHub(), workspaceWith({}))
    expect(cases.length).toBeGreaterThan(40)
    const found = await pMap(cases, (one) => runSilentCase(one, workspace, signal), {
      concurrency: 16,
    })
    expect(found.flatMap(({ complaints }) => complaints)).toEqual([])
  },
  180_000,
)
