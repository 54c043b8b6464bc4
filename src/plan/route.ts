import type { Storage } from '../cloud/obs/place.ts'
import { exceedsSignedBody, LIMITS } from '../package/advice/size-limits.ts'
import type { FilePackage, Package } from '../package/package.ts'

/** Through which bucket packages may go, and when. */
export interface UploadRequest extends Storage {
  /** `auto`: only a package that the request cannot carry. */
  readonly when: 'auto' | 'always'
  /** Address of IAM, with or without `{region}`: OBS takes keys, which IAM gives for a token. */
  readonly iamEndpoint: string
}

/** How a package reaches the functions: in the request, or through OBS and why so. */
export type Route =
  | { readonly kind: 'request' }
  | {
      readonly kind: 'obs'
      readonly upload: UploadRequest
      readonly code: FilePackage & { readonly codeType: 'zip' | 'jar' }
      readonly why: string
    }

/**
 * Decides how the package reaches the functions.
 *
 * @param signed whether requests carry a signature over their body, of which the gateway takes 12 MB
 */
export function routeOf(code: Package, upload: UploadRequest | undefined, signed: boolean): Route {
  if (upload === undefined || code.codeType === 'obs' || code.codeType === 'inline') {
    return { kind: 'request' }
  }
  const why = reasonFor(code, upload, signed)
  const { codeType } = code
  return why === undefined
    ? { kind: 'request' }
    : { kind: 'obs', upload, code: { ...code, codeType }, why }
}

function reasonFor(
  code: FilePackage,
  { when }: UploadRequest,
  signed: boolean,
): string | undefined {
  if (code.size > LIMITS[code.codeType]) return 'it is over the 50 MB that a request may have'
  if (signed && exceedsSignedBody(code)) {
    return 'it is over the 12 MB that a request signed with an access key may have'
  }
  return when === 'always' ? '`upload` is always' : undefined
}
