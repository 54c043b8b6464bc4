/** What becomes of an update that refers to a package which the step has put into OBS. */
import { describe, expect, it } from 'vitest'
import type { FunctionState } from '../../src/cloud/wire.ts'
import { apply } from '../../src/plan/apply.ts'
import type { Plan } from '../../src/plan/plan.ts'
import { verificationWarnings } from '../../src/plan/verification-warnings.ts'
import { answer, scripted } from '../support/scripted.ts'
import { applied, failure, GET, holding, PUT, same } from './carrying-out.ts'
import { NEW, OLD, OTHER, packed, planFor } from './states.ts'

const PLACE = {
  ...{ region: 'cn-north-4', bucket: 'packages', key: `p/${NEW}.zip` },
  ...{
    bucketUrl: 'https://packages.example.com/',
    url: `https://packages.example.com/p/${NEW}.zip`,
  },
}
const here = { code_url: PLACE.url }
const referring = (before: Partial<FunctionState> = { digest: OLD }, force = false): Plan =>
  planFor(before, packed(), { place: PLACE, force })

describe('the plan', () => {
  it('refers to the object, and knows the digest only perhaps', () => {
    const { update, upload, proof, changes } = referring()
    expect(update).toEqual({ codeType: 'obs', codeUrl: PLACE.url, uploaded: true })
    expect(upload).toBe(PLACE)
    expect(proof).toEqual({ kind: 'perhaps', digest: NEW, size: 7 })
    expect(changes).toBeUndefined()
  })

  it('is to do nothing where the digest is that of the package', () => {
    expect(referring({ digest: NEW })).toMatchObject({ reason: 'none', changes: false })
    expect(referring({ digest: NEW })).not.toHaveProperty('update')
    expect(referring({ digest: NEW })).not.toHaveProperty('upload')
    expect(referring({ digest: NEW }, true)).toMatchObject({ upload: PLACE, reason: 'forced' })
  })

  it('sends what it has to send again', () => {
    const before = { digest: OLD, kmsKeyId: 'key', dependVersionList: ['v1'] }
    expect(referring(before).update).toMatchObject({ kmsKeyId: 'key', dependVersionList: ['v1'] })
  })
})

describe('the upload', () => {
  it('comes before the update, and its failure leaves the function as it was', async () => {
    const script = scripted()
    const error = new Error('no bucket')
    const end = await apply(referring(), script.connection, () => Promise.reject(error))
    expect(end).toMatchObject({ kind: 'failed', error, after: { digest: OLD } })
    expect(script.calls()).toEqual([])
  })

  it('is not asked for where nothing is to be written, or nothing refers to it', async () => {
    let asked = 0
    const count = (): Promise<void> => Promise.resolve(void (asked += 1))
    await apply(referring({ digest: NEW }), scripted().connection, count)
    await apply(planFor({ digest: NEW }, packed()), scripted().connection, count)
    expect(asked).toBe(0)
    await apply(referring(), scripted(holding(NEW, here)).connection, count)
    expect(asked).toBe(1)
  })
})

describe('the answer', () => {
  it('with the digest and the address is proof', async () => {
    const planned = referring()
    const { end, calls } = await applied(planned, holding(NEW, here))
    expect(end).toMatchObject({ kind: 'done', outcome: 'deployed', after: { codeUrl: PLACE.url } })
    expect(calls()).toEqual([PUT])
    expect(end.kind === 'done' && verificationWarnings(planned, end.outcome, end.after)).toEqual([])
  })

  it('with another digest is a warning with both', async () => {
    const planned = referring()
    const { end } = await applied(planned, holding(OTHER, here))
    expect(end).toMatchObject({ kind: 'done', outcome: 'deployed' })
    const warnings = end.kind === 'done' && verificationWarnings(planned, end.outcome, end.after)
    expect(warnings).toEqual([expect.stringMatching(new RegExp(`${OTHER}.*${NEW}`))])
  })

  it('with another address is red after five readings that say so too', async () => {
    const other = holding(NEW, { code_url: 'https://packages.example.com/other.zip?Signature=x' })
    const run = await applied(referring(), other, other, other, other, other, other)
    expect(run.calls()).toEqual([PUT, GET, GET, GET, GET, GET])
    expect(failure(run).message).toBe(
      `the function was to take its code from ${PLACE.url}, but has it from https://packages.example.com/other.zip`,
    )
  })

  it('without an address is read once, and taken where the service reports none', async () => {
    const { end, calls } = await applied(referring(), holding(NEW), holding(NEW))
    expect(end).toMatchObject({ kind: 'done', outcome: 'deployed' })
    expect(calls()).toEqual([PUT, GET])
  })

  it('with the digest of before says that nothing changed, whatever that covers', async () => {
    const { end } = await applied(
      referring({ digest: OTHER, codeUrl: PLACE.url }),
      holding(OTHER, here),
    )
    expect(end).toMatchObject({ kind: 'done', outcome: 'unchanged' })
  })

  it('409 says that the code is as asked, whatever address is held', async () => {
    const elsewhere = holding(OTHER, { code_url: 'https://packages.example.com/other.zip' })
    const { end, calls } = await applied(referring({ digest: OTHER }), same, elsewhere)
    expect(end).toMatchObject({ kind: 'done', outcome: 'unchanged' })
    expect(calls()).toEqual([PUT, GET])
  })

  it('that FunctionGraph cannot read the object says that it was uploaded', async () => {
    const refused = answer(404, { error_code: 'FSS.1054', error_msg: 'not in OBS' })
    const { end } = await applied(referring(), refused)
    expect(end).toMatchObject({ kind: 'failed', error: { data: { uploaded: true } } })
    const { end: own } = await applied(planFor({ digest: OLD }), refused)
    expect(own).not.toMatchObject({ error: { data: { uploaded: true } } })
  })
})
