import { existsSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { systemClock } from './clock.ts'
import { parseProxy, PROXY_VARIABLES } from './cloud/proxy.ts'
import { limitLookups, networkTransport } from './cloud/transport.ts'
import { parseObject } from './cloud/wire.ts'
import { CancelledError, DeadlineError, traceOf } from './errors.ts'
import { hiddenBy } from './package/select/root.ts'
import { explain, failureLines } from './report/failure.ts'
import { githubRunner } from './github/runner.ts'
import { runStep, type World } from './step.ts'

/** Red until the last act: should this process end early for any cause, the step has failed. */
process.exitCode = 1

/** What a library of ours does the old way is no news for who reads the log (tunnel: DEP0005). */
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

/** What lies below a folder without rights is told of as such when it is packed. */
function mayExist(absolute: string): boolean {
  return existsSync(absolute) || hiddenBy(absolute) === 'EACCES'
}

/** The runner writes the event into a file; one that cannot be read is as good as none. */
function eventText(path: string | undefined): string {
  try {
    return path === undefined ? '' : readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** The clients that read these variables take a URL only. What cannot be one is told with the inputs. */
for (const name of PROXY_VARIABLES) {
  const proxy = parseProxy(process.env[name] ?? '')
  if (proxy !== undefined) process.env[name] = proxy.href
}

limitLookups(process.env)

/** A log that cannot be written, such as on a full disk, ends no deploy: outputs and summary tell. */
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

/** What ends the work early: the step's time, or the runner that cancels the job. */
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

/** A socket or thread that is still open must not hold the job: all that matters has been written. */
setTimeout(() => process.exit(), 1_000).unref()
