import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Emulator } from '../../emulator/emulator.ts'
import { runAction } from '../support/run-action.ts'
import { inputsFor, serviceHolding, urnOf } from '../support/service.ts'
import { workspaceWith } from '../support/workspace.ts'

const MIB = 1024 * 1024
const PARTS = 5

/** A service whose parts take their time, and a workspace of five of them. */
async function slowService(): Promise<{ emulator: Emulator; workspace: string }> {
  const emulator = await serviceHolding()
  emulator.buckets.create({ name: 'packages' })
  emulator.faults.script({ on: 'obs-part', kind: 'slow', firstByteMs: 400, times: PARTS })
  const data = { 'src/data.bin': randomBytes(36 * MIB) }
  return { emulator, workspace: workspaceWith({ ...data, 'src/index.js': '' }) }
}

function inputsOf(emulator: Emulator): Record<string, string> {
  return {
    ...{ ...inputsFor(emulator), upload_bucket: 'packages', obs_endpoint: emulator.url },
    compression: 'store',
  }
}

/** Runs the action, and ends it by a signal as soon as so many parts have arrived. */
async function endedBy(
  signal: NodeJS.Signals,
  emulator: Emulator,
  workspace: string,
): Promise<{ end: Awaited<ReturnType<typeof runAction>>; seconds: number }> {
  let watch: NodeJS.Timeout | undefined
  let sent = 0
  const end = await runAction({
    ...{ inputs: inputsOf(emulator), workspace },
    during(child) {
      watch = setInterval(() => {
        if (sent > 0 || emulator.count('obs-part') < PARTS / 2) return
        sent = Date.now()
        child.kill(signal)
      }, 20)
    },
  })
  clearInterval(watch)
  return { end, seconds: (Date.now() - sent) / 1_000 }
}

function open(emulator: Emulator): number {
  return emulator.buckets.expect('packages').uploads.size
}

async function expectDeployed(emulator: Emulator, workspace: string): Promise<void> {
  const end = await runAction({ inputs: inputsOf(emulator), workspace })
  expect(end.exitCode, end.log).toBe(0)
  const held = emulator.functions.expect(urnOf(emulator))
  expect(end.outputs['digest']).toBe(held.digest)
  expect(open(emulator)).toBe(0)
}

it('killed at half and run again it ends right, sends the rest only, and leaves nothing open', async () => {
  const { emulator, workspace } = await slowService()
  const { end } = await endedBy('SIGKILL', emulator, workspace)
  expect(end.signal).toBe('SIGKILL')
  expect(open(emulator)).toBe(1)
  const before = emulator.count('obs-part')
  await expectDeployed(emulator, workspace)
  expect(emulator.count('obs-part') - before).toBeLessThanOrEqual(PARTS / 2 + 1)
  expect(emulator.count('obs-initiate')).toBe(1)
}, 60_000)

it('cancelled at half it aborts the upload within five seconds', async () => {
  const { emulator, workspace } = await slowService()
  const { end, seconds } = await endedBy('SIGINT', emulator, workspace)
  expect(end.exitCode).toBe(1)
  expect(seconds).toBeLessThan(5)
  expect(end.outputs['outcome']).toBe('failed')
  expect(open(emulator)).toBe(0)
  expect(emulator.count('code')).toBe(0)
  await expectDeployed(emulator, workspace)
}, 60_000)
