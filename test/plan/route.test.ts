import { describe, expect, it } from 'vitest'
import type { FilePackage, Package } from '../../src/package/package.ts'
import { routeOf, type UploadRequest } from '../../src/plan/route.ts'

const UPLOAD: UploadRequest = {
  ...{ bucket: 'packages', prefix: 'p/', endpoint: 'https://obs.example.com', when: 'auto' },
  iamEndpoint: 'https://iam.example.com',
}
const ALWAYS: UploadRequest = { ...UPLOAD, when: 'always' }

function packed(size: number, codeType: FilePackage['codeType'] = 'zip'): FilePackage {
  return { codeType, path: '/p', digest: 'd', size, entries: [], warnings: [] }
}

const inObs: Package = { codeType: 'obs', url: 'https://b.example.com/k', warnings: [] }
const SIGNED = /exceeds the 12 MB limit of a request signed with an access key$/
const LIMIT = /exceeds the 50 MB limit of a request$/

describe('a package', () => {
  it.each<[string, Package, UploadRequest | undefined, boolean]>([
    ['without a bucket', packed(60_000_000), undefined, true],
    ['of 9,000,000 bytes and a signature', packed(9_000_000), UPLOAD, true],
    ['of 50 MiB and a token', packed(52_428_800), UPLOAD, false],
    ['that is inline code', packed(100, 'inline'), ALWAYS, true],
    ['that is in OBS', inObs, ALWAYS, true],
  ])('%s goes in the request', (_, code, upload, signed) => {
    expect(routeOf(code, upload, signed)).toEqual({ kind: 'request' })
  })

  it.each<[string, FilePackage, UploadRequest, boolean, RegExp]>([
    ['over 9,000,000 bytes and a signature', packed(9_000_001), UPLOAD, true, SIGNED],
    ['that is such a jar', packed(9_000_001, 'jar'), UPLOAD, true, SIGNED],
    ['over 50 MiB and a token', packed(52_428_801), UPLOAD, false, LIMIT],
    ['over 50 MiB and a signature', packed(52_428_801), UPLOAD, true, LIMIT],
    ['of any size where it is asked for', packed(1), ALWAYS, false, /^`upload` is always$/],
  ])('%s goes through OBS', (_, code, upload, signed, why) => {
    const route = routeOf(code, upload, signed)
    expect(route).toMatchObject({ kind: 'obs', upload, code })
    expect(route).toHaveProperty('why', expect.stringMatching(why))
  })
})
