import { describe, expect, it } from 'vitest'
import { decodeAliases, decodeInvocation } from '../../src/cloud/release-wire.ts'
import { faultOf } from '../../src/release/test-version.ts'

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
      'that is said to be compressed',
      { result: '"fine"', status: 200 },
      { 'content-encoding': 'gzip', 'x-is-func-err': 'false' },
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
