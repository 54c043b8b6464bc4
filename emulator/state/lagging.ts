/** How long reads are stale: in milliseconds, and at least a number of reads. */
export interface Lag {
  readonly ms: number
  readonly reads: number
}

const noLag: Lag = { ms: 0, reads: 0 }

interface Former<Value> {
  readonly value: Value
  readonly until: number
  reads: number
}

/** Value whose changes are visible to reads with a delay. */
export class Lagging<Value> {
  #current: Value
  #former: Former<Value> | undefined
  readonly #now: () => Date

  /** @param now the service's clock */
  constructor(value: Value, now: () => Date) {
    this.#current = value
    this.#now = now
  }

  /** Current value. */
  get current(): Value {
    return this.#current
  }

  set(value: Value, { ms, reads }: Lag = noLag): void {
    const lags = ms > 0 || reads > 0
    const until = this.#now().getTime() + ms
    this.#former = lags ? { value: this.#current, until, reads } : undefined
    this.#current = value
  }

  /** Value for a read, possibly stale. */
  read(): Value {
    const former = this.#former
    if (former === undefined) return this.#current
    const stale = former.reads > 0 || this.#now().getTime() < former.until
    former.reads -= 1
    return stale ? former.value : this.#current
  }
}
