import type { Keys } from '../cloud/credentials/access.ts'

/** Names of inputs or variables that belong together. They are read as a whole, never mixed. */
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

/** What is there of things that are needed together. */
export type Found<Whole> =
  | { readonly kind: 'none' }
  | { readonly kind: 'half'; readonly given: string; readonly missing: string }
  | ({ readonly kind: 'whole' } & Whole)

/** Reads a family; `read` gives an empty text for what is not there. */
export function keysOf(
  family: KeyFamily,
  read: (name: string) => string,
): Found<{ readonly keys: Keys; readonly names: string }> {
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
