import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Credentials } from '../cloud/credentials/credentials.ts'
import { exportCode, MOST_EXPORTED } from '../cloud/export.ts'
import type { Connection } from '../cloud/functiongraph.ts'
import type { ObjectConnection } from '../cloud/obs/client.ts'
import { placeName, placeOf, type Content, type Place, type Storage } from '../cloud/obs/place.ts'
import type { ListedFile } from '../package/ready/listing.ts'
import { PACKAGE_FOLDER } from '../package/select/ignore.ts'
import type { Target } from '../target.ts'
import { bytesText } from '../units.ts'
import { untilAborted, withTimeLimit } from './time-limit.ts'

/** Connection to FunctionGraph, with credentials for OBS as well. */
export interface CodeConnection extends Connection {
  readonly credentials: Pick<Credentials, 'authorizerFor' | 'keysFor'>
}

/** The step's own bucket, in which an earlier run may have left the code. */
export interface OwnBucket extends Storage {
  /** URL of IAM, with or without `{region}`: it issues keys for OBS where the step has a token. */
  readonly iamEndpoint: string
}

/** The code of a function, and where it may be read. */
export interface DeployedCode {
  readonly target: Target
  /** SHA-512 that the service reports, lower-case hex. */
  readonly digest: string
  /** Bytes, where the service reports them. */
  readonly size?: number
  /** The type of the package that it is compared with: code from OBS does not say its own. */
  readonly codeType: Content['codeType']
  readonly bucket?: OwnBucket
  /** RUNNER_TEMP. */
  readonly temp: string
}

/**
 * Lists the files of deployed code: from the step's own bucket where it is there, since that takes
 * three small requests and has no size limit; otherwise from an export of the service.
 *
 * @throws Error that says why the files are unknown; CloudError for a failed export; the signal's
 *   reason when it is aborted
 */
export async function listDeployed(
  code: DeployedCode,
  connection: CodeConnection,
): Promise<readonly ListedFile[]> {
  const found = code.bucket === undefined ? '' : await listOwn(code, code.bucket, connection)
  if (typeof found !== 'string') return found
  const { size = 0 } = code
  if (size <= MOST_EXPORTED) return listExport(code, connection)
  const limit = `up to ${bytesText(MOST_EXPORTED)} can be exported`
  const facts = [`the deployed code has ${bytesText(size)}`, limit, ...(found ? [found] : [])]
  throw new Error(`${facts.slice(0, -1).join(', ')}, and ${facts.at(-1) ?? ''}`)
}

/** Milliseconds after which the bucket is given up, if the export would have less time left. */
const BUCKET_LIMIT = 15_000

/** @returns the files, or why they could not be read, as a clause */
async function listOwn(
  { target, digest, size, codeType }: DeployedCode,
  bucket: OwnBucket,
  connection: CodeConnection,
): Promise<readonly ListedFile[] | string> {
  const place = placeOf(bucket, target.region, { digest, codeType })
  const content = { digest, ...(size === undefined ? {} : { size }) }
  const left = connection.endsAt.getTime() - connection.clock.now().getTime()
  const bounds = { limit: Math.min(BUCKET_LIMIT, left / 2), what: `reading ${placeName(place)}` }
  try {
    const files = await withTimeLimit(bounds, connection, (own) =>
      listObject(place, content, { ...own, keys: keysFor(target, bucket, own) }),
    )
    return files ?? `it is not in ${place.bucket}`
  } catch (error) {
    connection.signal.throwIfAborted()
    const reason = error instanceof Error ? error.message : String(error)
    const failure = `reading it from ${place.bucket} failed: ${reason}`
    connection.log.debug(`Deployed code of ${target.name}: ${failure}`)
    return failure
  }
}

/** Keys from IAM may take long. */
function keysFor(
  target: Target,
  { iamEndpoint }: OwnBucket,
  { credentials, signal }: CodeConnection,
): ObjectConnection['keys'] {
  const keys = credentials.keysFor(target, iamEndpoint)
  return (now) => untilAborted(keys(now), signal)
}

/** A larger directory is left to the export: this much would have to be in memory. */
const LARGEST_DIRECTORY = 16 * 1024 * 1024

/** The client of OBS is loaded here, since few steps need it. */
async function listObject(
  place: Place,
  content: Pick<DeployedCode, 'digest' | 'size'>,
  connection: ObjectConnection,
): Promise<readonly ListedFile[] | undefined> {
  const { openRanges } = await import('../cloud/obs/ranges.ts')
  const object = await openRanges(place, content, connection)
  if (object === undefined) return undefined
  const { listFiles, LISTING_LIMITS } = await import('../package/ready/listing.ts')
  return listFiles(object, { ...LISTING_LIMITS, directory: LARGEST_DIRECTORY })
}

async function listExport(
  { target, digest, temp }: DeployedCode,
  connection: Connection,
): Promise<readonly ListedFile[]> {
  const folder = await mkdtemp(join(temp, PACKAGE_FOLDER))
  try {
    return await listArchiveAt(await exportCode({ target, digest, folder }, connection))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function listArchiveAt(path: string): Promise<readonly ListedFile[]> {
  const { listArchive } = await import('../package/ready/listing.ts')
  try {
    return await listArchive(path)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`the deployed code cannot be read as an archive: ${reason}`, { cause: error })
  }
}
