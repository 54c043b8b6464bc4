import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import AdmZip from 'adm-zip'
import { describe, expect, it } from 'vitest'
import type { Emulator } from '../emulator/emulator.ts'
import { inputsFor, serviceWith, urnOf } from './support/service.ts'
import { step } from './support/step.ts'
import { workspaceWith } from './support/workspace.ts'

const handler = 'exports.handler = async () => "hello"\n'
const files = { 'src/index.js': handler, 'src/lib/util.js': 'module.exports = 1\n' }

async function serviceHolding(
  seed: Parameters<Emulator['functions']['create']>[0] = { name: 'hello' },
  options: Parameters<typeof serviceWith>[0] = {},
): Promise<Emulator> {
  const emulator = await serviceWith(options)
  emulator.functions.create({ code: Buffer.from('old code'), ...seed })
  return emulator
}

describe('a deploy', () => {
  it('sends changed code once, and nothing the second time', async () => {
    const emulator = await serviceHolding()
    const workspace = workspaceWith(files)
    const before = emulator.functions.expect(urnOf(emulator)).digest

    const first = await step({ inputs: inputsFor(emulator), workspace })
    const held = emulator.functions.expect(urnOf(emulator))
    expect(first.failures).toEqual([])
    expect(first.outputs).toMatchObject({
      outcome: 'deployed',
      changed: 'true',
      reason: 'code',
      digest: createHash('sha512').update(held.code).digest('hex'),
      code_size: String(held.code.length),
      previous_digest: before,
      func_name: 'hello',
      runtime: 'Node.js20.15',
    })
    expect(new AdmZip(held.code).getEntries().map((entry) => entry.entryName)).toEqual([
      'index.js',
      'lib/util.js',
    ])

    const second = await step({ inputs: inputsFor(emulator), workspace })
    expect(second.outputs).toMatchObject({
      outcome: 'unchanged',
      changed: 'false',
      reason: 'none',
      digest: first.outputs['digest'],
      code_size: first.outputs['code_size'],
      previous_digest: first.outputs['digest'],
    })
    expect(emulator.count('UpdateFunctionCode')).toBe(1)
  })
})
