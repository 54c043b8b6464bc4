import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { decodeAliases, decodeInvocation } from '../../src/cloud/release-wire.ts'
import { faultOf, testVersion } from '../../src/release/test-version.ts'
import { scripted, TARGET } from '../support/scripted.ts'

const headers = (pairs: Readonly<Record<string, string>>) => (name: string) => pairs[name]

const UNKNOWN = 'unexpected response: unknown format, so whether the function failed is unknown'

describe('an answered call', () => {
  it.each<[string, unknown, Readonly<Record<string, string>>, string | undefined]>([
    ['with a result', { result: '"fine"', status: 200 }, { 'x-func-err-code': '0' }, undefined],
    ['with nothing', { result: null }, {}, undefined],
    [
      'of which only the headers of a v1 reply came',
      undefined,
      { 'x-cff-response-version': 'v1', 'x-is-func-err': 'false', 'x-func-err-code': '0' },
      UNKNOWN,
    ],
    [
      'with the header of an error',
      { result: '{"errorMessage":"boom","errorType":"Error"}', status: 200 },
      { 'x-is-func-err': 'True' },
      'the function failed: boom',
    ],
    [
      'with an error code',
      { result: 'plain', status: 200 },
      { 'x-func-err-code': '4201', 'x-is-func-err': 'false' },
      'the function failed with error code 4201: plain',
    ],
    ['with a status', { result: '', status: 500 }, {}, 'the function returned status 500'],
    [
      'with a status for a gateway',
      { result: '{"statusCode":"404","body":"none"}', status: 200 },
      {},
      'the function returned statusCode 404: none',
    ],
    ['with a good status for a gateway', { result: '{"statusCode":399}' }, {}, undefined],
    [
      'that ignores v1',
      { statusCode: 500, body: 'no' },
      { 'x-func-err-code': '0' },
      'the function returned statusCode 500: no',
    ],
    ['that ignores v1 and is fine', { status: 500 }, { 'x-is-func-err': 'false' }, undefined],
    ['with text and headers', undefined, { 'x-func-err-code': '0' }, undefined],
    ['that is none', undefined, {}, UNKNOWN],
    ['of something else', { status: 200 }, {}, UNKNOWN],
    [
      'with a long message',
      { result: 'x'.repeat(600), status: 400 },
      {},
      `the function returned status 400: ${'x'.repeat(500)}…`,
    ],
  ])('%s', (_, value, pairs, fault) => {
    expect(faultOf(decodeInvocation(value, headers(pairs), undefined))).toBe(fault)
  })
})

describe('a compressed response to a test', () => {
  const v1 = Buffer.from(JSON.stringify({ result: '"fine"', status: 200 }))
  const headers = { 'content-encoding': 'gzip', 'x-func-err-code': '0' }
  const test = (body: Buffer): Promise<void> => {
    const { connection } = scripted({ status: 200, headers, body })
    return testVersion(TARGET, TARGET.urn, '{}', connection)
  }

  it('is read like any other', async () => {
    await expect(test(gzipSync(v1))).resolves.toBeUndefined()
  })

  it('that is not compressed was changed on the way: unknown', async () => {
    await expect(test(v1)).rejects.toThrow(UNKNOWN)
  })
})

describe('a list of aliases', () => {
  const alias = { name: 'live', version: 'v1', additional_version_weights: { v2: 0, v3: 10 } }
  const decoded = { name: 'live', version: 'v1', weights: { v3: 10 }, ruled: [] }

  it.each([
    ['bare', [alias], [decoded]],
    ['in an object', { aliases: [alias] }, [decoded]],
    ['with an entry that is none', [alias, { name: 'x' }], undefined],
    ['that is none', { other: [] }, undefined],
  ])('%s', (_, value, expected) => {
    expect(decodeAliases(value)).toEqual(expected)
  })
})
