import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pMap from 'p-map'
import { expect, it } from 'vitest'
import type { Emulator } from '../../emulator/emulator.ts'
import { gitHub } from '../support/github.ts'
import { runAction, type ActionEnd } from '../support/run-action.ts'
import { inputsFor, serviceHolding } from '../support/service.ts'
import { agencyInputs, identityProviderInputs, trustGitHub } from '../support/trust.ts'
import { workspaceWith } from '../support/workspace.ts'
import { SILENCES, SILENT_UPDATES, type SilentPeer } from './silent-peers.ts'

type Values = Readonly<Record<string, string>>

interface Case {
  readonly name: string
  readonly open: () => Promise<SilentPeer>
  readonly run: (address: string) => { readonly inputs: Values; readonly environment: Values }
  /** A comment that cannot be written is a warning. */
  readonly exitCode: 0 | 1
}

/** Seconds of the step, and milliseconds that it may end later: one second, and a busy machine. */
const TIMEOUT = 2
const LATE = 3_000

/** Every call that the action makes, each against every way of being silent. */
async function casesOf(emulator: Emulator, folder: string): Promise<Case[]> {
  const github = await gitHub()
  trustGitHub(emulator, github)
  const event = join(folder, 'event.json')
  const head = { sha: '0123456789abcdef', repo: { full_name: 'octo-org/hello' } }
  writeFileSync(event, JSON.stringify({ pull_request: { number: 7, head } }))
  const calls: Readonly<Record<string, Case['run']>> = {
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
    'the comment': (address) => ({
      inputs: { ...inputsFor(emulator), mode: 'plan', comment: 'true', github_token: 'ghs_word' },
      environment: {
        ...{ GITHUB_API_URL: address, GITHUB_REPOSITORY: 'octo-org/hello', GITHUB_RUN_ID: '1' },
        ...{ GITHUB_EVENT_PATH: event, GITHUB_EVENT_NAME: 'pull_request' },
      },
    }),
  }
  const whole = Object.entries(calls).flatMap(([call, run]) =>
    Object.entries(SILENCES).map(([silence, open]): Case => {
      const exitCode = call === 'the comment' ? 0 : 1
      return { name: `${call}: ${silence}`, open, run, exitCode }
    }),
  )
  const updates = Object.entries(SILENT_UPDATES).map(([silence, open]): Case => ({
    name: `UpdateFunctionCode: ${silence}`,
    open: () => open(emulator),
    run: (address) => ({
      inputs: { ...inputsFor(emulator), endpoint: address, force: 'true' },
      environment: {},
    }),
    exitCode: 1,
  }))
  return [...whole, ...updates]
}

/** What is wrong with how a case ended; empty where nothing is. */
async function complaints(
  { name, open, run, exitCode }: Case,
  workspace: string,
  signal?: NodeJS.Signals,
): Promise<string[]> {
  const peer = await open()
  try {
    const { inputs, environment } = run(peer.address)
    let told = Date.now()
    const end = await runAction({
      inputs: { ...inputs, timeout: signal === undefined ? String(TIMEOUT) : '600' },
      workspace,
      environment: { ...environment, ...peer.environment },
      started(child) {
        told = Date.now()
        if (signal === undefined) return
        setTimeout(() => {
          told = Date.now()
          child.kill(signal)
        }, 1_500)
      },
    })
    const late = Date.now() - told - (signal === undefined ? TIMEOUT * 1_000 : 0)
    return [
      ...(late > LATE ? [`${name}: ended ${late} ms late`] : []),
      ...wrongEnd(end, exitCode).map((what) => `${name}: ${what}`),
    ]
  } finally {
    peer.close()
  }
}

function wrongEnd({ exitCode, outputs, summary, signal }: ActionEnd, wanted: number): string[] {
  const outcome = wanted === 0 ? 'planned' : 'failed'
  return [
    ...(signal === null ? [] : [`killed by ${signal}`]),
    ...(exitCode === wanted ? [] : [`exit code ${String(exitCode)}, not ${wanted}`]),
    ...(outputs['outcome'] === outcome ? [] : [`outcome ${outputs['outcome'] ?? 'not written'}`]),
    ...(summary === '' ? ['no summary'] : []),
  ]
}

it.each([
  ['the time limit', undefined],
  ['SIGINT', 'SIGINT'],
] as const)(
  '%s ends every call, however its peer is silent, with outputs and summary',
  async (_, signal) => {
    const emulator = await serviceHolding()
    const workspace = workspaceWith({ 'src/index.js': 'exports.handler = async () => 1\n' })
    const cases = await casesOf(emulator, workspaceWith({}))
    expect(cases.length).toBeGreaterThan(40)
    const found = await pMap(cases, (one) => complaints(one, workspace, signal), {
      concurrency: 8,
    })
    expect(found.flat()).toEqual([])
  },
  180_000,
)
