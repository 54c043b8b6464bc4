import { createHash } from 'node:crypto'
import { versionless } from '../urn.ts'
import type { Lag } from './lagging.ts'
import { Releases } from './releases.ts'
import type { StoredFunction } from './stored-function.ts'

/** Fields of a working copy that a test may set. */
type Facts = Partial<Omit<StoredFunction, 'urn' | 'version' | 'versionDescription'>>

/** Function to create by a test; other fields have defaults. */
export type FunctionSeed = Facts & { readonly name: string }

interface Entry {
  current: StoredFunction
  former: { readonly value: StoredFunction; readonly until: number } | undefined
}

export interface Defaults {
  readonly region: string
  readonly projectId: string
  readonly now: () => Date
}

/** The functions that exist, by version-less URN, in the order of their creation. */
export class Functions {
  readonly #entries = new Map<string, Entry>()
  readonly #defaults: Defaults
  /** Their published versions and aliases. */
  readonly releases: Releases

  constructor(defaults: Defaults) {
    this.#defaults = defaults
    this.releases = new Releases(defaults.now)
  }

  /** Puts a function in place without a request; replaces one of the same URN. */
  create(seed: FunctionSeed): StoredFunction {
    const value = { ...blank(this.#defaults), ...seed }
    const digest = seed.digest ?? sha512(value.code)
    const stored = { ...value, digest, urn: versionless(value) }
    this.#entries.set(stored.urn, { current: stored, former: undefined })
    this.releases.forget(stored.urn)
    return stored
  }

  /** `urn` with or without `:latest`. */
  get(urn: string): StoredFunction | undefined {
    return this.#entries.get(keyOf(urn))?.current
  }

  /** The function of this URN, for tests. @throws Error if it does not exist */
  expect(urn: string): StoredFunction {
    const found = this.get(urn)
    if (found === undefined) throw new Error(`No function ${urn}`)
    return found
  }

  /** Changes parts of a function; `staleMs` keeps the former state visible to `reported`. */
  set(urn: string, changes: Facts, staleMs = 0): StoredFunction {
    const entry = this.#entries.get(keyOf(urn))
    if (entry === undefined) throw new Error(`No function ${urn}`)
    const former = entry.current
    const until = this.#defaults.now().getTime() + staleMs
    entry.former = staleMs > 0 ? { value: former, until } : undefined
    const digest = changes.code === undefined ? former.digest : sha512(changes.code)
    entry.current = { ...former, digest, ...changes }
    return entry.current
  }

  /** State that reads of the configuration return: the previous one while reads are stale. */
  reported(urn: string): StoredFunction | undefined {
    const entry = this.#entries.get(keyOf(urn))
    const now = this.#defaults.now().getTime()
    if (entry?.former !== undefined && now < entry.former.until) {
      return entry.former.value
    }
    return entry?.current
  }

  /** Publishes the working copy under a free name, with changes of a test. */
  publish(
    urn: string,
    version: string,
    changes: Partial<Omit<StoredFunction, 'urn' | 'version'>> = {},
    lag?: Lag,
  ): StoredFunction {
    const latest = this.expect(urn)
    const digest = changes.code === undefined ? latest.digest : sha512(changes.code)
    const stored = { ...latest, lastModified: this.#defaults.now(), digest, ...changes, version }
    this.releases.addVersion(stored, lag)
    return stored
  }

  /** Deletes a function with all its versions and aliases. */
  remove(urn: string): void {
    this.#entries.delete(keyOf(urn))
    this.releases.forget(urn)
  }

  list(): readonly StoredFunction[] {
    return [...this.#entries.values()].map((entry) => entry.current)
  }
}

/** What the service calls `digest`, as far as that is proven: SHA-512 of the bytes, lower-case hex. */
export function sha512(bytes: Buffer): string {
  return createHash('sha512').update(bytes).digest('hex')
}

function keyOf(urn: string): string {
  return urn.replace(/:latest$/, '')
}

function blank({
  region,
  projectId,
  now,
}: Defaults): Omit<StoredFunction, 'urn' | 'name' | 'digest'> {
  return {
    region,
    projectId,
    package: 'default',
    runtime: 'Node.js20.15',
    handler: 'index.handler',
    timeout: 30,
    memorySize: 128,
    codeType: 'zip',
    codeUrl: '',
    codeFilename: 'index.zip',
    code: Buffer.alloc(0),
    dependVersionList: [],
    dependList: [],
    dependencyPkg: '',
    kmsKeyId: '',
    userData: '',
    concurrency: -1,
    version: 'latest',
    versionDescription: '',
    lastModified: now(),
    settings: {},
  }
}
