/** Whose credentials they are, and what their policies allow in OBS. */
export interface Caller {
  readonly account: string
  /** Actions in OBS, e.g. `obs:object:PutObject`. Left out: all. */
  readonly obsActions?: readonly string[]
}

/** A key pair as IAM issues it. `securityToken` makes it a temporary one. */
export interface AccessKey extends Partial<Caller> {
  readonly accessKey: string
  readonly secretKey: string
  readonly securityToken?: string
  /** Projects in which the key may act. Left out: every project. */
  readonly projectIds?: readonly string[]
  readonly expires?: Date
}

/** An IAM token scoped to one project. */
export interface Token extends Partial<Caller> {
  readonly token: string
  /** Empty: the token is unscoped, and good for no service but IAM. */
  readonly projectId: string
  /** Projects in which its owner has rights, for keys made with it. Left out: its own. */
  readonly projectIds?: readonly string[]
  readonly expires?: Date
}

/** Who may call. A test may add to the lists or replace their entries while the emulator runs. */
export interface Accounts {
  readonly keys: AccessKey[]
  readonly tokens: Token[]
}

export const defaultAccount = 'emulator-domain'

/** Left out: the account in which everything else is. */
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
