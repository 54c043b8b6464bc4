import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { isObject } from '../fields.ts'
import { isBucketName } from '../obs/address.ts'
import type { Buckets } from '../obs/buckets.ts'
import { functionProblems, unknownKeys, urnOf, type FunctionEntry } from './file-form.ts'
import type { Functions, FunctionSeed } from './functions.ts'

/** Initial state of the emulator. */
export interface State {
  readonly functions: readonly FunctionSeed[]
  readonly buckets: readonly { readonly name: string; readonly region: string }[]
  /** By OBS address. */
  readonly objects: ReadonlyMap<string, Buffer>
}

const stateKeys = ['functions', 'buckets', 'objects']

/** Base folder, served regions, and problems found. */
export interface StateContext {
  /** Folder that paths of files start at. */
  readonly folder: string
  /** Those that the emulator serves. */
  readonly regions: readonly string[]
  /** Problems found so far. */
  readonly problems: string[]
}

/**
 * Reads a JSON file with `functions`, each with a `name` and any of the fields of a stored function
 * (`code` is the text of an inline function, `codeFile` an archive), `buckets`, OBS buckets by name
 * with their region, and `objects`, OBS addresses with files. Paths are relative to the JSON file,
 * which is only read.
 *
 * @param regions those that the emulator serves
 * @throws Error with all problems of the file
 */
export function readState(path: string, regions: readonly string[]): State {
  const problems: string[] = []
  const content = contentOf(path, problems)
  const state = stateFrom(content ?? {}, { folder: dirname(path), regions, problems })
  if (problems.length > 0) {
    throw new Error(
      `Invalid state file ${path}:\n${problems.map((text) => `- ${text}`).join('\n')}`,
    )
  }
  return state
}

/** The content of a state file as what it describes; what cannot be read is left out. */
export function stateFrom(content: unknown, context: StateContext): State {
  if (!isObject(content)) {
    context.problems.push('it must be a JSON object')
    return { functions: [], buckets: [], objects: new Map() }
  }
  context.problems.push(...unknownKeys(content, stateKeys))
  return {
    functions: functionsOf(content['functions'], context),
    buckets: bucketsOf(content['buckets'], context.problems),
    objects: objectsOf(content['objects'], context),
  }
}

/** Loads a state into the emulator. */
export function loadState(state: State, { functions, buckets, objects }: Loaded): void {
  for (const seed of state.functions) functions.create(seed)
  for (const seed of state.buckets) buckets.create(seed)
  for (const [address, bytes] of state.objects) objects.set(address, bytes)
}

interface Loaded {
  readonly functions: Functions
  readonly buckets: Buckets
  readonly objects: Map<string, Buffer>
}

function contentOf(path: string, problems: string[]): unknown {
  const text = readFileSync(path, 'utf8')
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    problems.push(`it must be JSON: ${(error as Error).message}`)
    return undefined
  }
}

/** The bytes of a file that the state names; none where it cannot be read. */
function bytesOf(name: string, where: string, { folder, problems }: StateContext): Buffer {
  try {
    return readFileSync(resolve(folder, name))
  } catch (error) {
    problems.push(`${where}: ${(error as Error).message}`)
    return Buffer.alloc(0)
  }
}

function functionsOf(value: unknown, context: StateContext): FunctionSeed[] {
  const { regions, problems } = context
  if (value === undefined) return []
  if (!Array.isArray(value)) {
    problems.push('functions: must be an array')
    return []
  }
  const urns = new Set<string>()
  return value.flatMap((entry: unknown, at) => {
    const where = `functions[${at}]`
    const found = functionProblems(entry, regions)
    if (found.length === 0) {
      const urn = urnOf(entry as FunctionEntry, regions)
      if (urns.has(urn)) found.push(`${urn} is listed twice`)
      urns.add(urn)
    }
    problems.push(...found.map((problem) => `${where}: ${problem}`))
    return found.length > 0 ? [] : [seedOf(entry as FunctionEntry, where, context)]
  })
}

function seedOf(
  { code, codeFile, ...fields }: FunctionEntry,
  where: string,
  context: StateContext,
): FunctionSeed {
  if (codeFile !== undefined) return { ...fields, code: bytesOf(codeFile, where, context) }
  if (code === undefined) return fields
  const extension = /^python/i.test(fields.runtime ?? '') ? 'py' : 'js'
  const inline = { codeType: 'inline', codeFilename: `index.${extension}` }
  return { ...inline, ...fields, code: Buffer.from(code) }
}

function bucketsOf(value: unknown, problems: string[]): State['buckets'] {
  return entriesOf('buckets', value, problems).map(([name, region]) => {
    if (!isBucketName(name)) problems.push(`buckets: "${name}" is not the name of a bucket`)
    return { name, region }
  })
}

function objectsOf(value: unknown, context: StateContext): ReadonlyMap<string, Buffer> {
  const entries = entriesOf('objects', value, context.problems)
  return new Map(
    entries.map(([address, name]) => [address, bytesOf(name, `objects, ${address}`, context)]),
  )
}

/** The entries of an object of texts. */
function entriesOf(key: string, value: unknown, problems: string[]): [string, string][] {
  if (value === undefined) return []
  if (!isObject(value)) {
    problems.push(`${key}: must be an object`)
    return []
  }
  return Object.entries(value).flatMap(([name, text]): [string, string][] => {
    if (typeof text === 'string') return [[name, text]]
    problems.push(`${key}: the value of "${name}" must be a string`)
    return []
  })
}
