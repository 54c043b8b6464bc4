import { existsSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { systemClock } from './clock.ts'
import { limitLookups, networkTransport } from './cloud/transport.ts'
import { parseObject } from './cloud/wire.ts'
import { CancelledError, DeadlineError, traceOf } from './errors.ts'
import { hiddenBy } from './package/select/root.ts'
import { explain, failureLines } from './report/failure.ts'
import { githubRunner } from './github/runner.ts'
import { runStep, type World } from './step.ts'

/** Failed until proven otherwise: if the process ends early for any reason, the step fails. */
process.exitCode = 1

/** Suppresses deprecation warnings from dependencies (tunnel: DEP0005). */
process.noDeprecation = true

function realWorld(): World {
  const workspace = resolve(process.env['GITHUB_WORKSPACE'] || process.cwd())
  return {
    runner: githubRunner,
    clock: systemClock,
    transport: networkTransport('functiongraph-deploy'),
    environment: process.env,
    event: () => parseObject(eventText(process.env['GITHUB_EVENT_PATH'])),
    surroundings: { workspace, temp: resolve(process.env['RUNNER_TEMP'] || tmpdir()) },
    exists: (path) => mayExist(resolve(workspace, path)),
    deadline(seconds) {
      setTimeout(() => {
        stop.abort(new DeadlineError(seconds))
      }, seconds * 1_000).unref()
      return stop.signal
    },
  }
}

/** Unreadable parents count as existing: packaging reports the permission error. */
function mayExist(absolute: string): boolean {
  return existsSync(absolute) || hiddenBy(absolute) === 'EACCES'
}

/** The event payload, which the runner writes to a file; empty if it cannot be read. */
function eventText(path: string | undefined): string {
  try {
    return path === undefined ? '' : readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

limitLookups(process.env)

/** Log write errors (full disk) do not end a deployment: outputs and summary still report. */
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

/** Aborted on timeout or when the runner cancels the job. */
const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGBREAK'] as const) {
  process.on(signal, () => {
    stop.abort(new CancelledError(signal))
  })
}

try {
  if (await runStep(realWorld())) process.exitCode = 0
} catch (error) {
  for (const line of traceOf(error)) githubRunner.debug(line)
  githubRunner.fail('FunctionGraph deploy failed', failureLines('Unexpected error', explain(error)))
}

/** Open sockets or threads must not delay the job: everything has been written. */
setTimeout(() => process.exit(), 1_000).unref()
