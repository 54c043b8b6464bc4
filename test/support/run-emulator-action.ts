import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { readOutputs } from './runner-files.ts'

interface Metadata {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>
  readonly outputs: Readonly<Record<string, unknown>>
  readonly runs: { readonly main: string; readonly post: string }
}

/** emulator/action.yml */
export const metadata = parse(readFileSync('emulator/action.yml', 'utf8')) as Metadata

export interface PhaseEnd {
  readonly exitCode: number | null
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
}

export interface EmulatorStep {
  readonly main: PhaseEnd
  /** The end of the job. May be called once; a test that does not call it ends the emulator anyway. */
  readonly post: () => Promise<PhaseEnd>
  /** What `main` left for `post`. */
  readonly state: Readonly<Record<string, string>>
}

/**
 * Runs the emulator's action as the runner does: `main` where the step stands, `post` at the end of
 * the job with the state that `main` has saved, both from the committed bundle with a bare environment.
 */
export async function runEmulatorAction(
  inputs: Readonly<Record<string, string>>,
  workspace: string = tmpdir(),
): Promise<EmulatorStep> {
  const temp = mkdtempSync(join(tmpdir(), 'runner-'))
  const environment = environmentFor(inputs, workspace, temp)
  const files = filesIn(temp)
  const main = await phase(metadata.runs.main, { ...environment, ...files })
  const state = readOutputs(readFileSync(files.GITHUB_STATE, 'utf8'))
  const stated = Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])
  let ended: Promise<PhaseEnd> | undefined
  const post = (): Promise<PhaseEnd> =>
    (ended ??= phase(metadata.runs.post, {
      ...environment,
      ...filesIn(temp),
      ...(Object.fromEntries(stated) as Record<string, string>),
    }))
  onTestFinished(async () => {
    await post()
    rmSync(temp, { recursive: true, force: true })
  })
  return { main, post, state }
}

function environmentFor(
  inputs: Readonly<Record<string, string>>,
  workspace: string,
  temp: string,
): Record<string, string> {
  const unknown = Object.keys(inputs).filter((name) => !(name in metadata.inputs))
  if (unknown.length > 0) throw new Error(`action.yml does not declare ${unknown.join(', ')}`)
  const given = Object.entries(metadata.inputs).map(([name, declared]) => [
    `INPUT_${name.toUpperCase()}`,
    inputs[name] ?? declared.default ?? '',
  ])
  return {
    ...(Object.fromEntries(given) as Record<string, string>),
    // The runner passes its own on; the emulator finds python3 by it.
    PATH: process.env['PATH'] ?? '',
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: temp,
  }
}

function filesIn(temp: string): Record<'GITHUB_OUTPUT' | 'GITHUB_STATE', string> {
  const file = (name: string): string => {
    const path = join(temp, name)
    writeFileSync(path, '')
    return path
  }
  return { GITHUB_OUTPUT: file('output'), GITHUB_STATE: file('state') }
}

function phase(program: string, env: Record<string, string>): Promise<PhaseEnd> {
  return new Promise((done, broken) => {
    let log = ''
    const child = spawn(process.execPath, [resolve('emulator', program)], {
      cwd: env['GITHUB_WORKSPACE'],
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.setEncoding('utf8').on('data', (text: string) => (log += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text))
    child.once('error', broken)
    // Not `exit`: a background process that held the pipes open would hang the runner too.
    child.once('close', (exitCode) => {
      const outputs = readOutputs(readFileSync(env['GITHUB_OUTPUT'] ?? '', 'utf8'))
      done({ exitCode, log, outputs })
    })
  })
}
