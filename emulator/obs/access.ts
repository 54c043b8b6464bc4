/** Permissions in a bucket. */
import type { Caller } from '../accounts.ts'
import type { Bucket, StoredObject } from './buckets.ts'
import { isPublic } from './buckets.ts'
import { ObsRefusal } from './refusal.ts'

/** Actions as IAM's policies name them. */
export type ObsAction =
  | 'obs:bucket:CreateBucket'
  | 'obs:bucket:HeadBucket'
  | 'obs:bucket:GetBucketLocation'
  | 'obs:bucket:GetBucketAcl'
  | 'obs:bucket:GetBucketPolicy'
  | 'obs:bucket:ListBucket'
  | 'obs:bucket:ListBucketMultipartUploads'
  | 'obs:object:GetObject'
  | 'obs:object:GetObjectAcl'
  | 'obs:object:PutObject'
  | 'obs:object:ListMultipartUploadParts'
  | 'obs:object:AbortMultipartUpload'

/** Keys of the owner may do what their policies allow; others what is public. */
export function mayUse(caller: Caller | undefined, bucket: Bucket, action: ObsAction): boolean {
  return isAllowed(caller, bucket, action) || isPublicAction(bucket, action)
}

export function mayRead(caller: Caller | undefined, bucket: Bucket, object: StoredObject): boolean {
  return isAllowed(caller, bucket, 'obs:object:GetObject') || isPublic(bucket, object)
}

/** @throws ObsRefusal 403 AccessDenied */
export function check(allowed: boolean): void {
  if (!allowed) throw new ObsRefusal('AccessDenied', 'Access Denied')
}

function isAllowed(caller: Caller | undefined, bucket: Bucket, action: ObsAction): boolean {
  if (caller?.account !== bucket.account) return false
  return caller.obsActions?.includes(action) ?? true
}

/** Documented: public-read shows what is in the bucket and its metadata; -write takes objects. */
function isPublicAction({ acl }: Bucket, action: ObsAction): boolean {
  switch (action) {
    case 'obs:bucket:HeadBucket':
    case 'obs:bucket:GetBucketLocation':
    case 'obs:bucket:ListBucket':
    case 'obs:bucket:ListBucketMultipartUploads':
      return acl !== 'private'
    case 'obs:object:PutObject':
    case 'obs:object:ListMultipartUploadParts':
    case 'obs:object:AbortMultipartUpload':
      return acl.startsWith('public-read-write')
    case 'obs:bucket:CreateBucket':
    case 'obs:bucket:GetBucketAcl':
    case 'obs:bucket:GetBucketPolicy':
    case 'obs:object:GetObject':
    case 'obs:object:GetObjectAcl':
      return false
  }
}
