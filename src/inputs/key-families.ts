import type { Keys } from '../cloud/credentials/access.ts'

/** Names of inputs or variables that form one set of credentials. Families are never mixed. */
export interface KeyFamily {
  readonly accessKey: string
  readonly secretKey: string
  readonly securityToken?: string
}

export const INPUT_FAMILY: Required<KeyFamily> = {
  accessKey: 'access_key',
  secretKey: 'secret_key',
  securityToken: 'security_token',
}

/** In this order: Huawei's SDKs; what huaweicloud/auth-action exports; the Terraform provider. */
export const KEY_FAMILIES: readonly KeyFamily[] = [
  {
    accessKey: 'HUAWEICLOUD_SDK_AK',
    secretKey: 'HUAWEICLOUD_SDK_SK',
    securityToken: 'HUAWEICLOUD_SDK_SECURITY_TOKEN',
  },
  { accessKey: 'HUAWEI_CLOUD_ACCESS_KEY_ID', secretKey: 'HUAWEI_CLOUD_SECRET_ACCESS_KEY' },
  { accessKey: 'HW_ACCESS_KEY', secretKey: 'HW_SECRET_KEY', securityToken: 'HW_SECURITY_TOKEN' },
]

/** Values that are required together: none is given, some are missing, or the set is complete. */
export type CredentialSet<Complete> =
  | { readonly kind: 'none' }
  | { readonly kind: 'partial'; readonly given: string; readonly missing: string }
  | ({ readonly kind: 'complete' } & Complete)

/** Reads a family; `read` returns an empty text for a missing value. */
export function keysOf(
  family: KeyFamily,
  read: (name: string) => string,
): CredentialSet<{ readonly keys: Keys; readonly family: KeyFamily }> {
  const accessKey = read(family.accessKey)
  const secretKey = read(family.secretKey)
  const securityToken = family.securityToken === undefined ? '' : read(family.securityToken)
  if (accessKey === '' && secretKey === '' && securityToken === '') return { kind: 'none' }
  if (accessKey === '' || secretKey === '') {
    const missing = accessKey === '' ? family.accessKey : family.secretKey
    const present = [family.accessKey, family.secretKey, family.securityToken ?? '']
    const given = present.find((name) => name !== '' && read(name) !== '') ?? ''
    return { kind: 'partial', given, missing }
  }
  const temporary = securityToken === '' ? {} : { securityToken }
  return { kind: 'complete', keys: { accessKey, secretKey, ...temporary }, family }
}
