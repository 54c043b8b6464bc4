import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { expectMasked, expectMasksFirst, expectNoSecret, secretsOf } from './secrets.ts'
import { readCommands, readOutputs, type Command } from './runner-files.ts'

interface Declared {
  readonly default?: string
}

const action = parse(readFileSync('action.yml', 'utf8')) as {
  readonly inputs: Readonly<Record<string, Declared>>
}

/** Of the expressions in defaults there is but `github.token`, which a run gives or has not. */
function defaultOf({ default: text = '' }: Declared): string {
  return text === '${{ github.token }}' ? '' : text
}

export interface ActionRun {
  readonly inputs: Readonly<Record<string, string>>
  readonly workspace: string
  /** Beside the bare environment that the runner gives. */
  readonly environment?: Readonly<Record<string, string>>
  /** Below this folder lie RUNNER_TEMP and the command files. */
  readonly temp?: string
  readonly debug?: boolean
  /** The secrets that others gave out during the run, asked for when it has ended. */
  readonly issued?: () => readonly string[]
  /** Another Node than the one that runs the tests. */
  readonly node?: string
  /** Called once, when the program prints for the first time: it has started by then. */
  readonly started?: (child: RunningAction) => void
  /** Called with the process as soon as it runs. */
  readonly during?: (child: RunningAction) => void
}

export interface RunningAction {
  /** Sends a signal; false when the process has ended already. */
  kill(signal: NodeJS.Signals): boolean
}

export interface ActionEnd {
  readonly exitCode: number | null
  readonly signal: string | null
  /** stdout and stderr as they came. */
  readonly log: string
  readonly commands: readonly Command[]
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  readonly environmentFiles: Readonly<Record<string, string>>
}

/**
 * Runs the committed bundle as the runner does: the workspace as working directory, every declared
 * input in the environment, empty command files, nothing on stdin, and no other variable
 * but where Node keeps what it has compiled.
 */
export async function runAction(run: ActionRun): Promise<ActionEnd> {
  const temp = run.temp ?? mkdtempSync(join(tmpdir(), 'runner-'))
  const files = commandFiles(temp)
  const NODE_COMPILE_CACHE = process.env['NODE_COMPILE_CACHE'] ?? ''
  const environment = {
    ...{ ...bareEnvironment(run, temp), ...files, NODE_COMPILE_CACHE },
    ...run.environment,
  }
  const { exitCode, signal, log } = await finished(run, environment)
  const end = {
    exitCode,
    signal,
    log,
    commands: readCommands(log),
    outputs: readOutputs(readFileSync(files.GITHUB_OUTPUT, 'utf8')),
    summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'),
    environmentFiles: {
      env: readFileSync(files.GITHUB_ENV, 'utf8'),
      path: readFileSync(files.GITHUB_PATH, 'utf8'),
    },
  }
  const secrets = secretsOf(run.inputs, run.environment ?? {})
  const issued = run.issued?.() ?? []
  const reported = [log, end.summary, JSON.stringify(end.outputs)].join('\n')
  expectNoSecret(reported, [...secrets, ...issued])
  expectMasksFirst(log, secrets)
  expectMasked(log.split('\n'), issued)
  if (run.temp === undefined) rmSync(temp, { recursive: true, force: true })
  return end
}

function commandFiles(
  temp: string,
): Record<
  'GITHUB_OUTPUT' | 'GITHUB_ENV' | 'GITHUB_STATE' | 'GITHUB_PATH' | 'GITHUB_STEP_SUMMARY',
  string
> {
  const file = (name: string): string => {
    const path = join(temp, `file_command_${name}`)
    writeFileSync(path, '')
    return path
  }
  return {
    GITHUB_OUTPUT: file('output'),
    GITHUB_ENV: file('env'),
    GITHUB_STATE: file('state'),
    GITHUB_PATH: file('path'),
    GITHUB_STEP_SUMMARY: file('summary'),
  }
}

function bareEnvironment(run: ActionRun, temp: string): Record<string, string> {
  const unknown = Object.keys(run.inputs).filter((name) => !(name in action.inputs))
  if (unknown.length > 0) throw new Error(`action.yml does not declare ${unknown.join(', ')}`)
  const inputs = Object.entries(action.inputs).map(([name, declared]) => [
    `INPUT_${name.toUpperCase()}`,
    run.inputs[name] ?? defaultOf(declared),
  ])
  return {
    ...(Object.fromEntries(inputs) as Record<string, string>),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: run.workspace,
    RUNNER_TEMP: temp,
    RUNNER_OS: 'Linux',
    ...(run.debug === true ? { RUNNER_DEBUG: '1' } : {}),
  }
}

function finished(
  run: ActionRun,
  environment: Record<string, string>,
): Promise<Pick<ActionEnd, 'exitCode' | 'signal' | 'log'>> {
  return new Promise((done, broken) => {
    let log = ''
    const child = spawn(run.node ?? process.execPath, [resolve('dist/index.js')], {
      cwd: run.workspace,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const collect = (text: string): void => {
      if (log === '') run.started?.({ kill: (name) => child.kill(name) })
      log += text
    }
    child.stdout.setEncoding('utf8').on('data', collect)
    child.stderr.setEncoding('utf8').on('data', collect)
    child.once('error', broken)
    child.once('close', (exitCode, signal) => {
      done({ exitCode, signal, log })
    })
    run.during?.({ kill: (name) => child.kill(name) })
  })
}
