/**
 * The emulator as an action. The runner runs this file twice: as the step, to start the emulator in the background, and at the end of the job, to stop it and print its log.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as core from '@actions/core'
import { end, ordered, startService, untilHealthy } from './background.ts'
import { readInputs } from './inputs.ts'
import type { Started } from './service.ts'

/** The service next to this file: its source or its bundle. */
const here = import.meta.url
const service = new URL(here.endsWith('.ts') ? './service.ts' : './service.js', here)

async function main(): Promise<void> {
  const order = readInputs(core.getInput, process.env['GITHUB_WORKSPACE'] ?? process.cwd())
  const log = join(process.env['RUNNER_TEMP'] ?? '.', `functiongraph-emulator-${randomUUID()}.log`)
  const child = startService(fileURLToPath(service), log)
  try {
    const started = await ordered(child, order)
    await untilHealthy(started.endpoint)
    core.saveState('pid', child.pid)
    core.saveState('endpoint', started.endpoint)
    core.saveState('log', log)
    publish(started)
  } catch (error) {
    child.kill()
    const printed = existsSync(log) ? readFileSync(log, 'utf8').trim() : ''
    const cause = error instanceof Error ? error.message : String(error)
    throw new Error(`Failed to start the emulator: ${cause}\n${printed}`.trim(), { cause: error })
  }
}

function publish(started: Started): void {
  core.setSecret(started.secretKey)
  core.setSecret(started.token)
  core.setOutput('endpoint', started.endpoint)
  core.setOutput('access_key', started.accessKey)
  core.setOutput('secret_key', started.secretKey)
  core.setOutput('iam_token', started.token)
  core.setOutput('project_id', started.projectId)
  core.setOutput('urns', started.urns.join('\n'))
  core.info(`Started the emulator at ${started.endpoint}`)
  for (const line of started.inventory) core.info(line)
}

/** Stops the emulator and prints its log, without workflow commands: it has text from outside. */
async function post(pid: number): Promise<void> {
  const wasThere = await end(pid, core.getState('endpoint'))
  if (!wasThere) core.warning('The emulator stopped before the end of the job')
  const log = core.getState('log')
  core.startGroup('Emulator log')
  const token = randomUUID()
  core.info(`::stop-commands::${token}`)
  core.info(existsSync(log) ? readFileSync(log, 'utf8').trimEnd() : '')
  core.info(`::${token}::`)
  core.endGroup()
}

process.exitCode = 1
try {
  const pid = core.getState('pid')
  if (core.getState('phase') === '') {
    core.saveState('phase', 'post')
    await main()
  } else if (pid !== '') {
    await post(Number(pid))
  }
  process.exitCode = 0
} catch (error) {
  core.setFailed(error instanceof Error ? error.message : String(error))
}
