import type { Answer } from '../../answer.ts'
import { check, mayUse } from '../access.ts'
import { isBucketName } from '../address.ts'
import { aclOf, bucketOf, isS3, type ObsCall } from '../call.ts'
import { ObsRefusal } from '../refusal.ts'
import { texts } from '../xml.ts'
import { empty, xml } from './answers.ts'

/** HEAD /?apiversion: the official SDK uses it to choose the signature. */
export function apiVersion(call: ObsCall): Answer {
  bucketOf(call)
  return empty(200, { 'x-obs-api': '3.0' })
}

/** PUT /: in the region that the body names, which must be this host's. */
export function createBucket(call: ObsCall): Answer {
  const { request, caller, region, buckets } = call
  const { bucket: name } = request.address
  if (caller === undefined) throw new ObsRefusal('AccessDenied', 'Access Denied')
  check(caller.obsActions?.includes('obs:bucket:CreateBucket') ?? true)
  if (!isBucketName(name)) throw new ObsRefusal('InvalidBucketName', 'The name is not valid')
  const taken = buckets.get(name)
  if (taken !== undefined) {
    const code =
      taken.account === caller.account ? 'BucketAlreadyOwnedByYou' : 'BucketAlreadyExists'
    throw new ObsRefusal(code, 'The requested bucket name is not available')
  }
  const body = request.body.toString('utf8')
  const [wanted = region] = [...texts(body, 'LocationConstraint'), ...texts(body, 'Location')]
  if (region !== undefined && wanted !== region) {
    const message = 'The location constraint is incompatible for the region specific endpoint'
    throw new ObsRefusal('IllegalLocationConstraintException', message)
  }
  const placed = wanted === undefined ? {} : { region: wanted }
  buckets.create({ name, account: caller.account, acl: aclOf(call), ...placed })
  return empty(200, { Location: `/${name}` })
}

/** HEAD / */
export function headBucket(call: ObsCall): Answer {
  const bucket = bucketOf(call)
  check(mayUse(call.caller, bucket, 'obs:bucket:HeadBucket'))
  return empty(200, {
    'x-obs-bucket-location': bucket.region,
    'x-amz-bucket-region': bucket.region,
    'x-obs-version': '3.0',
  })
}

/** GET /?location, in two dialects, as the official SDK reads them. */
export function location(call: ObsCall): Answer {
  const bucket = bucketOf(call)
  check(mayUse(call.caller, bucket, 'obs:bucket:GetBucketLocation'))
  return isS3(call.scheme)
    ? xml('CreateBucketConfiguration', [['LocationConstraint', bucket.region]])
    : xml('Location', bucket.region)
}

/** GET /?policyStatus: whether a bucket policy opens it to everybody. */
export function policyStatus(call: ObsCall): Answer {
  const bucket = bucketOf(call)
  check(mayUse(call.caller, bucket, 'obs:bucket:GetBucketPolicy'))
  return xml('PolicyStatus', [['IsPublic', String(bucket.publicPolicy)]])
}
