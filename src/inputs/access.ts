import type { ReadInput } from './fields.ts'
import type { Access, Keys } from '../cloud/credentials/access.ts'
import type { Environment } from '../environment.ts'
import { SECRET_NOT_VISIBLE, withoutSecrets } from './empty-secrets.ts'
import { INPUT_FAMILY, KEY_FAMILIES, keysOf, type KeyFamily } from './key-families.ts'
import { endpointsAlone, readAgency, readIdentityProvider, strayOidcInputs } from './oidc.ts'

const TOKEN_VARIABLE = 'HW_AUTH_TOKEN'

/** With this the runner lets a job ask GitHub for id tokens. */
const REQUEST_TOKEN = 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'

/**
 * Every secret value in reach, whether it will be used or not: all are masked before any output. The
 * access keys are among them: no secrets, but refused signatures name them (`ak <key> not exist`).
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

/** Finds the way in: inputs first, then the first complete family of the environment. */
export function readAccess(
  read: ReadInput,
  environment: Environment,
  problems: string[],
  event: () => unknown = () => undefined,
): Access | undefined {
  const before = problems.length
  const why = withoutSecrets(environment, event()) ?? SECRET_NOT_VISIBLE
  const ways = waysInInputs(read, why, problems)
  problems.push(...strayOidcInputs(read))
  const [first, second] = ways
  if (first !== undefined && second !== undefined) {
    problems.push(`${first.name} and ${second.name}: both are given; give one way to sign in`)
  }
  const [access] = ways.map((way) => way.read(problems))
  if (problems.length > before) return undefined
  return access ?? fromEnvironment(environment, problems, read, why)
}

interface WayIn {
  /** The input by which it is called when it is one too many. */
  readonly name: string
  readonly read: (problems: string[]) => Access | undefined
}

/**
 * The complete ways among the inputs. One of which half is missing is a problem.
 *
 * @param why why a value may be missing that the workflow does give
 */
function waysInInputs(read: ReadInput, why: string, problems: string[]): WayIn[] {
  const ways: WayIn[] = []
  const keys = keysOf(INPUT_FAMILY, read)
  if (keys.kind === 'half') problems.push(halfGiven(keys, why))
  if (keys.kind === 'whole') {
    ways.push({ name: 'access_key', read: (found) => checkedKeys(keys.keys, 'inputs', found) })
  }
  const token = read('iam_token')
  if (token !== '') {
    const checked = (found: string[]): Access | undefined =>
      checkedToken(token, 'iam_token', 'inputs', found)
    ways.push({ name: 'iam_token', read: checked })
  }
  const agency = readAgency(read)
  if (agency.kind === 'half') problems.push(halfGiven(agency, why))
  if (agency.kind === 'whole') ways.push({ name: 'oidc_provider_urn', read: agency.read })
  const provider = readIdentityProvider(read)
  if (provider !== undefined) ways.push({ name: 'oidc_identity_provider', read: provider })
  return ways
}

function halfGiven({ given, missing }: { given: string; missing: string }, why: string): string {
  return `${missing}: missing, while ${given} is given; give both or none. ${why}`
}

function fromEnvironment(
  environment: Environment,
  problems: string[],
  read: ReadInput,
  why: string,
): Access | undefined {
  const found = KEY_FAMILIES.map((family) => keysOf(family, (name) => value(environment, name)))
  const whole = found.find((family) => family.kind === 'whole')
  if (whole !== undefined) return checkedKeys(whole.keys, whole.names, problems)
  const token = value(environment, TOKEN_VARIABLE)
  if (token !== '') return checkedToken(token, TOKEN_VARIABLE, TOKEN_VARIABLE, problems)
  const half = found.find((family) => family.kind === 'half')
  problems.push(
    half === undefined
      ? 'access_key: no credentials found; give oidc_provider_urn and oidc_agency_urn, or ' +
          'oidc_identity_provider, or access_key and secret_key, or iam_token, or set ' +
          `HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK in the environment. ${emptyOnes(environment)}${why}`
      : `${half.missing}: missing in the environment, while ${half.given} is set; set both or none. ${why}`,
  )
  if (half === undefined) problems.push(...endpointsAlone(read))
  return undefined
}

/** The variables that were set to an empty text, as an empty secret sets them, in a sentence. */
function emptyOnes(environment: Environment): string {
  const keys = KEY_FAMILIES.flatMap(({ accessKey, secretKey, securityToken = '' }) => [
    ...[accessKey, secretKey, securityToken],
  ])
  const names = [...keys, TOKEN_VARIABLE]
  const empty = names.filter((name) => environment[name]?.trim() === '')
  if (empty.length === 0) return ''
  return `${empty.join(' and ')} ${empty.length === 1 ? 'is' : 'are'} set, but empty. `
}

function checkedKeys(keys: Keys, from: string, problems: string[]): Access | undefined {
  const damaged = Object.entries(keys).flatMap(([part, text]) => {
    const harm = harmOf(String(text), 'key')
    return harm === undefined ? [] : [{ part, harm }]
  })
  if (damaged.length === 0) return { kind: 'keys', keys, from }
  for (const harm of new Set(damaged.map((one) => one.harm))) {
    const parts = damaged.filter((one) => one.harm === harm).map(({ part }) => part)
    problems.push(`access_key: the ${parts.join(' and ')} from ${from} ${harm}`)
  }
  return undefined
}

function checkedToken(
  token: string,
  name: string,
  from: string,
  problems: string[],
): Access | undefined {
  if (isGitHubToken(token)) {
    problems.push(
      `${name}: this is a GitHub token, which is not sent to another host; ` +
        'give an IAM token of Huawei Cloud, or access_key and secret_key',
    )
    return undefined
  }
  const harm = harmOf(token, 'token')
  if (harm === undefined) return { kind: 'token', token, from }
  problems.push(`${name}: the token ${harm}`)
  return undefined
}

/** The prefixes by which GitHub marks its tokens; such a token is of no use to another cloud. */
function isGitHubToken(token: string): boolean {
  return /^(gh[a-z]_|github_pat_)/.test(token)
}

/**
 * What is wrong with a key or token, in words that do not show it; undefined where it can travel in a
 * header, which takes printable ASCII without blanks. Its ends are trimmed already.
 */
function harmOf(text: string, noun: string): string | undefined {
  if (/[\r\n]/.test(text)) return `contains a line break; store the ${noun} as one line`
  if (/^(["'`]).*\1$/.test(text)) return `is in quotes; store the ${noun} without them`
  return /^[\x21-\x7e]+$/.test(text)
    ? undefined
    : `contains whitespace or characters that no ${noun} has`
}

function value(environment: Environment, name: string | undefined): string {
  return name === undefined ? '' : (environment[name] ?? '').trim()
}
