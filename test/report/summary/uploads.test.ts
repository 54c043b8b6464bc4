import { describe, expect, it } from 'vitest'
import { sectionOf } from '../../../src/report/comment/comment.ts'
import type { FunctionResult, PlannedUpload } from '../../../src/report/report.ts'
import { summaryOf } from '../../../src/report/summary/summary.ts'
import { uploadSection } from '../../../src/report/summary/uploads.ts'
import { digestOf, planned, targetOf } from '../samples.ts'

function uploading(name: string, more: Partial<PlannedUpload> = {}): FunctionResult {
  const key = `functiongraph-deploy/${digestOf('4f1c')}.zip`
  const plannedUpload: PlannedUpload = {
    ...{ region: 'cn-north-4', bucket: 'packages', key, size: 34_000_000, presence: 'absent' },
    ...more,
  }
  return { ...planned(targetOf(name)), plannedUpload }
}

const HERE = 'obs://packages/functiongraph-deploy/4f1c01234567….zip (cn-north-4)'

describe('uploads of a plan', () => {
  it.each<[PlannedUpload['presence'], string]>([
    ['absent', `Would upload 34.0 MB to ${HERE}`],
    ['there', `Already in OBS: 34.0 MB, ${HERE}`],
    ['unknown', `Would upload 34.0 MB to ${HERE}, unless it already exists (HTTP 403)`],
  ])('%s', (presence, expected) => {
    expect(uploadSection([uploading('a', { presence })]).map(plain)).toEqual([expected])
  })

  it('are listed once per region', () => {
    const elsewhere = { region: 'eu-west-101', bucket: 'other' }
    const results = [uploading('a'), uploading('b'), uploading('c', elsewhere)]
    expect(uploadSection(results).map(plain)).toEqual([
      `- Would upload 34.0 MB to ${HERE}\n` +
        '- Would upload 34.0 MB to obs://other/functiongraph-deploy/4f1c01234567….zip (eu-west-101)',
    ])
  })

  it('are no more than twenty lines and the number of the others', () => {
    const results = Array.from({ length: 25 }, (_, at) =>
      uploading(`f${at}`, { region: `r-${at}` }),
    )
    const lines = uploadSection(results).join('\n').split('\n')
    expect(lines).toHaveLength(21)
    expect(lines.at(-1)).toBe('- … 5 more')
  })

  it('stand in summary and comment, and only where there are any', () => {
    const job = { workflow: 'W', name: 'plan', run: 5, url: '', commit: '' }
    const texts = (results: readonly FunctionResult[]) => [
      plain(summaryOf({ mode: 'plan', results })),
      plain(sectionOf({ mode: 'plan', results }, job).markdown),
    ]
    for (const text of texts([uploading('a')])) expect(text).toContain(`to ${HERE}`)
    for (const text of texts([planned(targetOf('a'))])) expect(text).not.toContain('obs://')
  })
})

/** Markdown as it is read: without the escapes. */
function plain(markdown: string): string {
  return markdown.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('&#58;', ':')
}
