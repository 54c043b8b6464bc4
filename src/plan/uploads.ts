import type { Credentials } from '../cloud/credentials/credentials.ts'
import type { RequestContext } from '../cloud/exchange.ts'
import type { ObjectConnection } from '../cloud/obs/client.ts'
import { exposureOf, lookFor, type Exposure, type Presence } from '../cloud/obs/object.ts'
import { placeName, placeOf, type Place } from '../cloud/obs/place.ts'
import { upload, type Metadata, type PartSizes } from '../cloud/obs/upload.ts'
import type { Environment } from '../environment.ts'
import type { Target } from '../target.ts'
import { bytesText } from '../units.ts'
import type { Route } from './route.ts'

/** What uploads need from their environment. */
export interface UploadContext extends RequestContext {
  readonly credentials: Pick<Credentials, 'keysFor'>
  readonly environment: Environment
  /** Without them, those of the upload itself. */
  readonly partSizes?: PartSizes
}

/** The object of a package as it was found in OBS. */
export interface Look {
  readonly region: string
  readonly bucket: string
  readonly key: string
  /** Bytes of the package. */
  readonly size: number
  readonly presence: Presence
  /** For the log. */
  readonly line: string
}

/**
 * The package in OBS: one object in each region, which all functions there share. This module is
 * loaded only when a package goes through OBS.
 */
export class Uploads {
  readonly #route: Extract<Route, { kind: 'obs' }>
  readonly #context: UploadContext
  /** By URL of the object. A failure is kept too: the next function would fail likewise. */
  readonly #stored = new Map<string, Promise<readonly string[]>>()
  readonly #looks = new Map<string, Promise<Presence>>()

  constructor(route: Extract<Route, { kind: 'obs' }>, context: UploadContext) {
    this.#route = route
    this.#context = context
  }

  /** The object from which a function takes its code. */
  placeFor({ region }: Target): Place {
    return placeOf(this.#route.upload, region, this.#route.code)
  }

  /**
   * Uploads the package unless the object exists. The first function of a region starts the upload,
   * the others wait for it.
   *
   * @returns warnings
   * @throws CloudError, SignInError, VerificationError, PackageError; the signal's reason
   */
  store(target: Target): Promise<readonly string[]> {
    return once(this.#stored, this.placeFor(target), (place) => this.#store(target, place))
  }

  async #store(target: Target, place: Place): Promise<readonly string[]> {
    const connection = this.#connectionTo(target)
    connection.log.info(`Deploying through OBS: ${this.#route.why}`)
    const metadata = metadataFrom(this.#context.environment)
    await upload({ place, file: this.#route.code, metadata }, connection)
    return (await exposureOf(place, connection)).map((exposure) => exposed(place, exposure))
  }

  /**
   * Checks whether the object exists; sends nothing else. Adds what a deployment would do, as a line
   * for the log.
   *
   * @throws CloudError, SignInError, VerificationError where a deployment would fail likewise
   */
  async look(target: Target): Promise<Look> {
    const look = (place: Place): Promise<Presence> =>
      lookFor(place, this.#route.code, this.#connectionTo(target))
    const place = this.placeFor(target)
    const presence = await once(this.#looks, place, look)
    const { size } = this.#route.code
    const { region, bucket, key } = place
    return { region, bucket, key, size, presence, line: this.#lineFor(place, presence) }
  }

  #lineFor(place: Place, presence: Presence): string {
    const size = bytesText(this.#route.code.size)
    const name = placeName(place)
    if (presence === 'there') return `Already in OBS: ${name} (${size})`
    const unless = presence === 'unknown' ? ', unless it already exists (HTTP 403)' : ''
    return `Would upload ${size} to ${name}${unless}: ${this.#route.why}`
  }

  #connectionTo(target: Target): ObjectConnection & Pick<UploadContext, 'partSizes'> {
    const { credentials } = this.#context
    return { ...this.#context, keys: credentials.keysFor(target, this.#route.upload.iamEndpoint) }
  }
}

function once<Value>(
  known: Map<string, Promise<Value>>,
  place: Place,
  start: (place: Place) => Promise<Value>,
): Promise<Value> {
  const started = known.get(place.url) ?? start(place)
  known.set(place.url, started)
  return started
}

const EXPOSED: Readonly<Record<Exposure, string>> = {
  object: 'The package in OBS is publicly readable',
  bucket: 'The bucket is publicly listable',
}

function exposed({ bucket, key }: Place, exposure: Exposure): string {
  const what = exposure === 'object' ? `${bucket}/${key}` : bucket
  return `${EXPOSED[exposure]} (${what}): make it private, and check the bucket policy`
}

/** Metadata of the object: repository, commit and run. Printable ASCII. */
function metadataFrom(environment: Environment): Metadata {
  const known = {
    repository: environment['GITHUB_REPOSITORY'],
    commit: environment['GITHUB_SHA'],
    run: environment['GITHUB_RUN_ID'],
  }
  const clean = Object.entries(known).map(([name, value = '']) => [
    name,
    value.replace(/[^\x21-\x7e]/g, '').slice(0, 200),
  ])
  return Object.fromEntries(clean.filter(([, value]) => value !== '')) as Metadata
}
