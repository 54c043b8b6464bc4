import type { DependencyRequest } from '../plan/dependencies.ts'
import type { UploadRequest } from '../plan/route.ts'
import type { Environment } from '../environment.ts'
import type { Access } from '../cloud/credentials/access.ts'
import { InputError } from '../errors.ts'
import type { ReleaseRequest } from '../release/request.ts'
import { DEFAULT_ENDPOINT, parseTarget, type Target } from '../target.ts'
import { readAccess } from './access.ts'
import { readCode, type CodeSource, type Files } from './code.ts'
import { readDependencies } from './dependencies.ts'
import { readProxies } from './proxies.ts'
import { readRelease } from './release.ts'
import { readUpload } from './upload.ts'
import {
  given,
  readBoolean,
  readChoice,
  readDigest,
  readEndpoint,
  readLines,
  quote,
  readInteger,
  type ReadInput,
} from './fields.ts'

/** What the step is asked to do: every input read, checked, and given its default. */
export type Inputs = DeployInputs | PackageInputs | ReleaseInputs

interface SharedInputs {
  /** Seconds for the whole step. */
  readonly timeout: number
}

interface CodeInputs {
  readonly code: CodeSource
  /** SHA-512 that the package must have; of code in OBS, what the function must hold afterwards. */
  readonly expectDigest?: string
}

/** `mode: package`: no function, no credentials, no network. */
export interface PackageInputs extends SharedInputs, CodeInputs {
  readonly mode: 'package'
}

/** What the modes share that ask functions. */
export interface FunctionInputs extends SharedInputs {
  readonly targets: readonly Target[]
  readonly access: Access
  /** How many functions are handled in parallel. */
  readonly maxParallel: number
  /** Whether no further function is started after one has failed. */
  readonly failFast: boolean
  /** What is requested beyond the code of `latest`; absent for nothing. */
  readonly release?: ReleaseRequest
}

/** `mode: release`: a version that is there, and no code. */
export interface ReleaseInputs extends FunctionInputs {
  readonly mode: 'release'
}

export interface DeployInputs extends FunctionInputs, CodeInputs {
  readonly mode: 'deploy' | 'plan'
  readonly dependencies: DependencyRequest
  readonly force: boolean
  /** SHA-512 that the one function must have before, unless it already has the package. */
  readonly ifDeployedDigest?: string
  /** Through which bucket a large package goes; absent where there is none. */
  readonly upload?: UploadRequest
  /** Whether the package is compared with the deployed code, file by file. */
  readonly showChanges: boolean
  /** Whether the plan is posted as a comment on the pull request that started the job. */
  readonly comment: boolean
  /** For the comment; empty where none was given. */
  readonly githubToken: string
}

/** Everything that the inputs are read from. */
export interface InputSources extends Files {
  readonly read: ReadInput
  readonly environment: Environment
  /** The payload of the event that started the job; undefined where there is none. */
  readonly event?: () => unknown
}

const MODES = ['deploy', 'plan', 'package', 'release'] as const

/** Seconds; for a step without `timeout`. */
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
  const release = readRelease(read, mode, sources.environment, problems)
  if (mode === 'package') refuseFunctions(read, problems)
  const access =
    mode === 'package' ? undefined : readAccess(read, sources.environment, problems, sources.event)
  if (mode !== 'package') readProxies(sources.environment, problems)
  const code = mode === 'release' ? undefined : readCode(read, sources, problems)
  const timeout = readTimeout(read, problems)
  const expectDigest = given(read, 'expect_digest', (text) =>
    readDigest('expect_digest', text, problems),
  )
  const packing = code && { code, ...(expectDigest === undefined ? {} : { expectDigest }) }
  if (problems.length > 0) throw new InputError(problems)
  if (mode === 'package' && packing !== undefined) return { mode, timeout, ...packing }
  if (access === undefined) throw new InputError(problems)
  const { targets, maxParallel, failFast, ...deploying } = functions
  const asking = { targets, access, maxParallel, failFast, timeout, ...(release && { release }) }
  if (mode === 'release') return { mode, ...asking }
  if (packing === undefined || (mode !== 'deploy' && mode !== 'plan'))
    throw new InputError(problems)
  return { mode, ...asking, ...deploying, ...packing }
}

/** What the step is asked to do, also where inputs are wrong; `deploy` where this one is. */
export function modeOf(read: ReadInput): Inputs['mode'] {
  return MODES.find((mode) => mode === read('mode')) ?? 'deploy'
}

/**
 * Whether to comment on the pull request, also if other inputs are invalid: the comment then says
 * why there is no plan, so that a stale plan does not remain in it.
 */
export function asksForComment(read: ReadInput): boolean {
  return read('mode') === 'plan' && readBoolean('comment', read('comment'), []) === true
}

/** Inputs that say something about functions, and so mean nothing where only a package is made. */
function refuseFunctions(read: ReadInput, problems: string[]): void {
  if (readBoolean('show_changes', read('show_changes'), []) === true) {
    problems.push('`show_changes` is not allowed with `mode: package`, which reads no function')
  }
  if (read('code_url') !== '') {
    problems.push('`mode: package` requires `code_path` instead of `code_url`')
  }
  if (read('if_deployed_digest') !== '') {
    problems.push('`if_deployed_digest` is not allowed with `mode: package`')
  }
}

/** Inputs about functions. Validated in every mode, so errors do not surface only after switching. */
function functionInputs(
  read: ReadInput,
  urnNeeded: boolean,
  problems: string[],
): Omit<DeployInputs, keyof SharedInputs | keyof CodeInputs | 'mode' | 'access' | 'release'> {
  const flag = (name: string): boolean =>
    given(read, name, (text) => readBoolean(name, text, problems)) ?? false
  const targets = readTargets(read, urnNeeded, problems)
  const dependencies = readDependencies(read, problems)
  const force = flag('force')
  const failFast = flag('fail_fast')
  const commenting = { comment: flag('comment'), githubToken: read('github_token') }
  const showChanges = flag('show_changes')
  const maxParallel = given(read, 'max_parallel', (text) =>
    readInteger('max_parallel', text, { least: 1, most: 100 }, problems),
  )
  const guard = readGuard(read, targets, problems)
  const upload = readUpload(read, problems)
  return {
    ...{ targets, dependencies, force, failFast, maxParallel: maxParallel ?? 4 },
    ...commenting,
    showChanges,
    ...(guard === undefined ? {} : { ifDeployedDigest: guard }),
    ...(upload === undefined ? {} : { upload }),
  }
}

function readTimeout(read: ReadInput, problems: string[]): number {
  const bounds = { least: 1, most: 86_400 }
  const timeout = given(read, 'timeout', (text) => readInteger('timeout', text, bounds, problems))
  return timeout ?? DEFAULT_TIMEOUT
}

function readGuard(
  read: ReadInput,
  targets: readonly Target[],
  problems: string[],
): string | undefined {
  if (targets.length > 1 && read('if_deployed_digest') !== '') {
    problems.push(
      '`if_deployed_digest` can only be used with a single function, got several in `urn`',
    )
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
    problems.push('`urn` is required: the URN of the function to deploy to')
  }
  const targets: Target[] = []
  for (const line of lines) {
    const target = parseTarget(line, endpoint)
    if (typeof target === 'string') problems.push(`Invalid \`urn\` ${quote(line)}: ${target}`)
    else if (targets.some(({ urn }) => urn === target.urn)) {
      problems.push(`Duplicate \`urn\` ${quote(line)}: list each function once`)
    } else targets.push(target)
  }
  return targets
}
