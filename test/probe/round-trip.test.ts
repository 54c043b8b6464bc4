import { describe, expect, it } from 'vitest'
import { switchesOf } from '../../emulator/profile.ts'
import { switchValues, type Switches } from '../../emulator/switches.ts'
import type { SwitchName } from '../../scripts/probe/experiment.ts'
import { experiments } from '../../scripts/probe/experiments.ts'
import { probing } from './probing.ts'

const MIB = 1024 * 1024

/** Values to try of switches that take any number. */
const NUMBERS: Partial<Record<SwitchName, readonly number[]>> = {
  staleConfigMs: [0, 1000],
  signedBodyLimit: [0, 10 * MIB, 12_000_000, 12 * MIB, 50 * MIB],
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

describe('the profile that comes out is the one that went in', () => {
  it.each(settings)(
    '$name = $value',
    async ({ name, value }) => {
      const switches = { ...NEEDS[name], [name]: value }
      const chosen = experiments.filter(({ heavy, settles }) => !heavy || settles.includes(name))
      const { findings, emulator } = await probing({ switches }, chosen)
      const { base, switches: found } = findings?.profile ?? { base: 'otc', switches: {} }
      expect(found).toMatchObject({ [name]: value })
      expect({ ...switchesOf(base, found), ...NEEDS[name] }).toEqual(emulator.switches)
      expect(emulator.functions.list().map((fn) => fn.name)).toEqual(['hello'])
    },
    60_000,
  )
})
