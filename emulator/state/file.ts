import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { isObject } from '../fields.ts'
import type { Buckets } from '../obs/buckets.ts'
import type { Functions, FunctionSeed } from './functions.ts'

/**
 * Puts in place what a JSON file describes: `functions`, each with a `name` and any of the fields of
 * a stored function (`codeFile` in place of `code`), `buckets`, OBS buckets by name with their
 * region, and `objects`, OBS addresses with files. Paths are relative to the JSON file, which is only
 * read.
 *
 * @throws Error that names what is wrong with the file
 */
export function loadState(path: string, { functions, buckets, objects }: Loaded): void {
  const state: unknown = JSON.parse(readFileSync(path, 'utf8'))
  if (!isObject(state)) throw new Error(`${path}: not a JSON object`)
  const folder = dirname(path)
  for (const seed of Array.isArray(state.functions) ? (state.functions as unknown[]) : []) {
    functions.create(seedOf(seed, folder, path))
  }
  for (const [name, region] of Object.entries(isObject(state.buckets) ? state.buckets : {})) {
    buckets.create({ name, region: String(region) })
  }
  for (const [address, file] of Object.entries(isObject(state.objects) ? state.objects : {})) {
    objects.set(address, readFileSync(resolve(folder, String(file))))
  }
}

interface Loaded {
  readonly functions: Functions
  readonly buckets: Buckets
  readonly objects: Map<string, Buffer>
}

function seedOf(seed: unknown, folder: string, path: string): FunctionSeed {
  if (!isObject(seed) || typeof seed.name !== 'string') {
    throw new Error(`${path}: each of functions needs a name`)
  }
  const { codeFile, name, ...fields } = seed
  const code = typeof codeFile === 'string' ? { code: readFileSync(resolve(folder, codeFile)) } : {}
  return { ...fields, ...code, name }
}
