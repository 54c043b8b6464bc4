import type { Environment } from '../environment.ts'
import type { AliasRequest, ReleaseRequest, VersionRequest } from '../release/request.ts'
import { given, readBoolean, readInteger, quote, type ReadInput } from './fields.ts'

type Mode = 'deploy' | 'plan' | 'package' | 'release' | undefined

/** Inputs about versions and aliases, except `publish` and `alias_percent`, which have defaults. */
const RELEASE_ONLY = [
  'version',
  'version_description',
  'test_event',
  'alias',
  'keep_versions',
] as const

/** Inputs about code, which are not allowed in `mode: release`. */
const CODE_ONLY = [
  ...['code_path', 'code_url', 'code_root', 'code_filename', 'exclude'],
  ...['depend_version_list', 'depend_list', 'dependency_pkg', 'upload_bucket'],
  ...['expect_digest', 'if_deployed_digest', 'version_description'],
] as const

/** Inputs about code with a default, which is allowed in every mode. */
const DEFAULTS: Readonly<Record<string, string>> = {
  upload: 'auto',
  code_type: 'auto',
  compression: 'deflate',
}

/**
 * Reads the inputs about versions and aliases, validating each independently.
 *
 * @returns undefined if no release is requested
 */
export function readRelease(
  read: ReadInput,
  mode: Mode,
  environment: Environment,
  problems: string[],
): ReleaseRequest | undefined {
  const publish = given(read, 'publish', (text) => readBoolean('publish', text, problems)) ?? false
  const name = given(read, 'version', (text) => readVersion(text, mode, problems))
  const description = readDescription(read, environment, problems)
  const testEvent = given(read, 'test_event', (text) => readEvent(text, problems))
  const alias = readAlias(read, problems)
  const bounds = { least: 1, most: 1_000 }
  const keep = given(read, 'keep_versions', (text) =>
    readInteger('keep_versions', text, bounds, problems),
  )
  problems.push(...misplaced(read, mode, publish))
  const version = versionRequest(mode, publish, name, description)
  const asked = version.kind !== 'latest' || testEvent !== undefined || keep !== undefined
  return asked ? { version, testEvent, alias, keep } : undefined
}

function versionRequest(
  mode: Mode,
  publish: boolean,
  name: string | undefined,
  description: string,
): VersionRequest {
  if (mode === 'release') {
    return name === 'previous' ? { kind: 'previous' } : { kind: 'existing', name: name ?? '' }
  }
  return publish ? { kind: 'publish', name, description } : { kind: 'latest' }
}

/** Problems with inputs that are not allowed in this mode or require another input. */
function misplaced(read: ReadInput, mode: Mode, publish: boolean): string[] {
  const has = (name: string): boolean => read(name) !== ''
  const share = !['', '100'].includes(read('alias_percent'))
  const aliasless =
    share && !has('alias') ? ['`alias_percent` requires `alias` when it is not 100'] : []
  if (mode === 'package') {
    const names = [...(publish ? ['publish'] : []), ...RELEASE_ONLY.filter(has)]
    return names.map(
      (name) => `\`${name}\` is not allowed in \`mode: package\`, which uses no function`,
    )
  }
  if (mode === 'release') {
    const changed = Object.keys(DEFAULTS).filter(
      (name) => !['', DEFAULTS[name]].includes(read(name)),
    )
    const flags = [
      ...(publish ? ['publish'] : []),
      ...['force', 'show_changes'].filter((name) => /^true$/i.test(read(name))),
    ]
    return [
      ...['version', 'alias']
        .filter((name) => !has(name))
        .map((name) => `\`${name}\` is required in \`mode: release\``),
      ...[...CODE_ONLY.filter(has), ...changed, ...flags].map(
        (name) =>
          `\`${name}\` is not allowed in \`mode: release\`, which sends no code and publishes nothing`,
      ),
      ...aliasless,
    ]
  }
  const needing = publish ? [] : (['version', 'version_description', 'alias'] as const).filter(has)
  return [
    ...needing.map((name) =>
      name === 'version_description'
        ? `\`${name}\` requires \`publish: true\``
        : `\`${name}\` requires \`publish: true\` or \`mode: release\``,
    ),
    ...aliasless,
  ]
}

/** Version names accepted by the service, as its Terraform provider validates them. */
const VERSION = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,40}[A-Za-z0-9])?$/

function readVersion(text: string, mode: Mode, problems: string[]): string | undefined {
  if (text === 'latest') {
    problems.push(
      '`version` must be a published version, got "latest", which is what code is deployed to',
    )
  } else if (text === 'previous' && mode !== 'release') {
    problems.push('`version` "previous" is only allowed in `mode: release`')
  } else if (VERSION.test(text)) {
    return text
  } else {
    problems.push(
      `\`version\` must be 1 to 42 letters, digits, "_", "-" and ".", with a letter or digit first and last, got ${quote(text)}`,
    )
  }
  return undefined
}

/** Documented maximum, in characters. */
const LONGEST_DESCRIPTION = 512

function readDescription(read: ReadInput, environment: Environment, problems: string[]): string {
  const text = read('version_description')
  if (text.length > LONGEST_DESCRIPTION) {
    problems.push(
      `\`version_description\` must have at most ${LONGEST_DESCRIPTION} characters, got ${text.length}`,
    )
  }
  if (text !== '') return text
  return ['GITHUB_REPOSITORY', 'GITHUB_SHA']
    .map((name) => environment[name] ?? '')
    .filter((part) => part !== '')
    .join('@')
    .slice(0, LONGEST_DESCRIPTION)
}

/** Reads the event. An invalid one is not quoted, since it may contain secrets. */
function readEvent(text: string, problems: string[]): string | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return text
    const kind = Array.isArray(value) ? 'an array' : value === null ? 'null' : `a ${typeof value}`
    problems.push(`\`test_event\` must be a JSON object, got ${kind}`)
  } catch {
    problems.push('`test_event` must be a JSON object, got text that is not JSON')
  }
  return undefined
}

/** Documented: 64 characters at most, the first a letter. */
const ALIAS = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/

function readAlias(read: ReadInput, problems: string[]): AliasRequest | undefined {
  const bounds = { least: 1, most: 100 }
  const percent = given(read, 'alias_percent', (text) =>
    readInteger('alias_percent', text, bounds, problems),
  )
  const name = read('alias')
  if (name === '') return undefined
  if (!ALIAS.test(name)) {
    problems.push(
      `\`alias\` must be 1 to 64 letters, digits, "_" and "-", with a letter first, got ${quote(name)}`,
    )
  }
  return { name, percent: percent ?? 100 }
}
