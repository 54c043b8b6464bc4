import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InputError } from '../../src/errors.ts'
import { secretsIn } from '../../src/inputs/access.ts'
import { readInputs, type DeployInputs } from '../../src/inputs/inputs.ts'
import { anyCharacter } from '../support/any-character.ts'

const project = '7aad83af3e8d42e99ac194e8419e2c9b'
const urn = `urn:fss:cn-north-4:${project}:function:default:hello:latest`
const keys = { access_key: 'AK', secret_key: 'SK' }
const sound = { urn, code_path: 'src', ...keys }

interface Given {
  readonly inputs: Readonly<Record<string, string>>
  readonly environment?: Readonly<Record<string, string>>
  readonly existing?: readonly string[]
}

function read({
  inputs,
  environment = {},
  existing = ['src', 'app.jar', 'index.js'],
}: Given): DeployInputs {
  const all = readInputs({
    read: (name) => (inputs[name] ?? '').trim(),
    environment,
    exists: (path) => existing.includes(path),
  })
  if (all.mode === 'package' || all.mode === 'release') {
    throw new Error('These inputs deploy nothing')
  }
  return all
}

function problemsOf(given: Given): readonly string[] {
  try {
    read(given)
  } catch (error) {
    if (error instanceof InputError) return error.problems
    throw error
  }
  return []
}

describe('inputs', () => {
  it('reads the smallest workflow', () => {
    expect(read({ inputs: sound })).toEqual({
      mode: 'deploy',
      targets: [
        {
          urn,
          region: 'cn-north-4',
          projectId: project,
          name: 'hello',
          endpoint: 'https://functiongraph.cn-north-4.myhuaweicloud.com',
        },
      ],
      code: {
        kind: 'files',
        request: { paths: ['src'], codeType: 'auto', exclude: [], compression: 'deflate' },
      },
      dependencies: {},
      access: { kind: 'keys', keys: { accessKey: 'AK', secretKey: 'SK' }, from: 'inputs' },
      force: false,
      maxParallel: 4,
      failFast: false,
      showChanges: false,
      comment: false,
      githubToken: '',
      timeout: 600,
    })
  })

  it('takes a blank input as not given, whichever it is', () => {
    const names = [
      ...['code_url', 'code_root', 'code_type', 'code_filename', 'depend_version_list'],
      ...['depend_list', 'dependency_pkg', 'force', 'timeout', 'endpoint', 'security_token'],
      'iam_token',
    ]
    const blank = Object.fromEntries(names.map((name) => [name, ' \n ']))
    expect(read({ inputs: { ...sound, ...blank } })).toEqual(read({ inputs: sound }))
  })

  it('reports all problems at once', () => {
    const problems = problemsOf({
      inputs: { urn: 'urn:nonsense', code_path: 'missing', force: 'yes', ...keys },
    })
    expect(problems).toHaveLength(3)
    expect(problems[0]).toMatch(/^Invalid `urn` "urn:nonsense": expected urn:fss:<region>/)
    expect(problems[2]).toMatch(/^`code_path` "missing" not found/)
    expect(problems[1]).toMatch(/^`force` must be true or false, got "yes"/)
  })

  it.each<[string, Record<string, string>, RegExp]>([
    ['no urn', { urn: '' }, /^`urn` is required/],
    [
      'a version',
      { urn: urn.replace('latest', '1.0') },
      /version "1.0" cannot be updated, only latest/,
    ],
    [
      'an alias',
      { urn: urn.replace('latest', '!live') },
      /alias "live" cannot be updated, only latest/,
    ],
    ['a function twice', { urn: `${urn}\n${urn.replace(':latest', '')}` }, /^Duplicate `urn` /],
    ['a region that is another host', { urn: urn.replace('cn-north-4', 'evil.com/') }, /region/],
    ['a project with a slash', { urn: urn.replace(project, 'a/b') }, /project ID/],
    ['a strange name', { urn: urn.replace('hello', 'a?b') }, /function name/],
    ['a strange package', { urn: urn.replace('default', 'a b') }, /package/],
    ['no code', { code_path: '' }, /^`code_path` is required/],
    [
      'both kinds of code',
      { code_url: 'https://b.obs.a.com/k' },
      /^`code_path` and `code_url` cannot/,
    ],
    ['an unknown type', { code_type: 'tar' }, /^`code_type` .*zip, inline, jar, obs, got "tar"/],
    ['obs without an address', { code_type: 'obs' }, /requires `code_url`/],
    ['a root that is not there', { code_root: 'nowhere' }, /^`code_root`/],
    ['a path as file name', { code_filename: 'a/b.zip' }, /must be a file name without a path/],
    [
      'a name for inline',
      { code_type: 'inline', code_filename: 'a.js' },
      /not allowed with `code_type: inline`/,
    ],
    [
      'IDs that are none',
      { depend_version_list: '[1]' },
      /^`depend_version_list` must be a list of IDs/,
    ],
    ['IDs that are broken JSON', { depend_list: '["a"' }, /^`depend_list` must be a list of IDs/],
    ['IDs with blanks', { depend_list: 'a b' }, /^`depend_list`/],
    ['both lists', { depend_list: 'a', depend_version_list: 'b' }, /cannot be combined/],
    ['a package that is no address', { dependency_pkg: 'libs.zip' }, /^`dependency_pkg`/],
    ['an unknown mode', { mode: 'undo' }, /^`mode` .*deploy, plan, package, release, got "undo"/],
    ['a digest that is none', { expect_digest: 'abc' }, /^`expect_digest` must be a SHA-512/],
    [
      'a guard that is none',
      { if_deployed_digest: 'abc' },
      /^`if_deployed_digest` must be a SHA-512/,
    ],
    ['no parallel work', { max_parallel: '0' }, /^`max_parallel` .*1 to 100/],
    ['a flag that is none', { fail_fast: 'no' }, /^`fail_fast` must be true or false, got "no"/],
    [
      'an unknown compression',
      { compression: 'gzip' },
      /^`compression` .*deflate, store, got "gzip"/,
    ],
    ['no time', { timeout: '0' }, /from 1 to 86400/],
    ['time in words', { timeout: '10m' }, /^`timeout`/],
    ['half a pair', { secret_key: '' }, /^`secret_key` is required with `access_key`/],
    ['the other half', { access_key: '' }, /^`access_key` is required with `secret_key`/],
    ['two ways in', { iam_token: 'token' }, /`access_key` and `iam_token` cannot/],
    ['a key with a line break', { secret_key: 'a\nb' }, /^`secret_key` contains a line break/],
    ['http to another host', { endpoint: 'http://example.com' }, /http would expose credentials/],
    ['another scheme', { endpoint: 'ftp://example.com' }, /must be an https URL/],
    [
      'a user in the endpoint',
      { endpoint: 'https://a:b@example.com' },
      /must not contain a user name/,
    ],
    [
      'a query in the endpoint',
      { endpoint: 'https://example.com/?a=b' },
      /must not contain a query/,
    ],
    ['no endpoint', { endpoint: 'example' }, /must be an https URL/],
  ])('refuses %s', (_, changed, expected) => {
    const problems = problemsOf({ inputs: { ...sound, ...changed } })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(expected)
  })

  it('rejects what is not allowed with code_url', () => {
    const problems = problemsOf({
      inputs: {
        ...sound,
        code_path: '',
        code_url: 'ftp://x?secret',
        code_type: 'zip',
        code_root: 'src',
        code_filename: 'a.zip',
      },
    })
    expect(problems.map((problem) => /^`(\w+)`/.exec(problem)?.[1]).sort()).toEqual([
      'code_filename',
      'code_root',
      'code_type',
      'code_url',
    ])
    expect(problems.join()).not.toContain('secret')
  })

  it('shortens what would drown the sentence', () => {
    expect(problemsOf({ inputs: { ...sound, force: 'x'.repeat(500) } })[0]?.length).toBeLessThan(
      200,
    )
  })

  it.each<[string, readonly string[]]>([
    ['a', ['a']],
    ['a\n b \n\n', ['a', 'b']],
    ['a,b, c', ['a', 'b', 'c']],
    ['["a", "b"]', ['a', 'b']],
    ['[]', []],
  ])('reads the ids %j', (text, ids) => {
    expect(read({ inputs: { ...sound, depend_version_list: text } }).dependencies).toEqual({
      list: { field: 'dependVersionList', ids },
    })
    expect(read({ inputs: { ...sound, depend_list: text } }).dependencies).toEqual({
      list: { field: 'dependList', ids },
    })
  })

  it('reads dependency_pkg, and none as clearing it', () => {
    const url = 'https://b.obs.cn-north-4.myhuaweicloud.com/libs.zip'
    const of = (text: string): unknown =>
      read({ inputs: { ...sound, dependency_pkg: text } }).dependencies.dependencyPkg
    expect(of(url)).toBe(url)
    expect(of('none')).toBe('')
  })

  it.each([
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['false', false],
    ['False', false],
    ['FALSE', false],
  ])('reads the boolean %s', (text, value) => {
    expect(read({ inputs: { ...sound, force: text } }).force).toBe(value)
  })

  it('serves several functions through one endpoint with {region}', () => {
    const other = urn.replace('cn-north-4', 'eu-de').replace(':latest', '')
    const endpoint = 'https://functiongraph.{region}.otc.t-systems.com/'
    const { targets } = read({ inputs: { ...sound, urn: `${urn}\n\n  ${other}`, endpoint } })
    expect(targets.map((target) => [target.urn, target.endpoint])).toEqual([
      [urn, 'https://functiongraph.cn-north-4.otc.t-systems.com'],
      [`${other}:latest`, 'https://functiongraph.eu-de.otc.t-systems.com'],
    ])
  })

  it.each(['http://127.0.0.1:8080', 'http://localhost:1', 'http://[::1]:9'])(
    'takes http to this machine: %s',
    (endpoint) => {
      expect(read({ inputs: { ...sound, endpoint } }).targets[0]?.endpoint).toBe(endpoint)
    },
  )

  it('takes code in OBS', () => {
    const url = 'https://b.obs.cn-north-4.myhuaweicloud.com/code.zip?sig=1'
    const inputs = { ...sound, code_path: '', code_url: url, code_type: 'obs' }
    expect(read({ inputs }).code).toEqual({ kind: 'obs', url })
  })

  it('passes patterns on without asking whether they exist', () => {
    const { code } = read({ inputs: { ...sound, code_path: 'src\n**/*.js\n!**/*.test.js' } })
    expect(code).toMatchObject({ request: { paths: ['src', '**/*.js', '!**/*.test.js'] } })
  })

  it('hands code_root and code_filename on', () => {
    const inputs = { ...sound, code_root: 'src', code_filename: 'hello.zip', code_type: 'zip' }
    expect(read({ inputs }).code).toMatchObject({
      request: { root: 'src', filename: 'hello.zip', codeType: 'zip' },
    })
  })

  it('never fails but by problems, whatever the inputs are', () => {
    const names = ['urn', 'code_path', 'code_url', 'force', 'timeout', 'endpoint', 'depend_list']
    const anyInputs = fc.record(
      Object.fromEntries(names.map((name) => [name, fc.string({ unit: anyCharacter })])),
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(anyInputs, (inputs) => {
        for (const problem of problemsOf({ inputs: { ...keys, ...inputs } })) {
          expect(problem).toMatch(/^((Invalid|Duplicate) )?`[a-z_: ]+`( and `[a-z_]+`)? ./)
        }
      }),
    )
  })
})

describe('credentials in the environment', () => {
  const inputs = { urn, code_path: 'src' }
  const families: [string, Record<string, string>, object][] = [
    [
      'the official SDKs',
      {
        HUAWEICLOUD_SDK_AK: 'a',
        HUAWEICLOUD_SDK_SK: 'b',
        HUAWEICLOUD_SDK_SECURITY_TOKEN: 'c',
      },
      { kind: 'keys', keys: { accessKey: 'a', secretKey: 'b', securityToken: 'c' } },
    ],
    [
      'huaweicloud/auth-action',
      { HUAWEI_CLOUD_ACCESS_KEY_ID: 'a', HUAWEI_CLOUD_SECRET_ACCESS_KEY: 'b' },
      { kind: 'keys', keys: { accessKey: 'a', secretKey: 'b' } },
    ],
    [
      'Terraform',
      { HW_ACCESS_KEY: 'a', HW_SECRET_KEY: 'b' },
      { kind: 'keys', keys: { accessKey: 'a', secretKey: 'b' } },
    ],
    ['a token', { HW_AUTH_TOKEN: 'a' }, { kind: 'token', token: 'a', from: 'HW_AUTH_TOKEN' }],
  ]

  it.each(families)('reads those of %s', (_, environment, expected) => {
    expect(read({ inputs, environment }).access).toMatchObject(expected)
  })

  it('takes the first complete family and never mixes two', () => {
    const environment = {
      HUAWEICLOUD_SDK_AK: 'half',
      HUAWEICLOUD_SDK_SECURITY_TOKEN: 'token',
      HW_ACCESS_KEY: 'a',
      HW_SECRET_KEY: 'b',
      HW_AUTH_TOKEN: 'c',
    }
    expect(read({ inputs, environment }).access).toEqual({
      kind: 'keys',
      keys: { accessKey: 'a', secretKey: 'b' },
      from: 'HW_ACCESS_KEY and HW_SECRET_KEY',
    })
  })

  it('prefers inputs', () => {
    const environment = { HUAWEICLOUD_SDK_AK: 'x', HUAWEICLOUD_SDK_SK: 'y' }
    expect(read({ inputs: sound, environment }).access).toMatchObject({ from: 'inputs' })
    const token = read({ inputs: { ...inputs, iam_token: 'MII' }, environment }).access
    expect(token).toEqual({ kind: 'token', token: 'MII', from: 'inputs' })
  })

  it.each([
    [{}, /^No credentials found/],
    [
      { HW_ACCESS_KEY: 'a' },
      /^HW_SECRET_KEY must be set in the environment together with HW_ACCESS_KEY/,
    ],
    [{ HW_SECURITY_TOKEN: 'a' }, /^HW_ACCESS_KEY must be set .* with HW_SECURITY_TOKEN/],
    [{ HW_AUTH_TOKEN: 'ghs_abc' }, /^HW_AUTH_TOKEN is a GitHub token/],
  ])('says what is wrong with %j', (environment, expected) => {
    const problems = problemsOf({ inputs, environment })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(expected)
  })

  it.each(['ghs_', 'ghp_', 'gho_', 'ghu_', 'github_pat_'])(
    'refuses a GitHub token %s',
    (prefix) => {
      const problems = problemsOf({ inputs: { ...inputs, iam_token: `${prefix}1234` } })
      expect(problems).toHaveLength(1)
      expect(problems[0]).toContain('GitHub token')
      expect(problems[0]).not.toContain('1234')
    },
  )

  it.each(['xghs_1', 'gh1_1', 'ghs1', 'github_pa', 'MIIFghs_'])(
    'takes %s, which is no token of GitHub',
    (token) => {
      const { access } = read({ inputs: { ...inputs, iam_token: token } })
      expect(access).toEqual({ kind: 'token', token, from: 'inputs' })
    },
  )

  it('refuses a token that no header can carry, without showing it', () => {
    const [problem] = problemsOf({ inputs: { ...inputs, iam_token: 'a b' } })
    expect(problem).toMatch(/^`iam_token` contains whitespace/)
  })

  it('knows every secret in reach, used or not', () => {
    const given: Record<string, string> = {
      access_key: 'a1',
      secret_key: 's1',
      security_token: 's2',
      iam_token: 's3',
    }
    const environment = {
      HUAWEICLOUD_SDK_SK: 's4',
      HUAWEICLOUD_SDK_SECURITY_TOKEN: 's5',
      HUAWEI_CLOUD_SECRET_ACCESS_KEY: 's6',
      HW_SECRET_KEY: 's7',
      HW_SECURITY_TOKEN: 's8',
      HW_AUTH_TOKEN: 's9',
    }
    const accessKeys = {
      HUAWEICLOUD_SDK_AK: 'a2',
      HUAWEI_CLOUD_ACCESS_KEY_ID: 'a3',
      HW_ACCESS_KEY: 'a4',
      HW_REGION_NAME: 'cn-north-4',
    }
    const secrets = secretsIn((name) => given[name] ?? '', { ...environment, ...accessKeys })
    expect(secrets.sort()).toEqual([
      ...['a1', 'a2', 'a3', 'a4'],
      ...['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8', 's9'],
    ])
  })
})
