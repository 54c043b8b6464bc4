import { asCode, type ReadInput } from './fields.ts'
import type { Access, Keys } from '../cloud/credentials/access.ts'
import type { Environment } from '../environment.ts'
import { SECRET_NOT_VISIBLE, withoutSecrets } from './empty-secrets.ts'
import { INPUT_FAMILY, KEY_FAMILIES, keysOf, type KeyFamily } from './key-families.ts'
import { endpointsAlone, readAgency, readIdentityProvider, strayOidcInputs } from './oidc.ts'

const TOKEN_VARIABLE = 'HW_AUTH_TOKEN'

/** The token with which a job requests OIDC tokens from GitHub. */
const REQUEST_TOKEN = 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'

/**
 * All secret values in inputs and environment, used or not: they are masked before any output. With
 * the access keys, which are no secrets, but rejected signatures name them (`ak <key> not exist`).
 */
export function secretsIn(read: ReadInput, environment: Environment): string[] {
  const fromInputs = [...namesIn(INPUT_FAMILY), 'iam_token'].map(read)
  const names = KEY_FAMILIES.flatMap(namesIn)
  const fromEnvironment = [...names, TOKEN_VARIABLE, REQUEST_TOKEN].map((name) =>
    value(environment, name),
  )
  return [...fromInputs, ...fromEnvironment].filter((secret) => secret !== '')
}

function namesIn({ accessKey, secretKey, securityToken }: KeyFamily): string[] {
  return [accessKey, secretKey, securityToken].filter((name) => name !== undefined)
}

/** Selects the credentials: inputs first, then the first complete family of the environment. */
export function readAccess(
  read: ReadInput,
  environment: Environment,
  problems: string[],
  event: () => unknown = () => undefined,
): Access | undefined {
  const before = problems.length
  const why = withoutSecrets(environment, event()) ?? SECRET_NOT_VISIBLE
  const methods = methodsInInputs(read, why, problems)
  problems.push(...strayOidcInputs(read))
  const [first, second] = methods
  if (first !== undefined && second !== undefined) {
    problems.push(
      `${asCode(first.name)} and ${asCode(second.name)} cannot be combined: choose one authentication method`,
    )
  }
  const [access] = methods.map((method) => method.read(problems))
  if (problems.length > before) return undefined
  return access ?? fromEnvironment(environment, problems, read, why)
}

/** An authentication method that the inputs select. */
interface Method {
  /** The input that stands for it in messages. */
  readonly name: string
  readonly read: (problems: string[]) => Access | undefined
}

/**
 * The complete sets of credentials among the inputs. A partial one is a problem.
 *
 * @param why the likely reason for a missing value that the workflow does set
 */
function methodsInInputs(read: ReadInput, why: string, problems: string[]): Method[] {
  const methods: Method[] = []
  const keys = keysOf(INPUT_FAMILY, read)
  if (keys.kind === 'partial') problems.push(incomplete(keys, why))
  if (keys.kind === 'complete') {
    methods.push({ name: 'access_key', read: (found) => checkedKeys(keys, 'inputs', found) })
  }
  const token = read('iam_token')
  if (token !== '') {
    const checked = (found: string[]): Access | undefined =>
      checkedToken(token, 'iam_token', 'inputs', found)
    methods.push({ name: 'iam_token', read: checked })
  }
  const agency = readAgency(read)
  if (agency.kind === 'partial') problems.push(incomplete(agency, why))
  if (agency.kind === 'complete') methods.push({ name: 'oidc_provider_urn', read: agency.read })
  const provider = readIdentityProvider(read)
  if (provider !== undefined) methods.push({ name: 'oidc_identity_provider', read: provider })
  return methods
}

function incomplete({ given, missing }: { given: string; missing: string }, why: string): string {
  return `${asCode(missing)} is required with ${asCode(given)}. ${why}`
}

function fromEnvironment(
  environment: Environment,
  problems: string[],
  read: ReadInput,
  why: string,
): Access | undefined {
  const found = KEY_FAMILIES.map((family) => keysOf(family, (name) => value(environment, name)))
  const complete = found.find((family) => family.kind === 'complete')
  if (complete !== undefined) {
    const { accessKey, secretKey } = complete.family
    return checkedKeys(complete, `${accessKey} and ${secretKey}`, problems)
  }
  const token = value(environment, TOKEN_VARIABLE)
  if (token !== '') return checkedToken(token, TOKEN_VARIABLE, TOKEN_VARIABLE, problems)
  const partial = found.find((family) => family.kind === 'partial')
  problems.push(
    partial === undefined
      ? 'No credentials found: set `oidc_provider_urn` and `oidc_agency_urn`, or ' +
          '`oidc_identity_provider`, or `access_key` and `secret_key`, or `iam_token`, or the ' +
          'environment variables HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK. ' +
          `${emptyOnes(environment)}${why}`
      : `${partial.missing} must be set in the environment together with ${partial.given}. ${why}`,
  )
  if (partial === undefined) problems.push(...endpointsAlone(read))
  return undefined
}

/** A sentence about variables that are set to an empty text, as an empty secret sets them. */
function emptyOnes(environment: Environment): string {
  const keys = KEY_FAMILIES.flatMap(({ accessKey, secretKey, securityToken = '' }) => [
    ...[accessKey, secretKey, securityToken],
  ])
  const names = [...keys, TOKEN_VARIABLE]
  const empty = names.filter((name) => environment[name]?.trim() === '')
  if (empty.length === 0) return ''
  return `${empty.join(' and ')} ${empty.length === 1 ? 'is' : 'are'} set but empty. `
}

function checkedKeys(
  { keys, family }: { readonly keys: Keys; readonly family: KeyFamily },
  from: string,
  problems: string[],
): Access | undefined {
  const parts = ['accessKey', 'secretKey', 'securityToken'] as const
  const flaws = parts.flatMap((part) => {
    const flaw = keys[part] === undefined ? undefined : headerFlaw(keys[part])
    return flaw === undefined ? [] : [`${label(String(family[part]))} ${flaw}`]
  })
  problems.push(...flaws)
  return flaws.length === 0 ? { kind: 'keys', keys, from } : undefined
}

function checkedToken(
  token: string,
  name: string,
  from: string,
  problems: string[],
): Access | undefined {
  if (isGitHubToken(token)) {
    problems.push(
      `${label(name)} is a GitHub token, which is never sent to another host: use a Huawei Cloud ` +
        'IAM token, or `access_key` and `secret_key`',
    )
    return undefined
  }
  const flaw = headerFlaw(token)
  if (flaw === undefined) return { kind: 'token', token, from }
  problems.push(`${label(name)} ${flaw}`)
  return undefined
}

/** Tests for the prefixes of GitHub's tokens. Such a token is useless to Huawei Cloud. */
function isGitHubToken(token: string): boolean {
  return /^(gh[a-z]_|github_pat_)/.test(token)
}

/**
 * Why a key or token cannot be sent in a header, without showing it; undefined if it can. Headers
 * take printable ASCII without whitespace. Its ends are trimmed already.
 */
function headerFlaw(text: string): string | undefined {
  if (/[\r\n]/.test(text)) return 'contains a line break: store it as a single line'
  if (/^(["'`]).*\1$/.test(text)) return 'is in quotes: store it without them'
  return /^[\x21-\x7e]+$/.test(text) ? undefined : 'contains whitespace or invalid characters'
}

function value(environment: Environment, name: string | undefined): string {
  return name === undefined ? '' : (environment[name] ?? '').trim()
}

/** Inputs stand in backticks, environment variables do not. */
function label(name: string): string {
  return name === name.toLowerCase() ? asCode(name) : name
}
