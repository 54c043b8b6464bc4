import type { FunctionState } from '../cloud/wire.ts'
import { FIELD_NAMES, type DependencyField } from './dependencies.ts'
import type { Plan } from './plan.ts'

/** Warnings about what a plan cannot determine. */
export function planWarnings({ unreported }: Plan): string[] {
  return [unreportedFields(unreported)].filter((warning) => warning !== undefined)
}

/** Warnings about what could not be verified after a successful update. */
export function verificationWarnings(
  plan: Plan,
  outcome: 'deployed' | 'unchanged',
  after: FunctionState,
): string[] {
  const warnings = [
    outcome === 'unchanged' ? undefined : foreignDigest(plan, after),
    otherSize(plan, after),
  ]
  return [...planWarnings(plan), ...warnings.filter((warning) => warning !== undefined)]
}

function unreportedFields(fields: readonly DependencyField[]): string | undefined {
  if (fields.length === 0) return undefined
  const names = fields.map((field) => FIELD_NAMES[field]).join(' and ')
  const they = fields.length === 1 ? 'it is' : 'they are'
  const remedy = fields.includes('dependVersionList') ? '' : '. Use depend_version_list instead'
  return (
    `This service does not report ${names}, so ${they} sent on every run and cannot be ` +
    `verified${remedy}`
  )
}

/** It is undocumented what the digest of a jar or of KMS-encrypted code covers. */
function foreignDigest({ proof }: Plan, after: FunctionState): string | undefined {
  if (proof.kind !== 'perhaps' || after.digest === proof.digest) return undefined
  const reported = after.digest === undefined ? 'no digest' : `SHA-512 ${after.digest}`
  return (
    `The service accepted the code, but reports ${reported} (package: SHA-512 ` +
    `${proof.digest}): the deployed code could not be verified`
  )
}

function otherSize({ proof }: Plan, after: FunctionState): string | undefined {
  if (proof.kind === 'none' || after.digest !== proof.digest) return undefined
  if (proof.size === undefined || after.codeSize === undefined) return undefined
  if (after.codeSize === proof.size) return undefined
  return `Digest matches, but the service reports ${after.codeSize} bytes (expected ${proof.size})`
}
