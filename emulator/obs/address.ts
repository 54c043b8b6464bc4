/** Which bucket and object a request or an address names, and whether it is OBS's at all. */

export interface ObsAddress {
  /** The region that the host names; undefined for an IP address or localhost. */
  readonly region: string | undefined
  /** Empty where none is named. */
  readonly bucket: string
  /** Decoded; empty for the bucket itself. */
  readonly key: string
  /** The bucket is in the host's name, not in the path. */
  readonly inHost: boolean
  /** As it came, without query. */
  readonly path: string
}

/** Documented: 3 to 63 characters, lower-case letters, digits, hyphens and dots. */
const bucketForm = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/
/** First segments of IAM's and FunctionGraph's paths. */
const versionForm = /^v\d+(\.\d+)?$/
const obsHost = /^(?:(.+)\.)?obs\.([a-z0-9-]+)\.[a-z0-9.-]+$/
const local = /^(localhost|[\d.]+|\[[0-9a-f:]+\])$/

/**
 * A request to OBS; undefined for one to another service. On an IP address or localhost, where all
 * services share one address, it is OBS's if the path begins with what can be a bucket's name.
 *
 * @param host The Host header.
 * @param target Path and query as in the request line.
 */
export function obsAddress(host: string, target: string): ObsAddress | undefined {
  const name = host.toLowerCase().replace(/:\d+$/, '')
  const [path = ''] = target.split('?', 1)
  const [, inHost, region] = obsHost.exec(name) ?? []
  if (inHost !== undefined) {
    return { region, bucket: inHost, key: decode(path.slice(1)), inHost: true, path }
  }
  const [, first = '', key = ''] = /^\/([^/]*)\/?(.*)$/s.exec(path) ?? []
  const bucket = decode(first)
  if (region !== undefined) return { region, bucket, key: decode(key), inHost: false, path }
  if (!local.test(name) || !isBucketName(bucket) || versionForm.test(bucket)) return undefined
  return { region: undefined, bucket, key: decode(key), inHost: false, path }
}

export function isBucketName(name: string): boolean {
  return bucketForm.test(name)
}

/** A broken escape stands for itself. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
