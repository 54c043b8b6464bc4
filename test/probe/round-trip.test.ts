import { describe, expect, it } from 'vitest'
import { profileNames, switchesOf } from '../../emulator/profile.ts'
import { switchValues, type Switches } from '../../emulator/switches.ts'
import type { SwitchName } from '../../scripts/probe/experiment.ts'
import { experiments, experimentsFor } from '../../scripts/probe/experiments.ts'
import { UNSETTLED } from '../../scripts/probe/unsettled.ts'
import { probing } from './probing.ts'

const MIB = 1024 * 1024

/** Values to try of switches that take any number. */
const NUMBERS: Partial<Record<SwitchName, readonly number[]>> = {
  staleConfigMs: [0, 1000],
  signedBodyLimit: [0, 10 * MIB, 12_000_000, 12 * MIB, 50 * MIB],
  mostVersions: [5, 10, 20],
  versionPageLimit: [2, 5],
  staleVersionsMs: [0, 1000],
  staleVersionsReads: [0, 2],
  staleAliasMs: [0, 1000],
}

/** What else must hold for a switch to show at all. */
const NEEDS: Partial<Record<SwitchName, Partial<Switches>>> = {
  dependListField: { reportsDependList: true },
  dependencyPkgField: { reportsDependencyPkg: true },
}

const settling = experiments.flatMap(({ settles }) => settles)

const settings = settling.flatMap((name) => {
  const values: unknown = NUMBERS[name] ?? switchValues[name]
  return (values as readonly unknown[]).map((value) => ({ name, value }))
})

it('every switch is settled by one experiment, or listed with the reason why not', () => {
  const all = [...settling, ...Object.keys(UNSETTLED)].sort()
  expect(all).toEqual(Object.keys(switchValues).sort())
})

describe('the profile that comes out is the one that went in', () => {
  it.each(settings)(
    '$name = $value',
    async ({ name, value }) => {
      const switches = { ...NEEDS[name], [name]: value }
      const names = experiments.filter(({ settles }) => settles.includes(name))
      const chosen = experimentsFor(names.map((experiment) => experiment.name))
      const { findings, emulator } = await probing({ switches }, chosen)
      const { base, switches: found } = findings?.profile ?? { base: 'otc', switches: {} }
      expect(found).toMatchObject({ [name]: value })
      expect({ ...switchesOf(base, found), ...NEEDS[name] }).toEqual(emulator.switches)
      expect(emulator.functions.list().map((fn) => fn.name)).toEqual(['hello'])
    },
    60_000,
  )

  it.each(profileNames)(
    '%s',
    async (profile) => {
      const { findings, emulator } = await probing({ profile }, experiments)
      const { base, switches } = findings?.profile ?? { base: 'otc', switches: {} }
      expect(switchesOf(base, switches)).toEqual(emulator.switches)
      const answered = [...Object.keys(switches), ...Object.keys(findings?.open ?? {})]
      expect(answered.sort()).toEqual(Object.keys(switchValues).sort())
    },
    60_000,
  )
})
