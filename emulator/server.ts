import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { answerOf, type Answer } from './answer.ts'
import { authenticate, type Way } from './authentication.ts'
import { create } from './calls/create.ts'
import { invoke } from './calls/invoke.ts'
import { list, showCode, showConfig } from './calls/read.ts'
import { updateCode } from './calls/update-code.ts'
import { createAlias, deleteAlias, listAliases, showAlias, updateAlias } from './calls/aliases.ts'
import { remove } from './calls/delete.ts'
import { listVersions, publish } from './calls/publish.ts'
import { deliver } from './deliver.ts'
import { commits, type Fault, type Faults } from './faults.ts'
import { jsonBody, parseBody, type Body } from './fields.ts'
import { isSignIn } from './iam/routes.ts'
import { assumeWithOidc } from './iam/sts.ts'
import { keysForToken, tokenForIdToken, unscopedToken } from './iam/tokens.ts'
import { Refusal } from './refusal.ts'
import { isRelease } from './release-calls.ts'
import { logged, type LoggedRequest } from './requests.ts'
import { routeOf, type Operation, type Route } from './routes.ts'
import type { Call, Service } from './service.ts'

/** More than any package needs in base64. */
const bodyLimit = 96 * 1024 * 1024

const calls: Readonly<Record<Operation, (call: Call) => Answer | Promise<Answer>>> = {
  create,
  list,
  config: showConfig,
  'read-code': showCode,
  code: updateCode,
  invoke,
  delete: remove,
  publish,
  'list-versions': listVersions,
  'create-alias': createAlias,
  'update-alias': updateAlias,
  'read-alias': showAlias,
  'list-aliases': listAliases,
  'delete-alias': deleteAlias,
  'assume-with-oidc': assumeWithOidc,
  'id-token': tokenForIdToken,
  'unscoped-token': unscopedToken,
  'keys-for-token': keysForToken,
  unknown: refuseUnknown,
}

export interface World {
  readonly service: Service
  readonly faults: Faults
  /** Grows by one entry a request. */
  readonly requests: LoggedRequest[]
}

/** Answers each request: gateway first, then a fault if one is due, then the call itself. */
export function listener(world: World): RequestListener {
  return (request, response) => {
    response.setHeader('X-Request-Id', randomUUID().replaceAll('-', ''))
    response.setHeader('Date', world.service.now().toUTCString())
    respond(request, response, world).catch(() => response.destroy())
  }
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  world: World,
): Promise<void> {
  const route = routeOf(request.method ?? '', request.url ?? '')
  const early = world.faults.take(route.operation, true)
  const bytes = early === undefined ? await readBody(request) : Buffer.alloc(0)
  const parsed = parseBody(bytes)
  const entry = logged(request, response, route.operation, { bytes, parsed })
  world.requests.push(entry)
  if (early !== undefined) {
    response.shouldKeepAlive = false
    return deliver(response, undefined, early)
  }
  const { said, fault } = await handle({ request, route, bytes, parsed }, world, entry)
  return deliver(response, said, fault)
}

interface Received {
  readonly request: IncomingMessage
  readonly route: Route
  readonly bytes: Buffer
  /** The body as a JSON object, if it is one. */
  readonly parsed: Body | undefined
}

interface Outcome {
  readonly said: Answer | undefined
  readonly fault: Fault | undefined
}

async function handle(
  received: Received,
  { service, faults }: World,
  entry: LoggedRequest,
): Promise<Outcome> {
  let fault: Fault | undefined
  try {
    entry.way = passGateway(received, service)
    fault = faults.take(received.route.operation, false)
    if (fault !== undefined && !commits(fault)) return { said: undefined, fault }
    const said = await calls[received.route.operation](callOf(received, service))
    return { said, fault }
  } catch (error) {
    return { said: answerOf(error, service.switches), fault }
  }
}

/** What the API gateway sees to before the service hears of the request. @throws Refusal */
function passGateway({ request, route, bytes }: Received, service: Service): Way | undefined {
  const { method = '', url: target = '', headers } = request
  const isThere = service.switches.versionApi || !isRelease(route.operation)
  if (route.operation === 'unknown' || !isThere) refuseUnknown()
  if (bytes.length > bodyLimit) throw new Refusal(413, 'FSS.0413', 'The body is too large')
  if (isSignIn(route.operation)) return undefined
  const limit = service.switches.signedBodyLimit
  if (headers.authorization !== undefined && limit > 0 && bytes.length > limit) {
    throw new Refusal(413, 'APIGW.0201', 'The request body is larger than 12 MB')
  }
  const signed = { method, target, headers, body: bytes }
  const way = authenticate(signed, route.projectId, service.accounts, service.now())
  if (service.switches.forbidden.includes(route.operation)) {
    throw new Refusal(403, 'FSS.0403', `Forbidden: no permission for ${route.operation}`)
  }
  return way
}

function refuseUnknown(): never {
  throw new Refusal(404, 'APIGW.0101', 'The API does not exist or has not been published')
}

function callOf({ request, route, parsed }: Received, service: Service): Call {
  return {
    route,
    service,
    header: (name) => request.headers[name]?.toString(),
    body: () => jsonBody(request.headers['content-type'], parsed),
  }
}

/** All of the body; what is beyond the limit is read and not kept. */
async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let kept = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    if (kept > bodyLimit) continue
    kept += chunk.length
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
