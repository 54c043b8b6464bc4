import { describe, expect, it } from 'vitest'
import { InputError } from '../../src/errors.ts'
import { querySecretsOf } from '../../src/address.ts'
import { querySecrets } from '../../src/inputs/code.ts'
import { readInputs, type Inputs } from '../../src/inputs/inputs.ts'

const urn = 'urn:fss:cn-north-4:7aad83af3e8d42e99ac194e8419e2c9b:function:default:hello:latest'
const sound = { urn, code_path: 'src', access_key: 'AK', secret_key: 'SK' }
const digest = 'ab'.repeat(64)

function read(inputs: Readonly<Record<string, string>>): Inputs {
  return readInputs({
    read: (name) => inputs[name] ?? '',
    environment: {},
    exists: (path) => path === 'src',
  })
}

function problemsOf(inputs: Readonly<Record<string, string>>): readonly string[] {
  try {
    read(inputs)
  } catch (error) {
    if (error instanceof InputError) return error.problems
    throw error
  }
  return []
}

describe('mode package', () => {
  const packing = { mode: 'package', code_path: 'src' }
  const request = { paths: ['src'], codeType: 'auto', exclude: [], compression: 'deflate' }

  it('needs neither a function nor credentials', () => {
    expect(read(packing)).toStrictEqual({
      mode: 'package',
      timeout: 600,
      code: { kind: 'files', request },
    })
    expect(read({ ...packing, expect_digest: digest.toUpperCase(), timeout: '7' })).toStrictEqual({
      mode: 'package',
      timeout: 7,
      expectDigest: digest,
      code: { kind: 'files', request },
    })
  })

  it('refuses what it has no use for, and what no mode takes', () => {
    expect(problemsOf({ ...packing, if_deployed_digest: digest })).toEqual([
      '`if_deployed_digest` is not allowed with `mode: package`',
    ])
    expect(problemsOf({ ...packing, show_changes: 'true' })).toEqual([
      '`show_changes` is not allowed with `mode: package`, which reads no function',
    ])
    expect(read({ ...packing, show_changes: 'false' })).toMatchObject({ mode: 'package' })
    expect(problemsOf({ mode: 'package', code_url: 'https://b.obs.example.com/k' })).toEqual([
      '`mode: package` requires `code_path` instead of `code_url`',
    ])
    expect(problemsOf({ ...packing, urn: 'nonsense' })[0]).toMatch(
      /^Invalid `urn` "nonsense": expected urn:fss:/,
    )
  })
})

describe('the other modes', () => {
  it.each(['deploy', 'plan'])('%s takes all that a function can be asked', (mode) => {
    const inputs = {
      ...sound,
      ...{ mode, force: 'true', fail_fast: 'true', max_parallel: '9', comment: 'true' },
      show_changes: 'true',
      ...{ github_token: 'ghs_1', expect_digest: digest, if_deployed_digest: digest },
      ...{ dependency_pkg: 'none', code_type: 'zip', compression: 'store', exclude: '*.map\n*.ts' },
    }
    expect(read(inputs)).toMatchObject({
      ...{ mode, force: true, failFast: true, maxParallel: 9, comment: true, githubToken: 'ghs_1' },
      showChanges: true,
      ...{ expectDigest: digest, ifDeployedDigest: digest, dependencies: { dependencyPkg: '' } },
      code: {
        request: { codeType: 'zip', compression: 'store', exclude: ['*.map', '*.ts'] },
      },
    })
  })

  it('have nothing that was not given', () => {
    expect(Object.keys(read(sound))).not.toContain('expectDigest')
    expect(Object.keys(read(sound))).not.toContain('ifDeployedDigest')
    expect(read(sound)).toHaveProperty('dependencies', {})
    expect(read(sound)).toHaveProperty('code.request', {
      ...{ paths: ['src'], codeType: 'auto', exclude: [], compression: 'deflate' },
    })
  })

  it('guard one function, not several', () => {
    const several = { ...sound, urn: `${urn}\n${urn.replace('hello', 'other')}` }
    expect(problemsOf({ ...several, if_deployed_digest: digest })).toEqual([
      '`if_deployed_digest` can only be used with a single function, got several in `urn`',
    ])
    expect(problemsOf(several)).toEqual([])
  })

  it('report only the problem of credentials', () => {
    expect(problemsOf({ urn, code_path: 'src' })).toEqual([
      expect.stringMatching(
        /`oidc_identity_provider`, or `access_key` and `secret_key`, or `iam_token`, or the environment variables HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK\. If the value comes from a secret/,
      ),
    ])
  })
})

describe('the code', () => {
  const problem = (changed: Readonly<Record<string, string>>): unknown =>
    problemsOf({ ...sound, ...changed })

  it.each(['https://b.obs.example.com/k', 'http://b.obs.example.com/k?a=b'])(
    'may lie at %s',
    (url) => {
      for (const type of ['auto', 'obs', '']) {
        const inputs = { ...sound, code_path: '', code_url: url, code_type: type }
        expect(read(inputs)).toMatchObject({ code: { kind: 'obs', url } })
      }
    },
  )

  it.each([
    'obs://b/k',
    'b.obs.example.com/k',
    'https://u@b/k',
    'https://:p@b/k',
    'https://b/k\nx',
  ])('does not lie at %j', (url) => {
    const problems = problemsOf({ ...sound, code_path: '', code_url: url })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(
      /^`code_url` must be an OBS object URL \(https:\/\/<bucket>\.obs\.<region>\.myhuaweicloud\.com\/<key>\), got ".*"$/s,
    )
  })

  it('beside an address has no type of files, and an unknown type is reported once', () => {
    const url = { code_path: '', code_url: 'https://b.obs.example.com/k' }
    expect(problem({ ...url, code_type: 'zip' })).toEqual([
      '`code_type` must be auto or obs with `code_url`, got "zip"',
    ])
    expect(problem({ ...url, code_type: 'tar' })).toEqual([
      '`code_type` must be one of auto, zip, inline, jar, obs, got "tar"',
    ])
  })

  it('at an address in code_path is pointed to code_url, without its query', () => {
    expect(problem({ code_path: 'https://b.obs.example.com/k?sig=secret' })).toEqual([
      '`code_path` must not be a URL, got "https://b.obs.example.com/k": use `code_url`',
    ])
  })

  it('may be patterns and comments', () => {
    expect(problem({ code_path: '# all of it\n**/*.js\n!x' })).toEqual([])
    expect(problem({ code_path: 'x#' })).toEqual([
      '`code_path` "x#" not found in the workspace: check the spelling and that an earlier step creates it',
    ])
  })

  it.each(['.', '..', 'a/b', 'a\\b', 'a\tb', '/'])('has no file name %j', (name) => {
    expect(problem({ code_filename: name })).toEqual([
      `\`code_filename\` must be a file name without a path, e.g. index.zip, got "${name}"`,
    ])
  })

  it.each(['a', '...', '.zip', 'a b.zip', '数据.zip'])('has the file name %j', (name) => {
    expect(read({ ...sound, code_filename: name })).toHaveProperty('code.request.filename', name)
  })
})

describe('the secrets in addresses', () => {
  it.each([
    ['https://b/k', []],
    ['https://b/k?', []],
    ['https://b/k?a=&b', ['a=&b', 'b']],
    ['https://b/k?a=1234567', ['a=1234567', '1234567']],
    ['https://b/k?a=b', ['a=b', 'b']],
    ['https://b/k?a=12345678', ['a=12345678', '12345678']],
    ['https://b/k?a=12345678?9', ['a=12345678?9', '12345678?9']],
    ['https://b/k?a=1&sig=abcdefgh=', ['a=1&sig=abcdefgh=', '1', 'abcdefgh=']],
    ['https://b/k?12345678', ['12345678', '12345678']],
  ])('%s are %j', (address, secrets) => {
    expect(querySecretsOf(address)).toEqual(secrets)
  })

  it('are looked for wherever an address may stand', () => {
    const inputs: Record<string, string> = {
      code_url: 'https://b/k?sig=of-code-url',
      dependency_pkg: 'https://b/k?sig=of-dependencies',
      code_path: 'src?sig=not-an-address\nhttps://b/k?sig=of-code-path',
    }
    const secrets = querySecrets((name) => inputs[name] ?? '')
    expect(secrets).toEqual([
      ...['sig=of-code-url', 'of-code-url', 'sig=of-dependencies', 'of-dependencies'],
      ...['sig=of-code-path', 'of-code-path'],
    ])
  })
})
