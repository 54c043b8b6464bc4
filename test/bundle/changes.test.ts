import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AdmZip from 'adm-zip'
import { expect, it, onTestFinished } from 'vitest'
import type { Emulator } from '../../emulator/emulator.ts'
import { runAction, type ActionRun } from '../support/run-action.ts'
import { inputsFor, serviceHolding } from '../support/service.ts'
import { workspaceWith } from '../support/workspace.ts'

async function service(): Promise<Emulator> {
  const zip = new AdmZip()
  zip.addFile('index.js', Buffer.from('old code'))
  return serviceHolding({ code: zip.toBuffer() })
}

/** Runs the bundle with `show_changes`. @returns also the files that it leaves below RUNNER_TEMP */
async function showChanges(emulator: Emulator, run: Partial<ActionRun> = {}) {
  const temp = mkdtempSync(join(tmpdir(), 'changes-'))
  onTestFinished(() => {
    rmSync(temp, { recursive: true, force: true })
  })
  const end = await runAction({
    workspace: workspaceWith({ 'src/index.js': 'new' }),
    temp,
    ...run,
    inputs: { ...inputsFor(emulator), show_changes: 'true' },
  })
  const files = readdirSync(temp, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.parentPath.includes('functiongraph-deploy-'))
    .map(({ name }) => name)
  return { end, files: files.sort() }
}

it('lists changed files, and leaves no exported code behind', async () => {
  const { end, files } = await showChanges(await service())
  expect(end.exitCode, end.log).toBe(0)
  expect(end.log).toContain('\n  ~ index.js (3 bytes, -5 bytes)\n')
  expect(files).toEqual(['package.zip', 'results.json'])
})

it('cancelled during the export, it ends within five seconds and leaves none behind', async () => {
  const emulator = await service()
  emulator.faults.script({ on: 'exported-code', kind: 'slow', dripMs: 100 })
  let sent = 0
  let watch: NodeJS.Timeout | undefined
  const { end, files } = await showChanges(emulator, {
    during(child) {
      watch = setInterval(() => {
        if (sent > 0 || emulator.count('exported-code') === 0) return
        sent = Date.now()
        child.kill('SIGTERM')
      }, 20)
    },
  })
  clearInterval(watch)
  expect(end.exitCode, end.log).toBe(1)
  expect(Date.now() - sent).toBeLessThan(5_000)
  expect(emulator.count('code')).toBe(0)
  expect(files).toEqual(['package.zip', 'results.json'])
}, 30_000)
