import { authenticationMethod, type Access } from '../../src/cloud/credentials/access.ts'
import {
  keyAuthorizer,
  tokenAuthorizer,
  type Authorizer,
} from '../../src/cloud/credentials/authorizer.ts'
import type { Environment } from '../../src/environment.ts'
import { readAccess } from '../../src/inputs/access.ts'
import { KEY_FAMILIES } from '../../src/inputs/key-families.ts'

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
  if (access === undefined) throw new Error(problems.join('\n'))
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

function withoutKeys(environment: Environment): Environment {
  const names = KEY_FAMILIES.flatMap(({ accessKey, secretKey, securityToken = '' }) => [
    ...[accessKey, secretKey, securityToken],
  ])
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !names.includes(name)))
}

function authorizerOf(access: Access): Authorizer | undefined {
  if (access.kind === 'keys') return keyAuthorizer(access.keys)
  return access.kind === 'token' ? tokenAuthorizer(access.token) : undefined
}
