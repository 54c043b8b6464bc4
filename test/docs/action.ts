import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

export interface Declared {
  readonly description: string
  readonly default?: string
  readonly required?: boolean
}

/** action.yml, as far as the documents and the code must agree with it. */
export const action = parse(readFileSync('action.yml', 'utf8')) as {
  readonly name: string
  readonly description: string
  readonly inputs: Readonly<Record<string, Declared>>
  readonly outputs: Readonly<Record<string, Declared>>
  readonly runs: { readonly using: string; readonly main: string }
}
