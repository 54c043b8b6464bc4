import type { Answer } from '../../answer.ts'
import { check, mayUse, type ObsAction } from '../access.ts'
import type { Bucket, CannedAcl, StoredObject } from '../buckets.ts'
import { bucketOf, isS3, type ObsCall } from '../call.ts'
import type { Element } from '../xml.ts'
import { xml } from './answers.ts'
import { objectOf } from './objects.ts'

/** GET /?acl */
export function bucketAcl(call: ObsCall): Answer {
  return aclOf(call, 'obs:bucket:GetBucketAcl', (bucket) => bucket)
}

/** GET /key?acl */
export function objectAcl(call: ObsCall): Answer {
  return aclOf(call, 'obs:object:GetObjectAcl', (bucket) => objectOf(call, bucket))
}

function aclOf(
  call: ObsCall,
  action: ObsAction,
  found: (bucket: Bucket) => Bucket | StoredObject,
): Answer {
  const bucket = bucketOf(call)
  check(mayUse(call.caller, bucket, action))
  const { acl } = found(bucket)
  const s3 = isS3(call.scheme)
  const grants = [
    grant(s3, bucket.account, 'FULL_CONTROL'),
    ...everybody(acl).map((permission) => grant(s3, undefined, permission)),
  ]
  return xml('AccessControlPolicy', [
    ['Owner', [['ID', bucket.account]]],
    ['AccessControlList', grants],
  ])
}

function everybody(acl: CannedAcl): string[] {
  if (acl === 'private') return []
  return acl.startsWith('public-read-write') ? ['READ', 'WRITE'] : ['READ']
}

/** `account` undefined: everybody, spelled as the protocol of the request has it. */
function grant(s3: boolean, account: string | undefined, permission: string): Element {
  const kind = account === undefined ? 'Group' : 'CanonicalUser'
  const name = s3
    ? `Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="${kind}"`
    : 'Grantee'
  const all: Element = s3
    ? ['URI', 'http://acs.amazonaws.com/groups/global/AllUsers']
    : ['Canned', 'Everyone']
  const who: Element = account === undefined ? all : ['ID', account]
  return [
    'Grant',
    [
      [name, [who]],
      ['Permission', permission],
    ],
  ]
}
