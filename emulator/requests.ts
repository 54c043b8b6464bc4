import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AuthMethod } from './authentication.ts'
import type { Body } from './fields.ts'
import { isObject } from './fields.ts'
import type { Operation } from './routes.ts'

/** Logged request, without credentials. */
export interface LoggedRequest {
  readonly method: string
  /** The Host header. */
  readonly host: string
  /** Path and query as in the request line. */
  readonly path: string
  readonly operation: Operation
  /** Bytes of the body. */
  readonly bytes: number
  /** X-Sdk-Date, or OBS's date, as given: two attempts that carry the same one may have been signed once. */
  readonly date: string | undefined
  /** The Range header, where it came. */
  readonly range: string | undefined
  /** Lower-case names of the headers that came, sorted. */
  readonly headerNames: readonly string[]
  /**
   * The JSON body without `func_code.file`, `user_data` and tokens; undefined where it was none, or
   * larger than the gateway accepts.
   */
  readonly body: Body | undefined
  /** HTTP status of the response; 0 while there is none, or if a fault sends none. */
  readonly status: number
  /** How it was authenticated; undefined if it was not. */
  authentication: AuthMethod | undefined
}

export function logged(
  request: IncomingMessage,
  response: ServerResponse,
  operation: Operation,
  { length, parsed }: { length: number; parsed: Body | undefined },
): LoggedRequest {
  const { headers } = request
  const date = ['x-sdk-date', 'x-amz-date', 'x-obs-date']
    .map((name) => headers[name]?.toString())
    .find((value) => value !== undefined)
  return {
    method: request.method ?? '',
    host: request.headers.host ?? '',
    path: request.url ?? '',
    operation,
    bytes: length,
    date,
    range: headers.range,
    headerNames: Object.keys(request.headers).sort(),
    body: parsed && bodyToKeep(parsed),
    get status() {
      return response.headersSent ? response.statusCode : 0
    },
    authentication: undefined,
  }
}

/** `auth` is the body of IAM calls, which has the ID token or token. */
const secretFields = ['user_data', 'encrypted_user_data', 'id_token', 'auth']

function bodyToKeep(body: Body): Body {
  const kept = Object.entries(body).filter(([name]) => !secretFields.includes(name))
  return Object.fromEntries(
    kept.map(([name, field]) => [name, name === 'func_code' ? withoutFile(field) : field]),
  )
}

function withoutFile(field: unknown): unknown {
  if (!isObject(field)) return field
  return Object.fromEntries(Object.entries(field).filter(([name]) => name !== 'file'))
}
