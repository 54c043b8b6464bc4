/** Account of some credentials, and what their policies allow in OBS. */
export interface Caller {
  readonly account: string
  /** Actions in OBS, e.g. `obs:object:PutObject`. Default: all. */
  readonly obsActions?: readonly string[]
}

/** Access key as issued by IAM; a temporary one with `securityToken`. */
export interface AccessKey extends Partial<Caller> {
  readonly accessKey: string
  readonly secretKey: string
  readonly securityToken?: string
  /** Projects in which the key may act. Default: every project. */
  readonly projectIds?: readonly string[]
  readonly expires?: Date
}

/** An IAM token scoped to one project. */
export interface Token extends Partial<Caller> {
  readonly token: string
  /** Empty for an unscoped token, which only IAM accepts. */
  readonly projectId: string
  /** Projects of the keys that are issued for this token. Default: its own. */
  readonly projectIds?: readonly string[]
  readonly expires?: Date
}

/** Accepted credentials. A test may change the lists while the emulator runs. */
export interface Accounts {
  readonly keys: AccessKey[]
  readonly tokens: Token[]
}

export const defaultAccount = 'emulator-domain'

/** Default: the account of everything else. */
export function accountOf({ account, obsActions }: Partial<Caller>): Caller {
  return { account: account ?? defaultAccount, ...(obsActions && { obsActions }) }
}

export const defaultProjectId = '0123456789abcdef0123456789abcdef'

export function defaultKeys(): AccessKey[] {
  return [{ accessKey: 'EMULATORACCESSKEY', secretKey: 'emulator-secret-key-not-a-real-one' }]
}

export function defaultTokens(): Token[] {
  return [{ token: 'emulator-iam-token-not-a-real-one', projectId: defaultProjectId }]
}
