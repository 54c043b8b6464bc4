import { isGitHubToken, type Keys } from '../cloud/credentials.ts'
import type { ReadInput } from './inputs.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** The one way in that was found, and where it came from. */
export type Access =
  | { readonly kind: 'keys'; readonly keys: Keys; readonly from: string }
  | { readonly kind: 'token'; readonly token: string; readonly from: string }

/** Variables that belong together. They are read as a whole, never mixed with another family. */
interface KeyFamily {
  readonly accessKey: string
  readonly secretKey: string
  readonly securityToken?: string
}

/** In this order: Huawei's SDKs; what huaweicloud/auth-action exports; the Terraform provider. */
const KEY_FAMILIES: readonly KeyFamily[] = [
  {
    accessKey: 'HUAWEICLOUD_SDK_AK',
    secretKey: 'HUAWEICLOUD_SDK_SK',
    securityToken: 'HUAWEICLOUD_SDK_SECURITY_TOKEN',
  },
  { accessKey: 'HUAWEI_CLOUD_ACCESS_KEY_ID', secretKey: 'HUAWEI_CLOUD_SECRET_ACCESS_KEY' },
  { accessKey: 'HW_ACCESS_KEY', secretKey: 'HW_SECRET_KEY', securityToken: 'HW_SECURITY_TOKEN' },
]

const TOKEN_VARIABLE = 'HW_AUTH_TOKEN'

const INPUT_FAMILY: Required<KeyFamily> = {
  accessKey: 'access_key',
  secretKey: 'secret_key',
  securityToken: 'security_token',
}

/** Every secret value in reach, whether it will be used or not: all are masked before any output. */
export function secretsIn(read: ReadInput, environment: Environment): string[] {
  const fromInputs = [INPUT_FAMILY.secretKey, INPUT_FAMILY.securityToken, 'iam_token'].map(read)
  const names = KEY_FAMILIES.flatMap(({ secretKey, securityToken }) => [secretKey, securityToken])
  const fromEnvironment = [...names, TOKEN_VARIABLE].map((name) => value(environment, name))
  return [...fromInputs, ...fromEnvironment].filter((secret) => secret !== '')
}

/** Finds the way in: inputs first, then the first complete family of the environment. */
export function readAccess(
  read: ReadInput,
  environment: Environment,
  problems: string[],
): Access | undefined {
  const inInputs = keysOf(INPUT_FAMILY, read)
  const token = read('iam_token')
  if (inInputs.kind === 'half') {
    problems.push(
      `${inInputs.missing}: missing, while ${inInputs.given} is given; give both or none`,
    )
    return undefined
  }
  if (inInputs.kind === 'whole' && token !== '') {
    problems.push('access_key and iam_token: both are given; give one way to sign in')
    return undefined
  }
  if (inInputs.kind === 'whole') return checkedKeys(inInputs.keys, 'inputs', problems)
  if (token !== '') return checkedToken(token, 'iam_token', 'inputs', problems)
  return fromEnvironment(environment, problems)
}

function fromEnvironment(environment: Environment, problems: string[]): Access | undefined {
  const found = KEY_FAMILIES.map((family) => keysOf(family, (name) => value(environment, name)))
  const whole = found.find((family) => family.kind === 'whole')
  if (whole !== undefined) return checkedKeys(whole.keys, whole.names, problems)
  const token = value(environment, TOKEN_VARIABLE)
  if (token !== '') return checkedToken(token, TOKEN_VARIABLE, TOKEN_VARIABLE, problems)
  const half = found.find((family) => family.kind === 'half')
  problems.push(
    half === undefined
      ? 'access_key: no credentials found; give access_key and secret_key, or iam_token, or set ' +
          'HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK in the environment'
      : `${half.missing}: missing in the environment, while ${half.given} is set; set both or none`,
  )
  return undefined
}

type Found =
  | { readonly kind: 'none' }
  | { readonly kind: 'half'; readonly given: string; readonly missing: string }
  | { readonly kind: 'whole'; readonly keys: Keys; readonly names: string }

function keysOf(family: KeyFamily, read: (name: string) => string): Found {
  const accessKey = read(family.accessKey)
  const secretKey = read(family.secretKey)
  const securityToken = family.securityToken === undefined ? '' : read(family.securityToken)
  if (accessKey === '' && secretKey === '' && securityToken === '') return { kind: 'none' }
  if (accessKey === '' || secretKey === '') {
    const missing = accessKey === '' ? family.accessKey : family.secretKey
    const present = [family.accessKey, family.secretKey, family.securityToken ?? '']
    const given = present.find((name) => name !== '' && read(name) !== '') ?? ''
    return { kind: 'half', given, missing }
  }
  const temporary = securityToken === '' ? {} : { securityToken }
  const names = `${family.accessKey} and ${family.secretKey}`
  return { kind: 'whole', keys: { accessKey, secretKey, ...temporary }, names }
}

function checkedKeys(keys: Keys, from: string, problems: string[]): Access | undefined {
  const damaged = Object.entries(keys).filter(([, text]) => !isHeaderText(String(text)))
  if (damaged.length === 0) return { kind: 'keys', keys, from }
  const parts = damaged.map(([part]) => part).join(' and ')
  problems.push(`access_key: the ${parts} from ${from} holds blanks or characters no key has`)
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
  } else if (!isHeaderText(token)) {
    problems.push(`${name}: the token holds blanks or characters that no token has`)
  } else {
    return { kind: 'token', token, from }
  }
  return undefined
}

/** Keys and tokens travel in headers: printable ASCII without blanks. */
function isHeaderText(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text)
}

function value(environment: Environment, name: string | undefined): string {
  return name === undefined ? '' : (environment[name] ?? '').trim()
}
