import { InputError } from '../errors.ts'
import type { DependencyRequest } from '../plan/dependencies.ts'
import { DEFAULT_ENDPOINT, parseTarget, type Target } from '../target.ts'
import { readAccess, type Access, type Environment } from './access.ts'
import { obsUrl, readCode, type CodeSource } from './code.ts'
import { readBoolean, readEndpoint, readIds, readLines, readWhole, shown } from './fields.ts'

/** What the step is asked to do: every input read, checked, and given its default. */
export interface Inputs {
  readonly targets: readonly Target[]
  readonly code: CodeSource
  readonly dependencies: DependencyRequest
  readonly access: Access
  readonly force: boolean
  /** Seconds for the whole step. */
  readonly timeout: number
}

/** An input's text, trimmed; empty when it was not given or is blank. */
export type ReadInput = (name: string) => string

/** All that reading the inputs may ask of the world. */
export interface InputSources {
  readonly read: ReadInput
  readonly environment: Environment
  /** Whether a path, taken from the workspace, exists. */
  readonly exists: (path: string) => boolean
}

const TIMEOUT = { least: 1, most: 86_400 }
const DEFAULT_TIMEOUT = 600

/**
 * Reads all inputs.
 *
 * @throws InputError with every problem of every input at once
 */
export function readInputs({ read, environment, exists }: InputSources): Inputs {
  const problems: string[] = []
  const targets = readTargets(read, problems)
  const code = readCode(read, exists, problems)
  const dependencies = readDependencies(read, problems)
  const force = given(read, 'force', (text) => readBoolean('force', text, problems)) ?? false
  const timeout =
    given(read, 'timeout', (text) => readWhole('timeout', text, TIMEOUT, problems)) ??
    DEFAULT_TIMEOUT
  const access = readAccess(read, environment, problems)
  if (problems.length > 0 || code === undefined || access === undefined) {
    throw new InputError(problems)
  }
  return { targets, code, dependencies, access, force, timeout }
}

function given<Value>(
  read: ReadInput,
  name: string,
  parse: (text: string) => Value | undefined,
): Value | undefined {
  const text = read(name)
  return text === '' ? undefined : parse(text)
}

function readTargets(read: ReadInput, problems: string[]): Target[] {
  const endpoint =
    given(read, 'endpoint', (text) => readEndpoint('endpoint', text, problems)) ?? DEFAULT_ENDPOINT
  const lines = readLines(read('urn'))
  if (lines.length === 0) problems.push('urn: not given; give the URN of the function to deploy to')
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

function readDependencies(read: ReadInput, problems: string[]): DependencyRequest {
  const versions = given(read, 'depend_version_list', (text) =>
    readIds('depend_version_list', text, problems),
  )
  const first = given(read, 'depend_list', (text) => readIds('depend_list', text, problems))
  const dependencyPackage = given(read, 'dependency_pkg', (text) =>
    text === 'none' ? '' : obsUrl('dependency_pkg', text, problems),
  )
  if (read('depend_version_list') !== '' && read('depend_list') !== '') {
    problems.push('depend_version_list and depend_list: both are given; give one of the two')
  }
  return {
    ...(versions === undefined ? {} : { list: { field: 'dependVersionList', ids: versions } }),
    ...(first === undefined ? {} : { list: { field: 'dependList', ids: first } }),
    ...(dependencyPackage === undefined ? {} : { dependencyPkg: dependencyPackage }),
  }
}
