import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Harm } from '../../emulator/faults.ts'
import { howMany } from '../support/how-many.ts'
import { inputsFor, serviceHolding, urnOf } from '../support/service.ts'
import { step } from '../support/step.ts'
import { workspaceWith } from '../support/workspace.ts'

const DEPLOYS = howMany(500)

const harms: readonly Harm[] = [
  { kind: 'drop' },
  { kind: 'drop', commit: true },
  { kind: 'half', commit: true },
  { kind: 'status', status: 503 },
  { kind: 'status', status: 500, commit: true },
  { kind: 'throttle', retryAfter: '1' },
  { kind: 'html' },
]

/** About every fifth request is struck, by one harm after the other. HTML instead of a config is final. */
it(`loses nothing in ${DEPLOYS} deploys of which one request in five fails`, async () => {
  const emulator = await serviceHolding()
  const workspace = workspaceWith({ 'src/index.js': '' })
  const source = join(workspace, 'src/index.js')
  let struck = 0
  let red = 0
  for (let deploy = 0; deploy < DEPLOYS; deploy += 1) {
    writeFileSync(source, `exports.handler = async () => ${deploy}\n`)
    if (emulator.faults.left === 0) {
      const harm = harms[struck % harms.length] ?? { kind: 'drop' }
      emulator.faults.script({ ...harm, on: 'any', after: 3 })
      struck += 1
    }
    const { green, outputs } = await step({ inputs: inputsFor(emulator), workspace })
    const { digest } = emulator.functions.expect(urnOf(emulator))
    if (green) expect(outputs).toMatchObject({ outcome: 'deployed', changed: 'true', digest })
    else {
      red += 1
      if (outputs['digest'] !== '') expect(outputs['digest']).toBe(digest)
    }
  }
  const share = struck / emulator.requests.length
  expect(share).toBeGreaterThan(0.18)
  expect(red).toBeLessThanOrEqual(Math.ceil(struck / harms.length))
  expect(emulator.requests.length).toBeGreaterThan(2 * DEPLOYS)
}, 120_000)
