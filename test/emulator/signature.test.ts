import { createHash } from 'node:crypto'
import { stringify } from 'node:querystring'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  canonicalRequest,
  parseAuthorization,
  signatureProblem,
  type SignedRequest,
} from '../../emulator/signature.ts'
import { officialHeaders } from './caller.ts'

const emptyHash = createHash('sha256').update('').digest('hex')

interface Vector {
  readonly source: string
  readonly request: SignedRequest
  readonly names: string
  readonly secretKey: string
  readonly signature: string
}

const vectors: readonly Vector[] = [
  {
    source: 'API signing guide',
    request: {
      method: 'GET',
      target:
        '/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0',
      headers: {
        'content-type': 'application/json',
        host: 'service.region.example.com',
        'x-sdk-date': '20191115T033655Z',
      },
      body: Buffer.alloc(0),
    },
    names: 'content-type;host;x-sdk-date',
    secretKey: 'MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc',
    signature: '7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe',
  },
  {
    source: 'test of the Python SDK, GET',
    request: {
      method: 'GET',
      target: '/resources?size=1',
      headers: { host: 'service.endpoint.myhuaweicloud.com', 'x-sdk-date': '20200608T023900Z' },
      body: Buffer.alloc(0),
    },
    names: 'host;x-sdk-date',
    secretKey: 'SecretKey',
    signature: 'cfb4171acec81de07d50e53d57eb77edd537414d66ddb1d7d780f128e12cd842',
  },
  {
    source: 'test of the Python SDK, POST',
    request: {
      method: 'POST',
      target: '/resources?size=1',
      headers: { host: 'service.endpoint.myhuaweicloud.com', 'x-sdk-date': '20200608T023900Z' },
      body: Buffer.from('{"name":"test","id":1}'),
    },
    names: 'host;x-sdk-date',
    secretKey: 'SecretKey',
    signature: '436b1ac0a1ae03705934bb70ef2f2e09f7bfed2117d731a38235053199323a1f',
  },
]

describe('signature against published vectors', () => {
  it.each(vectors)('$source', ({ request, names, secretKey, signature }) => {
    const authorization = { accessKey: 'any', signedHeaders: names.split(';'), signature }
    expect(signatureProblem(request, authorization, secretKey)).toBeUndefined()
  })

  it('hashes the canonical request of the signing guide to the value printed there', () => {
    const [vector] = vectors
    const canonical = vector && canonicalRequest(vector.request, vector.names.split(';'), emptyHash)
    expect(
      createHash('sha256')
        .update(canonical ?? '')
        .digest('hex'),
    ).toBe('b25362e603ee30f4f25e7858e8a7160fd36e803bb2dfe206278659d71a9bcd7a')
  })
})

/** What may stand raw in a path and is left alone by the URL parser inside the official signer. */
const segment = fc.string({
  unit: fc.constantFrom(...'abzABZ019-_.~:!$&()*+,;=@'.split('')),
  minLength: 1,
})
const urn = fc
  .tuple(segment, fc.constantFrom('', ':latest', ':!live', ':v1.0'))
  .map(([name, version]) => `urn:fss:cn-north-4:p:function:default:${name}${version}`)
const text = fc.string({ unit: 'grapheme' })
const query = fc.dictionary(
  text.filter((name) => name !== '__proto__'),
  fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 3 })),
  { maxKeys: 4 },
)
const key = fc.record({
  accessKey: fc.stringMatching(/^[A-Z0-9]{20}$/),
  secretKey: fc.string({ minLength: 1 }),
})
const data = fc.option(fc.dictionary(text, fc.oneof(text, fc.integer(), fc.array(text))), {
  nil: undefined,
})
const extra = fc.record(
  {
    'X-Project-Id': fc.stringMatching(/^[0-9a-f]{32}$/),
    'X-Security-Token': fc.stringMatching(/^[A-Za-z0-9+/=]{1,40}$/),
    'x-sdk-content-sha256': fc.constant('UNSIGNED-PAYLOAD'),
  },
  { requiredKeys: [] },
)

const signing = fc
  .record({
    method: fc.constantFrom('GET', 'PUT', 'POST', 'DELETE'),
    path: fc.array(fc.oneof(segment, urn), { minLength: 1, maxLength: 5 }),
    query,
    key,
    data,
    extra,
    form: fc.boolean(),
  })
  .map(({ method, path, query, key, data, extra, form }) => {
    const headers = { 'content-type': 'application/json', ...extra }
    const joined = `/${path.join('/')}`
    const signed = officialHeaders('http://127.0.0.1:8080', key, {
      method,
      path: joined,
      headers: renamed(headers),
      query,
      data,
    })
    const search = form ? new URLSearchParams(stringify(query)).toString() : stringify(query)
    const request: SignedRequest = {
      method,
      target: search === '' ? joined : `${joined}?${search}`,
      headers: lowerCase(signed),
      body: Buffer.from(data === undefined ? '' : JSON.stringify(data)),
    }
    return { request, authorization: parseAuthorization(signed.Authorization ?? ''), key }
  })

/** The signer looks for this one header in this spelling. */
function renamed(headers: Record<string, string>): Record<string, string> {
  const { 'x-sdk-content-sha256': hash, ...others } = headers
  return { ...others, ...(hash !== undefined && { 'X-Sdk-Content-Sha256': hash }) }
}

function lowerCase(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
}

describe('signature against the official signer', () => {
  it('accepts whatever the official signer signs', () => {
    fc.assert(
      fc.property(signing, ({ request, authorization, key }) => {
        expect(authorization).toBeDefined()
        if (authorization === undefined) return
        expect(authorization.accessKey).toBe(key.accessKey)
        expect(signatureProblem(request, authorization, key.secretKey)).toBeUndefined()
      }),
      { numRuns: 500 },
    )
  })

  const changes: Record<string, (request: SignedRequest) => SignedRequest> = {
    method: (request) => ({ ...request, method: 'PATCH' }),
    path: (request) => ({ ...request, target: `/x${request.target}` }),
    query: (request) => ({
      ...request,
      target: request.target + (request.target.includes('?') ? '&added=1' : '?added=1'),
    }),
    host: (request) => ({ ...request, headers: { ...request.headers, host: '127.0.0.1' } }),
    date: (request) => ({
      ...request,
      headers: { ...request.headers, 'x-sdk-date': '20200608T023900Z' },
    }),
    body: (request) => ({ ...request, body: Buffer.concat([request.body, Buffer.from(' ')]) }),
  }

  it.each(Object.keys(changes))('refuses a request whose %s was changed after signing', (part) => {
    fc.assert(
      fc.property(signing, ({ request, authorization, key }) => {
        fc.pre(authorization !== undefined)
        fc.pre(part !== 'body' || request.headers['x-sdk-content-sha256'] === undefined)
        const changed = changes[part]?.(request) ?? request
        expect(signatureProblem(changed, authorization, key.secretKey)).toBe(
          'the signature does not match the request',
        )
      }),
    )
  })

  it('refuses another secret key', () => {
    fc.assert(
      fc.property(signing, ({ request, authorization, key }) => {
        fc.pre(authorization !== undefined)
        expect(signatureProblem(request, authorization, `${key.secretKey}x`)).toBeDefined()
      }),
    )
  })
})

describe('what is wrong with a signature', () => {
  const request: SignedRequest = {
    method: 'GET',
    target: '/',
    headers: { host: 'h', 'x-sdk-date': '20200608T023900Z' },
    body: Buffer.alloc(0),
  }
  const signature = '0'.repeat(64)

  it.each([
    [['host', 'x-sdk-date', 'x-zz'], 'the signed header x-zz is missing'],
    [['host'], 'x-sdk-date is not signed'],
    [['x-sdk-date', 'host'], 'SignedHeaders is not sorted'],
    [['host', 'host', 'x-sdk-date'], 'SignedHeaders is not sorted'],
  ])('%j: %s', (signedHeaders, problem) => {
    expect(signatureProblem(request, { accessKey: 'a', signedHeaders, signature }, 's')).toBe(
      problem,
    )
  })

  it.each([
    ['given but not signed', 'UNSIGNED-PAYLOAD', ['host', 'x-sdk-date']],
    ['of other bytes', '0'.repeat(64), ['host', 'x-sdk-content-sha256', 'x-sdk-date']],
  ])('x-sdk-content-sha256 %s', (_, hash, signedHeaders) => {
    const hashed = { ...request, headers: { ...request.headers, 'x-sdk-content-sha256': hash } }
    expect(signatureProblem(hashed, { accessKey: 'a', signedHeaders, signature }, 's')).toBe(
      'x-sdk-content-sha256 does not match the body',
    )
  })

  it.each([
    'Bearer x',
    `SDK-HMAC-SHA256 Access=a, SignedHeaders=Host, Signature=${signature}`,
    `SDK-HMAC-SHA256 Access=a,SignedHeaders=host,Signature=${signature}`,
    'SDK-HMAC-SHA256 Access=a, SignedHeaders=host, Signature=12',
    `V11-HMAC-SHA256 Access=a, SignedHeaders=host, Signature=${signature}`,
  ])('reads nothing from %s', (header) => {
    expect(parseAuthorization(header)).toBeUndefined()
  })
})
