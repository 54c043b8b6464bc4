import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { isObject } from '../fields.ts'
import type { Functions, FunctionSeed } from './functions.ts'

/**
 * Puts in place what a JSON file describes: `functions`, each with a `name` and any of the fields of
 * a stored function (`codeFile` in place of `code`), and `objects`, OBS addresses with files. Paths
 * are relative to the JSON file, which is only read.
 *
 * @throws Error that names what is wrong with the file
 */
export function loadState(path: string, functions: Functions, objects: Map<string, Buffer>): void {
  const state: unknown = JSON.parse(readFileSync(path, 'utf8'))
  if (!isObject(state)) throw new Error(`${path}: not a JSON object`)
  const folder = dirname(path)
  for (const seed of Array.isArray(state.functions) ? (state.functions as unknown[]) : []) {
    functions.create(seedOf(seed, folder, path))
  }
  for (const [address, file] of Object.entries(isObject(state.objects) ? state.objects : {})) {
    objects.set(address, readFileSync(resolve(folder, String(file))))
  }
}

function seedOf(seed: unknown, folder: string, path: string): FunctionSeed {
  if (!isObject(seed) || typeof seed.name !== 'string') {
    throw new Error(`${path}: each of functions needs a name`)
  }
  const { codeFile, name, ...fields } = seed
  const code = typeof codeFile === 'string' ? { code: readFileSync(resolve(folder, codeFile)) } : {}
  return { ...fields, ...code, name }
}
