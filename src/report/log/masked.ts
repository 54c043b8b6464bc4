import type { Environment } from '../../environment.ts'
import type { Outputs } from '../outputs.ts'

/** What huaweicloud/auth-action exports and masks beside the keys. */
const MASKED = ['HUAWEI_CLOUD_REGION', 'HUAWEI_CLOUD_PROJECT_ID'] as const

/**
 * GitHub drops an output that passes from one job to another when it holds a masked value. Here are
 * the outputs that would be lost so, in words, if there are any.
 */
export function maskedNotice(outputs: Outputs, environment: Environment): string | undefined {
  const masked = MASKED.map((name) => ({ name, value: (environment[name] ?? '').trim() })).filter(
    ({ value }) => value !== '',
  )
  const lost = Object.entries(outputs)
    .filter(([, text]) => masked.some(({ value }) => text.includes(value)))
    .map(([name]) => name)
  if (lost.length === 0) return undefined
  const variables = masked.map(({ name }) => name).join(' and ')
  return (
    `${variables} may be masked, as after huaweicloud/auth-action, and GitHub drops job ` +
    `outputs that hold a masked value: ${lost.join(' and ')} would arrive empty in other jobs. ` +
    'outcome, changed, reason and digest arrive; pass the rest in a file'
  )
}
