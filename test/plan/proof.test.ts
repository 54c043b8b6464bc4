import { describe, expect, it } from 'vitest'
import { CloudError, SignInError } from '../../src/cloud/errors.ts'
import {
  CancelledError,
  DeadlineError,
  UnsettledError,
  VerificationError,
} from '../../src/errors.ts'
import type { Plan } from '../../src/plan/plan.ts'
import type { Applied } from '../../src/plan/apply.ts'
import { answer, type Line } from '../support/scripted.ts'
import {
  applied,
  asking,
  failure,
  GET,
  holding,
  jarPlan,
  lost,
  obsPlan,
  plan,
  PUT,
  same,
  type Run,
} from './carrying-out.ts'
import { NEW, OLD, OTHER } from './states.ts'

/** The advice with which a run ended red. */
function advice({ end }: { readonly end: Applied }): Partial<VerificationError> {
  if (end.kind === 'failed' && end.error instanceof VerificationError) return end.error
  throw new Error(`It ended ${end.kind}`)
}

/** A jar that is sent although the function holds it. */
const heldJar = (): Plan =>
  plan({ digest: NEW }, { codeType: 'jar', filename: 'app.jar' }, { force: true })

const five = (line: Line): Line[] => [line, line, line, line, line]

describe('code whose digest nobody reported', () => {
  const unreported = holding(undefined)

  it('is read until another digest shows than before', async () => {
    const old = holding(OLD)
    const run = await applied(jarPlan(), unreported, old, old, holding(OTHER))
    expect(run.end).toMatchObject({ outcome: 'deployed', after: { digest: OTHER } })
    expect(run.calls()).toEqual([PUT, GET, GET, GET])
  })

  it('is not known to be what it was, when the old digest stays', async () => {
    const old = holding(OLD, { code_size: 3, last_modified: 'then', runtime: 'R' })
    const { end, calls } = await applied(obsPlan(), unreported, ...five(old))
    expect(end).toMatchObject({ kind: 'done', outcome: 'deployed' })
    expect(end.after).toStrictEqual({
      name: 'hello',
      runtime: 'R',
      customImage: false,
      requestId: 'r1',
    })
    expect(calls()).toHaveLength(6)
  })

  it('is read once where nothing was known before', async () => {
    const { end, calls } = await applied(obsPlan({}), unreported, holding(undefined))
    expect(calls()).toEqual([PUT, GET])
    expect(end.after?.digest).toBeUndefined()
  })

  it('is read once where the package was held before', async () => {
    const { end, calls } = await applied(heldJar(), unreported, holding(NEW))
    expect(calls()).toEqual([PUT, GET])
    expect(end.after?.digest).toBe(NEW)
  })

  it('but in the answer is believed, the old one too', async () => {
    const run = await applied(obsPlan(), holding(OLD))
    expect(run.calls()).toEqual([PUT])
    expect(run.end.after?.digest).toBe(OLD)
  })

  it('is the same code where the service says so at first', async () => {
    const { end, calls } = await applied(jarPlan(), same, holding(OLD))
    const held = { digest: OLD }
    expect(end).toMatchObject({ outcome: 'unchanged', after: held, seen: held })
    expect(calls()).toEqual([PUT, GET])
  })

  it('is unchanged after a lost update, where the package was held before', async () => {
    const held = holding(NEW)
    expect((await applied(heldJar(), lost, held, same, held)).end).toMatchObject({
      outcome: 'unchanged',
    })
    const other = await applied(jarPlan(), lost, holding(OLD), same, holding(NEW))
    expect(other.end).toMatchObject({ outcome: 'deployed' })
  })
})

describe('a list that is emptied', () => {
  it('may vanish with its last entry', async () => {
    const planned = plan({ digest: OLD, dependVersionList: ['v'] }, {}, asking())
    const { end, calls } = await applied(planned, holding(NEW), holding(NEW))
    expect(end).toMatchObject({
      outcome: 'deployed',
      after: { digest: NEW, dependVersionList: [] },
    })
    expect(calls()).toEqual([PUT, GET])
  })

  it('may be a package of dependencies', async () => {
    const planned = plan(
      { digest: OLD, dependencyPkg: 'u' },
      {},
      { dependencies: { dependencyPkg: '' } },
    )
    const { end } = await applied(planned, holding(NEW), holding(NEW))
    expect(end).toMatchObject({ outcome: 'deployed', after: { dependencyPkg: '' } })
  })

  it('that is still held is red', async () => {
    const planned = plan({ digest: OLD, dependVersionList: ['v'] }, {}, asking())
    const kept = holding(NEW, { depend_version_list: ['v'] })
    const run = await applied(planned, kept, ...five(kept))
    expect(failure(run).message).toBe(
      'verification failed: depend_version_list is v, expected none',
    )
  })
})

describe('a list that is set', () => {
  it('and vanishes is red, where it was reported before', async () => {
    const planned = plan({ digest: OLD, dependVersionList: ['w'] }, {}, asking('v'))
    const run = await applied(planned, holding(NEW), ...five(holding(NEW)))
    expect(failure(run).message).toMatch(/depend_version_list is not reported, expected v$/)
  })

  it('and shows as another is red, where it was not reported before', async () => {
    const planned = plan({ digest: OLD }, {}, asking('v'))
    const other = holding(NEW, { depend_version_list: ['x'] })
    const run = await applied(planned, holding(NEW), ...five(other))
    expect(failure(run).message).toMatch(/depend_version_list is x, expected v$/)
  })

  it('keeps the word of the answer where nothing else is reported', async () => {
    const planned = plan({ digest: OLD }, {}, asking('v'))
    const run = await applied(planned, holding(NEW, { depend_version_list: ['x'] }), holding(NEW))
    expect(run.end).toMatchObject({ outcome: 'deployed', after: { dependVersionList: ['x'] } })
  })

  it('is taken from the reading, with the digest, where both were open', async () => {
    const planned = plan({ digest: OLD, dependVersionList: ['w'] }, {}, asking('v'))
    const first = holding(OLD, { depend_version_list: ['w'], runtime: 'A' })
    const second = holding(NEW, { depend_version_list: ['v'], runtime: 'B' })
    const { end } = await applied(planned, first, second)
    expect(end.after).toMatchObject({ digest: NEW, dependVersionList: ['v'], runtime: 'B' })
  })

  it('is taken from the reading, and the rest from the answer, where it alone was open', async () => {
    const planned = plan({ digest: OLD, dependVersionList: ['w'] }, {}, asking('v'))
    const first = holding(NEW, { depend_version_list: ['w'], runtime: 'A' })
    const second = holding(NEW, { depend_version_list: ['v'], runtime: 'B', handler: 'h' })
    const { end } = await applied(planned, first, second)
    expect(end.after).toMatchObject({ dependVersionList: ['v'], runtime: 'A', handler: 'h' })
  })

  it('leaves all to the reading, where the answer had no digest', async () => {
    const planned = jarPlan({ digest: OLD })
    const { end } = await applied(
      planned,
      holding(undefined, { runtime: 'A' }),
      holding(OTHER, { runtime: 'B' }),
    )
    expect(end.after).toMatchObject({ digest: OTHER, runtime: 'B' })
  })
})

describe('a field that was not reported', () => {
  const planned = (): Plan => plan({ digest: NEW }, {}, asking('v'))

  it('and is in the answer is looked at once in the configuration', async () => {
    const reported = holding(NEW, { depend_version_list: ['v'] })
    const { end, calls } = await applied(planned(), reported, reported)
    expect(end).toMatchObject({ outcome: 'deployed', seen: { dependVersionList: ['v'] } })
    expect(calls()).toEqual([PUT, GET])
  })

  it('is not known where that look fails', async () => {
    const reported = holding(NEW, { depend_version_list: ['v'] })
    const { end } = await applied(planned(), reported, answer(403, {}))
    expect(end).toMatchObject({ kind: 'done', outcome: 'deployed' })
    expect(end).not.toHaveProperty('seen')
  })

  it('and is in no answer is not looked for again', async () => {
    const { end, calls } = await applied(planned(), holding(NEW), holding(NEW))
    expect(calls()).toEqual([PUT, GET])
    expect(end).toMatchObject({ outcome: 'deployed', seen: { digest: NEW } })
  })
})

describe('the advice', () => {
  const DIGEST =
    'Check the function in the console and re-run the job; another deployment may be running'
  const ONE =
    'Another deployment ran concurrently: use one `concurrency` group for all deployments of this ' +
    'function, then re-run the job'

  it('after another digest is to try again', async () => {
    const run = await applied(plan(), ...five(holding(OTHER)), holding(OTHER))
    expect(advice(run)).toMatchObject({ remedy: DIGEST, again: true, requestId: 'r1' })
  })

  it('after no digest is not to', async () => {
    const run = await applied(plan(), ...five(holding(undefined)), holding(undefined))
    expect(advice(run)).toMatchObject({ remedy: DIGEST, again: false, requestId: 'r1' })
  })

  it('after other dependencies is to look at them', async () => {
    const kept = holding(NEW, { depend_version_list: ['w'] })
    const planned = plan({ digest: OLD, dependVersionList: ['w'] }, {}, asking('v'))
    expect(advice(await applied(planned, kept, ...five(kept)))).toMatchObject({
      remedy:
        'Check the dependencies in the console. Some services ignore dependency-only updates: ' +
        'change the code in the same deployment',
      again: false,
    })
  })

  it('after the deploy of others is to deploy one at a time', async () => {
    const run = await applied(plan(), lost, holding(OTHER))
    expect(advice(run)).toMatchObject({ remedy: ONE, again: true, requestId: 'r1' })
    const late = await applied(plan(), answer(429, {}, { 'retry-after': '6' }), holding(OTHER))
    expect(advice(late)).toMatchObject({ remedy: ONE, again: true, requestId: 'r1' })
    expect(failure(late).message).toMatch(/was modified during this run/)
  })
})

describe('a later look that shows another digest of a jar', () => {
  const late = { 'retry-after': '6' }

  it('shows the deploy of others, while no update can have been taken', async () => {
    const run = await applied(jarPlan(), answer(429, {}, late), holding(OTHER))
    expect(failure(run).message).toMatch(/was modified during this run/)
  })

  it('may show ours, once an update may have been taken', async () => {
    const lines = [answer(503, {}, late), holding(OLD), holding(OTHER), same, holding(OTHER)]
    const run: Run = await applied(jarPlan(), ...lines)
    expect(run.end).toMatchObject({ outcome: 'deployed', after: { digest: OTHER } })
    expect(run.calls()).toEqual([PUT, GET, GET, PUT, GET])
  })

  it('that is the package is no deploy of others', async () => {
    const run = await applied(jarPlan(), answer(429, {}, late), holding(NEW), same, holding(NEW))
    expect(run.calls()).toEqual([PUT, GET, PUT, GET])
    expect(run.end).toMatchObject({ kind: 'done' })
  })
})

describe('an end from outside', () => {
  it.each([new DeadlineError(600), new CancelledError('SIGTERM')])(
    'leaves open what became of an update: %s',
    async (reason) => {
      const { end } = await applied(plan(), reason)
      const unsettled = expect.any(UnsettledError) as unknown
      expect(end).toEqual({ kind: 'failed', error: unsettled })
      expect(failure({ end }).message).toMatch(
        /^(timed out|the job was) .*its result is unknown, check the function/,
      )
      expect(end).not.toHaveProperty('after')
      const reading = await applied(plan(), lost, reason)
      expect(reading.end).toEqual({ kind: 'failed', error: unsettled })
    },
  )

  it('before an update is sent leaves nothing open', async () => {
    const reason = new CancelledError('SIGTERM')
    const { end } = await applied(plan(), answer(429, {}, { 'retry-after': '6' }), reason)
    expect(end).toMatchObject({ kind: 'failed', error: reason, after: { digest: OLD } })
  })

  it('of another kind is reported as it is', async () => {
    const { end } = await applied(plan(), new Error('a fault'))
    expect(end).toStrictEqual({ kind: 'failed', error: new Error('a fault') })
  })

  it('by credentials that are refused leaves the function as it was', async () => {
    const error = new CloudError('no', {
      kind: 'status',
      operation: 'AssumeAgencyWithOIDC',
      status: 403,
    })
    const refused = new SignInError({ kind: 'refused', error, claims: [] })
    const { end } = await applied(plan(), refused)
    expect(end).toMatchObject({ kind: 'failed', error: refused, after: { digest: OLD } })
  })

  it('by a failure of another call is not taken for the update', async () => {
    const error = new CloudError('no', {
      kind: 'connection',
      operation: 'ShowFunctionConfig',
      phase: 'waiting',
    })
    const { end, calls } = await applied(plan(), error)
    expect(end).toStrictEqual({ kind: 'failed', error })
    expect(calls()).toEqual([PUT])
  })
})
