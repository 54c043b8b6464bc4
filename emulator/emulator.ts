/**
 * Emulator of the FunctionGraph, OBS, IAM and STS APIs that the action uses, over HTTP on 127.0.0.1. PROVENANCE.md says of each
 * behavior whether it is documented, observed or assumed.
 */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  defaultAccount,
  defaultKeys,
  defaultProjectId,
  defaultTokens,
  type AccessKey,
  type Accounts,
  type Token,
} from './accounts.ts'
import { Faults } from './faults.ts'
import type { Identities } from './iam/identities.ts'
import { switchesOf, type Profile } from './profile.ts'
import { Buckets } from './obs/buckets.ts'
import type { LoggedRequest } from './requests.ts'
import type { Operation } from './routes.ts'
import { listener, type World } from './server.ts'
import type { Service } from './service.ts'
import { Functions } from './state/functions.ts'
import type { Switches } from './switches.ts'

export interface EmulatorOptions {
  /** Default 0: any free port. */
  readonly port?: number
  /** Default: `huawei-now`. */
  readonly profile?: Profile
  readonly switches?: Partial<Switches>
  readonly keys?: readonly AccessKey[]
  readonly tokens?: readonly Token[]
  /** Identities of IAM and STS; none by default. */
  readonly identities?: Partial<Identities>
  /** The region or regions whose host this is; the first is where POST /functions creates. */
  readonly region?: string | readonly string[]
  /** IDs of existing dependencies; by default every ID exists. */
  readonly dependencies?: Iterable<string>
  /** The service's clock: for dates of requests, tokens and `last_modified`. */
  readonly now?: () => Date
  /** Time limit of an invocation in milliseconds (default 10,000). */
  readonly invokeLimitMs?: number
  /** Called when a request has been answered, or its connection has ended without an answer. */
  readonly onRequest?: World['onRequest']
}

export interface Emulator {
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  readonly port: number
  /** The first region. */
  readonly region: string
  readonly regions: readonly string[]
  /** The project of the default token; the default key may act in any. */
  readonly projectId: string
  /** Mutable: a test may add a key or let a token expire. */
  readonly accounts: Accounts
  /** Mutable likewise. */
  readonly identities: Identities
  /** Every request so far, in the order in which they had arrived in full. */
  readonly requests: LoggedRequest[]
  readonly functions: Functions
  /** OBS objects by address, for `code_type: obs`, without a bucket that would hold them. */
  readonly objects: Map<string, Buffer>
  /** The buckets of OBS, in which a test may put buckets and objects or look at them. */
  readonly buckets: Buckets
  readonly faults: Faults
  /** Mutable, and read for each request. */
  readonly switches: Switches
  /** How many requests of this kind have come. */
  count(operation: Operation): number
  /** Ends all connections, open ones too. May be called twice. */
  close(): Promise<void>
}

/** Starts the service; it listens when the promise resolves. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const service = serviceOf(options)
  const faults = new Faults()
  const requests: LoggedRequest[] = []
  const server = createServer(listener({ service, faults, requests, onRequest: options.onRequest }))
  const port = await listen(server, options.port ?? 0)
  const { accounts, identities, functions, objects, buckets, switches } = service
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    region: service.regions[0] ?? '',
    regions: service.regions,
    projectId: defaultProjectId,
    accounts,
    identities,
    requests,
    functions,
    objects,
    buckets,
    faults,
    switches,
    count: (operation) => requests.filter((request) => request.operation === operation).length,
    close: () => close(server),
  }
}

function serviceOf(options: EmulatorOptions): Service {
  const now = options.now ?? (() => new Date())
  const regions = [options.region ?? 'cn-north-4'].flat()
  const [region = ''] = regions
  const switches = switchesOf(options.profile ?? 'huawei-now', options.switches)
  const blank = { region, account: defaultAccount, publicPolicy: false }
  return {
    regions,
    accounts: {
      keys: [...(options.keys ?? defaultKeys())],
      tokens: [...(options.tokens ?? defaultTokens())],
    },
    identities: { oidcProviders: [], agencies: [], identityProviders: [], ...options.identities },
    functions: new Functions({ region, projectId: defaultProjectId, now }),
    objects: new Map(),
    buckets: new Buckets(() => ({ ...blank, acl: switches.obsBucketAcl }), now),
    exports: new Map(),
    dependencies: options.dependencies && new Set(options.dependencies),
    switches,
    now,
    invokeLimitMs: options.invokeLimitMs ?? 10_000,
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port)
    })
  })
}

/** The one error that a server's close can report is that it was closed before. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve()
    })
    server.closeAllConnections()
  })
}
