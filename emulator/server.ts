import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { answerOf, json, type Answer } from './answer.ts'
import { authenticate, callerOf, type AuthMethod } from './authentication.ts'
import { create } from './calls/create.ts'
import { exportCode, exportedCode } from './calls/export.ts'
import { invoke } from './calls/invoke.ts'
import { list, showCode, showConfig } from './calls/read.ts'
import { updateCode } from './calls/update-code.ts'
import { updateConfig } from './calls/update-config.ts'
import { createAlias, deleteAlias, listAliases, showAlias, updateAlias } from './calls/aliases.ts'
import { remove } from './calls/delete.ts'
import { listVersions, publish } from './calls/publish.ts'
import { deliver } from './deliver.ts'
import { commits, type Fault, type Faults } from './faults.ts'
import { jsonBody, parseBody, type Body } from './fields.ts'
import { isHealthCheck } from './health.ts'
import { isSignIn } from './iam/routes.ts'
import { assumeWithOidc } from './iam/sts.ts'
import { keysForToken, tokenForIdToken, unscopedToken } from './iam/tokens.ts'
import { obsAddress, type ObsAddress } from './obs/address.ts'
import { ObsRefusal } from './obs/refusal.ts'
import { obsOperation, type ObsOperation } from './obs/routes.ts'
import { passObs, refuseObs, serveObs } from './obs/serve.ts'
import { Refusal } from './refusal.ts'
import { isRelease } from './release-calls.ts'
import { logged, type LoggedRequest } from './requests.ts'
import { routeOf, type CloudOperation, type Operation, type Route } from './routes.ts'
import type { Call, Service } from './service.ts'

/** More than any package needs in base64. */
const bodyLimit = 96 * 1024 * 1024
/** Limit for bodies of OBS; documented are 5 GB. */
const objectLimit = 1024 * 1024 * 1024

const calls: Readonly<Record<CloudOperation, (call: Call) => Answer | Promise<Answer>>> = {
  create,
  list,
  config: showConfig,
  'update-config': updateConfig,
  'read-code': showCode,
  code: updateCode,
  invoke,
  delete: remove,
  export: exportCode,
  'exported-code': exportedCode,
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
  /** Called when a request has been answered, or its connection has ended without an answer. */
  readonly onRequest?: ((request: LoggedRequest, milliseconds: number) => void) | undefined
}

/** Answers each request: gateway first, then a fault if one is due, then the call itself. */
export function listener(world: World): RequestListener {
  return (request, response) => {
    if (isHealthCheck(request)) {
      void deliver(response, json(200, { status: 'ok' }), undefined)
      return
    }
    response.setHeader('X-Request-Id', randomUUID().replaceAll('-', ''))
    response.setHeader('Date', world.service.now().toUTCString())
    respond(request, response, world).catch(() => response.destroy())
  }
}

/** Service and call of a request, from its head. */
type Head =
  | { readonly language: 'xml'; readonly operation: ObsOperation; readonly address: ObsAddress }
  | { readonly language: 'json'; readonly operation: CloudOperation; readonly route: Route }

function headOf({ method = '', url: target = '', headers }: IncomingMessage): Head {
  const address = obsAddress(headers.host ?? '', target)
  if (address !== undefined) {
    const query = new URLSearchParams(target.split('?', 2)[1])
    return { language: 'xml', operation: obsOperation(method, address, query), address }
  }
  const route = routeOf(method, target)
  return { language: 'json', operation: route.operation, route }
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  world: World,
): Promise<void> {
  const begin = performance.now()
  const head = headOf(request)
  const { language, operation } = head
  const early = world.faults.take(operation, true)
  if (early?.kind === 'cut') await receive(request, early.share)
  const limit = limitOf(head, request, world.service)
  const { bytes, length } = early === undefined ? await readBody(request, limit) : nothing
  const parsed = language === 'xml' ? undefined : parseBody(bytes)
  const entry = logged(request, response, operation, { length, parsed })
  world.requests.push(entry)
  response.once('close', () => world.onRequest?.(entry, performance.now() - begin))
  if (early !== undefined) {
    response.shouldKeepAlive = false
    return deliver(response, undefined, early, language)
  }
  const received = { request, bytes, length, parsed }
  const work =
    head.language === 'xml' ? ofObs(head, received, world) : ofCloud(head, received, world)
  const { said, fault } = await handle(operation, work, world, entry)
  return deliver(response, said, fault, language)
}

interface Received {
  readonly request: IncomingMessage
  /** The body; empty or incomplete if it is longer than the limit. */
  readonly bytes: Buffer
  /** Bytes of the body, as they came. */
  readonly length: number
  /** The body as a JSON object, if it is one. */
  readonly parsed: Body | undefined
}

/** Handling of one request by a service; each step may throw a refusal. */
interface Work {
  /** Authenticates the request. */
  readonly admit: () => Admitted
  /** Response to a refusal. */
  readonly refuse: (error: unknown) => Answer
}

interface Admitted {
  readonly authentication: AuthMethod | undefined
  readonly call: () => Answer | Promise<Answer>
}

interface Outcome {
  readonly said: Answer | undefined
  readonly fault: Fault | undefined
}

async function handle(
  operation: Operation,
  { admit, refuse }: Work,
  { faults }: World,
  entry: LoggedRequest,
): Promise<Outcome> {
  let fault: Fault | undefined
  try {
    const { authentication, call } = admit()
    entry.authentication = authentication
    fault = faults.take(operation, false)
    if (fault !== undefined && !commits(fault)) return { said: undefined, fault }
    return { said: await call(), fault }
  } catch (error) {
    return { said: refuse(error), fault }
  }
}

function ofCloud(
  { operation, route }: Extract<Head, { language: 'json' }>,
  received: Received,
  { service }: World,
): Work {
  return {
    admit: () => ({
      authentication: passGateway(received, route, service),
      call: () => calls[operation](callOf(received, route, service)),
    }),
    refuse: (error) => answerOf(error, service.switches),
  }
}

function ofObs(
  { operation, address }: Extract<Head, { language: 'xml' }>,
  { request, bytes, length }: Received,
  { service }: World,
): Work {
  const { method = '', url: target = '', headers } = request
  const asked = { method, target, headers, body: bytes, address }
  return {
    admit: () => {
      if (length > objectLimit) throw new ObsRefusal('EntityTooLarge', 'The body is too large')
      const who = passObs(asked, service)
      return {
        authentication: who.caller && 'aksk',
        call: () => serveObs(operation, asked, who, service),
      }
    },
    refuse: (error) => refuseObs(error, asked),
  }
}

/** Checks of the API gateway, before the service handles the request. @throws Refusal */
function passGateway(
  { request, bytes, length }: Received,
  route: Route,
  service: Service,
): AuthMethod | undefined {
  const { method = '', url: target = '', headers } = request
  const isThere = service.switches.versionApi || !isRelease(route.operation)
  if (route.operation === 'unknown' || !isThere) refuseUnknown()
  if (length > bodyLimit) throw new Refusal(413, 'FSS.0413', 'The body is too large')
  if (isOpen(route.operation)) return undefined
  if (length > gatewayLimit(request, service)) {
    throw new Refusal(413, 'APIGW.0201', 'The request body is larger than 12 MB')
  }
  const signed = { method, target, headers, body: bytes }
  const authentication = authenticate(signed, route.projectId, service.accounts, service.now())
  if (service.switches.forbidden.includes(route.operation)) {
    throw new Refusal(403, 'FSS.0403', `Forbidden: no permission for ${route.operation}`)
  }
  return authentication
}

/** Whether the gateway checks no credentials. */
function isOpen(operation: CloudOperation): boolean {
  return isSignIn(operation) || operation === 'exported-code'
}

/** Limit of the gateway for the bodies of signed requests. */
function gatewayLimit({ headers }: IncomingMessage, { switches }: Service): number {
  const limit = switches.signedBodyLimit
  return headers.authorization !== undefined && limit > 0 ? limit : Infinity
}

/** Bytes from which on a body is rejected, whatever it contains. */
function limitOf(head: Head, request: IncomingMessage, service: Service): number {
  if (head.language === 'xml') return objectLimit
  return isOpen(head.operation) ? bodyLimit : Math.min(bodyLimit, gatewayLimit(request, service))
}

function refuseUnknown(): never {
  throw new Refusal(404, 'APIGW.0101', 'The API does not exist or has not been published')
}

function callOf({ request, parsed }: Received, route: Route, service: Service): Call {
  return {
    route,
    service,
    caller: callerOf(request.headers, service.accounts),
    header: (name) => request.headers[name]?.toString(),
    body: () => jsonBody(request.headers['content-type'], parsed),
  }
}

const nothing = { bytes: Buffer.alloc(0), length: 0 }

/** Reads the body. One that is longer than the limit is not kept, and counted only. */
async function readBody(
  request: IncomingMessage,
  limit: number,
): Promise<{ bytes: Buffer; length: number }> {
  const announced = Number(request.headers['content-length'] ?? 0)
  // Copied at once: a large body in chunks and a second time as a whole is twice the memory.
  const whole = Buffer.allocUnsafe(announced > limit ? 0 : announced)
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    if (whole.length > 0) chunk.copy(whole, length)
    else if (announced === 0 && length <= limit) chunks.push(chunk)
    length += chunk.length
  }
  return { bytes: whole.length > 0 ? whole : Buffer.concat(chunks), length }
}

/** Reads a share of the body, according to Content-Length. */
async function receive(request: IncomingMessage, share: number): Promise<void> {
  const wanted = Number(request.headers['content-length'] ?? 0) * share
  let taken = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    taken += (chunk as Buffer).length
    if (taken >= wanted) return
  }
}
