import { createHash, randomBytes } from 'node:crypto'

/** Canned access rights, as `x-obs-acl` names them. `delivered`: the objects inside as well. */
export const cannedAcls = [
  'private',
  'public-read',
  'public-read-write',
  'public-read-delivered',
  'public-read-write-delivered',
] as const
export type CannedAcl = (typeof cannedAcls)[number]

export interface StoredObject {
  readonly bytes: Buffer
  /** Without quotation marks: MD5 in hex; for parts put together, of their MD5s, with their number. */
  readonly etag: string
  /** Lower-case names without prefix. */
  readonly metadata: Readonly<Record<string, string>>
  readonly contentType: string
  readonly lastModified: Date
  acl: CannedAcl
}

export interface Part {
  readonly bytes: Buffer
  /** MD5 in hex. */
  readonly etag: string
  readonly lastModified: Date
}

/** A multipart upload that is neither complete nor aborted. */
export interface Upload {
  readonly id: string
  readonly key: string
  readonly metadata: Readonly<Record<string, string>>
  readonly contentType: string
  readonly acl: CannedAcl
  readonly initiated: Date
  readonly parts: Map<number, Part>
}

export interface Bucket {
  readonly name: string
  readonly region: string
  /** The account that owns it. */
  readonly account: string
  acl: CannedAcl
  /** Whether a bucket policy lets anyone read the objects. */
  publicPolicy: boolean
  /** By key. */
  readonly objects: Map<string, StoredObject>
  /** By upload id. */
  readonly uploads: Map<string, Upload>
}

export interface BucketSeed {
  readonly name: string
  readonly region?: string
  readonly account?: string
  readonly acl?: CannedAcl
  readonly publicPolicy?: boolean
}

/** The buckets of all regions: their names are unique in OBS. */
export class Buckets {
  readonly #buckets = new Map<string, Bucket>()
  readonly #defaults: () => Required<Omit<BucketSeed, 'name'>>
  readonly #now: () => Date

  constructor(defaults: () => Required<Omit<BucketSeed, 'name'>>, now: () => Date) {
    this.#defaults = defaults
    this.#now = now
  }

  /** Puts an empty bucket in place without a request; replaces one of the same name. */
  create(seed: BucketSeed): Bucket {
    const bucket = { ...this.#defaults(), ...seed, objects: new Map(), uploads: new Map() }
    this.#buckets.set(seed.name, bucket)
    return bucket
  }

  get(name: string): Bucket | undefined {
    return this.#buckets.get(name)
  }

  /** In the order of their creation. */
  list(): readonly Bucket[] {
    return [...this.#buckets.values()]
  }

  /** The bucket of this name, for tests. @throws Error if it does not exist */
  expect(name: string): Bucket {
    const found = this.get(name)
    if (found === undefined) throw new Error(`No bucket ${name}`)
    return found
  }

  /** Puts an object in place without a request. */
  put(bucket: string, key: string, bytes: Buffer, more: Partial<StoredObject> = {}): StoredObject {
    const object = {
      bytes,
      etag: more.etag ?? md5(bytes),
      metadata: {},
      contentType: 'application/octet-stream',
      lastModified: this.#now(),
      acl: 'private' as const,
      ...more,
    }
    this.expect(bucket).objects.set(key, object)
    return object
  }
}

/** 32 characters, as OBS's upload ids. */
export function newUploadId(): string {
  return randomBytes(16).toString('hex').toUpperCase()
}

export function md5(bytes: Buffer): string {
  return createHash('md5').update(bytes).digest('hex')
}

/** Whether anyone may read this object, by its ACL or the bucket's. */
export function isPublic(bucket: Bucket, object: StoredObject): boolean {
  return object.acl !== 'private' || bucket.publicPolicy || bucket.acl.endsWith('-delivered')
}
