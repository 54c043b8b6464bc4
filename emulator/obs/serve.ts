import { randomUUID } from 'node:crypto'
import type { Answer } from '../answer.ts'
import type { Service } from '../service.ts'
import { authenticateObs, type Authenticated } from './authentication.ts'
import type { ObsCall } from './call.ts'
import { prefixOf } from './call.ts'
import { bucketAcl, objectAcl } from './calls/acl.ts'
import { apiVersion, createBucket, headBucket, location, policyStatus } from './calls/buckets.ts'
import { abort, complete, initiate, listParts, listUploads, uploadPart } from './calls/multipart.ts'
import { putObject, readObject } from './calls/objects.ts'
import { ObsRefusal, refusalAnswer } from './refusal.ts'
import type { ObsOperation } from './routes.ts'
import type { ObsRequest } from './signature.ts'

const calls: Readonly<Record<ObsOperation, (call: ObsCall) => Answer>> = {
  'obs-api-version': apiVersion,
  'obs-create-bucket': createBucket,
  'obs-head-bucket': headBucket,
  'obs-location': location,
  'obs-bucket-acl': bucketAcl,
  'obs-policy-status': policyStatus,
  'obs-list-uploads': listUploads,
  'obs-head': readObject,
  'obs-get': readObject,
  'obs-put': putObject,
  'obs-object-acl': objectAcl,
  'obs-initiate': initiate,
  'obs-part': uploadPart,
  'obs-complete': complete,
  'obs-abort': abort,
  'obs-list-parts': listParts,
  'obs-unknown': () => {
    throw new ObsRefusal('MethodNotAllowed', 'The emulator has no such call of OBS')
  },
}

/** Authenticates a request. @throws ObsRefusal */
export function passObs(request: ObsRequest, { accounts, now }: Service): Authenticated {
  return authenticateObs(request, accounts, now())
}

/** Does what the request asks. @throws ObsRefusal */
export function serveObs(
  operation: ObsOperation,
  request: ObsRequest,
  { scheme, caller, region }: Authenticated,
  { buckets, switches, now }: Service,
): Answer {
  const query = new URLSearchParams(request.target.split('?', 2)[1])
  const place = request.address.region ?? region
  const common = { request, query, scheme, caller, buckets, switches, now: now() }
  const answer = calls[operation]({ ...common, region: place })
  return { ...answer, headers: { ...idHeaders(prefixOf(scheme)), ...answer.headers } }
}

/** Error in the dialect of the request, as far as its Authorization header shows it. */
export function refuseObs(error: unknown, { headers, address }: ObsRequest): Answer {
  const prefix = /^AWS/.test(headers.authorization ?? '') ? 'x-amz-' : 'x-obs-'
  return refusalAnswer(error, { requestId: newId(), resource: address.path, prefix })
}

function newId(): string {
  return randomUUID().replaceAll('-', '').toUpperCase()
}

function idHeaders(prefix: string): Record<string, string> {
  return { Server: 'OBS', [`${prefix}request-id`]: newId(), [`${prefix}id-2`]: 'emulator' }
}
