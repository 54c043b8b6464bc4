import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

export interface Declared {
  readonly description: string
  readonly default?: string
  readonly required?: boolean
}

/** What is read of the metadata of an action. */
export interface Metadata {
  readonly name: string
  readonly description: string
  readonly inputs: Readonly<Record<string, Declared>>
  readonly outputs: Readonly<Record<string, Declared>>
  readonly runs: { readonly using: string; readonly main: string; readonly post?: string }
}

/** action.yml, as far as the documents and the code must agree with it. */
export const action = parse(readFileSync('action.yml', 'utf8')) as Metadata

/** emulator/action.yml likewise. */
export const emulatorAction = parse(readFileSync('emulator/action.yml', 'utf8')) as Metadata
