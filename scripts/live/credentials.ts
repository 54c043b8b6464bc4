import { authenticationMethod, type Access } from '../../src/cloud/credentials/access.ts'
import {
  keyAuthorizer,
  tokenAuthorizer,
  type Authorizer,
} from '../../src/cloud/credentials/authorizer.ts'
import type { Environment } from '../../src/environment.ts'
import { readAccess } from '../../src/inputs/access.ts'
import { SECRET_NOT_VISIBLE } from '../../src/inputs/empty-secrets.ts'
import { KEY_FAMILIES, type KeyFamily } from '../../src/inputs/key-families.ts'

const NO_CREDENTIALS =
  'No credentials found: set the environment variables HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK, ' +
  'for temporary keys HUAWEICLOUD_SDK_SECURITY_TOKEN too, or HW_AUTH_TOKEN with an IAM token'

/** The credentials of the environment. */
export interface LiveCredentials {
  /** Those that the action would take. */
  readonly usual: Authorizer
  readonly key: Authorizer | undefined
  readonly token: Authorizer | undefined
  readonly access: Access
  /** The usual ones, for the plan. */
  readonly method: string
}

/**
 * Reads the variables that the action reads, and the token beside a key, which the action would
 * leave alone: some questions are about both.
 *
 * @throws Error with every problem
 */
export function readCredentials(environment: Environment): LiveCredentials {
  const problems: string[] = []
  const access = readAccess(() => '', environment, problems)
  if (access === undefined) throw new Error(forCommands(problems, environment))
  const others = readAccess(() => '', withoutKeys(environment), [])
  const usual = authorizerOf(access)
  if (usual === undefined)
    throw new Error('No credentials: set an access key or an IAM token in the environment')
  return {
    usual,
    access,
    key: access.kind === 'keys' ? usual : undefined,
    token: access.kind === 'token' ? usual : others && authorizerOf(others),
    method: authenticationMethod(access),
  }
}

/** The problems in words that fit outside of a workflow, where there are no inputs and no secrets. */
function forCommands(problems: readonly string[], environment: Environment): string {
  const names = [...KEY_FAMILIES.flatMap(variablesOf), 'HW_AUTH_TOKEN']
  if (names.every((name) => (environment[name] ?? '').trim() === '')) return NO_CREDENTIALS
  return problems.map((text) => text.replace(SECRET_NOT_VISIBLE, '').trim()).join('\n')
}

function variablesOf({ accessKey, secretKey, securityToken = '' }: KeyFamily): string[] {
  return [accessKey, secretKey, securityToken].filter((name) => name !== '')
}

function withoutKeys(environment: Environment): Environment {
  const names = KEY_FAMILIES.flatMap(variablesOf)
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !names.includes(name)))
}

function authorizerOf(access: Access): Authorizer | undefined {
  if (access.kind === 'keys') return keyAuthorizer(access.keys)
  return access.kind === 'token' ? tokenAuthorizer(access.token) : undefined
}
