import type { DependencyRequest } from '../plan/dependencies.ts'
import type { Environment } from '../environment.ts'
import type { Access } from '../cloud/credentials/access.ts'
import { InputError } from '../errors.ts'
import { DEFAULT_ENDPOINT, parseTarget, type Target } from '../target.ts'
import { readAccess } from './access.ts'
import { readCode, type CodeSource, type Files } from './code.ts'
import { readDependencies } from './dependencies.ts'
import { readProxies } from './proxies.ts'
import {
  given,
  readBoolean,
  readChoice,
  readDigest,
  readEndpoint,
  readLines,
  readWhole,
  shown,
  type ReadInput,
} from './fields.ts'

/** What the step is asked to do: every input read, checked, and given its default. */
export type Inputs = DeployInputs | PackageInputs

interface SharedInputs {
  readonly code: CodeSource
  /** SHA-512 that the package must have; of code in OBS, what the function must hold afterwards. */
  readonly expectDigest?: string
  /** Seconds for the whole step. */
  readonly timeout: number
}

/** `mode: package`: no function, no credentials, no network. */
export interface PackageInputs extends SharedInputs {
  readonly mode: 'package'
}

export interface DeployInputs extends SharedInputs {
  readonly mode: 'deploy' | 'plan'
  readonly targets: readonly Target[]
  readonly dependencies: DependencyRequest
  readonly access: Access
  readonly force: boolean
  /** SHA-512 that the one function must hold before, unless it holds the package already. */
  readonly ifDeployedDigest?: string
  /** How many functions are handled at once. */
  readonly maxParallel: number
  /** Whether no further function is begun after one has failed. */
  readonly failFast: boolean
  /** Whether a plan is told on the pull request that started the job. */
  readonly comment: boolean
  /** For the comment; empty where none was given. */
  readonly githubToken: string
}

/** All that reading the inputs may ask of the world. */
export interface InputSources extends Files {
  readonly read: ReadInput
  readonly environment: Environment
  /** The payload of the event that started the job; undefined where there is none. */
  readonly event?: () => unknown
}

const MODES = ['deploy', 'plan', 'package'] as const

/** Seconds for a step that is given no `timeout`. */
export const DEFAULT_TIMEOUT = 600

/**
 * Reads all inputs.
 *
 * @throws InputError with every problem of every input at once
 */
export function readInputs(sources: InputSources): Inputs {
  const { read } = sources
  const problems: string[] = []
  const mode = readChoice('mode', read('mode') || 'deploy', MODES, problems)
  const functions = functionInputs(read, mode !== 'package', problems)
  const rest =
    mode === 'package'
      ? packageInputs(read, problems)
      : {
          mode,
          ...functions,
          access: readAccess(read, sources.environment, problems, sources.event),
        }
  if (mode !== 'package') readProxies(sources.environment, problems)
  const code = readCode(read, sources, problems)
  const timeout = readTimeout(read, problems)
  const expectDigest = given(read, 'expect_digest', (text) =>
    readDigest('expect_digest', text, problems),
  )
  const shared = { timeout, ...(expectDigest === undefined ? {} : { expectDigest }) }
  if (problems.length > 0 || code === undefined) throw new InputError(problems)
  if (rest.mode === 'package') return { ...rest, ...shared, code }
  const { access } = rest
  if (rest.mode === undefined || access === undefined) throw new InputError(problems)
  return { ...rest, mode: rest.mode, access, ...shared, code }
}

/** What the step is asked to do, also where inputs are wrong; `deploy` where this one is. */
export function modeOf(read: ReadInput): Inputs['mode'] {
  return MODES.find((mode) => mode === read('mode')) ?? 'deploy'
}

/**
 * Whether a pull request is to be told of a plan, also where other inputs are wrong: then it is told
 * why there is none, for the plan of an earlier run must not stand as if it still held.
 */
export function asksForComment(read: ReadInput): boolean {
  return read('mode') === 'plan' && readBoolean('comment', read('comment'), []) === true
}

/** Inputs that say something about functions, and so mean nothing where only a package is made. */
function packageInputs(
  read: ReadInput,
  problems: string[],
): Omit<PackageInputs, keyof SharedInputs> {
  if (read('code_url') !== '') {
    problems.push('code_url: there is nothing to pack in mode package; give code_path')
  }
  if (read('if_deployed_digest') !== '') {
    problems.push('if_deployed_digest: has no meaning in mode package, which asks no function')
  }
  return { mode: 'package' }
}

/** What concerns functions. It is read in every mode, so that no problem waits for another mode. */
function functionInputs(
  read: ReadInput,
  urnNeeded: boolean,
  problems: string[],
): Omit<DeployInputs, keyof SharedInputs | 'mode' | 'access'> {
  const flag = (name: string): boolean =>
    given(read, name, (text) => readBoolean(name, text, problems)) ?? false
  const targets = readTargets(read, urnNeeded, problems)
  const dependencies = readDependencies(read, problems)
  const force = flag('force')
  const failFast = flag('fail_fast')
  const telling = { comment: flag('comment'), githubToken: read('github_token') }
  const maxParallel = given(read, 'max_parallel', (text) =>
    readWhole('max_parallel', text, { least: 1, most: 100 }, problems),
  )
  const guard = readGuard(read, targets, problems)
  return {
    ...{ targets, dependencies, force, failFast, maxParallel: maxParallel ?? 4 },
    ...telling,
    ...(guard === undefined ? {} : { ifDeployedDigest: guard }),
  }
}

function readTimeout(read: ReadInput, problems: string[]): number {
  const bounds = { least: 1, most: 86_400 }
  const timeout = given(read, 'timeout', (text) => readWhole('timeout', text, bounds, problems))
  return timeout ?? DEFAULT_TIMEOUT
}

function readGuard(
  read: ReadInput,
  targets: readonly Target[],
  problems: string[],
): string | undefined {
  if (targets.length > 1 && read('if_deployed_digest') !== '') {
    problems.push('if_deployed_digest: goes with one function, but urn names several')
  }
  return given(read, 'if_deployed_digest', (text) =>
    readDigest('if_deployed_digest', text, problems),
  )
}

function readTargets(read: ReadInput, needed: boolean, problems: string[]): Target[] {
  const endpoint =
    given(read, 'endpoint', (text) => readEndpoint('endpoint', text, problems)) ?? DEFAULT_ENDPOINT
  const lines = readLines(read('urn'))
  if (lines.length === 0 && needed) {
    problems.push('urn: not given; give the URN of the function to deploy to')
  }
  const targets: Target[] = []
  for (const line of lines) {
    const target = parseTarget(line, endpoint)
    if (typeof target === 'string') problems.push(`urn: ${shown(line)} cannot be used: ${target}`)
    else if (targets.some(({ urn }) => urn === target.urn)) {
      problems.push(`urn: ${shown(line)} is given twice; name each function once`)
    } else targets.push(target)
  }
  return targets
}
