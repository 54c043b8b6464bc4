/** A service that trusts GitHub, and the inputs of each way to sign in to it. */
import type { Emulator, EmulatorOptions } from '../../emulator/emulator.ts'
import { gitHub, type GitHub } from './github.ts'
import { serviceHolding, urnOf } from './service.ts'
import { trustGitHub, type Trust } from './trust.ts'

export type Inputs = Readonly<Record<string, string>>

export interface Cloud {
  readonly emulator: Emulator
  readonly github: GitHub
}

export async function cloud(trust: Trust = {}, options: EmulatorOptions = {}): Promise<Cloud> {
  const emulator = await serviceHolding({}, options)
  const github = await gitHub()
  trustGitHub(emulator, github, trust)
  return { emulator, github }
}

export const common = (emulator: Emulator): Inputs => ({
  urn: urnOf(emulator),
  code_path: 'src',
  endpoint: emulator.url,
})

export const temporary = {
  accessKey: 'HSTTEMP',
  secretKey: 'temporary/sk+=',
  securityToken: 'st/+==',
}
export const temporaryInputs = (emulator: Emulator): Inputs => ({
  ...common(emulator),
  access_key: temporary.accessKey,
  secret_key: temporary.secretKey,
  security_token: temporary.securityToken,
})
export const tokenInputs = (emulator: Emulator, token?: string): Inputs => ({
  ...common(emulator),
  iam_token: token ?? emulator.accounts.tokens[0]?.token ?? '',
})
