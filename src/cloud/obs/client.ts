import type { Body } from '../body.ts'
import type { Keys } from '../credentials/access.ts'
import { CloudError } from '../errors.ts'
import { exchange, type Answer, type RequestContext } from '../exchange.ts'
import { OBJECT_OPERATIONS, type ObjectOperation } from '../operations.ts'
import { repeated, type Repeat } from '../retry.ts'
import { encodeStrictly } from '../signature.ts'
import type { Download } from '../transport.ts'
import type { Place } from './place.ts'
import { signedObjectHeaders, type SignableObjectRequest } from './signature.ts'

/** A connection to OBS. */
export interface ObjectConnection extends RequestContext {
  /**
   * Access keys that are valid now.
   *
   * @throws SignInError if they have to be obtained first and cannot be
   */
  readonly keys: (now: Date) => Promise<Keys>
}

/** One call of the table, about an object or, where its row says so, the bucket. */
export interface ObjectCall {
  readonly operation: ObjectOperation
  readonly place: Place
  /** Parameters, and values of its row's subresources; an empty value is sent without `=`. */
  readonly query?: Readonly<Record<string, string>>
  /** Lower-case names. */
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Body
  /** Called with the number of bytes sent so far. */
  readonly onProgress?: (sent: number) => void
  /** Where the body goes; for one attempt only. */
  readonly download?: Download
  /** Sent without a signature. */
  readonly anonymous?: boolean
}

/**
 * Makes a call, freshly signed at each attempt, as often as its row of the table allows.
 *
 * @param settle looks up what a failed write left behind; without it, it is sent again
 * @throws CloudError, SignInError; the signal's reason when it is aborted
 */
export function callObject<Value, Settled = never>(
  call: ObjectCall,
  connection: ObjectConnection,
  read: (answer: Answer) => Value,
  settle: () => Promise<Settled | undefined> = () => Promise.resolve(undefined),
): Promise<Value | Settled> {
  const { operation } = call
  const attempt = async (): Promise<Value> => read(await attemptObject(call, connection))
  const lookUp = (_: CloudError, repeat: Repeat): Promise<Settled | undefined> =>
    repeat === 'unknown' ? settle() : Promise.resolve(undefined)
  return repeated<Value | Settled>({ operation, attempt, settle: lookUp }, connection)
}

/** Makes one attempt. @throws CloudError, SignInError; the signal's reason when it is aborted */
export async function attemptObject(
  call: ObjectCall,
  connection: ObjectConnection,
): Promise<Answer> {
  const { operation, place, body, download, onProgress } = call
  const url = urlOf(call)
  await connection.pacer.turn(url.host, (pause) => {
    connection.log.info(`Waiting up to ${pause / 1_000} s: ${url.host} limits the rate of requests`)
  })
  const { method } = OBJECT_OPERATIONS[operation]
  const { region, bucket: name } = place
  const plain = { ...call.headers, host: url.host }
  const signable = { method, url, headers: plain, region }
  const signed = call.anonymous === true ? plain : await signedBy(connection, signable)
  // radosgw answers in JSON where that is accepted.
  const headers = { ...signed, accept: 'application/xml' }
  const sent = body === undefined ? {} : { body, prompt: true }
  const told = onProgress === undefined ? {} : { onProgress }
  const taken = download === undefined ? {} : { download }
  return exchange(
    { operation, url, headers, bucket: { name, region }, ...sent, ...told, ...taken },
    connection,
  )
}

async function signedBy(
  { clock, keys }: ObjectConnection,
  signable: SignableObjectRequest,
): Promise<Readonly<Record<string, string>>> {
  const held = await keys(clock.now())
  return signedObjectHeaders(signable, held, clock.now())
}

function urlOf({ operation, place, query = {} }: ObjectCall): URL {
  const { path, subresources } = OBJECT_OPERATIONS[operation]
  const url = new URL(path === 'bucket' ? place.bucketUrl : place.url)
  const named = Object.fromEntries(subresources.map((name) => [name, '']))
  url.search = Object.entries({ ...named, ...query })
    .map(([name, value]) => (value === '' ? name : `${name}=${encodeStrictly(value)}`))
    .join('&')
  return url
}

/** The error for a response that lacks what it must contain. */
export function unreadable(operation: ObjectOperation, what: string, answer: Answer): CloudError {
  const { requestId } = answer
  return new CloudError(`unexpected response: ${what}`, {
    ...{ kind: 'unreadable', operation, requestId, permanent: answer.xml !== undefined },
  })
}

/** The status with which a call was refused; undefined for any other failure. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof CloudError && error.data.kind === 'status' ? error.data.status : undefined
}

/** Whether OBS rejected a call with this code. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof CloudError && error.data.code === code
}
