import { waitAfter } from '../../src/cloud/retry.ts'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CloudError, SignInError, type CloudErrorData } from '../../src/cloud/errors.ts'
import { exchange } from '../../src/cloud/exchange.ts'
import { readFunction, updateCode } from '../../src/cloud/functiongraph.ts'
import { isSignIn } from '../../src/cloud/operations.ts'
import { ConnectionError, type HttpAnswer, type Transport } from '../../src/cloud/transport.ts'
import { answer, PROJECT, scripted, START, TARGET, type Line } from '../support/scripted.ts'
import { workspaceWith } from '../support/workspace.ts'

const URL_OF = `https://functiongraph.example.com/v2/${PROJECT}/fgs/functions/${TARGET.urn}`

async function failureOf(calling: Promise<unknown>): Promise<CloudError> {
  const error: unknown = await calling.then(
    () => new Error('It did not fail'),
    (reason: unknown) => reason,
  )
  if (error instanceof CloudError) return error
  throw error
}

/** What one answer to an update becomes. */
async function refusal(line: Line): Promise<CloudErrorData & { readonly message: string }> {
  const { connection } = scripted(line)
  const error = await failureOf(updateCode(TARGET, { codeType: 'obs' }, connection))
  return { ...error.data, message: error.message }
}

describe('reading a function', () => {
  it('is one signed GET', async () => {
    const { connection, sent, debug } = scripted(
      answer(200, { func_name: 'hello' }, { 'x-request-id': 'r1' }),
    )
    expect(await readFunction(TARGET, connection)).toEqual({
      name: 'hello',
      customImage: false,
      requestId: 'r1',
    })
    expect(sent).toHaveLength(1)
    expect(sent[0]?.request).toMatchObject({
      method: 'GET',
      headers: {
        'content-type': 'application/json',
        host: 'functiongraph.example.com',
        'x-project-id': PROJECT,
      },
    })
    expect(sent[0]?.request.url.href).toBe(`${URL_OF}/config`)
    expect(sent[0]?.request.headers['authorization']).toMatch(/ e3b0c442[0-9a-f]{56}$/)
    expect(sent[0]?.request).not.toHaveProperty('body')
    expect(debug).toEqual(['ShowFunctionConfig: HTTP 200 after 0 ms'])
  })

  const trouble: [string, Line][] = [
    ...[408, 429, 500, 502, 503, 504].map((status): [string, Line] => [
      `HTTP ${status}`,
      answer(status, {}),
    ]),
    ['a lost connection', new ConnectionError('waiting', 'a lost connection', 'ECONNRESET')],
  ]

  it.each(trouble)(
    'after %s is tried again, signed afresh, later and later',
    async (what, line) => {
      const { connection, sent, waits, info } = scripted(
        line,
        line,
        line,
        line,
        answer(200, { func_name: 'hello' }),
      )
      expect(await readFunction(TARGET, connection)).toMatchObject({ name: 'hello' })
      expect(waits).toEqual([500, 1_000, 2_000, 4_000])
      const signatures = sent.map(({ request }) => request.headers['authorization'])
      expect(new Set(signatures).size).toBe(5)
      expect(info).toEqual([
        `ShowFunctionConfig failed (${what}), retrying in 500 ms (attempt 1)`,
        `ShowFunctionConfig failed (${what}), retrying in 1.0 s (attempt 2)`,
        `ShowFunctionConfig failed (${what}), retrying in 2.0 s (attempt 3)`,
        `ShowFunctionConfig failed (${what}), retrying in 4.0 s (attempt 4)`,
      ])
    },
  )

  it('goes on with growing waits until the next one would outlast the step', async () => {
    const { connection, waits } = scripted(...Array.from({ length: 99 }, () => answer(503, {})))
    const endsAt = new Date(START + 90_000)
    const error = await failureOf(readFunction(TARGET, { ...connection, endsAt }))
    expect(error.data.status).toBe(503)
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000, 15_000])
  })

  it.each([301, 400, 401, 403, 404, 409, 501])(
    'after HTTP %i is not tried again',
    async (status) => {
      const { connection, sent } = scripted(answer(status, {}))
      expect((await failureOf(readFunction(TARGET, connection))).data.status).toBe(status)
      expect(sent).toHaveLength(1)
    },
  )

  it.each(['', '<html>', '[]', 'null', '{"a":'])(
    'answered with %j is tried again',
    async (text) => {
      const { connection, sent } = scripted(
        answer(200, text, { 'x-request-id': 'r1' }),
        answer(200, { func_name: 'hello' }),
      )
      expect(await readFunction(TARGET, connection)).toMatchObject({ name: 'hello' })
      expect(sent).toHaveLength(2)
    },
  )

  it('answered with no JSON for good says what came instead', async () => {
    const { connection } = scripted(answer(200, '<html>', { 'x-request-id': 'r1' }))
    const endsAt = new Date(START + 100)
    const error = await failureOf(readFunction(TARGET, { ...connection, endsAt }))
    expect(error.message).toBe('response is not JSON (no content type, 6 bytes)')
    expect(error.data).toEqual({
      kind: 'unreadable',
      operation: 'ShowFunctionConfig',
      host: 'functiongraph.example.com',
      requestId: 'r1',
      permanent: false,
    })
  })

  it('waits as long as it is asked to', async () => {
    const throttled = answer(429, {}, { 'retry-after': '7' })
    const { connection, waits } = scripted(throttled, answer(200, { func_name: 'hello' }))
    await readFunction(TARGET, connection)
    expect(waits).toEqual([7_000])
  })

  it('leaves failures of other calls alone', async () => {
    const other = new CloudError('no', { kind: 'connection', operation: 'AssumeAgencyWithOIDC' })
    const { connection, sent } = scripted(other)
    await expect(readFunction(TARGET, connection)).rejects.toBe(other)
    expect(sent).toHaveLength(1)
  })

  it.each([
    ['{}', 'unexpected response: no function in the body'],
    ['{"func_name":"a","depend_list":"d"}', 'unexpected response: unknown format of depend_list'],
  ])('answered with %s is given up', async (text, message) => {
    const { connection } = scripted(answer(200, text))
    const error = await failureOf(readFunction(TARGET, connection))
    expect([error.name, error.message, error.data.kind]).toEqual([
      'CloudError',
      message,
      'unreadable',
    ])
  })

  it('lets other errors through', async () => {
    const reason = new Error('the job was cancelled')
    const { connection, sent, debug } = scripted(reason)
    await expect(readFunction(TARGET, connection)).rejects.toBe(reason)
    expect(sent).toHaveLength(1)
    expect(debug).toEqual(['ShowFunctionConfig: no answer after 0 ms'])
  })
})

const REFUSED =
  /^UpdateFunctionCode failed \(HTTP 429\), not retrying: a delay of 1[01] min \d+ s would exceed the step's timeout$/

describe('a wait', () => {
  const failed = (retryAfter: number): CloudError =>
    new CloudError('words', {
      kind: 'status',
      operation: 'UpdateFunctionCode',
      status: 429,
      retryAfter,
    })

  it.each([
    [599_999, true],
    [600_000, false],
    [700_000, false],
  ])('of %i ms in a step of 600 s is started: %j', async (asked, started) => {
    const { connection, waits, info } = scripted()
    const error = failed(asked)
    const waiting = waitAfter(2, error, connection)
    if (started) {
      await waiting
      expect(waits).toEqual([asked])
    } else {
      await expect(waiting).rejects.toBe(error)
      expect([waits, info]).toEqual([[], [expect.stringMatching(REFUSED)]])
    }
  })

  it('ends with the signal', async () => {
    const { connection } = scripted()
    const signal = AbortSignal.abort(new Error('over'))
    const clock = {
      ...connection.clock,
      sleep: (_: number, given: AbortSignal) => Promise.reject(given.reason as Error),
    }
    const error = new CloudError('words', { kind: 'status', operation: 'UpdateFunctionCode' })
    await expect(waitAfter(1, error, { ...connection, clock, signal })).rejects.toThrow('over')
  })
})

describe('update function code', () => {
  it('is one signed PUT with the file in base64', async () => {
    const path = join(workspaceWith({ 'a.zip': 'content' }), 'a.zip')
    const { connection, sent, debug } = scripted(
      answer(200, { code_size: 7 }, { 'x-request-id': 'r2' }),
    )
    const update = { codeType: 'zip', filename: 'a.zip', file: { path, size: 7 } } as const
    expect(await updateCode(TARGET, update, connection)).toEqual({
      codeSize: 7,
      customImage: false,
      requestId: 'r2',
    })
    const [put] = sent
    expect(put?.request.url.href).toBe(`${URL_OF}/code`)
    expect(put?.request.method).toBe('PUT')
    expect(put?.request.headers['authorization']).toContain(
      createHash('sha256')
        .update(put?.body ?? '')
        .digest('hex'),
    )
    expect(JSON.parse(put?.body ?? '')).toEqual({
      code_type: 'zip',
      code_filename: 'a.zip',
      func_code: { file: Buffer.from('content').toString('base64') },
    })
    expect(debug).toEqual(['UpdateFunctionCode: HTTP 200 after 0 ms'])
  })

  it('from OBS sends no file', async () => {
    const { connection, sent } = scripted(answer(200, {}))
    await updateCode(TARGET, { codeType: 'obs', codeUrl: 'https://b/k' }, connection)
    expect(JSON.parse(sent[0]?.body ?? '')).toEqual({ code_type: 'obs', code_url: 'https://b/k' })
  })

  it.each([200, 201, 204, 299])(
    'with an unreadable answer of HTTP %i leaves the state unknown',
    async (status) => {
      const { connection } = scripted(answer(status, '<html>'))
      expect(await updateCode(TARGET, { codeType: 'obs' }, connection)).toStrictEqual({
        customImage: false,
      })
    },
  )

  it('is never repeated here', async () => {
    const { connection, sent } = scripted(answer(503, {}))
    await failureOf(updateCode(TARGET, { codeType: 'obs' }, connection))
    expect(sent).toHaveLength(1)
  })
})

describe('an answer that is an error', () => {
  it('is reported with all its fields', async () => {
    const headers = {
      'x-request-id': 'r1',
      'retry-after': '5',
      date: 'Tue, 24 Nov 2026 09:59:18 GMT',
    }
    expect(await refusal(answer(429, { error_code: 'A.1', error_msg: 'slow' }, headers))).toEqual({
      kind: 'status',
      operation: 'UpdateFunctionCode',
      host: 'functiongraph.example.com',
      proof: 'key',
      status: 429,
      code: 'A.1',
      message: 'slow',
      requestId: 'r1',
      retryAfter: 5_000,
      clockAhead: 42,
    })
  })

  it('without a message is described by its status', async () => {
    expect(await refusal(answer(500, ''))).toMatchObject({
      kind: 'status',
      status: 500,
      code: undefined,
      requestId: undefined,
      retryAfter: undefined,
      clockAhead: undefined,
      message: 'unexpected response (no content type, 0 bytes), not from FunctionGraph',
    })
  })

  it('in HTML is described by its type and length', async () => {
    const html = answer(502, '<html>', { 'content-type': 'text/html' })
    expect((await refusal(html)).message).toBe(
      'unexpected response (text/html, 6 bytes), not from FunctionGraph',
    )
  })

  it.each([
    [{ location: 'https://elsewhere.example/path?secret=1' }, 'redirected to elsewhere.example'],
    [{ location: 'http://user:pw@[::1]:8080/a' }, 'redirected to [::1]:8080'],
    [{ location: '/login?secret=1' }, 'redirected to another path of the same host'],
    [{}, 'redirected to nowhere'],
  ])('%j shows only the host', async (headers, message) => {
    for (const status of [300, 302, 399]) {
      expect(await refusal(answer(status, '<html>', headers))).toMatchObject({
        kind: 'redirect',
        message,
      })
    }
  })

  it.each([
    ['ShowFunctionConfig', 'FunctionGraph'],
    ['UpdateFunctionCode', 'FunctionGraph'],
    ['RequestIdToken', 'GitHub'],
    ['AssumeAgencyWithOIDC', 'STS'],
    ['CreateTokenWithIdToken', 'IAM'],
  ] as const)('of %s that is none is not one of %s', async (operation, service) => {
    const { connection } = scripted(answer(400, '<html>'))
    const request = { operation, url: new URL('https://a/b'), headers: {} } as const
    expect((await failureOf(exchange(request, connection))).message).toBe(
      `unexpected response (no content type, 6 bytes), not from ${service}`,
    )
  })

  it('of HTTP 400 is no redirect', async () => {
    expect((await refusal(answer(400, '', { location: 'https://a/' }))).message).toMatch(
      /^unexpected response/,
    )
  })

  it.each([199, 400, 418, 599])('HTTP %i is a status', async (status) => {
    expect(await refusal(answer(status, {}))).toMatchObject({ kind: 'status', status })
  })

  it.each<[HttpAnswer['headers'], string | undefined]>([
    [{ 'x-request-id': '' }, undefined],
    [{ 'x-iam-trace-id': 'trace' }, 'trace'],
    [{ 'x-request-id': 'id', 'x-iam-trace-id': 'trace' }, 'id'],
    [{ 'x-request-id': ['a', 'b'] }, undefined],
  ])('with %j has the request id %j', async (headers, requestId) => {
    expect((await refusal(answer(400, {}, headers))).requestId).toBe(requestId)
  })
})

describe('a lost connection', () => {
  it.each([
    ['CERT_HAS_EXPIRED', true],
    ['ERR_TLS_CERT_ALTNAME_INVALID', true],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', true],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', true],
    ['SELF_SIGNED_CERT_IN_CHAIN', true],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', true],
    ['ECONNRESET', false],
    ['ETIMEDOUT', false],
    ['EAI_AGAIN', false],
    ['X_CERT_', false],
    [undefined, false],
  ])('by %s is lost for good: %j', async (code, permanent) => {
    expect(await refusal(new ConnectionError('sending', 'words', code))).toEqual({
      kind: 'connection',
      operation: 'UpdateFunctionCode',
      host: 'functiongraph.example.com',
      phase: 'sending',
      message: 'words',
      bodyBytes: 19,
      proof: 'key',
      permanent,
      status: undefined,
      certificate: permanent ? code : undefined,
    })
  })

  it.each([
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'words'],
    ['EPROTO', 'error:0A00010B:SSL routines::wrong version number'],
    ['ERR_RESPONSE_TOO_LONG', 'response exceeds 9 bytes'],
    ['HPE_HEADER_OVERFLOW', 'Parse Error: Header overflow'],
  ])('by %s is lost for good, for no certificate', async (code, message) => {
    expect(await refusal(new ConnectionError('connecting', message, code))).toMatchObject({
      permanent: true,
      certificate: undefined,
    })
  })
})

describe('a proxy that refuses', () => {
  it.each([
    [407, true],
    [403, true],
    [302, true],
    [502, false],
    [503, false],
  ])('with %i', async (status, permanent) => {
    const refusing = new ConnectionError('connecting', 'no', undefined, { refusal: status })
    expect(await refusal(refusing)).toMatchObject({ kind: 'connection', status, permanent })
  })
})

describe('a long upload', () => {
  it('is followed in the log', async () => {
    const script = scripted()
    const transport: Transport = {
      send({ body, onProgress }) {
        script.pass(6_000)
        onProgress?.((body?.length ?? 0) / 2)
        return Promise.resolve(answer(200, {}))
      },
    }
    const update = { codeType: 'obs', codeUrl: 'https://b.obs.example.com/key' } as const
    await updateCode(TARGET, update, { ...script.connection, transport })
    expect(script.info).toHaveLength(1)
    expect(script.info[0]).toMatch(/^Uploading: 50% of \d+ bytes \(\d+ bytes\/s\)$/)
  })
})

describe('credentials that could not be had', () => {
  it('are reported in the words of who refused', () => {
    const error = new CloudError('no', { kind: 'status', operation: 'AssumeAgencyWithOIDC' })
    expect(new SignInError({ kind: 'refused', error, claims: [] }).message).toBe('no')
    const reason = { kind: 'not allowed', message: 'words', remedy: 'r', lines: [] } as const
    const refused = new SignInError(reason)
    expect([refused.name, refused.message, refused.reason]).toEqual([
      'SignInError',
      'words',
      reason,
    ])
  })

  it.each([
    ['ShowFunctionConfig', false],
    ['UpdateFunctionCode', false],
    ['RequestIdToken', true],
    ['AssumeAgencyWithOIDC', true],
    ['CreateTokenWithIdToken', true],
  ] as const)('come by %s: %j', (operation, signsIn) => {
    expect(isSignIn(operation)).toBe(signsIn)
  })
})
