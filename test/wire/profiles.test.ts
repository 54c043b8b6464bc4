/** What differs between the profiles of the service; test/bundle/bundle.test.ts has the same by the bundle. */
import { describe, expect, it } from 'vitest'
import type { Emulator } from '../../emulator/emulator.ts'
import { inputsFor, serviceHolding, urnOf } from '../support/service.ts'
import { step, type StepEnd, type StepRun } from '../support/step.ts'
import { workspaceWith } from '../support/workspace.ts'

function deploy(emulator: Emulator, run: Partial<StepRun> = {}): Promise<StepEnd> {
  const workspace = workspaceWith({ 'src/index.js': 'exports.handler = async () => 1\n' })
  return step({ inputs: inputsFor(emulator), workspace, debug: true, ...run })
}

describe.each(['seed-2018', 'huawei-now', 'otc'] as const)('the step on %s', (profile) => {
  it('releases a version, and goes back', async () => {
    const emulator = await serviceHolding({}, { profile })
    const urn = urnOf(emulator)
    emulator.functions.publish(urn, 'v1', { lastModified: new Date('2026-01-01T00:00:00Z') })
    emulator.functions.releases.setAlias(urn, { name: 'live', version: 'v1' })
    const inputs = { ...inputsFor(emulator), alias: 'live' }
    const publish = { ...inputs, publish: 'true', version: 'v2', test_event: '{}' }
    const first = await deploy(emulator, { inputs: publish })
    expect(first).toMatchObject({ green: true, outputs: { version: 'v2', released: 'true' } })
    expect(first.summary).toContain('v1 → v2, alias live 100%')
    const back = { ...inputs, mode: 'release', code_path: '', version: 'previous' }
    const second = await deploy(emulator, { inputs: back })
    expect(second).toMatchObject({ green: true, outputs: { outcome: 'released', version: 'v1' } })
    expect(emulator.functions.releases.alias(urn, 'live')?.version).toBe('v1')
    expect(emulator.count('code')).toBe(1)
  })

  it('keeps dependencies that the update does not name', async () => {
    const held = { dependVersionList: ['v1'], dependList: ['d1'] }
    const emulator = await serviceHolding(held, { profile, switches: { absentList: 'clear' } })
    const { green } = await deploy(emulator)
    expect(green).toBe(true)
    const reported =
      profile === 'seed-2018' ? { dependList: ['d1'] } : { dependVersionList: ['v1'] }
    expect(emulator.functions.expect(urnOf(emulator))).toMatchObject(reported)
  })

  it('is red when the service refuses', async () => {
    const emulator = await serviceHolding({}, { profile })
    emulator.faults.script({ on: 'code', kind: 'status', status: 403, code: 'FSS.0403' })
    const end = await deploy(emulator)
    expect(end.green).toBe(false)
    expect(end.failures).toHaveLength(1)
    expect(end.failures[0]).toMatch(/HTTP 403, FSS\.0403/)
    expect(end.outputs).toMatchObject({ outcome: 'failed', changed: 'false' })
  })
})
