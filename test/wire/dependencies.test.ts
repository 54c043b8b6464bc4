import { describe, expect, it } from 'vitest'
import type { EmulatorOptions } from '../../emulator/emulator.ts'
import { inputsFor, serviceHolding, updatesTo, urnOf } from '../support/service.ts'
import { step, type StepEnd } from '../support/step.ts'
import { workspaceWith } from '../support/workspace.ts'

const files = { 'src/index.js': 'exports.handler = async () => 1\n' }
type Switches = NonNullable<EmulatorOptions['switches']>
const both: Switches = {
  reportsDependVersionList: true,
  reportsDependList: true,
  reportsDependencyPkg: true,
  dependVersionListField: 'honored',
  dependListField: 'honored',
  dependencyPkgField: 'honored',
  listOrder: 'sent',
}

/** Deploys once so that the code is equal, then runs the step with these inputs. */
async function afterFirstDeploy(
  held: Readonly<Record<string, unknown>>,
  inputs: Readonly<Record<string, string>>,
  switches: Switches = both,
): Promise<{ end: StepEnd; sent: unknown[]; held: Record<string, unknown> }> {
  const emulator = await serviceHolding({}, { switches })
  const workspace = workspaceWith(files)
  await step({ inputs: inputsFor(emulator), workspace })
  emulator.functions.set(urnOf(emulator), held)
  const earlier = updatesTo(emulator).length
  const end = await step({ inputs: { ...inputsFor(emulator), ...inputs }, workspace })
  const { dependVersionList, dependList, dependencyPkg } = emulator.functions.expect(
    urnOf(emulator),
  )
  return {
    end,
    sent: updatesTo(emulator).slice(earlier),
    held: { dependVersionList, dependList, dependencyPkg },
  }
}

const libs = 'https://b.obs.cn-north-4.myhuaweicloud.com/libs.zip'

describe('dependencies that nobody asks for', () => {
  it.each(['keep', 'clear'] as const)(
    'survive changed code when the service would %s',
    async (kind) => {
      const kept = { dependVersionList: ['v2', 'v1'], dependencyPkg: libs }
      const emulator = await serviceHolding(kept, { switches: { ...both, absentList: kind } })
      const { green, outputs } = await step({
        inputs: inputsFor(emulator),
        workspace: workspaceWith(files),
      })
      expect(green).toBe(true)
      expect(outputs).toMatchObject({ outcome: 'deployed', reason: 'code' })
      expect(emulator.functions.expect(urnOf(emulator))).toMatchObject(kept)
    },
  )

  it('of the first API are sent again where there are no others', async () => {
    const emulator = await serviceHolding({ dependList: ['d1'] }, { switches: both })
    await step({ inputs: inputsFor(emulator), workspace: workspaceWith(files) })
    expect(updatesTo(emulator)).toMatchObject([{ depend_list: ['d1'] }])
    expect(updatesTo(emulator)[0]).not.toHaveProperty('depend_version_list')
  })

  it('are no reason to send', async () => {
    const { end, sent } = await afterFirstDeploy({ dependVersionList: ['v1'] }, {})
    expect(end.outputs).toMatchObject({ outcome: 'unchanged', changed: 'false', reason: 'none' })
    expect(sent).toEqual([])
  })
})

describe('dependencies that are asked for', () => {
  it('are sent although the code is equal', async () => {
    const { end, sent, held } = await afterFirstDeploy(
      { dependVersionList: ['v1'] },
      { depend_version_list: 'v2\nv1' },
    )
    expect(end.failures).toEqual([])
    expect(end.outputs).toMatchObject({
      outcome: 'deployed',
      changed: 'true',
      reason: 'dependencies',
    })
    expect(end.outputs['digest']).toBe(end.outputs['previous_digest'])
    expect(sent).toMatchObject([{ depend_version_list: ['v2', 'v1'] }])
    expect(held['dependVersionList']).toEqual(['v2', 'v1'])
  })

  it.each(['deploy', 'plan'])('differ in order alone: no change in mode %s', async (mode) => {
    const { end, sent } = await afterFirstDeploy(
      { dependVersionList: ['a', 'b'] },
      { depend_version_list: 'b,a', mode },
    )
    expect(end.outputs).toMatchObject({ reason: 'none', changed: 'false' })
    expect(sent).toEqual([])
    expect(end.lines).toContain(
      'depend_version_list differs only in order, which is not a change (force: true sends it anyway)',
    )
  })

  it('differ in order alone: force sends them in the order given', async () => {
    const { end, sent } = await afterFirstDeploy(
      { dependVersionList: ['a', 'b'] },
      { depend_version_list: 'b,a', force: 'true' },
    )
    expect(end.outputs).toMatchObject({ reason: 'forced', changed: 'false' })
    expect(sent).toMatchObject([{ depend_version_list: ['b', 'a'] }])
  })

  it.each([true, false])('may come back in another order (in the answer: %j)', async (answers) => {
    const { end, sent, held } = await afterFirstDeploy(
      { dependVersionList: ['a'] },
      { depend_version_list: 'c,b' },
      { ...both, listOrder: 'sorted', answerLists: answers },
    )
    expect(end.failures).toEqual([])
    expect(end.outputs).toMatchObject({ outcome: 'deployed', reason: 'dependencies' })
    expect(sent).toMatchObject([{ depend_version_list: ['c', 'b'] }])
    expect(held['dependVersionList']).toEqual(['c', 'b'])
    expect(end.lines).toContain(
      'The service returned depend_version_list in a different order than sent',
    )
  })

  it('are no difference when they are held', async () => {
    const { end, sent } = await afterFirstDeploy(
      { dependVersionList: ['a', 'b'] },
      { depend_version_list: '["a","b"]' },
    )
    expect(end.outputs).toMatchObject({ outcome: 'unchanged', reason: 'none' })
    expect(sent).toEqual([])
  })

  it('end with none for []', async () => {
    const { end, sent, held } = await afterFirstDeploy(
      { dependVersionList: ['a'] },
      { depend_version_list: '[]' },
    )
    expect(end.outputs).toMatchObject({ outcome: 'deployed', reason: 'dependencies' })
    expect(sent).toMatchObject([{ depend_version_list: [] }])
    expect(held['dependVersionList']).toEqual([])
  })

  it('end with none for [], the other list included', async () => {
    const { end, held } = await afterFirstDeploy(
      { dependList: ['a'] },
      { depend_version_list: '[]' },
      { ...both, absentList: 'clear' },
    )
    expect(end.green).toBe(true)
    expect(end.outputs).toMatchObject({ reason: 'dependencies', changed: 'true' })
    expect(held['dependList']).toEqual([])
  })

  it('are a failure where the other list stays', async () => {
    const { end } = await afterFirstDeploy({ dependList: ['a'] }, { depend_version_list: '[]' })
    expect(end.green).toBe(false)
    expect(end.failures[0]).toMatch(/verification failed: depend_list is a.*, expected none/)
  })

  it('of the first API and their package are compared and sent', async () => {
    const { end, sent, held } = await afterFirstDeploy(
      { dependencyPkg: '' },
      { depend_list: 'd1', dependency_pkg: libs },
    )
    expect(end.outputs).toMatchObject({ outcome: 'deployed', reason: 'dependencies' })
    expect(sent).toMatchObject([{ depend_list: ['d1'], dependency_pkg: libs }])
    expect(held).toMatchObject({ dependList: ['d1'], dependencyPkg: libs })
  })

  it('loses the package for none', async () => {
    const { end, sent } = await afterFirstDeploy(
      { dependencyPkg: libs },
      { dependency_pkg: 'none' },
    )
    expect(end.outputs).toMatchObject({ outcome: 'deployed', reason: 'dependencies' })
    expect(sent).toMatchObject([{ dependency_pkg: '' }])
  })

  it('go together with changed code', async () => {
    const emulator = await serviceHolding({}, { switches: both })
    const { outputs } = await step({
      inputs: { ...inputsFor(emulator), depend_version_list: 'v1' },
      workspace: workspaceWith(files),
    })
    expect(outputs).toMatchObject({ reason: 'code+dependencies', changed: 'true' })
  })
})

describe('a service that refuses a change of dependencies alone', () => {
  it('makes the step red, and it says what is held', async () => {
    const { end, held } = await afterFirstDeploy(
      { dependVersionList: ['v1'] },
      { depend_version_list: 'v2' },
      { ...both, dependencyOnlyChange: '409' },
    )
    expect(end.green).toBe(false)
    expect(end.failures[0]).toMatch(/verification failed: depend_version_list is v1, expected v2/)
    expect(end.outputs).toMatchObject({ outcome: 'failed', changed: 'false' })
    expect(held['dependVersionList']).toEqual(['v1'])
  })

  it('is taken at its deed, not at its word', async () => {
    const { end } = await afterFirstDeploy(
      { dependVersionList: ['v1'] },
      { depend_version_list: 'v2' },
      { ...both, dependencyOnlyChange: '409-applied' },
    )
    expect(end.green).toBe(true)
    expect(end.outputs).toMatchObject({ outcome: 'deployed', changed: 'true' })
  })
})

describe('a service that does not report a field', () => {
  const silent: Switches = { ...both, reportsDependList: false, reportsDependencyPkg: false }

  it.each(['200', '409'] as const)('is sent it every time, and %s is fine', async (kind) => {
    const { end, sent } = await afterFirstDeploy(
      {},
      { depend_list: 'd1' },
      { ...silent, dependencyOnlyChange: kind },
    )
    expect(end.failures).toEqual([])
    expect(end.warnings).toHaveLength(1)
    expect(end.warnings[0]).toMatch(/does not report depend_list.*Use depend_version_list/)
    expect(end.outputs).toMatchObject({
      outcome: kind === '200' ? 'deployed' : 'unchanged',
      changed: '',
      reason: 'none',
    })
    expect(sent).toMatchObject([{ depend_list: ['d1'] }])
  })

  it('still shows by its digest that the code changed', async () => {
    const emulator = await serviceHolding({}, { switches: silent })
    const { outputs, warnings, green } = await step({
      inputs: { ...inputsFor(emulator), dependency_pkg: libs },
      workspace: workspaceWith(files),
    })
    expect(green).toBe(true)
    expect(warnings).toHaveLength(1)
    expect(outputs).toMatchObject({ outcome: 'deployed', changed: 'true', reason: 'code' })
  })
})

describe('a service that leaves out empty lists', () => {
  it('is understood once it shows the list', async () => {
    const { end } = await afterFirstDeploy(
      {},
      { depend_version_list: 'v1' },
      { ...both, emptyLists: 'omitted' },
    )
    expect(end).toMatchObject({ green: true, warnings: [] })
    expect(end.outputs).toMatchObject({
      outcome: 'deployed',
      changed: 'true',
      reason: 'dependencies',
    })
  })

  it('that spells them null reports them', async () => {
    const { end, sent } = await afterFirstDeploy(
      {},
      { depend_version_list: '[]' },
      { ...both, emptyLists: 'null' },
    )
    expect(end).toMatchObject({ green: true, warnings: [] })
    expect(end.outputs).toMatchObject({ outcome: 'unchanged' })
    expect(sent).toEqual([])
  })
})

describe('an answer without lists', () => {
  it('is completed from the configuration', async () => {
    const { end } = await afterFirstDeploy(
      { dependVersionList: ['v1'] },
      { depend_version_list: 'v2' },
      { ...both, answerLists: false, staleConfigMs: 20 },
    )
    expect(end.failures).toEqual([])
    expect(end.outputs).toMatchObject({ outcome: 'deployed', changed: 'true' })
  })
})

describe('ids that do not exist', () => {
  it('end red with the remedy', async () => {
    const emulator = await serviceHolding({}, { switches: both, dependencies: ['v1'] })
    const { failures } = await step({
      inputs: { ...inputsFor(emulator), depend_version_list: 'v9' },
      workspace: workspaceWith(files),
    })
    expect(failures[0]).toMatch(/FSS\.1024/)
    expect(failures[0]).toMatch(/dependency version IDs, not dependency IDs/)
  })
})
