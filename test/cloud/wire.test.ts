import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decodeError,
  decodeFunction,
  encodeUpdate,
  flawOf,
  parseObject,
  type FunctionState,
} from '../../src/cloud/wire.ts'

const digest = 'ab'.repeat(64)

/** What stands in no field as the service's pages describe it. */
const WRONG = [undefined, null, true, 0, -1, 1.5, '', [], [1], {}, { a: 1 }, [['a']]]

function decoded(json: Record<string, unknown>): FunctionState {
  return decodeFunction(json, undefined)
}

describe('a function in the words of the service', () => {
  it('is read field by field', () => {
    const state = decodeFunction(
      {
        func_urn: 'urn',
        func_name: 'hello',
        runtime: 'Node.js20.15',
        handler: 'index.handler',
        digest: digest.toUpperCase(),
        code_size: 272,
        last_modified: '2019-10-31 11:37:58',
        depend_version_list: ['v1', 'v2'],
        depend_list: ['d1'],
        dependency_pkg: 'https://b.obs.example.com/libs.zip',
        code_encrypt_kms_key_id: 'key',
        custom_image: { enabled: false },
        user_data: '{"password":"1"}',
        code_type: 'zip',
      },
      'r1',
    )
    expect(state).toEqual({
      urn: 'urn',
      name: 'hello',
      runtime: 'Node.js20.15',
      handler: 'index.handler',
      codeType: 'zip',
      digest,
      codeSize: 272,
      lastModified: '2019-10-31 11:37:58',
      dependVersionList: ['v1', 'v2'],
      dependList: ['d1'],
      dependencyPkg: 'https://b.obs.example.com/libs.zip',
      kmsKeyId: 'key',
      customImage: false,
      requestId: 'r1',
    })
  })

  it('of which nothing is reported is one of which nothing is known', () => {
    const state = decoded({})
    expect(state).toStrictEqual({ customImage: false })
  })

  it('last_modified is kept as it is spelled, as a number too', () => {
    expect(decoded({ last_modified: '2018-02-26 11:55:41' }).lastModified).toBe(
      '2018-02-26 11:55:41',
    )
    expect(decoded({ last_modified: 1_700_000_000 }).lastModified).toBe('1700000000')
    expect(decoded({ last_modified: ['x'] })).toStrictEqual({ customImage: false })
  })

  it.each(['func_urn', 'func_name', 'runtime', 'handler', 'code_encrypt_kms_key_id'])(
    '%s is taken only as a text',
    (field) => {
      for (const value of WRONG)
        expect(decoded({ [field]: value })).toStrictEqual({ customImage: false })
      expect(Object.values(decoded({ [field]: 'text' }))).toContain('text')
    },
  )

  it.each([
    ...WRONG,
    'g'.repeat(128),
    'a'.repeat(127),
    'a'.repeat(129),
    ` ${digest}`,
    `${digest}\n`,
    `${digest}\n${digest}`,
  ])('the digest %j is not one', (value) => {
    expect(decoded({ digest: value })).not.toHaveProperty('digest')
  })

  it.each<[unknown, number | undefined]>([
    [0, 0],
    [272, 272],
    ['272', 272],
    ['0', 0],
    ['0272', 272],
    ['999999999999999', 999_999_999_999_999],
    ['1000000000000000', undefined],
    [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
    [1e300, undefined],
    [-1, undefined],
    ['-1', undefined],
    [1.5, undefined],
    ['1.5', undefined],
    ['', undefined],
    ['1 MB', undefined],
    ['a1', undefined],
    [null, undefined],
    [true, undefined],
    [[5], undefined],
    [{}, undefined],
  ])('the size %j is %j', (value, size) => {
    expect(decoded({ code_size: value }).codeSize).toBe(size)
  })

  it.each([
    ['depend_version_list', 'dependVersionList'],
    ['depend_list', 'dependList'],
  ] as const)('%s is a list of texts, or is not reported', (field, name) => {
    const of = (value: unknown): unknown => decoded({ [field]: value })[name]
    expect(of(['a', 'b'])).toEqual(['a', 'b'])
    expect(of([])).toEqual([])
    expect(of(null)).toEqual([])
    for (const value of [
      undefined,
      'a',
      '',
      0,
      {},
      { 0: 'a', length: 1 },
      [1],
      ['a', null],
      [['a']],
    ]) {
      expect(of(value)).toBeUndefined()
    }
    expect(decoded({})).not.toHaveProperty(name)
  })

  it('dependency_pkg is a text, empty where there is none', () => {
    const of = (value: unknown): unknown => decoded({ dependency_pkg: value }).dependencyPkg
    expect([of('a'), of(''), of(null)]).toEqual(['a', '', ''])
    for (const value of [undefined, 0, [], {}, true]) expect(of(value)).toBeUndefined()
  })

  it.each<[Record<string, unknown>, boolean]>([
    [{ custom_image: { enabled: true } }, true],
    [{ code_type: 'Custom-Image-Swr' }, true],
    [{ custom_image: { enabled: false }, code_type: 'Custom-Image-Swr' }, true],
    [{ custom_image: { enabled: 'true' } }, false],
    [{ custom_image: { enabled: 1 } }, false],
    [{ custom_image: {} }, false],
    [{ custom_image: null }, false],
    [{ custom_image: [{ enabled: true }] }, false],
    [{ custom_image: true }, false],
    [{ code_type: 'zip' }, false],
  ])('%j runs an image: %j', (json, expected) => {
    expect(decoded(json).customImage).toBe(expected)
  })

  it('reads no member that the answer does not have itself', () => {
    const text = '{"__proto__":{"digest":"x","func_name":"evil"},"constructor":{"a":1}}'
    const json = parseObject(text)
    expect(json && decoded(json)).toStrictEqual({ customImage: false })
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('digest')
  })

  it('of any JSON is a state of known types, or none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fieldsOfAnything), (text) => {
        const json = parseObject(text)
        if (json === undefined) return
        const { codeSize = 0, dependList = [], digest: found = digest, ...rest } = decoded(json)
        expect(Number.isSafeInteger(codeSize) && codeSize >= 0).toBe(true)
        expect(dependList.every((id) => typeof id === 'string')).toBe(true)
        expect(found).toMatch(/^[0-9a-f]{128}$/)
        expect(
          [rest.urn, rest.name, rest.runtime].every(
            (t) => t === undefined || typeof t === 'string',
          ),
        ).toBe(true)
      }),
    )
  })
})

const FIELDS = [
  'func_urn',
  'func_name',
  'digest',
  'code_size',
  'depend_list',
  'custom_image',
  'error',
  '__proto__',
]
const fieldsOfAnything = fc
  .dictionary(fc.constantFrom(...FIELDS), fc.jsonValue())
  .map((value) => JSON.stringify(value))

describe('an answer', () => {
  it.each([
    '',
    ' ',
    'null',
    '1',
    'true',
    '"a"',
    '[]',
    '[{}]',
    '{',
    '{"a":1',
    '<html>',
    '{"a":1}x',
    '\ufeff{}',
  ])('that is %j holds no object', (text) => {
    expect(parseObject(text)).toBeUndefined()
  })

  it('is its members', () => {
    expect(parseObject(' {"a": [1]}\n')).toEqual({ a: [1] })
  })

  it('nested without end is no object, or one like any other', () => {
    const depth = 500_000
    const text = `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`
    expect(() => parseObject(text)).not.toThrow()
    expect(() => parseObject('{"a":'.repeat(depth))).not.toThrow()
  })
})

describe('an error of the service', () => {
  it.each<[string, object]>([
    ['{"error_code":"FSS.0403","error_msg":"no"}', { code: 'FSS.0403', message: 'no' }],
    ['{"errorCode":"FSS.0403","errorMsg":"no"}', { code: 'FSS.0403', message: 'no' }],
    ['{"code":"APIGW.0301","message":"no"}', { code: 'APIGW.0301', message: 'no' }],
    ['{"error":{"code":"IAM.0001","message":"no"}}', { code: 'IAM.0001', message: 'no' }],
    ['{"error":{"error_code":"A.1","error_msg":"no"}}', { code: 'A.1', message: 'no' }],
    ['{"error_code":"A.1","errorCode":"A.2","code":"A.3"}', { code: 'A.1' }],
    ['{"errorCode":"A.2","code":"A.3"}', { code: 'A.2' }],
    ['{"error_msg":"a","errorMsg":"b","message":"c"}', { message: 'a' }],
    ['{"errorMsg":"b","message":"c"}', { message: 'b' }],
    ['{"error_code":"","errorCode":"A.2"}', { code: 'A.2' }],
    ['{"error_code":403,"error_msg":["no"]}', {}],
    ['{"error_code":null,"error_msg":null}', {}],
    ['{"error":"text","code":"A.3"}', { code: 'A.3' }],
    ['{"error":["text"],"code":"A.3"}', { code: 'A.3' }],
    ['{"error":null,"code":"A.3"}', { code: 'A.3' }],
    [
      '{"error_code":"FSS.1011","error_msg":"outer","details":{"error_msg":"not a zip"}}',
      { code: 'FSS.1011', message: 'outer: not a zip' },
    ],
    ['{"error_msg":"same","details":{"error_msg":"same"}}', { message: 'same' }],
    ['{"details":{"error_msg":"inner"}}', { message: 'inner' }],
    ['{"error_msg":"outer","details":"text"}', { message: 'outer: text' }],
    ['{"details":"text"}', { message: 'text' }],
    ['{"error_msg":"outer","details":["text"]}', { message: 'outer' }],
    ['{"error_msg":"ak HST3W not exist"}', { message: 'ak *** not exist' }],
    [
      '{"error_msg":"Incorrect IAM authentication information: AK  hst3w not exist"}',
      { message: 'Incorrect IAM authentication information: ak *** not exist' },
    ],
    ['{"error_msg":"the task id does not exist"}', { message: 'the task id does not exist' }],
    ['{"error_msg":"outer","details":{"error_msg":5}}', { message: 'outer' }],
    ['{"error_msg":"outer","details":null}', { message: 'outer' }],
    ['{"__proto__":{"error_code":"A.1"}}', {}],
    ['{}', {}],
  ])('%s says %j', (text, said) => {
    expect(decodeError(parseObject(text))).toStrictEqual(said)
  })

  it('that is no JSON says nothing', () => {
    expect(decodeError(undefined)).toStrictEqual({})
  })

  it('of any JSON says texts or nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fieldsOfAnything), (text) => {
        const said = Object.values(decodeError(parseObject(text)))
        expect(said.every((word) => typeof word === 'string' && word !== '')).toBe(true)
      }),
    )
  })
})

describe('an update in the words of the service', () => {
  it('has all that it was given', () => {
    expect(
      encodeUpdate({
        codeType: 'zip',
        codeUrl: 'https://b.obs.example.com/k',
        filename: 'a.zip',
        dependVersionList: ['v'],
        dependList: [],
        dependencyPkg: '',
        kmsKeyId: 'key',
        file: { path: '/secret/path', size: 1 },
      }),
    ).toStrictEqual({
      code_type: 'zip',
      code_url: 'https://b.obs.example.com/k',
      code_filename: 'a.zip',
      depend_version_list: ['v'],
      depend_list: [],
      dependency_pkg: '',
      code_encrypt_kms_key_id: 'key',
    })
  })

  it('has nothing that it was not given', () => {
    expect(encodeUpdate({ codeType: 'inline' })).toStrictEqual({ code_type: 'inline' })
  })
})

describe('what is no description of a function', () => {
  it.each<[string, string | undefined]>([
    ['{}', 'unexpected response: no function in the body'],
    ['{"runtime":"Node.js20.15","code_size":1}', 'unexpected response: no function in the body'],
    ['{"func_name":1,"digest":"x"}', 'unexpected response: no function in the body'],
    ['{"func_name":"hello"}', undefined],
    ['{"func_urn":"urn"}', undefined],
    [`{"digest":"${digest}"}`, undefined],
    [
      '{"func_name":"a","depend_version_list":[],"depend_list":null,"dependency_pkg":""}',
      undefined,
    ],
    ['{"func_name":"a","dependency_pkg":null}', undefined],
    ['{"func_name":"a","depend_version_list":"v"}', unknownForm('depend_version_list')],
    ['{"func_name":"a","depend_version_list":[{"id":"v"}]}', unknownForm('depend_version_list')],
    ['{"func_name":"a","depend_list":{}}', unknownForm('depend_list')],
    ['{"func_name":"a","depend_version_list":[],"depend_list":[1]}', unknownForm('depend_list')],
    ['{"func_name":"a","dependency_pkg":["u"]}', unknownForm('dependency_pkg')],
    ['{"func_name":"a","depend_list":1,"dependency_pkg":1}', unknownForm('depend_list')],
  ])('%s: %s', (text, flaw) => {
    expect(flawOf(parseObject(text) ?? {})).toBe(flaw)
  })
})

function unknownForm(field: string): string {
  return `unexpected response: unknown format of ${field}`
}

describe('a long text of the service', () => {
  it('is cut', () => {
    const said = (length: number): unknown =>
      decodeError({ error_code: 'c'.repeat(length), error_msg: 'm'.repeat(length) })
    expect(said(100)).toEqual({ code: 'c'.repeat(100), message: 'm'.repeat(100) })
    expect(said(1_000)).toEqual({ code: `${'c'.repeat(100)}…`, message: 'm'.repeat(1_000) })
    expect(said(1_001)).toEqual({ code: `${'c'.repeat(100)}…`, message: `${'m'.repeat(1_000)}…` })
  })
})
