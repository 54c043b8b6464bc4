import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { isObject } from '../fields.ts'
import { isBucketName } from '../obs/address.ts'
import type { Buckets } from '../obs/buckets.ts'
import { functionProblems, unknownKeys, urnOf, type FunctionEntry } from './file-form.ts'
import type { Functions, FunctionSeed } from './functions.ts'

/** What the emulator starts with. */
export interface State {
  readonly functions: readonly FunctionSeed[]
  readonly buckets: readonly { readonly name: string; readonly region: string }[]
  /** By OBS address. */
  readonly objects: ReadonlyMap<string, Buffer>
}

const stateKeys = ['functions', 'buckets', 'objects']

/**
 * Reads a JSON file with `functions`, each with a `name` and any of the fields of a stored function
 * (`code` is the text of an inline function, `codeFile` an archive), `buckets`, OBS buckets by name
 * with their region, and `objects`, OBS addresses with files. Paths are relative to the JSON file,
 * which is only read.
 *
 * @param regions those that the emulator serves
 * @throws Error that names everything that is wrong with the file
 */
export function readState(path: string, regions: readonly string[]): State {
  const problems: string[] = []
  const file = new Reader(path, problems)
  const content = file.content()
  const state = isObject(content) ? content : {}
  if (content !== undefined && !isObject(content)) problems.push('it must be a JSON object')
  problems.push(...unknownKeys(state, stateKeys))
  const read = {
    functions: functionsOf(state['functions'], regions, file),
    buckets: bucketsOf(state['buckets'], problems),
    objects: objectsOf(state['objects'], file),
  }
  if (problems.length > 0) {
    throw new Error(
      `Invalid state file ${path}:\n${problems.map((text) => `- ${text}`).join('\n')}`,
    )
  }
  return read
}

/** Puts in place what a state file describes. */
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

/** Reads the state file and those that it names; what cannot be read is a problem. */
class Reader {
  readonly problems: string[]
  readonly #path: string

  constructor(path: string, problems: string[]) {
    this.#path = path
    this.problems = problems
  }

  content(): unknown {
    const text = readFileSync(this.#path, 'utf8')
    try {
      return JSON.parse(text) as unknown
    } catch (error) {
      this.problems.push(`it must be JSON: ${(error as Error).message}`)
      return undefined
    }
  }

  /** Empty where the file cannot be read. */
  bytes(name: string, where: string): Buffer {
    try {
      return readFileSync(resolve(dirname(this.#path), name))
    } catch (error) {
      this.problems.push(`${where}: ${(error as Error).message}`)
      return Buffer.alloc(0)
    }
  }
}

function functionsOf(value: unknown, regions: readonly string[], file: Reader): FunctionSeed[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) {
    file.problems.push('functions: must be an array')
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
    file.problems.push(...found.map((problem) => `${where}: ${problem}`))
    return found.length > 0 ? [] : [seedOf(entry as FunctionEntry, where, file)]
  })
}

function seedOf({ code, codeFile, ...fields }: FunctionEntry, where: string, file: Reader) {
  if (codeFile !== undefined) return { ...fields, code: file.bytes(codeFile, where) }
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

function objectsOf(value: unknown, file: Reader): ReadonlyMap<string, Buffer> {
  const entries = entriesOf('objects', value, file.problems)
  return new Map(
    entries.map(([address, name]) => [address, file.bytes(name, `objects, ${address}`)]),
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
