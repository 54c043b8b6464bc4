import {
  compareDependencies,
  dependenciesToSend,
  reorderedDependencies,
  requestedDependencies,
  type DependencyField,
  type DependencyRequest,
} from './dependencies.ts'
import type { CodeUpdate, FunctionState } from '../cloud/wire.ts'
import type { Place } from '../cloud/obs/place.ts'
import type { Package } from '../package/package.ts'
import type { Target } from '../target.ts'

/** Why an update is sent; `none` where there is no reason. */
export type Reason = 'code' | 'dependencies' | 'code+dependencies' | 'forced' | 'none'

/** The change set of one function, decided before anything is sent. */
export interface Plan {
  readonly target: Target
  /** Current state of the function. */
  readonly before: FunctionState
  /** When that was read. */
  readonly readAt: Date
  readonly reason: Reason
  /** Absent: nothing is sent. */
  readonly update?: CodeUpdate
  /** The object that must be in OBS before the update, which refers to it. */
  readonly upload?: Place
  /** Whether code or dependencies will change; undefined where that is unknown. */
  readonly changes: boolean | undefined
  /** What the package's digest says about the deployed code. */
  readonly proof: Proof
  /** Requested dependency fields that the service does not report. */
  readonly unreported: readonly DependencyField[]
  /** Lists that were requested in another order than the function has them in: no difference. */
  readonly reordered: readonly DependencyField[]
}

/**
 * `digest`: the deployed code must have this digest. `perhaps`: the digest of the package is known,
 * but it is undocumented what the service's digest covers (jar, code from OBS,
 * KMS-encrypted code). `none`: the
 * package is in OBS, and its digest is unknown.
 */
export type Proof =
  | { readonly kind: 'digest'; readonly digest: string; readonly size?: number }
  | { readonly kind: 'perhaps'; readonly digest: string; readonly size: number }
  | { readonly kind: 'none' }

export interface PlanRequest {
  readonly target: Target
  readonly code: Package
  readonly dependencies: DependencyRequest
  readonly before: FunctionState
  /** When `before` was read. */
  readonly readAt: Date
  readonly force: boolean
  /** Where a package goes that reaches the function through OBS. */
  readonly place?: Place
  /** Expected digest of a package in OBS; without it the package cannot be compared. */
  readonly expectDigest?: string
}

/** Computes the change set of one function. */
export function planUpdate(request: PlanRequest): Plan {
  const { target, dependencies, before, readAt, force } = request
  const proof = proofOf(request)
  const codeDiffers = proof.kind === 'none' || proof.digest !== before.digest
  const requested = requestedDependencies(dependencies)
  const compared = compareDependencies(requested, before)
  const dependenciesDiffer = compared.different.length > 0
  const differs = codeDiffers || dependenciesDiffer
  const send = differs || force || compared.unreported.length > 0
  const update = send ? updateFor(request) : undefined
  const open = compared.unreported.length > 0 || (update !== undefined && leavesOut(update, before))
  return {
    target,
    before,
    readAt,
    reason: reasonFor(codeDiffers, dependenciesDiffer, force),
    changes: changesOf(proof, before, dependenciesDiffer, open),
    proof,
    unreported: compared.unreported,
    reordered: reorderedDependencies(requested, before),
    ...(update === undefined ? {} : { update }),
    ...(update?.uploaded === true && request.place !== undefined ? { upload: request.place } : {}),
  }
}

function proofOf({ code, before, expectDigest, place }: PlanRequest): Proof {
  if (code.codeType === 'obs') {
    return expectDigest === undefined ? { kind: 'none' } : { kind: 'digest', digest: expectDigest }
  }
  const { digest, size } = code
  const covered = code.codeType !== 'jar' && before.kmsKeyId === undefined && place === undefined
  return { kind: covered ? 'digest' : 'perhaps', digest, size }
}

function reasonFor(code: boolean, dependencies: boolean, force: boolean): Reason {
  if (code) return dependencies ? 'code+dependencies' : 'code'
  if (dependencies) return 'dependencies'
  return force ? 'forced' : 'none'
}

function changesOf(
  proof: Proof,
  before: FunctionState,
  dependenciesDiffer: boolean,
  open: boolean,
): boolean | undefined {
  if (dependenciesDiffer) return true
  const known = proof.kind !== 'none' && before.digest !== undefined
  if (known && proof.digest !== before.digest) return proof.kind === 'digest' ? true : undefined
  return known && !open ? false : undefined
}

/** Only one list is sent; the service's handling of the other one is unknown. */
function leavesOut(update: CodeUpdate, before: FunctionState): boolean {
  const lists = ['dependVersionList', 'dependList'] as const
  return lists.some((field) => update[field] === undefined && (before[field]?.length ?? 0) > 0)
}

function updateFor({ target, code, dependencies, before, place }: PlanRequest): CodeUpdate {
  const held = before.kmsKeyId === undefined ? {} : { kmsKeyId: before.kmsKeyId }
  const kept = { ...dependenciesToSend(dependencies, before), ...held }
  if (code.codeType === 'obs') return { codeType: 'obs', codeUrl: code.url, ...kept }
  if (place !== undefined) return { codeType: 'obs', codeUrl: place.url, uploaded: true, ...kept }
  const file = { path: code.path, size: code.size }
  if (code.codeType === 'inline') return { codeType: 'inline', file, ...kept }
  return { codeType: code.codeType, filename: code.filename ?? `${target.name}.zip`, file, ...kept }
}
