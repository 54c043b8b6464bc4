import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Emulator } from '../../emulator/emulator.ts'
import type { GitHub } from '../support/github.ts'
import { runAction, type ActionEnd } from '../support/run-action.ts'
import { step } from '../support/step.ts'
import { inputsFor } from '../support/emulator-inputs.ts'
import { agencyInputs, identityProviderInputs, trustGitHub } from '../support/trust.ts'
import { SILENCES, SILENT_UPDATES, type SilentPeer } from './silent-peers.ts'

type Values = Readonly<Record<string, string>>

/** One call of the action that meets one way of being silent. */
export interface SilentCase {
  readonly call: string
  readonly silence: string
  readonly open: () => Promise<SilentPeer>
  /** The inputs and the environment of a step that meets the peer at this address. */
  readonly run: (address: string) => { readonly inputs: Values; readonly environment: Values }
  /** A comment that cannot be written is a warning. */
  readonly exitCode: 0 | 1
}

/** Seconds of the step, and milliseconds that it may end later: one second, and a busy machine. */
export const TIMEOUT = 2
const LATE = 3_000

/** Every call that the action makes, each against every way of being silent. */
export function silentCases(emulator: Emulator, github: GitHub, folder: string): SilentCase[] {
  trustGitHub(emulator, github)
  const event = join(folder, 'event.json')
  const head = { sha: '0123456789abcdef', repo: { full_name: 'octo-org/hello' } }
  writeFileSync(event, JSON.stringify({ pull_request: { number: 7, head } }))
  const calls: Readonly<Record<string, SilentCase['run']>> = {
    RequestIdToken: (address) => ({
      inputs: agencyInputs(emulator),
      environment: {
        ...github.environment,
        ACTIONS_ID_TOKEN_REQUEST_URL: `${address}/token?api-version=2.0`,
      },
    }),
    AssumeAgencyWithOIDC: (address) => ({
      inputs: { ...agencyInputs(emulator), sts_endpoint: address },
      environment: github.environment,
    }),
    CreateTokenWithIdToken: (address) => ({
      inputs: { ...identityProviderInputs(emulator), iam_endpoint: address },
      environment: github.environment,
    }),
    ShowFunctionConfig: (address) => ({
      inputs: { ...inputsFor(emulator), endpoint: address },
      environment: {},
    }),
    HeadObject: (address) => ({
      inputs: {
        ...{ ...inputsFor(emulator), force: 'true', upload: 'always' },
        ...{ upload_bucket: 'packages', obs_endpoint: address },
      },
      environment: {},
    }),
    'the comment': (address) => ({
      inputs: { ...inputsFor(emulator), mode: 'plan', comment: 'true', github_token: 'ghs_word' },
      environment: {
        ...{ GITHUB_API_URL: address, GITHUB_REPOSITORY: 'octo-org/hello', GITHUB_RUN_ID: '1' },
        ...{ GITHUB_EVENT_PATH: event, GITHUB_EVENT_NAME: 'pull_request' },
      },
    }),
  }
  const whole = Object.entries(calls).flatMap(([call, run]) =>
    Object.entries(SILENCES)
      // The response to a HEAD has no body.
      .filter(([silence]) => call !== 'HeadObject' || silence !== 'body stops')
      .map(([silence, open]): SilentCase => {
        const exitCode = call === 'the comment' ? 0 : 1
        return { call, silence, open, run, exitCode }
      }),
  )
  const updates = Object.entries(SILENT_UPDATES).map(([silence, open]): SilentCase => ({
    call: 'UpdateFunctionCode',
    silence,
    open: () => open(emulator),
    run: (address) => ({
      inputs: { ...inputsFor(emulator), endpoint: address, force: 'true' },
      environment: {},
    }),
    exitCode: 1,
  }))
  return [...whole, ...updates]
}

/** How a case ended, and what is wrong with that: empty where nothing is. */
export interface SilentEnd {
  readonly end: ActionEnd
  /** Milliseconds from the end of the time limit, or from the signal, to the end of the process. */
  readonly late: number
  readonly complaints: readonly string[]
}

/** Runs the bundle against a silent peer until its time limit, or until a signal ends it. */
export async function runSilentCase(
  { call, silence, open, run, exitCode }: SilentCase,
  workspace: string,
  signal?: NodeJS.Signals,
): Promise<SilentEnd> {
  const peer = await open()
  try {
    const { inputs, environment } = run(peer.address)
    let since = Date.now()
    const end = await runAction({
      inputs: { ...inputs, timeout: signal === undefined ? String(TIMEOUT) : '600' },
      workspace,
      environment: { ...environment, ...peer.environment },
      started(child) {
        since = Date.now()
        if (signal === undefined) return
        setTimeout(() => {
          since = Date.now()
          child.kill(signal)
        }, 1_500)
      },
    })
    const late = Date.now() - since - (signal === undefined ? TIMEOUT * 1_000 : 0)
    const wrong = [
      ...(late > LATE ? [`ended ${late} ms late`] : []),
      ...(peer.reached() ? [] : ['did not reach its peer']),
      ...wrongEnd(end, exitCode),
    ]
    return { end, late, complaints: wrong.map((what) => `${call}: ${silence}: ${what}`) }
  } finally {
    peer.close()
  }
}

/** Longer than any time limit here, so that nothing but the step's own ends a call. */
const NO_LIMITS = { connect: 60_000, progress: 60_000, answerToPut: 60_000 }
/** Milliseconds that a step in this process has, or runs until it is cancelled. */
const STEP_LIMIT = 600
/** Milliseconds that such a step may end later: one second, and a busy machine. */
const STEP_LATE = 2_000

/**
 * Runs the step in this process against a peer at this address.
 *
 * @returns what is wrong with its end: empty where nothing is
 */
export async function stepInSilence(
  { call, run, exitCode }: SilentCase,
  address: string,
  workspace: string,
  ending: 'time limit' | 'cancellation',
): Promise<readonly string[]> {
  const { inputs, environment } = run(address)
  const cancel = new AbortController()
  const path = environment['GITHUB_EVENT_PATH']
  const since = Date.now()
  const running = step({
    ...{ inputs, environment, workspace, limits: NO_LIMITS },
    ...(path === undefined ? {} : { event: JSON.parse(readFileSync(path, 'utf8')) as unknown }),
    ...(ending === 'time limit' ? { deadlineMs: STEP_LIMIT } : { cancel: cancel.signal }),
  })
  setTimeout(() => {
    cancel.abort()
  }, STEP_LIMIT)
  const { green, outputs, summary, debug, warnings } = await running
  const late = Date.now() - since - STEP_LIMIT
  // The comment goes through GitHub's client, which has no line for each call.
  const [from, line] =
    call === 'the comment'
      ? [warnings, 'Failed to update the pull request comment: ']
      : [debug, `${call}: no answer after `]
  const silent = from.filter((one) => one.startsWith(line)).length
  const wrong = [
    ...(late > STEP_LATE ? [`ended ${late} ms late`] : []),
    ...(silent === 1 ? [] : [`${silent} calls without an answer, not 1`]),
    ...wrongEnd({ exitCode: green ? 0 : 1, outputs, summary, signal: null }, exitCode),
  ]
  return wrong.map((what) => `${call}, ${ending}: ${what}`)
}

function wrongEnd(
  {
    exitCode,
    outputs,
    summary,
    signal,
  }: Pick<ActionEnd, 'exitCode' | 'outputs' | 'summary' | 'signal'>,
  wanted: number,
): string[] {
  const outcome = wanted === 0 ? 'planned' : 'failed'
  return [
    ...(signal === null ? [] : [`killed by ${signal}`]),
    ...(exitCode === wanted ? [] : [`exit code ${String(exitCode)}, not ${wanted}`]),
    ...(outputs['outcome'] === outcome ? [] : [`outcome ${outputs['outcome'] ?? 'not written'}`]),
    ...(summary === '' ? ['no summary'] : []),
  ]
}
