import type { Storage } from '../cloud/obs/place.ts'
import { exceedsSignedBody, LIMITS } from '../package/advice/size-limits.ts'
import type { FilePackage, Package } from '../package/package.ts'

/** The bucket for packages, and when it is used. */
export interface UploadRequest extends Storage {
  /** `auto`: only a package that the request cannot carry. */
  readonly when: 'auto' | 'always'
  /** IAM endpoint, with or without `{region}`: OBS takes access keys, which IAM issues for a token. */
  readonly iamEndpoint: string
}

/** How a package reaches the functions: in the request, or through OBS, with the reason. */
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
 * @param signed whether requests are signed over their body, which the gateway limits to 12 MB
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
  if (code.size > LIMITS[code.codeType]) return 'it exceeds the 50 MB limit of a request'
  if (signed && exceedsSignedBody(code)) {
    return 'it exceeds the 12 MB limit of a request signed with an access key'
  }
  return when === 'always' ? '`upload` is always' : undefined
}
