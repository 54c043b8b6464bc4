import { signInRoute, type SignInOperation } from './iam/routes.ts'
import type { ObsOperation } from './obs/routes.ts'
import type { ReleaseOperation } from './release-calls.ts'

/** Names of the calls, also in faults and in the request log. */
export type Operation = CloudOperation | ObsOperation

/** Calls with JSON: FunctionGraph, IAM and STS. */
export type CloudOperation =
  | 'create'
  | 'list'
  | 'config'
  | 'update-config'
  | 'read-code'
  | 'code'
  | 'invoke'
  | 'delete'
  | 'export'
  | 'exported-code'
  | ReleaseOperation
  | SignInOperation
  | 'unknown'

export interface Route {
  readonly operation: CloudOperation
  /** From the path; empty for an unknown path. */
  readonly projectId: string
  /** Decoded; empty where the path has none. */
  readonly urn: string
  /** Whether the URN has `%3A` in place of `:`. */
  readonly encoded: boolean
  /** Last segment of the path: an alias, or a resource of IAM. Empty for other calls. */
  readonly resource: string
  readonly query: URLSearchParams
}

const known: readonly (readonly [method: string, tail: string, operation: CloudOperation])[] = [
  ['GET', 'config', 'config'],
  ['PUT', 'config', 'update-config'],
  ['GET', 'code', 'read-code'],
  ['PUT', 'code', 'code'],
  ['POST', 'invocations', 'invoke'],
  ['DELETE', '', 'delete'],
  ['GET', 'export', 'export'],
  ['POST', 'versions', 'publish'],
  ['GET', 'versions', 'list-versions'],
  ['POST', 'aliases', 'create-alias'],
  ['GET', 'aliases', 'list-aliases'],
  ['PUT', 'aliases/*', 'update-alias'],
  ['GET', 'aliases/*', 'read-alias'],
  ['DELETE', 'aliases/*', 'delete-alias'],
]

/** Whether a call of FunctionGraph is named so. */
export function isFunctionCall(name: string): name is Operation {
  return ['create', 'list', ...known.map(([, , operation]) => operation)].includes(name)
}

/** `target` is path and query as in the request line. */
export function routeOf(method: string, target: string): Route {
  const [path = '', search] = target.split('?', 2)
  const signIn = signInRoute(method, path)
  if (signIn !== undefined) return { ...unknown(new URLSearchParams(search)), ...signIn }
  const [, version, projectId, service, functions, urn, ...below] = path.split('/')
  const [tail, resource = ''] = below
  const query = new URLSearchParams(search)
  const exported = /^\/v2\/exports\/([^/]+)$/.exec(path)?.[1]
  if (method === 'GET' && exported !== undefined) {
    return { ...unknown(query), operation: 'exported-code', resource: exported }
  }
  const elsewhere =
    version !== 'v2' || service !== 'fgs' || functions !== 'functions' || below.at(-1) === ''
  if (elsewhere || projectId === undefined || projectId === '') return unknown(query)
  if (urn === undefined) {
    const operation = method === 'POST' ? 'create' : method === 'GET' ? 'list' : 'unknown'
    return { ...unknown(query), operation, projectId }
  }
  const form = below.length === 2 ? `${String(tail)}/*` : below.join('/')
  const operation = known.find(([verb, name]) => verb === method && name === form)?.[2]
  if (operation === undefined) return unknown(query)
  const encoded = /%3a/i.test(urn)
  return { operation, projectId, urn: decode(urn), encoded, resource: decode(resource), query }
}

function unknown(query: URLSearchParams): Route {
  return { operation: 'unknown', projectId: '', urn: '', encoded: false, resource: '', query }
}

/** A broken escape leaves the text as it is: no URN has a percent sign, so it is refused as one. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
