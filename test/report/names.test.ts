import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listed, namesOf } from '../../src/report/names.ts'
import { targetOf } from './samples.ts'

describe('names', () => {
  it('have the region on its own and in the label', () => {
    expect(namesOf([targetOf('hello')])).toEqual([
      { name: 'hello', region: 'cn-north-4', label: 'hello (cn-north-4)' },
    ])
  })

  it('need no package where the regions tell them apart', () => {
    const targets = [targetOf('hello', 'cn-north-4', 'a'), targetOf('hello', 'cn-east-3', 'b')]
    expect(namesOf(targets).map(({ label }) => label)).toEqual([
      'hello (cn-north-4)',
      'hello (cn-east-3)',
    ])
  })

  it('are as short as they can be told apart', () => {
    const staging = targetOf('hello')
    const urn = staging.urn.replace(staging.projectId, 'fedcba9876543210')
    const production = { ...staging, urn, projectId: 'fedcba9876543210' }
    const targets = [staging, production, targetOf('hello', 'cn-north-4', 'b'), targetOf('other')]
    expect(namesOf(targets).map(({ name }) => name)).toEqual([
      'default/hello of project 0123456789abcdef0123456789abcdef',
      'default/hello of project fedcba9876543210',
      'b/hello',
      'other',
    ])
    expect(namesOf(targets).map(({ label }) => label)).toEqual([
      'default/hello of project 0123456789abcdef0123456789abcdef (cn-north-4)',
      'default/hello of project fedcba9876543210 (cn-north-4)',
      'b/hello (cn-north-4)',
      'other (cn-north-4)',
    ])
  })

  it('never say the same of two targets', () => {
    const one = fc.constantFrom('a', 'b')
    const target = fc.tuple(one, one, one, one).map(([name, group, region, projectId]) => {
      const found = targetOf(name, `cn-${region}`, group)
      return { ...found, projectId, urn: found.urn.replace(found.projectId, projectId) }
    })
    fc.assert(
      fc.property(fc.uniqueArray(target, { selector: ({ urn }) => urn }), (targets) => {
        const labels = namesOf(targets).map(({ label }) => label)
        expect(new Set(labels).size).toBe(targets.length)
      }),
    )
  })
})

describe('a list of names', () => {
  const names = (count: number): string[] => Array.from({ length: count }, (_, at) => `f${at + 1}`)

  it.each([
    [0, ''],
    [1, 'f1'],
    [5, 'f1, f2, f3, f4, f5'],
    [6, 'f1, f2, f3, f4, f5, f6'],
    [7, 'f1, f2, f3, f4, f5 and 2 more functions'],
    [1_005, 'f1, f2, f3, f4, f5 and 1,000 more functions'],
  ])('of %i is short', (count, text) => {
    expect(listed(names(count))).toBe(text)
  })
})
