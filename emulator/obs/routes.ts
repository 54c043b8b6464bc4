import type { ObsAddress } from './address.ts'

/** The calls of OBS, as a fault or the log of requests names them. */
export type ObsOperation =
  | 'obs-api-version'
  | 'obs-create-bucket'
  | 'obs-head-bucket'
  | 'obs-location'
  | 'obs-bucket-acl'
  | 'obs-policy-status'
  | 'obs-list-uploads'
  | 'obs-head'
  | 'obs-get'
  | 'obs-put'
  | 'obs-object-acl'
  | 'obs-initiate'
  | 'obs-part'
  | 'obs-complete'
  | 'obs-abort'
  | 'obs-list-parts'
  | 'obs-unknown'

type Row = readonly [method: string, queries: readonly string[], operation: ObsOperation]

/** Rows of more queries come first: the first that fits is it. */
const ofBucket: readonly Row[] = [
  ['HEAD', ['apiversion'], 'obs-api-version'],
  ['HEAD', [], 'obs-head-bucket'],
  ['PUT', [], 'obs-create-bucket'],
  ['GET', ['location'], 'obs-location'],
  ['GET', ['acl'], 'obs-bucket-acl'],
  ['GET', ['policyStatus'], 'obs-policy-status'],
  ['GET', ['uploads'], 'obs-list-uploads'],
]
const ofObject: readonly Row[] = [
  ['GET', ['acl'], 'obs-object-acl'],
  ['GET', ['uploadId'], 'obs-list-parts'],
  ['GET', [], 'obs-get'],
  ['HEAD', [], 'obs-head'],
  ['PUT', ['partNumber', 'uploadId'], 'obs-part'],
  ['PUT', [], 'obs-put'],
  ['POST', ['uploads'], 'obs-initiate'],
  ['POST', ['uploadId'], 'obs-complete'],
  ['DELETE', ['uploadId'], 'obs-abort'],
]

/** Queries that make another call of a request; those of calls unknown here are refused. */
// prettier-ignore
const subresources = [
  'acl', 'apiversion', 'append', 'cors', 'delete', 'encryption', 'inventory', 'lifecycle',
  'location', 'logging', 'modify', 'notification', 'partNumber', 'policy', 'policyStatus', 'quota',
  'rename', 'replication', 'requestPayment', 'restore', 'storageClass', 'storageinfo', 'tagging',
  'truncate', 'uploadId', 'uploads', 'versionId', 'versioning', 'versions', 'website',
]

export function obsOperation(
  method: string,
  address: ObsAddress,
  query: URLSearchParams,
): ObsOperation {
  const named = subresources.filter((name) => query.has(name))
  const rows = address.bucket === '' ? [] : address.key === '' ? ofBucket : ofObject
  const found = rows.find(
    ([verb, queries]) =>
      verb === method &&
      queries.length === named.length &&
      queries.every((name) => query.has(name)),
  )
  return found?.[2] ?? 'obs-unknown'
}
