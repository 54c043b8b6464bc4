import { bytesText, durationText } from '../../units.ts'
import { uploadProgress } from '../progress.ts'
import { callObject, unreadable, type ObjectConnection } from './client.ts'
import { uploadInParts } from './multipart.ts'
import { lookFor } from './object.ts'
import { partsOf, type Part, type SourceFile } from './parts.ts'
import { placeName, type Place } from './place.ts'

/** How a package is split, in bytes. */
export interface PartSizes {
  /** Largest package that is sent in one request. */
  readonly oneRequest: number
  /** Of each part but the last. OBS takes 100 kB and more. */
  readonly part: number
}

const PART_SIZES: PartSizes = { oneRequest: 16 * 1024 * 1024, part: 8 * 1024 * 1024 }

/** Metadata of the object; lower-case names. */
export type Metadata = Readonly<Record<string, string>>

export interface Upload {
  readonly place: Place
  readonly file: SourceFile
  readonly metadata: Metadata
}

/**
 * Uploads a package to OBS, unless it is there already.
 *
 * @throws CloudError, SignInError, VerificationError, PackageError; the signal's reason
 */
export async function upload(
  { place, file, metadata }: Upload,
  connection: ObjectConnection & { readonly partSizes?: PartSizes },
): Promise<void> {
  const { clock, log, partSizes = PART_SIZES, signal } = connection
  const size = bytesText(file.size)
  if ((await lookFor(place, file, connection)) === 'there') {
    log.info(`Already in OBS: ${placeName(place)} (${place.region}, ${size})`)
    return
  }
  log.info(`Uploading ${size} to ${placeName(place)} (${place.region})`)
  const began = clock.now().getTime()
  const follow = uploadProgress(file.size, clock, (line) => {
    log.info(line)
  })
  const headers = headersOf(file, place, metadata)
  const whole = file.size <= partSizes.oneRequest
  const parts = await partsOf(file, whole ? file.size : partSizes.part, signal)
  if (whole) await putWhole(place, parts, headers, follow, connection)
  else await uploadInParts({ place, file, headers, parts, follow }, connection)
  const took = clock.now().getTime() - began
  log.info(`Uploaded ${size} to ${place.bucket} (${place.region}) in ${durationText(took)}`)
}

function headersOf(file: SourceFile, { key }: Place, metadata: Metadata): Metadata {
  const type = key.endsWith('.jar') ? 'application/java-archive' : 'application/zip'
  const all = Object.entries({ ...metadata, sha512: file.digest })
  const named = all.map(([name, text]) => [`x-amz-meta-${name}`, text])
  return { 'content-type': type, ...(Object.fromEntries(named) as Metadata) }
}

async function putWhole(
  place: Place,
  [part]: readonly Part[],
  headers: Metadata,
  onProgress: (sent: number) => void,
  connection: ObjectConnection,
): Promise<void> {
  if (part === undefined) throw new Error('an empty package cannot be uploaded')
  const guarded = { ...headers, 'content-md5': part.md5.toString('base64') }
  const call = {
    operation: 'PutObject',
    place,
    headers: guarded,
    body: part.body,
    onProgress,
  } as const
  await callObject(call, connection, (answer) => {
    if (answer.headers.etag === undefined) throw unreadable(call.operation, 'no ETag', answer)
    return true
  })
}
