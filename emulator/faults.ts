import type { Operation } from './routes.ts'

/**
 * Injected fault. `commit`: whether the request is applied before the fault. A fault only affects requests that passed authentication, so that it never hides a wrong signature; `early` and `cut` are exceptions.
 */
export type Fault = Occasion & Harm

interface Occasion {
  readonly on: Operation | 'any'
  /** Number of affected requests (default 1). */
  readonly times?: number
  /** Number of requests of that kind that pass before (default 0). */
  readonly after?: number
}

export type Harm =
  | {
      /** An error answer in the service's form, or `body` as it stands. */
      readonly kind: 'status'
      readonly status: number
      readonly code?: string
      readonly message?: string
      readonly headers?: Readonly<Record<string, string>>
      readonly body?: string
      readonly commit?: boolean
      /** Answers before the body is read, as a gateway may, and closes the connection. */
      readonly early?: boolean
    }
  /** 429 APIGW.0308, of OBS 503 SlowDown, with Retry-After as given: seconds or an HTTP date. */
  | { readonly kind: 'throttle'; readonly retryAfter?: string }
  /** The connection ends without an answer; `early`: while the body is still being sent. */
  | { readonly kind: 'drop'; readonly commit?: boolean; readonly early?: boolean }
  /** The connection stays open without an answer; `early`: and the body is not read either. */
  | { readonly kind: 'silent'; readonly commit?: boolean; readonly early?: boolean }
  /** The connection ends when this share of the body has come, from 0 to 1; nothing is done. */
  | { readonly kind: 'cut'; readonly share: number }
  /** Content-Length is larger than what is sent before the connection ends. */
  | { readonly kind: 'half'; readonly commit?: boolean }
  /** The true answer, late, or one byte at a time. */
  | { readonly kind: 'slow'; readonly firstByteMs?: number; readonly dripMs?: number }
  /** The work is done; the answer cannot be read. */
  | { readonly kind: 'broken-json' | 'html' | 'empty' | 'gzip-garbage' }
  /** The work is done; the answer begins and never ends. */
  | { readonly kind: 'endless' }
  /** The work is done; the answer names other code, of OBS another ETag. */
  | { readonly kind: 'wrong-digest' }
  | { readonly kind: 'redirect'; readonly location: string; readonly status?: number }

/** The faults to come, in the order in which they were scripted. */
export class Faults {
  #pending: { readonly fault: Fault; after: number; times: number }[] = []

  script(...faults: readonly Fault[]): void {
    for (const fault of faults) {
      this.#pending.push({ fault, after: fault.after ?? 0, times: fault.times ?? 1 })
    }
  }

  clear(): void {
    this.#pending = []
  }

  /** Number of pending faults. */
  get left(): number {
    return this.#pending.reduce((sum, entry) => sum + entry.times, 0)
  }

  /** The fault for this request, if one is due. Only `early` ones, or only the others. */
  take(operation: Operation, early: boolean): Fault | undefined {
    const due = this.#pending.find(
      ({ fault }) => (fault.on === operation || fault.on === 'any') && isEarly(fault) === early,
    )
    if (due === undefined) return undefined
    if (due.after > 0) {
      due.after -= 1
      return undefined
    }
    due.times -= 1
    if (due.times <= 0) this.#pending = this.#pending.filter((entry) => entry !== due)
    return due.fault
  }
}

/** Whether the fault comes before the whole body is received. */
function isEarly(harm: Harm): boolean {
  return harm.kind === 'cut' || ('early' in harm && (harm.early ?? false))
}

/** Whether the request is applied despite this fault. */
export function commits(harm: Harm): boolean {
  switch (harm.kind) {
    case 'status':
    case 'drop':
    case 'silent':
    case 'half':
      return harm.commit ?? false
    case 'throttle':
    case 'redirect':
    case 'cut':
      return false
    case 'slow':
    case 'broken-json':
    case 'html':
    case 'empty':
    case 'gzip-garbage':
    case 'endless':
    case 'wrong-digest':
      return true
  }
}
