import { describe, expect, it } from 'vitest'
import { CloudError } from '../../src/cloud/errors.ts'
import type { FunctionState } from '../../src/cloud/wire.ts'
import { PackageError, VerificationError } from '../../src/errors.ts'
import type { Package } from '../../src/package/package.ts'
import type { Applied } from '../../src/plan/apply.ts'
import type { PlanRequest, Reason } from '../../src/plan/plan.ts'
import type { FunctionResult } from '../../src/report/report.ts'
import { failedBefore, resultOfApply, resultOfPlan, skipped } from '../../src/report/result.ts'
import { IN_OBS, NEW, OLD, packed, planFor, state } from '../plan/states.ts'
import { TARGET } from '../support/scripted.ts'

const JAR = packed({ codeType: 'jar', filename: 'app.jar' })
const VERSIONS: Partial<PlanRequest> = {
  dependencies: { list: { field: 'dependVersionList', ids: ['v'] } },
}

const UNREPORTED =
  'This service does not report depend_version_list, so it is sent on every run and cannot be ' +
  'verified'

/** An update that was refused, and what is said of it. */
function refused(requestId?: string): { error: CloudError; failure: object } {
  const reported = requestId === undefined ? '' : ` (request ID ${requestId})`
  return {
    error: new CloudError('Too large', {
      ...{ kind: 'status', operation: 'UpdateFunctionCode', status: 400, code: 'FSS.0400' },
      requestId,
    }),
    failure: {
      cause: `update function code: HTTP 400, FSS.0400, Too large${reported}`,
      details: [],
      advice: expect.stringMatching(/^Re-running will not help\. /) as string,
      ...(requestId === undefined ? {} : { requestId }),
    },
  }
}

function done(
  outcome: 'deployed' | 'unchanged',
  after: Partial<FunctionState>,
  seen?: Partial<FunctionState>,
): Applied {
  const held = { kind: 'done', outcome, after: state(after) } as const
  return seen === undefined ? held : { ...held, seen: state(seen) }
}

describe('the result of a function that was not started', () => {
  it('says so and nothing else', () => {
    expect(skipped(TARGET, 'cancellation')).toStrictEqual({
      target: TARGET,
      outcome: 'skipped',
      skippedBy: 'cancellation',
      warnings: [],
    })
  })
})

describe('the result of a function to which nothing was sent', () => {
  it('says why', () => {
    expect(failedBefore(TARGET, new PackageError('no file', 'Add one', ['a']))).toStrictEqual({
      target: TARGET,
      outcome: 'failed',
      failure: { cause: 'no file', details: ['a'], advice: 'Add one' },
      warnings: [],
    })
  })

  it('names the request that failed', () => {
    const { error, failure } = refused('e1')
    expect(failedBefore(TARGET, error)).toStrictEqual({
      ...{ target: TARGET, outcome: 'failed', failure, requestId: 'e1', warnings: [] },
    })
  })
})

describe('the result of a plan', () => {
  const CODE = { digest: NEW, size: 7 }
  const FILE = { path: '/tmp/code.zip', size: 7 }

  it.each<[string, Partial<FunctionState>, Package, Partial<PlanRequest>, Partial<FunctionResult>]>(
    [
      [
        'other code',
        { digest: OLD, requestId: 'r1' },
        packed(),
        {},
        {
          ...{ reason: 'code', planned: CODE, changed: true, requestId: 'r1', warnings: [] },
          plannedDependencies: { codeType: 'zip', filename: 'hello.zip', file: FILE } as object,
        },
      ],
      [
        'nothing to do',
        { digest: NEW },
        packed(),
        {},
        { reason: 'none', planned: CODE, changed: false, warnings: [] },
      ],
      [
        'code in OBS, of which nothing is known',
        { digest: OLD, dependVersionList: ['w'] },
        IN_OBS,
        {},
        {
          ...{ reason: 'code', warnings: [] },
          plannedDependencies: {
            ...{ codeType: 'obs', codeUrl: IN_OBS.url },
            dependVersionList: ['w'],
          },
        },
      ],
      [
        'dependencies that the service does not report',
        { digest: OLD },
        JAR,
        VERSIONS,
        {
          ...{ reason: 'code', planned: CODE, warnings: [UNREPORTED] },
          plannedDependencies: {
            ...{ codeType: 'jar', filename: 'app.jar', file: FILE },
            dependVersionList: ['v'],
          },
        },
      ],
    ],
  )('reports for %s what a deploy would do', (_, before, code, more, expected) => {
    expect(resultOfPlan(planFor(before, code, more), code)).toStrictEqual({
      ...{ target: TARGET, outcome: 'planned', before: state(before) },
      ...expected,
    })
  })
})

describe('the result of an update', () => {
  it.each<[string, Partial<FunctionState>, Package, Applied, Partial<FunctionResult>]>([
    [
      'that was not needed',
      { digest: NEW },
      packed(),
      done('unchanged', { digest: NEW }),
      { outcome: 'unchanged', changed: false, reason: 'none', warnings: [] },
    ],
    [
      'that brought the code, with the id of the last answer',
      { digest: OLD, requestId: 'r1' },
      packed(),
      done('deployed', { digest: NEW, requestId: 'r2' }),
      { outcome: 'deployed', changed: true, reason: 'code', requestId: 'r2', warnings: [] },
    ],
    [
      'after which the service reports no digest',
      { digest: OLD },
      JAR,
      done('deployed', {}),
      {
        ...{ outcome: 'deployed', reason: 'code' },
        warnings: [
          `The service accepted the code, but reports no digest (package: SHA-512 ${NEW}): the deployed code could not be verified`,
        ],
      },
    ],
  ])('%s', (_, before, code, applied, expected) => {
    expect(resultOfApply(planFor(before, code), false, applied)).toStrictEqual({
      ...{ target: TARGET, before: state(before), after: applied.after },
      ...expected,
    })
  })
})

describe('the result of an update that failed', () => {
  const plan = planFor({ digest: OLD, requestId: 'r1' }, JAR)
  const shared = { target: TARGET, outcome: 'failed', before: plan.before, reason: 'code' }

  it.each<[string, string | undefined, string | undefined]>([
    ['the failed request', 'e1', 'e1'],
    ['the last answer, where the failed request has none', undefined, 'r2'],
  ])('has the id of %s, and the state that was read', (_, ofError, requestId) => {
    const { error, failure } = refused(ofError)
    const after = state({ digest: OLD, requestId: 'r2' })
    expect(resultOfApply(plan, true, { kind: 'failed', error, after })).toStrictEqual({
      ...shared,
      ...{ after, changed: false, requestId, failure, warnings: [] },
    })
  })

  it('leaves open what is held where that is not known', () => {
    const { error, failure } = refused()
    expect(resultOfApply(plan, false, { kind: 'failed', error })).toStrictEqual({
      ...shared,
      ...{ failure, warnings: [] },
    })
  })
})

describe('a list that the service did not report before', () => {
  const plan = planFor({ digest: NEW }, packed(), VERSIONS)
  const listed = { digest: NEW, dependVersionList: ['v'] }
  const empty = { ...plan.before, dependVersionList: [] }

  it('was empty where the configuration shows it after the update', () => {
    expect(resultOfApply(plan, false, done('deployed', listed, listed))).toStrictEqual({
      ...{ target: TARGET, outcome: 'deployed', before: empty, after: state(listed) },
      ...{ changed: true, reason: 'dependencies', warnings: [] },
    })
  })

  it('stays unknown where only the answer to the update shows it', () => {
    expect(resultOfApply(plan, false, done('deployed', listed))).toStrictEqual({
      ...{ target: TARGET, outcome: 'deployed', before: plan.before, after: state(listed) },
      ...{ reason: 'none', warnings: [UNREPORTED] },
    })
  })

  it('was empty where the function shows it after a failure', () => {
    const error = new VerificationError('other code', 'Look', { again: true, requestId: 'e1' })
    const after = state(listed)
    expect(resultOfApply(plan, false, { kind: 'failed', error, after })).toStrictEqual({
      ...{ target: TARGET, outcome: 'failed', before: empty, after },
      ...{ changed: true, reason: 'dependencies', requestId: 'e1', warnings: [] },
      failure: {
        ...{ cause: 'other code (request ID e1)', details: [], requestId: 'e1' },
        advice: 'Re-running may help. Look',
      },
    })
  })
})

describe('the reason', () => {
  it.each<[string, Package, boolean, 'deployed' | 'unchanged', Reason]>([
    ['a jar that was taken', JAR, false, 'deployed', 'code'],
    ['a jar that was taken, and force', JAR, true, 'deployed', 'code'],
    ['a jar that was held', JAR, false, 'unchanged', 'none'],
    ['a jar that was held, and force', JAR, true, 'unchanged', 'forced'],
    ['code in OBS that was taken', IN_OBS, false, 'deployed', 'code'],
    ['code in OBS that was held', IN_OBS, false, 'unchanged', 'none'],
    ['code in OBS that was held, and force', IN_OBS, true, 'unchanged', 'forced'],
  ])('of %s', (_, code, force, outcome, reason) => {
    const plan = planFor({ digest: OLD }, code, { force })
    const { reason: reported } = resultOfApply(plan, force, done(outcome, { digest: OLD }))
    expect(reported).toBe(reason)
  })

  it.each<[string, boolean, Reason]>([
    ['nothing to do', false, 'none'],
    ['code that was sent though it was held', true, 'forced'],
  ])('of %s', (_, force, reason) => {
    const plan = planFor({ digest: NEW }, packed(), { force })
    const { reason: reported } = resultOfApply(plan, force, done('unchanged', { digest: NEW }))
    expect(reported).toBe(reason)
  })
})
