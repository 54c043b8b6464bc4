import { textBody } from '../body.ts'
import { CloudError } from '../errors.ts'
import type { Answer } from '../exchange.ts'
import {
  attemptObject,
  callObject,
  hasCode,
  unreadable,
  type ObjectCall,
  type ObjectConnection,
} from './client.ts'
import { lookFor } from './object.ts'
import type { Part, SourceFile } from './parts.ts'
import type { Place } from './place.ts'
import { elements, escaped, textOf } from './xml.ts'

/** Parts that are sent in parallel: a long-distance connection gets only a fraction of the bandwidth. */
const SIDE_BY_SIDE = 4

/**
 * Milliseconds for the abort of unfinished uploads. `over`: once the step is over, since a cancelled
 * job has five seconds.
 */
const ABORT_LIMITS = { running: 10_000, over: 2_500 } as const

export interface PartedUpload {
  readonly place: Place
  readonly file: SourceFile
  /** Of the object to be. */
  readonly headers: Readonly<Record<string, string>>
  readonly parts: readonly Part[]
  /** Called with the number of bytes sent so far. */
  readonly follow: (sent: number) => void
}

/** ETags of parts that are there, by part number. */
type Tags = Map<number, string>

/**
 * Uploads in parts. An upload of the same object that a run left unfinished is continued. Another
 * run may be continuing it too: who finds it gone looks whether the object is there by now.
 *
 * @throws CloudError, SignInError, VerificationError; the signal's reason. What is unfinished is then
 *   aborted
 */
export async function uploadInParts(
  upload: PartedUpload,
  connection: ObjectConnection,
): Promise<void> {
  const [newest] = await unfinished(upload, connection, attemptObject)
  /** Of the upload that this run works on. */
  const own: string[] = []
  const note = (id: string): void => {
    own.splice(0, 1, id)
  }
  try {
    await uploadOnce(upload, newest, note, connection)
  } catch (error) {
    if (!hasCode(error, 'NoSuchUpload')) {
      await abortAll(upload, own, connection)
      throw error
    }
    await afterGone(upload, note, connection).catch(async (second: unknown) => {
      await abortAll(upload, own, connection)
      throw second
    })
  }
  // Uploads that earlier runs left, and one whose start got no response. Later runs find the object
  // and upload nothing, so none of them would do it.
  await abortAll(upload, [], connection)
}

/** Another run completed the upload that was continued, and the object is there, or aborted it. */
async function afterGone(
  upload: PartedUpload,
  note: (id: string) => void,
  connection: ObjectConnection,
): Promise<void> {
  const { place, file } = upload
  if ((await lookFor(place, file, connection)) === 'there') return
  await uploadOnce(upload, undefined, note, connection)
}

/**
 * @param id of the upload to continue; without it, a new one is started
 * @param note called with the ID of the upload that is worked on
 */
async function uploadOnce(
  upload: PartedUpload,
  id: string | undefined,
  note: (id: string) => void,
  connection: ObjectConnection,
): Promise<void> {
  const open = id ?? (await initiate(upload, connection))
  note(open)
  const there = id === undefined ? new Map<number, string>() : await listed(upload, id, connection)
  const tags = await sendAll(upload, open, there, connection)
  await complete(upload, open, tags, connection)
}

type Asking = (call: ObjectCall, connection: ObjectConnection) => Promise<Answer>

/** As often as its row of the table allows. */
const persistently: Asking = (call, connection) => callObject(call, connection, (answer) => answer)

/**
 * IDs of unfinished uploads of this very object, the newest first; none where they may not or cannot
 * be listed.
 *
 * @param ask once where an unfinished upload only saves time
 */
async function unfinished(
  { place }: PartedUpload,
  connection: ObjectConnection,
  ask: Asking,
): Promise<readonly string[]> {
  const query = { prefix: place.key }
  const call = { operation: 'ListMultipartUploads', place, query } as const
  try {
    const { xml = '' } = await ask(call, connection)
    return elements(xml, 'Upload')
      .filter((one) => textOf(one, 'Key') === place.key)
      .map((one) => ({ id: textOf(one, 'UploadId') ?? '', at: textOf(one, 'Initiated') ?? '' }))
      .filter(({ id }) => id !== '')
      .sort((a, b) => (a.at < b.at ? 1 : -1))
      .map(({ id }) => id)
  } catch (error) {
    return without(error, [], connection)
  }
}

/** The response is optional: without it the upload goes on, unless the step is over. */
function without<Value>(error: unknown, value: Value, { log, signal }: ObjectConnection): Value {
  signal.throwIfAborted()
  if (!(error instanceof CloudError)) throw error
  log.debug(`Not continuing an unfinished upload: ${error.message}`)
  return value
}

function initiate({ place, headers }: PartedUpload, connection: ObjectConnection): Promise<string> {
  const operation = 'InitiateMultipartUpload'
  const call = { operation, place, headers, body: textBody('') } as const
  return callObject(call, connection, (answer) => {
    const id = textOf(answer.xml ?? '', 'UploadId')
    if (id === undefined) throw unreadable(operation, 'no upload ID', answer)
    return id
  })
}

/** The intact parts of an unfinished upload: the ETag of a part is its MD5. */
async function listed(
  { place, parts }: PartedUpload,
  id: string,
  connection: ObjectConnection,
): Promise<Tags> {
  const tags: Tags = new Map()
  const query = { uploadId: id, 'max-parts': '1000' }
  try {
    const { xml = '' } = await attemptObject({ operation: 'ListParts', place, query }, connection)
    for (const one of elements(xml, 'Part')) {
      const tag = textOf(one, 'ETag') ?? ''
      const part = parts[Number(textOf(one, 'PartNumber')) - 1]
      if (part !== undefined && tag.replaceAll('"', '') === part.md5.toString('hex')) {
        tags.set(part.number, tag)
      }
    }
  } catch (error) {
    if (hasCode(error, 'NoSuchUpload')) throw error
    return without(error, tags, connection)
  }
  const count = `${tags.size} of ${parts.length} parts exist`
  if (tags.size > 0) connection.log.info(`Continuing an unfinished upload: ${count}`)
  return tags
}

/** Sends the missing parts, a few in parallel. The first failure aborts the others. */
async function sendAll(
  { place, parts, follow }: PartedUpload,
  id: string,
  there: Tags,
  connection: ObjectConnection,
): Promise<Tags> {
  const tags: Tags = new Map(there)
  const waiting = parts.filter(({ number }) => !there.has(number)).values()
  const sent = new Map(
    parts.filter(({ number }) => there.has(number)).map(({ number, size }) => [number, size]),
  )
  const stop = new AbortController()
  const own = { ...connection, signal: AbortSignal.any([connection.signal, stop.signal]) }
  const worker = async (): Promise<void> => {
    for (const part of waiting) {
      const tag = await sendPart({ place, id, part }, own, (bytes) => {
        sent.set(part.number, bytes)
        follow([...sent.values()].reduce((sum, one) => sum + one, 0))
      })
      tags.set(part.number, tag)
    }
  }
  const workers = Array.from({ length: SIDE_BY_SIDE }, () =>
    worker().catch((error: unknown) => {
      stop.abort(error)
    }),
  )
  await Promise.all(workers)
  stop.signal.throwIfAborted()
  return tags
}

function sendPart(
  { place, id, part }: { readonly place: Place; readonly id: string; readonly part: Part },
  connection: ObjectConnection,
  onProgress: (sent: number) => void,
): Promise<string> {
  const operation = 'UploadPart'
  const query = { partNumber: String(part.number), uploadId: id }
  const headers = { 'content-md5': part.md5.toString('base64') }
  const call = { operation, place, query, headers, body: part.body, onProgress } as const
  return callObject(call, connection, (answer) => {
    const { etag } = answer.headers
    if (etag === undefined || etag === '') throw unreadable(operation, 'no ETag', answer)
    return etag
  })
}

/** Completes the upload. After a lost response the object may exist, and the upload be gone. */
async function complete(
  { place, file }: PartedUpload,
  id: string,
  tags: Tags,
  connection: ObjectConnection,
): Promise<void> {
  const parts = [...tags]
    .sort(([a], [b]) => a - b)
    .map(
      ([number, tag]) =>
        `<Part><PartNumber>${number}</PartNumber><ETag>${escaped(tag)}</ETag></Part>`,
    )
  const body = textBody(`<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`)
  const headers = { 'content-type': 'application/xml' }
  const query = { uploadId: id }
  const call = { operation: 'CompleteMultipartUpload', place, query, headers, body } as const
  const isThere = async (): Promise<boolean> => (await lookFor(place, file, connection)) === 'there'
  const answer = await callObject(
    call,
    connection,
    (said) => said,
    async () => ((await isThere()) ? 'there' : undefined),
  )
  if (answer === 'there' || textOf(answer.xml ?? '', 'ETag') !== undefined) return
  if (!(await isThere())) throw unreadable(call.operation, 'no ETag', answer)
}

/**
 * Aborts uploads of this object on the server, which would otherwise keep their parts, and charge for
 * them: those that can be listed, and those known. The step may be over, so this has a time of its
 * own. What fails is left to the bucket's lifecycle rule, or to a later run that continues it.
 */
async function abortAll(
  upload: PartedUpload,
  known: readonly string[],
  connection: ObjectConnection,
): Promise<void> {
  const own = limited(connection)
  try {
    const ids = new Set([...known, ...(await unfinished(upload, own, persistently))])
    for (const id of ids) await abort(upload, id, own)
  } catch {
    connection.log.info(
      "Failed to abort an unfinished upload: a later run or the bucket's lifecycle rule ends it",
    )
  }
}

/** The connection for what must be done even if the step is over, with a time of its own. */
function limited(connection: ObjectConnection): ObjectConnection {
  const { signal: step, clock } = connection
  const end = new AbortController()
  const endAfter = (milliseconds: number): void => {
    setTimeout(() => {
      end.abort(new Error('no time left to abort the upload'))
    }, milliseconds).unref()
  }
  const limit = step.aborted ? ABORT_LIMITS.over : ABORT_LIMITS.running
  endAfter(limit)
  const hurry = (): void => {
    endAfter(ABORT_LIMITS.over)
  }
  step.addEventListener('abort', hurry, { once: true, signal: end.signal })
  return { ...connection, signal: end.signal, endsAt: new Date(clock.now().getTime() + limit) }
}

async function abort(
  { place }: PartedUpload,
  uploadId: string,
  connection: ObjectConnection,
): Promise<void> {
  try {
    const call = { operation: 'AbortMultipartUpload', place, query: { uploadId } } as const
    await callObject(call, connection, () => true)
  } catch (error) {
    if (!hasCode(error, 'NoSuchUpload')) throw error
  }
}
