import { markdownText } from '../markdown.ts'
import type { FunctionResult, PlannedUpload } from '../report.ts'
import { bytesText, grouped } from '../../units.ts'

/** Most regions that are listed. */
const SHOWN = 20

/** What a plan would upload to OBS: one line per region, since its functions share the object. */
export function uploadSection(results: readonly FunctionResult[]): string[] {
  const lines = results.flatMap(({ plannedUpload }) =>
    plannedUpload === undefined ? [] : [uploadLine(plannedUpload)],
  )
  const all = [...new Set(lines)]
  if (all.length <= 1) return all
  const shown = all.slice(0, SHOWN).map((line) => `- ${line}`)
  const more = all.length - shown.length
  return [[...shown, ...(more > 0 ? [`- … ${grouped(more)} more`] : [])].join('\n')]
}

function uploadLine({ region, bucket, key, size, presence }: PlannedUpload): string {
  const short = key.replace(/[0-9a-f]{128}/, (digest) => `${digest.slice(0, 12)}…`)
  const place = `${markdownText(`obs://${bucket}/${short}`, 300)} (${markdownText(region, 100)})`
  if (presence === 'there') return `Already in OBS: ${bytesText(size)}, ${place}`
  const unless = presence === 'unknown' ? ', unless it already exists (HTTP 403)' : ''
  return `Would upload ${bytesText(size)} to ${place}${unless}`
}
