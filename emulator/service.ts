import type { Accounts, Caller } from './accounts.ts'
import type { Body } from './fields.ts'
import type { Identities } from './iam/identities.ts'
import type { Buckets } from './obs/buckets.ts'
import type { Route } from './routes.ts'
import type { Functions } from './state/functions.ts'
import type { Switches } from './switches.ts'

/** State that calls read and change. */
export interface Service {
  /** The first is where functions are put that name no other. */
  readonly regions: readonly string[]
  readonly accounts: Accounts
  readonly identities: Identities
  readonly functions: Functions
  /** OBS objects by URL for `code_url`, readable by every function; separate from `buckets`. */
  readonly objects: Map<string, Buffer>
  readonly buckets: Buckets
  /** Exported archives by the last part of their address. */
  readonly exports: Map<string, Buffer>
  /** IDs of existing dependencies, old and new; undefined if every ID exists. */
  readonly dependencies: Set<string> | undefined
  readonly switches: Switches
  readonly now: () => Date
  /** Most milliseconds that an invocation may take, whatever the function's timeout. */
  readonly invokeLimitMs: number
}

/** A request that passed the gateway. */
export interface Call {
  readonly route: Route
  /** Owner of the credentials of the request. */
  readonly caller: Caller
  /** Lower-case names. */
  readonly header: (name: string) => string | undefined
  /** Reads the body as a JSON object. @throws Refusal */
  readonly body: () => Body
  readonly service: Service
}
