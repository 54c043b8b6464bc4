import { DEFAULT_OBS_ENDPOINT } from '../cloud/obs/place.ts'
import type { UploadRequest } from '../plan/route.ts'
import { given, readChoice, readEndpoint, quote, type ReadInput } from './fields.ts'
import { DEFAULT_IAM_ENDPOINT } from './oidc.ts'

const DEFAULT_PREFIX = 'functiongraph-deploy/'
const WHEN = ['auto', 'always'] as const

/** Reads the inputs about uploads to OBS; undefined without a bucket. */
export function readUpload(read: ReadInput, problems: string[]): UploadRequest | undefined {
  const bucket = given(read, 'upload_bucket', (text) => readBucket(text, problems))
  const prefix = given(read, 'upload_prefix', (text) => readPrefix(text, problems))
  const when = readChoice('upload', read('upload') || 'auto', WHEN, problems)
  const endpoint = given(read, 'obs_endpoint', (text) => readObsEndpoint(text, problems))
  if (read('upload_bucket') === '') {
    if (when === 'always') problems.push('`upload_bucket` is required when `upload` is always')
    return undefined
  }
  if (bucket === undefined || when === undefined) return undefined
  return {
    bucket,
    when,
    prefix: prefix ?? DEFAULT_PREFIX,
    endpoint: endpoint ?? DEFAULT_OBS_ENDPOINT,
    // Validated with the credentials.
    iamEndpoint: read('iam_endpoint') || DEFAULT_IAM_ENDPOINT,
  }
}

/** Reads a bucket name of 3 to 63 characters. OBS allows dots too, but its TLS certificate does not cover them. */
function readBucket(text: string, problems: string[]): string | undefined {
  const name = text.replaceAll('{region}', 'region-1')
  if (/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(name)) return text
  problems.push(
    '`upload_bucket` must be the name of a bucket (3 to 63 lower-case letters, digits and ' +
      `hyphens; {region} is replaced), got ${quote(text)}`,
  )
  return undefined
}

/** Reads a key prefix of characters that need no encoding in URLs, so that keys are readable in them. */
function readPrefix(text: string, problems: string[]): string | undefined {
  const parts = text.split('/')
  const isKey = /^[\w.~-][\w.~/-]{0,499}$/.test(text) && !text.includes('//')
  if (isKey && !parts.includes('..') && !parts.includes('.')) return text
  problems.push(
    '`upload_prefix` must be the beginning of an object key (letters, digits, . _ ~ - and /, not ' +
      `starting with /), got ${quote(text)}`,
  )
  return undefined
}

/** Reads the endpoint of OBS. The bucket becomes part of its host, so a path is not allowed. */
function readObsEndpoint(text: string, problems: string[]): string | undefined {
  const endpoint = readEndpoint('obs_endpoint', text, problems)
  if (endpoint === undefined) return undefined
  const { pathname } = new URL(endpoint.replaceAll('{region}', 'region-1'))
  if (pathname === '/') return endpoint
  problems.push(`\`obs_endpoint\` must not contain a path, got ${quote(text)}`)
  return undefined
}
