import { signInRoute, type SignInOperation } from './iam/routes.ts'
import type { ObsOperation } from './obs/routes.ts'
import type { ReleaseOperation } from './release-calls.ts'

/** The calls that these services know; a fault or a request log names them so. */
export type Operation = CloudOperation | ObsOperation

/** Those that speak JSON: FunctionGraph's, IAM's and STS's. */
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
  /** The URN came with `%3A` where it could have had `:`. */
  readonly encoded: boolean
  /** What the path names last: an alias, or what a call of IAM is about. Empty elsewhere. */
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
