import { describe, expect, it } from 'vitest'
import type { EmulatorOptions } from '../../emulator/emulator.ts'
import { inputsFor, serviceHolding, updatesTo, urnOf } from '../support/service.ts'
import { step, type StepEnd } from '../support/step.ts'
import { permanentWorkspace } from '../support/workspace.ts'

/**
 * Answers of the service that users of neighboring tools reported, one group for each kind: what is
 * given, what is done, what must be seen.
 */
const files = { 'src/index.js': 'exports.handler = async () => 1\n' }
const workspace = permanentWorkspace(files)

describe('a service that lists dependencies in an order of its own', () => {
  const sorted: NonNullable<EmulatorOptions['switches']> = { listOrder: 'sorted' }

  async function deployTwice(list: string): Promise<{ ends: StepEnd[]; sent: unknown[] }> {
    const emulator = await serviceHolding({}, { switches: sorted })
    const inputs = { ...inputsFor(emulator), depend_version_list: list }
    const ends = [
      await step({ inputs, workspace }),
      await step({ inputs: { ...inputs, mode: 'plan' }, workspace }),
      await step({ inputs, workspace }),
    ]
    expect(emulator.functions.expect(urnOf(emulator)).dependVersionList).toEqual(list.split('\n'))
    return { ends, sent: updatesTo(emulator) }
  }

  it.each([
    { given: 'b\na', seen: ['b', 'a'] },
    { given: 'c\nb\na', seen: ['c', 'b', 'a'] },
    { given: 'B\na', seen: ['B', 'a'] },
  ])('given $given: one update, then no change', async ({ given, seen }) => {
    const { ends, sent } = await deployTwice(given)
    expect(
      ends.map(({ green, outputs }) => [green, outputs['outcome'], outputs['changed']]),
    ).toEqual([
      [true, 'deployed', 'true'],
      [true, 'planned', 'false'],
      [true, 'unchanged', 'false'],
    ])
    expect(sent).toMatchObject([{ depend_version_list: seen }])
  })
})
