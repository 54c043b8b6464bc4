import { PackageError } from '../../errors.ts'
import type { FilePackage, PackageEntry } from '../package.ts'
import { grouped } from '../../units.ts'

const MIB = 1024 * 1024

/**
 * The service's limits, in bytes. Its documents say "50 MB" and so on without saying whether a MB
 * is 10^6 or 2^20 bytes. Huawei's own deploy-functiongraph-action counts 50 MB as 52,428,800, so
 * all are read as powers of two here; a package between the two readings is left to the service
 * (FSS.1071 for zip and jar, FSS.1072 for inline).
 */
export const LIMITS = {
  zip: 50 * MIB,
  jar: 50 * MIB,
  inline: 10 * 1024,
  obs: 300 * MIB,
  unpacked: 1500 * MIB,
} as const

/** About the code that fits into a 12 MB request, the limit with AK/SK: base64 adds a third. */
const SIGNED_BODY = 9_000_000

/** A package, as far as limits ask about it. */
export type Sized = Pick<FilePackage, 'codeType' | 'size' | 'entries'>

/**
 * The error for a package over a size limit, with the ten largest entries and top-level folders in
 * its details. Undefined if it is small enough.
 *
 * @param throughObs whether a zip or jar that is too large for the request goes through OBS
 */
export function overLimit(candidate: Sized, throughObs = false): PackageError | undefined {
  const { codeType, size, entries } = candidate
  const unpacked = sum(entries, (entry) => entry.size)
  const limit = throughObs && codeType !== 'inline' ? LIMITS.obs : LIMITS[codeType]
  if (size > limit) {
    return new PackageError(
      `Package is ${bytes(size)}; the limit for ${codeType} is ${limitText(limit)}`,
      remedyFor(codeType, size),
      codeType === 'inline' ? [] : whatIsLarge(entries, 'packedSize'),
    )
  }
  if (unpacked <= LIMITS.unpacked) return undefined
  return new PackageError(
    `Uncompressed size is ${bytes(unpacked)}; the limit is ${limitText(LIMITS.unpacked)}`,
    'Exclude files with `exclude` or .fgignore.',
    whatIsLarge(entries, 'size'),
  )
}

/** Whether the gateway may reject the request for its length if it is signed with AK/SK. */
export function exceedsSignedBody({ size }: Pick<FilePackage, 'size'>): boolean {
  return size > SIGNED_BODY
}

/** A warning for a body that the gateway may reject if it is signed with AK/SK. */
export function signedBodyWarning(candidate: Pick<FilePackage, 'size'>): string | undefined {
  if (!exceedsSignedBody(candidate)) return undefined
  return (
    `Package is ${bytes(candidate.size)}. The API gateway documents a 12 MB limit for AK/SK-signed ` +
    'requests (about 9 MB of code). If it is rejected, use an IAM token (`iam_token` or ' +
    '`oidc_identity_provider`), or set `upload_bucket` to upload the package through OBS.'
  )
}

function remedyFor(codeType: FilePackage['codeType'], size: number): string {
  if (codeType === 'inline') return 'Use `code_type: zip`.'
  const smaller = 'Exclude files with `exclude` or .fgignore'
  if (size > LIMITS.obs) return `${smaller}; the limit through OBS is ${limitText(LIMITS.obs)}.`
  return `${smaller}, or set \`upload_bucket\` (limit through OBS: ${limitText(LIMITS.obs)}).`
}

const SHOWN = 10

/** The size that is over its limit. */
type Measure = 'packedSize' | 'size'

/**
 * Lines for the user: the ten largest entries, then the ten largest top-level folders. Packed sizes
 * only if the packed size is over its limit: before packing they are unknown.
 */
function whatIsLarge(entries: readonly PackageEntry[], measure: Measure): readonly string[] {
  const folders = sumsByFolder(entries)
  const more = folders.length - SHOWN
  return [
    measure === 'size'
      ? 'Largest files (uncompressed):'
      : 'Largest files (compressed, uncompressed):',
    ...largest(entries, measure).map((entry) => line(entry, measure)),
    'By directory:',
    ...largest(folders, measure).map((entry) => line(entry, measure)),
    ...(more > 0 ? [`  … ${more} more`] : []),
  ]
}

function largest(all: readonly PackageEntry[], measure: Measure): readonly PackageEntry[] {
  return [...all].sort((a, b) => b[measure] - a[measure]).slice(0, SHOWN)
}

function sumsByFolder(entries: readonly PackageEntry[]): readonly PackageEntry[] {
  const sums = new Map<string, { packedSize: number; size: number }>()
  for (const entry of entries) {
    const slash = entry.name.indexOf('/')
    const folder = slash < 0 ? '(root)' : entry.name.slice(0, slash + 1)
    const { packedSize, size } = sums.get(folder) ?? { packedSize: 0, size: 0 }
    sums.set(folder, { packedSize: packedSize + entry.packedSize, size: size + entry.size })
  }
  return [...sums].map(([name, amount]) => ({ name, ...amount }))
}

function line({ name, packedSize, size }: PackageEntry, measure: Measure): string {
  const packed = measure === 'size' ? '' : `${bytes(packedSize)}, `
  return `  ${packed}${bytes(size)}: ${name}`
}

function sum(entries: readonly PackageEntry[], of: (entry: PackageEntry) => number): number {
  return entries.reduce((total, entry) => total + of(entry), 0)
}

/** `50 MiB (52,428,800 bytes)` */
function limitText(count: number): string {
  const [amount, unit] = count < MIB ? [count / 1024, 'KiB'] : [count / MIB, 'MiB']
  return `${grouped(amount)} ${unit} (${bytes(count)})`
}

function bytes(count: number): string {
  return `${grouped(count)} bytes`
}
