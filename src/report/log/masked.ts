import type { Environment } from '../../environment.ts'
import type { Outputs } from '../outputs.ts'

/** Variables that huaweicloud/auth-action exports and masks in addition to the keys. */
const MASKED = ['HUAWEI_CLOUD_REGION', 'HUAWEI_CLOUD_PROJECT_ID'] as const

/**
 * Notice about outputs that contain a masked value: GitHub does not pass them on to other jobs.
 *
 * @returns undefined where no output is affected
 */
export function maskedNotice(outputs: Outputs, environment: Environment): string | undefined {
  const masked = MASKED.map((name) => ({ name, value: (environment[name] ?? '').trim() })).filter(
    ({ value }) => value !== '',
  )
  const lost = Object.entries(outputs)
    .filter(([, text]) => masked.some(({ value }) => text.includes(value)))
    .map(([name]) => name)
  if (lost.length === 0) return undefined
  const variables = masked.map(({ name }) => name).join(' or ')
  return (
    `Outputs ${lost.join(' and ')} contain the value of ${variables}. If that is masked, as by ` +
    'huaweicloud/auth-action, GitHub does not pass them to other jobs: use outcome, changed, ' +
    'reason and digest there, or upload the file in results_path as an artifact'
  )
}
