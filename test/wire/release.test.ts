import AdmZip from 'adm-zip'
import { describe, expect, it } from 'vitest'
import type { Emulator } from '../../emulator/emulator.ts'
import { inputsFor, serviceHolding, urnOf } from '../support/service.ts'
import { step, type StepEnd } from '../support/step.ts'
import { workspaceWith } from '../support/workspace.ts'

const says = (text: string): string => `exports.handler = async () => ${JSON.stringify(text)}\n`

function zipOf(source: string): Buffer {
  const zip = new AdmZip()
  zip.addFile('index.js', Buffer.from(source))
  return zip.toBuffer()
}

function run(
  emulator: Emulator,
  inputs: Readonly<Record<string, string>>,
  source = says('new'),
): Promise<StepEnd> {
  const workspace = workspaceWith({ 'src/index.js': source })
  return step({ inputs: { ...inputsFor(emulator), ...inputs }, workspace })
}

describe('a release', () => {
  it('publishes what was deployed, tests it, and moves the alias', async () => {
    const emulator = await serviceHolding({ code: zipOf(says('old')) })
    const urn = urnOf(emulator)
    emulator.functions.publish(urn, 'v41', {})
    emulator.functions.releases.setAlias(urn, { name: 'live', version: 'v41' })
    const release = { publish: 'true', version: 'v42', alias: 'live', test_event: '{}' }
    const end = await run(emulator, release)
    expect(end.outputs).toMatchObject({
      outcome: 'deployed',
      version: 'v42',
      previous_version: 'v41',
      released: 'true',
    })
    expect(emulator.functions.releases.alias(urn, 'live')?.version).toBe('v42')
    const again = await run(emulator, release)
    expect(again.outputs).toMatchObject({
      outcome: 'unchanged',
      version: 'v42',
      previous_version: 'v42',
      released: 'false',
    })
  })
})
