import { PackageError } from '../../errors.ts'
import type { FilePackage, PackageEntry } from '../package.ts'

const MIB = 1024 * 1024

/**
 * The service's limits, in bytes. Its documents say "50 MB" and so on without saying whether a MB
 * is 10^6 or 2^20 bytes. Huawei's own deploy-functiongraph-action counts 50 MB as 52,428,800, so
 * all are read as powers of two here; a package between the two readings is the service's to refuse
 * (FSS.1071 for zip and jar, FSS.1072 for inline).
 */
export const LIMITS = {
  zip: 50 * MIB,
  jar: 50 * MIB,
  inline: 10 * 1024,
  obs: 300 * MIB,
  unpacked: 1500 * MIB,
} as const

/**
 * About what fits into the 12 MB body that the gateway takes with an AK/SK signature: base64 makes
 * four bytes of three.
 */
const SIGNED_BODY = 9_000_000

/** A package, as far as limits ask about it. */
export type Sized = Pick<FilePackage, 'codeType' | 'size' | 'entries'>

/**
 * The error for a package that the service would refuse for its size: the ten largest entries and
 * top-level folders in its details. Undefined when it is small enough.
 *
 * @param throughObs whether a zip or jar that the request cannot carry goes through OBS
 */
export function overLimit(candidate: Sized, throughObs = false): PackageError | undefined {
  const { codeType, size, entries } = candidate
  const unpacked = sum(entries, (entry) => entry.size)
  const limit = throughObs && codeType !== 'inline' ? LIMITS.obs : LIMITS[codeType]
  if (size > limit) {
    return new PackageError(
      `The ${codeType} package has ${bytes(size)}; the service takes ${bytes(limit)}`,
      remedyFor(codeType, size),
      codeType === 'inline' ? [] : whatIsLarge(entries, 'packedSize'),
    )
  }
  if (unpacked <= LIMITS.unpacked) return undefined
  return new PackageError(
    `Unpacked, the code has ${bytes(unpacked)}; the service takes ${bytes(LIMITS.unpacked)}`,
    'Leave files out with exclude or .fgignore.',
    whatIsLarge(entries, 'size'),
  )
}

/** Whether the gateway may refuse the request for its length when it is signed with AK/SK. */
export function exceedsSignedBody({ size }: Pick<FilePackage, 'size'>): boolean {
  return size > SIGNED_BODY
}

/** A warning for a body that the gateway may refuse when it is signed with AK/SK. */
export function signedBodyWarning(candidate: Pick<FilePackage, 'size'>): string | undefined {
  if (!exceedsSignedBody(candidate)) return undefined
  return (
    `The package has ${bytes(candidate.size)}. With AK/SK signatures the gateway documents a limit of 12 MB ` +
    'for a body (about 9 MB of code). If it is refused: use an IAM token (iam_token or ' +
    'oidc_identity_provider), or set upload_bucket, through which the package then goes.'
  )
}

function remedyFor(codeType: FilePackage['codeType'], size: number): string {
  if (codeType === 'inline') return 'Use code_type: zip.'
  const smaller = 'Leave files out with exclude or .fgignore'
  if (size > LIMITS.obs) return `${smaller}; by OBS the service takes ${bytes(LIMITS.obs)}.`
  return `${smaller}, or set upload_bucket, through which the service takes ${bytes(LIMITS.obs)}.`
}

const SHOWN = 10

/** The size that is over its limit. */
type Measure = 'packedSize' | 'size'

/**
 * Lines for the user: the ten largest entries, then what the ten largest top-level folders amount
 * to. Packed sizes only where they count: before a file is packed, they are not known.
 */
function whatIsLarge(entries: readonly PackageEntry[], measure: Measure): readonly string[] {
  const folders = sumsByFolder(entries)
  const more = folders.length - SHOWN
  return [
    measure === 'size' ? 'Largest entries (unpacked):' : 'Largest entries (packed, unpacked):',
    ...largest(entries, measure).map((entry) => line(entry, measure)),
    'By folder:',
    ...largest(folders, measure).map((entry) => line(entry, measure)),
    ...(more > 0 ? [`  and ${more} more`] : []),
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

function bytes(count: number): string {
  return `${count.toLocaleString('en-US')} bytes`
}
