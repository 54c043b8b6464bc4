import type { StoredFunction } from './stored-function.ts'
import { Lagging, type Lag } from './lagging.ts'

/** One rule on an invocation's header or cookie. */
export interface Rule {
  readonly rule_type?: string
  readonly param?: string
  readonly op?: string
  /** For `in` several values, separated by commas. */
  readonly value?: string
}

export interface Strategy {
  readonly rules?: readonly Rule[]
  readonly combine_type?: string
}

export interface Alias {
  readonly name: string
  /** Main version: gets all traffic without a share or rule. */
  readonly version: string
  readonly description: string
  /** Percent by version. */
  readonly weights: Readonly<Record<string, number>>
  /** Rules by version. */
  readonly strategy: Readonly<Record<string, Strategy>>
  /** Whether triggers are bound to it; only a test can say so, as the emulator has no triggers. */
  readonly triggers: boolean
  readonly lastModified: Date
}

/** Alias to create by a test; other fields have defaults. */
export type AliasSeed = Partial<Alias> & Pick<Alias, 'name' | 'version'>

interface Held {
  /** The oldest first. */
  readonly versions: Lagging<readonly StoredFunction[]>
  readonly aliases: Lagging<readonly Alias[]>
  /** Invocations of each alias since it was last changed. */
  readonly calls: Map<string, number>
}

/** Published versions and aliases by the function's URN, of which a version does not count. */
export class Releases {
  readonly #held = new Map<string, Held>()
  readonly #now: () => Date

  constructor(now: () => Date) {
    this.#now = now
  }

  /** Published versions, the oldest first. */
  versions(urn: string): readonly StoredFunction[] {
    return this.#of(urn).versions.current
  }

  version(urn: string, name: string): StoredFunction | undefined {
    return this.versions(urn).find((fn) => fn.version === name)
  }

  /** The versions that a list call sees. */
  listedVersions(urn: string): readonly StoredFunction[] {
    return this.#of(urn).versions.read()
  }

  addVersion(fn: StoredFunction, lag?: Lag): void {
    this.#of(fn.urn).versions.set([...this.versions(fn.urn), fn], lag)
  }

  /** Deletes a version and every alias that points to it. */
  removeVersion(urn: string, name: string, lag?: Lag): void {
    const left = this.versions(urn).filter((fn) => fn.version !== name)
    this.#of(urn).versions.set(left, lag)
    const aliases = this.aliases(urn).filter((alias) => alias.version !== name)
    this.#of(urn).aliases.set(aliases)
  }

  /** Aliases in the order of their creation. */
  aliases(urn: string): readonly Alias[] {
    return this.#of(urn).aliases.current
  }

  alias(urn: string, name: string): Alias | undefined {
    return this.aliases(urn).find((alias) => alias.name === name)
  }

  /** The aliases that reads see. */
  reportedAliases(urn: string): readonly Alias[] {
    return this.#of(urn).aliases.read()
  }

  /** Makes an alias, or replaces the one of that name. */
  setAlias(urn: string, seed: AliasSeed, lag?: Lag): Alias {
    const alias: Alias = { ...this.#blankAlias(), ...seed }
    const aliases = this.aliases(urn)
    const isNew = this.alias(urn, alias.name) === undefined
    const after = isNew
      ? [...aliases, alias]
      : aliases.map((known) => (known.name === alias.name ? alias : known))
    this.#of(urn).aliases.set(after, lag)
    this.#of(urn).calls.delete(alias.name)
    return alias
  }

  removeAlias(urn: string, name: string, lag?: Lag): void {
    const left = this.aliases(urn).filter((alias) => alias.name !== name)
    this.#of(urn).aliases.set(left, lag)
  }

  /** How many invocations of this alias came before this one, since it was last changed. */
  countCall(urn: string, alias: string): number {
    const { calls } = this.#of(urn)
    const before = calls.get(alias) ?? 0
    calls.set(alias, before + 1)
    return before
  }

  /** Deletes all versions and aliases of a function. */
  forget(urn: string): void {
    this.#held.delete(keyOf(urn))
  }

  #of(urn: string): Held {
    const key = keyOf(urn)
    const held = this.#held.get(key) ?? {
      versions: new Lagging<readonly StoredFunction[]>([], this.#now),
      aliases: new Lagging<readonly Alias[]>([], this.#now),
      calls: new Map<string, number>(),
    }
    this.#held.set(key, held)
    return held
  }

  #blankAlias(): Omit<Alias, 'name' | 'version'> {
    return {
      description: '',
      weights: {},
      strategy: {},
      triggers: false,
      lastModified: this.#now(),
    }
  }
}

function keyOf(urn: string): string {
  return urn.split(':').slice(0, 7).join(':')
}
