import { describe, expect, it } from 'vitest'
import { readUpload } from '../../src/inputs/upload.ts'
import type { UploadRequest } from '../../src/plan/route.ts'

function outcome(inputs: Readonly<Record<string, string>>): UploadRequest | readonly string[] {
  const problems: string[] = []
  const upload = readUpload((name) => inputs[name] ?? '', problems)
  return problems.length > 0 ? problems : (upload ?? [])
}

const DEFAULTS = {
  bucket: 'packages',
  prefix: 'functiongraph-deploy/',
  when: 'auto',
  endpoint: 'https://obs.{region}.myhuaweicloud.com',
  iamEndpoint: 'https://iam.{region}.myhuaweicloud.com',
}

describe('the inputs about uploads', () => {
  it('ask for nothing where there is no bucket, whatever else is given', () => {
    expect(outcome({})).toEqual([])
    expect(
      outcome({ upload_prefix: 'x/', upload: 'auto', obs_endpoint: 'https://o.example' }),
    ).toEqual([])
  })

  it('have defaults', () => {
    expect(outcome({ upload_bucket: 'packages' })).toEqual(DEFAULTS)
  })

  it('are taken as they are given', () => {
    const inputs = {
      upload_bucket: 'packages-{region}',
      ...{ upload_prefix: 'code/v1_~.', upload: 'always' },
      ...{ obs_endpoint: 'http://127.0.0.1:9000', iam_endpoint: 'https://iam.example.com' },
    }
    expect(outcome(inputs)).toEqual({
      ...{ bucket: 'packages-{region}', prefix: 'code/v1_~.', when: 'always' },
      ...{ endpoint: 'http://127.0.0.1:9000', iamEndpoint: 'https://iam.example.com' },
    })
  })

  it.each(['abc', 'a'.repeat(63), '0-1', '{region}-code'])('take the bucket %s', (bucket) => {
    expect(outcome({ upload_bucket: bucket })).toEqual({ ...DEFAULTS, bucket })
  })

  it.each(['ab', 'a'.repeat(64), 'A-bucket', '-ab', 'ab-', 'a_b', 'obs://abc', '{Region}-x'])(
    'do not take the bucket %s',
    (bucket) => {
      expect(outcome({ upload_bucket: bucket })).toEqual([
        '`upload_bucket` must be the name of a bucket (3 to 63 lower-case letters, digits and ' +
          `hyphens; {region} is replaced), got "${bucket}"`,
      ])
    },
  )

  it('do not take a bucket with dots, and say why', () => {
    expect(outcome({ upload_bucket: 'a.b-{region}' })).toEqual([
      '`upload_bucket` must not contain dots, got "a.b-{region}": the TLS certificate of OBS does ' +
        'not cover such host names. Create a bucket without dots for packages',
    ])
  })

  it.each(['/x/', 'a//b', 'a/../b', '../b', './x', 'a b', 'ä/', 'a?b', '%2e', 'x'.repeat(501)])(
    'do not take the prefix %j',
    (upload_prefix) => {
      expect(outcome({ upload_bucket: 'packages', upload_prefix })).toEqual([
        expect.stringMatching(/^`upload_prefix` must be the beginning of an object key .*, got "/),
      ])
    },
  )

  it.each([
    ['http://obs.example.com', /must use https \(http would expose credentials\)/],
    ['obs.example.com', /must be an https URL/],
    ['https://obs.example.com/path', /^`obs_endpoint` must not contain a path, got "/],
    ['http://localhost:1/path', /^`obs_endpoint` must not contain a path, got "/],
  ])('do not take the endpoint %s, with a bucket or without', (obs_endpoint, problem) => {
    for (const upload_bucket of ['packages', '']) {
      expect(outcome({ upload_bucket, obs_endpoint })).toEqual([expect.stringMatching(problem)])
    }
  })

  it('need a bucket for `upload: always`, and know two words', () => {
    expect(outcome({ upload: 'always' })).toEqual([
      '`upload_bucket` is required when `upload` is always',
    ])
    expect(outcome({ upload_bucket: 'packages', upload: 'never' })).toEqual([
      expect.stringMatching(/^`upload` must be one of auto, always, got "never"$/),
    ])
  })
})
