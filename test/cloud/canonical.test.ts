import { describe, expect, it } from 'vitest'
import { canonicalPath, canonicalQuery, canonicalRequest } from '../../src/cloud/signature.ts'

describe('the canonical request', () => {
  it('has its headers in lower case, sorted and without blanks around', () => {
    const request = {
      method: 'GET',
      url: new URL('https://host/a'),
      headers: { 'X-Sdk-Date': ' d ', host: 'host\t', 'Content-Type': 'json', accept: 'a' },
      bodySha256: 'hash',
    }
    expect(canonicalRequest(request).split('\n')).toEqual([
      ...['GET', '/a/', ''],
      ...['accept:a', 'content-type:json', 'host:host', 'x-sdk-date:d', ''],
      ...['accept;content-type;host;x-sdk-date', 'hash'],
    ])
  })

  it.each([
    ['', ''],
    ['b=1&a=1', 'a=1&b=1'],
    ['a=2&a=3&a=1', 'a=1&a=2&a=3'],
    ['b=1&a=2&b=0&a=1', 'a=1&a=2&b=0&b=1'],
    ['a', 'a='],
    ['a=%2A+b', 'a=%2A%20b'],
    ['B=1&a=1', 'B=1&a=1'],
  ])('has the query %j as %j', (query, canonical) => {
    expect(canonicalQuery(new URLSearchParams(query))).toBe(canonical)
  })

  it.each([
    ['/', '/'],
    ['/a', '/a/'],
    ['/a/', '/a/'],
    ['/a:b/!c', '/a%3Ab/%21c/'],
    ['/a%3Ab', '/a%3Ab/'],
    ['/%E6%95%B0', '/%E6%95%B0/'],
  ])('has the path %s as %s', (path, canonical) => {
    expect(canonicalPath(path)).toBe(canonical)
  })
})
