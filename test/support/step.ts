import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect } from 'vitest'
import { systemClock, type Clock } from '../../src/clock.ts'
import { networkTransport, type Limits } from '../../src/cloud/transport.ts'
import { CancelledError, DeadlineError } from '../../src/errors.ts'
import type { Runner } from '../../src/report/runner.ts'
import { withoutShort } from '../../src/report/secret-forms.ts'
import { githubComments } from '../../src/github/runner.ts'
import { runStep, type World } from '../../src/step.ts'
import { expectNoSecret, secretsOf } from './secrets.ts'

export interface StepRun {
  readonly inputs: Readonly<Record<string, string>>
  readonly workspace: string
  readonly environment?: Readonly<Record<string, string>>
  /** The event's payload. */
  readonly event?: unknown
  readonly limits?: Partial<Limits>
  /** Of an upload to OBS; without them, the real ones. */
  readonly partSizes?: World['partSizes']
  /** Milliseconds after which the step's time is over, whatever `timeout` says. */
  readonly deadlineMs?: number
  /** Cancels the job when it is aborted. */
  readonly cancel?: AbortSignal
  /** RUNNER_TEMP; without it a folder of its own, gone afterwards. */
  readonly temp?: string
  /** Whether the job runs with debug logging. */
  readonly debug?: boolean
  /** Another clock than the hasty one. */
  readonly clock?: Clock
  /** Called with every line of the log. */
  readonly onLine?: (line: string) => void
  /** What the runner does otherwise. */
  readonly runner?: Partial<Runner>
}

export interface StepEnd {
  readonly green: boolean
  readonly outputs: Readonly<Record<string, string>>
  readonly lines: readonly string[]
  readonly debug: readonly string[]
  readonly notices: readonly string[]
  readonly warnings: readonly string[]
  readonly failures: readonly string[]
  readonly masks: readonly string[]
  readonly summary: string
}

/** Waits a hundredth of what it is asked to: the emulator's delays in tests are short likewise. */
export const hastyClock: Clock = {
  now: () => systemClock.now(),
  sleep: (milliseconds, signal) => systemClock.sleep(milliseconds / 100, signal),
  random: () => 0.5,
}

/** The same, and its time passes as if it had waited all of it: so that time limits end it. */
function passingClock(): Clock {
  let skipped = 0
  return {
    ...hastyClock,
    now: () => new Date(systemClock.now().getTime() + skipped),
    async sleep(milliseconds, signal) {
      await hastyClock.sleep(milliseconds, signal)
      skipped += (milliseconds * 99) / 100
    },
  }
}

/** Waits not at all, and its time passes as if it had. */
export function instantClock(): Clock {
  let skipped = 0
  return {
    now: () => new Date(systemClock.now().getTime() + skipped),
    sleep(milliseconds, signal) {
      skipped += milliseconds
      return systemClock.sleep(0, signal)
    },
    random: () => 0.5,
  }
}

/** Runs the step in this process against whatever the inputs name, with a runner that records. */
export async function step(run: StepRun): Promise<StepEnd> {
  const temp = run.temp ?? mkdtempSync(join(tmpdir(), 'step-'))
  const log = recorder(run)
  const timers: NodeJS.Timeout[] = []
  try {
    const green = await runStep({
      runner: { ...log.runner, ...run.runner },
      clock: run.clock ?? passingClock(),
      transport: networkTransport('test', {
        limits: {
          connect: 2_000,
          progress: 2_000,
          answerToPut: 2_000,
          answerBytes: 8 * 1024 * 1024,
          ...run.limits,
        },
      }),
      ...(run.partSizes === undefined ? {} : { partSizes: run.partSizes }),
      environment: run.environment ?? {},
      event: () => run.event,
      surroundings: { workspace: run.workspace, temp },
      exists: (path) => existsSync(resolve(run.workspace, path)),
      deadline: (seconds) => endOf(run, seconds, timers),
    })
    const { masks, ...visible } = log.end()
    // The runner warns of an empty mask.
    expect(masks).not.toContain('')
    expectNoSecret(JSON.stringify(visible), secretsOf(run.inputs, run.environment ?? {}))
    return { green, masks, ...visible }
  } finally {
    // One that runs on keeps in memory all that listens to its signal.
    for (const timer of timers) clearTimeout(timer)
    if (run.temp === undefined) rmSync(temp, { recursive: true, force: true })
  }
}

function endOf(
  { deadlineMs, cancel }: StepRun,
  seconds: number,
  timers: NodeJS.Timeout[],
): AbortSignal {
  const controller = new AbortController()
  cancel?.addEventListener('abort', () => {
    controller.abort(new CancelledError('SIGINT'))
  })
  const late = (): void => {
    controller.abort(new DeadlineError(seconds))
  }
  timers.push(setTimeout(late, deadlineMs ?? seconds * 1_000).unref())
  return controller.signal
}

/** Stands in the recorded lines where a group ends. */
export const GROUP_END = '::endgroup::'

function recorder(run: StepRun): {
  readonly runner: Runner
  end(): Omit<StepEnd, 'green'>
} {
  const lines: string[] = []
  const debug: string[] = []
  const notices: string[] = []
  const warnings: string[] = []
  const failures: string[] = []
  const masks: string[] = []
  const outputs: Record<string, string> = {}
  let summary = ''
  const runner: Runner = {
    input: (name) => (run.inputs[name] ?? '').trim(),
    mask: (secret) => masks.push(secret),
    hidden: (text) => withoutShort(text, new Set(masks)),
    info(line) {
      lines.push(line)
      run.onLine?.(line)
    },
    debug: (line) => debug.push(line),
    isDebug: () => run.debug ?? false,
    notice: (title, line) => notices.push(`${title}: ${line}`),
    warning: (line) => warnings.push(line),
    fail: (_, text) => failures.push(text.join('\n')),
    group: (title) => lines.push(title),
    endGroup: () => lines.push(GROUP_END),
    output(name, value) {
      outputs[name] = value
    },
    summary(markdown) {
      summary += markdown
      return Promise.resolve()
    },
    comments: githubComments,
  }
  return {
    runner,
    end: () => ({ lines, debug, notices, warnings, failures, masks, outputs, summary }),
  }
}
