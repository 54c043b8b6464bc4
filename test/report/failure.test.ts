import { describe, expect, it } from 'vitest'
import { CloudError, SignInError, type CloudErrorData } from '../../src/cloud/errors.ts'
import {
  CancelledError,
  DeadlineError,
  InputError,
  PackageError,
  UnsettledError,
  VerificationError,
} from '../../src/errors.ts'
import { explain, failureLines, endSentence, type Failure } from '../../src/report/failure.ts'

function cloudError(data: Partial<CloudErrorData> = {}): CloudError {
  const status = { kind: 'status', operation: 'UpdateFunctionCode', status: 500 } as const
  return new CloudError('it says why', { ...status, ...data })
}

const PERMISSIONS =
  'Re-running will not help. Grant FunctionGraph:function:updateCode to this user or agency, ' +
  'and check that `urn` is in its project (and enterprise project)'

describe('a call to the cloud that failed', () => {
  it.each([
    ['ShowFunctionConfig', 'get function config'],
    ['UpdateFunctionCode', 'update function code'],
    ['RequestIdToken', 'request GitHub OIDC token'],
    ['AssumeAgencyWithOIDC', 'STS AssumeAgencyWithOIDC'],
    ['CreateTokenWithIdToken', 'IAM token exchange'],
  ] as const)('is reported with what was being done in %s', (operation, doing) => {
    expect(explain(cloudError({ operation })).cause).toBe(`${doing}: HTTP 500, it says why`)
  })

  it('is reported with all that is known', () => {
    const requestId = 'a4f1c3b2'
    const error = cloudError({ status: 403, code: 'FSS.0403', requestId })
    expect(explain(error)).toStrictEqual({
      cause: 'update function code: HTTP 403, FSS.0403, it says why (request ID a4f1c3b2)',
      details: [],
      advice: PERMISSIONS,
      requestId,
    })
  })

  it('is reported with the little that is known of a lost connection', () => {
    const error = new CloudError('socket hang up', {
      kind: 'connection',
      operation: 'ShowFunctionConfig',
      phase: 'connecting',
    })
    expect(explain(error)).toStrictEqual({
      cause: 'get function config: socket hang up',
      details: [],
      advice:
        'Re-running may help. Check the region in `urn`, `endpoint`, and whether HTTPS_PROXY ' +
        'must be set',
    })
  })

  it.each<[string, Partial<CloudErrorData>, string[]]>([
    [
      'the clock where the signature is refused',
      { code: 'APIGW.0301', clockAhead: 61 },
      ["runner clock is 61 s ahead of the service's"],
    ],
    ['nothing of a clock within a minute', { code: 'APIGW.0301', clockAhead: -60 }, []],
    ['nothing of a clock that could not be compared', { code: 'APIGW.0301' }, []],
    ['nothing of the clock where it is no cause', { code: 'APIGW.0308', clockAhead: 300 }, []],
  ])('has in its details %s', (_, data, details) => {
    expect(explain(cloudError({ status: 401, ...data })).details).toEqual(details)
  })
})

describe('a sign-in', () => {
  it('that was refused is reported with the claims that were shown', () => {
    const error = cloudError({
      ...{ operation: 'CreateTokenWithIdToken', status: 404, code: 'IAM.0004' },
      requestId: 'r1',
    })
    const claims = ['sub: repo:a/b', 'aud: me']
    expect(explain(new SignInError({ kind: 'refused', error, claims }))).toStrictEqual({
      cause: 'IAM token exchange: HTTP 404, IAM.0004, it says why (request ID r1)',
      details: claims,
      advice:
        'Re-running will not help. Check `oidc_identity_provider`: there is no identity provider ' +
        'of that name',
      requestId: 'r1',
    })
  })

  it('that is not allowed is reported with what to do and lines to copy', () => {
    const lines = ['permissions:', '  id-token: write']
    const reason = { kind: 'not allowed', message: 'no token', remedy: 'Add this', lines } as const
    expect(explain(new SignInError(reason))).toStrictEqual({
      ...{ cause: 'no token', details: [], advice: 'Add this', lines },
    })
  })
})

describe('an error', () => {
  const late = 'Increase `timeout`, or check the log for the slow step'
  const unsettled =
    'an update was in flight: its result is unknown, check the function before re-running'
  const fault =
    'If this looks like a bug, open an issue in the repository of this action with the log of this step'
  const verified = (again: boolean, requestId?: string): VerificationError =>
    new VerificationError('it holds other code', 'Look who deploys', { again, requestId })

  it.each<[string, unknown, Failure]>([
    [
      'of verification, with its request',
      verified(true, 'r1'),
      {
        ...{ cause: 'it holds other code (request ID r1)', details: [], requestId: 'r1' },
        advice: 'Re-running may help. Look who deploys',
      },
    ],
    [
      'of verification, without a request',
      verified(false),
      {
        ...{ cause: 'it holds other code', details: [] },
        advice: 'Re-running will not help. Look who deploys',
      },
    ],
    [
      'of packing',
      new PackageError('too large', 'Leave files out', ['a.bin: 60 MB']),
      { cause: 'too large', details: ['a.bin: 60 MB'], advice: 'Leave files out' },
    ],
    [
      'of inputs',
      new InputError(['urn: missing', 'force: not a boolean']),
      {
        cause: 'invalid inputs',
        details: ['urn: missing', 'force: not a boolean'],
        advice: 'Fix the inputs listed above; nothing was sent',
      },
    ],
    [
      'of time',
      new DeadlineError(600),
      { cause: 'timed out after 600 s (input `timeout`)', details: [], advice: late },
    ],
    [
      'of a cancelled job',
      new CancelledError('SIGTERM'),
      {
        ...{ cause: 'the job was cancelled (SIGTERM)', details: [] },
        advice: 'Re-run the job if needed',
      },
    ],
    [
      'during an update, with the advice for what ended it',
      new UnsettledError(new DeadlineError(600)),
      {
        cause: `timed out after 600 s (input \`timeout\`); ${unsettled}`,
        ...{ details: [], advice: late },
      },
    ],
    [
      'that nobody expects',
      new TypeError('x is not a function'),
      { cause: 'x is not a function', details: [], advice: fault },
    ],
    ['that is none', 'thrown text', { cause: 'thrown text', details: [], advice: fault }],
  ])('%s is put into words', (_, error, failure) => {
    expect(explain(error)).toStrictEqual(failure)
  })
})

describe('the lines of an annotation', () => {
  it('are the cause and what to do', () => {
    const failure = { cause: 'too large', details: [], advice: 'Leave files out' }
    expect(failureLines('hello was not deployed', failure)).toEqual([
      'hello was not deployed: too large',
      'Leave files out.',
    ])
  })

  it('have a list of details before and lines to copy after what to do', () => {
    const failure: Failure = {
      ...{ cause: 'no token', details: ['sub: a', 'aud: b'], advice: 'Add this:' },
      lines: ['permissions:', '  id-token: write'],
    }
    expect(failureLines('Nothing was deployed', failure)).toEqual([
      'Nothing was deployed: no token',
      '- sub: a',
      '- aud: b',
      'Add this:',
      '    permissions:',
      '      id-token: write',
    ])
  })
})

describe('a sentence', () => {
  it.each([
    ['Check a.b: it is wrong', 'Check a.b: it is wrong.'],
    ['Done.', 'Done.'],
    ['Add this:', 'Add this:'],
    ['Is it so?', 'Is it so?'],
    ['No!', 'No!'],
    ['(see above)', '(see above).'],
  ])('%j is closed as %j', (text, closed) => {
    expect(endSentence(text)).toBe(closed)
  })
})
