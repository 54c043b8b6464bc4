import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Emulator, EmulatorOptions } from '../../emulator/emulator.ts'
import { inputsFor, OLD_CODE, serviceHolding, updatesTo, urnOf } from '../support/service.ts'
import { step } from '../support/step.ts'
import { workspaceWith } from '../support/workspace.ts'

const MIB = 1024 * 1024
const SMALL = { 'src/index.js': 'exports.handler = async () => 1\n' }

/** A workspace whose package has about so many bytes: what is random does not deflate. */
function workspaceOf(bytes: number): string {
  return workspaceWith({ ...SMALL, 'src/data.bin': randomBytes(bytes) })
}

/** An emulator with a function that holds old code, and an empty bucket. */
async function serviceWithBucket(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await serviceHolding({}, options)
  emulator.buckets.create({ name: 'packages' })
  return emulator
}

function uploading(emulator: Emulator): Record<string, string> {
  return { ...inputsFor(emulator), upload_bucket: 'packages', obs_endpoint: emulator.url }
}

const always = (emulator: Emulator): Record<string, string> => ({
  ...uploading(emulator),
  upload: 'always',
})

/** The operations that came, without those of GitHub and IAM. */
function calls(emulator: Emulator): string[] {
  return emulator.requests.map(({ operation }) => operation)
}

describe('a package that goes through OBS', () => {
  it('is put there once, and the function takes it from there', async () => {
    const emulator = await serviceWithBucket()
    const end = await step({ inputs: always(emulator), workspace: workspaceWith(SMALL) })
    expect(end.failures).toEqual([])
    const held = emulator.functions.expect(urnOf(emulator))
    const key = `functiongraph-deploy/${held.digest}.zip`
    const object = emulator.buckets.expect('packages').objects.get(key)
    expect(object?.bytes.equals(held.code)).toBe(true)
    expect(object?.metadata['sha512']).toBe(held.digest)
    const url = `${emulator.url}/packages/${key}`
    expect(updatesTo(emulator)).toEqual([{ code_type: 'obs', code_url: url }])
    expect(end.outputs).toMatchObject({ outcome: 'deployed', code_url: url, digest: held.digest })
    expect(end.warnings).toEqual([])
  })
})
export { always, calls, MIB, OLD_CODE, uploading, workspaceOf }
