import { expect, it } from 'vitest'
import { requestLine } from '../../emulator/request-line.ts'

it('reports a request in one line, without its query', () => {
  const request = {
    method: 'GET',
    host: 'x',
    path: '/packages/a.zip?AccessKeyId=a&Signature=s',
    operation: 'obs-get',
    bytes: 0,
    date: undefined,
    range: undefined,
    headerNames: [],
    body: undefined,
    status: 200,
    authentication: 'aksk',
  } as const
  expect(requestLine(request, 12.4)).toBe('GET /packages/a.zip 200 (obs-get, aksk, 0 bytes, 12 ms)')
  expect(requestLine({ ...request, status: 0, authentication: undefined }, 1)).toBe(
    'GET /packages/a.zip no response (obs-get, anonymous, 0 bytes, 1 ms)',
  )
})
