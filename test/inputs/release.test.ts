import { describe, expect, it } from 'vitest'
import { InputError } from '../../src/errors.ts'
import { readInputs, type Inputs } from '../../src/inputs/inputs.ts'

const urn = 'urn:fss:cn-north-4:7aad83af3e8d42e99ac194e8419e2c9b:function:default:hello:latest'
const deploy = { urn, code_path: 'src', access_key: 'AK', secret_key: 'SK' }
const promote = { ...deploy, code_path: '', mode: 'release', alias: 'live', version: 'v1' }
const environment = { GITHUB_REPOSITORY: 'octo-org/hello', GITHUB_SHA: 'c0ffee' }

function read(inputs: Readonly<Record<string, string>>): Inputs {
  return readInputs({ read: (name) => inputs[name] ?? '', environment, exists: () => true })
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

describe('the inputs of a release', () => {
  it('ask for nothing by default', () => {
    expect(read(deploy)).not.toHaveProperty('release')
    expect(read({ ...deploy, publish: 'false', alias_percent: '100' })).not.toHaveProperty(
      'release',
    )
  })

  it.each<[string, Readonly<Record<string, string>>, object]>([
    [
      'a version that the service names',
      { publish: 'true' },
      { version: { kind: 'publish', description: 'octo-org/hello@c0ffee' } },
    ],
    [
      'all that there is',
      {
        ...{ publish: 'true', version: '1.2.3', version_description: 'why', test_event: '{"a":1}' },
        ...{ alias: 'live', alias_percent: '10', keep_versions: '3' },
      },
      {
        version: { kind: 'publish', name: '1.2.3', description: 'why' },
        ...{ testEvent: '{"a":1}', alias: { name: 'live', percent: 10 }, keep: 3 },
      },
    ],
    ['a test of latest', { test_event: '{}' }, { version: { kind: 'latest' }, testEvent: '{}' }],
    ['fewer versions', { keep_versions: '1' }, { version: { kind: 'latest' }, keep: 1 }],
  ])('ask for %s', (_, inputs, release) => {
    expect(read({ ...deploy, ...inputs })).toMatchObject({ mode: 'deploy', release })
  })

  it.each([
    ['v1', { kind: 'existing', name: 'v1' }],
    ['previous', { kind: 'previous' }],
  ])('ask in mode release for %s, without code', (version, request) => {
    const inputs = read({ ...promote, version, compression: 'deflate', force: 'false' })
    expect(inputs).toMatchObject({
      ...{ mode: 'release', release: { version: request, alias: { name: 'live', percent: 100 } } },
    })
    expect(inputs).not.toHaveProperty('code')
  })

  it.each<[Readonly<Record<string, string>>, string[]]>([
    [{ publish: 'yes' }, ['`publish` must be true or false, got "yes"']],
    [
      { publish: 'true', version: 'latest' },
      ['`version` must be a published version, got "latest", which is what code is deployed to'],
    ],
    [
      { publish: 'true', version: 'previous' },
      ['`version` "previous" is only allowed in `mode: release`'],
    ],
    [
      { publish: 'true', version: '-x' },
      [
        '`version` must be 1 to 42 letters, digits, "_", "-" and ".", with a letter or digit first and last, got "-x"',
      ],
    ],
    [
      { publish: 'true', version_description: 'x'.repeat(513) },
      ['`version_description` must have at most 512 characters, got 513'],
    ],
    [{ test_event: '[{"password":"x"}]' }, ['`test_event` must be a JSON object, got an array']],
    [{ test_event: 'null' }, ['`test_event` must be a JSON object, got null']],
    [{ test_event: '7' }, ['`test_event` must be a JSON object, got a number']],
    [
      { test_event: '{password' },
      ['`test_event` must be a JSON object, got text that is not JSON'],
    ],
    [
      { publish: 'true', alias: '!live' },
      ['`alias` must be 1 to 64 letters, digits, "_" and "-", with a letter first, got "!live"'],
    ],
    [
      { publish: 'true', alias: 'live', alias_percent: '0' },
      ['`alias_percent` must be an integer from 1 to 100, got "0"'],
    ],
    [
      { publish: 'true', alias_percent: '10' },
      ['`alias_percent` requires `alias` when it is not 100'],
    ],
    [{ keep_versions: '0' }, ['`keep_versions` must be an integer from 1 to 1000, got "0"']],
    [
      { version: 'v1', version_description: 'x', alias: 'live' },
      [
        '`version` requires `publish: true` or `mode: release`',
        '`version_description` requires `publish: true`',
        '`alias` requires `publish: true` or `mode: release`',
      ],
    ],
  ])('refuse %j', (inputs, problems) => {
    expect(problemsOf({ ...deploy, ...inputs })).toEqual(problems)
  })

  it('take the longest names', () => {
    const inputs = { publish: 'true', version: `a${'.'.repeat(40)}b`, alias: `a${'-'.repeat(63)}` }
    expect(problemsOf({ ...deploy, ...inputs })).toEqual([])
    const longer = { publish: 'true', version: `a${'.'.repeat(41)}b`, alias: `a${'-'.repeat(64)}` }
    expect(problemsOf({ ...deploy, ...longer })).toHaveLength(2)
  })

  it('are all refused at once in mode release', () => {
    const inputs = { ...deploy, mode: 'release', publish: 'true', force: 'true', code_type: 'zip' }
    const refused = ', which sends no code and publishes nothing'
    expect(problemsOf({ ...inputs, depend_list: 'd1' })).toEqual([
      '`version` is required in `mode: release`',
      '`alias` is required in `mode: release`',
      ...['code_path', 'depend_list', 'code_type', 'publish', 'force'].map(
        (name) => `\`${name}\` is not allowed in \`mode: release\`${refused}`,
      ),
    ])
  })

  it('have no meaning where only a package is made', () => {
    const inputs = {
      mode: 'package',
      code_path: 'src',
      publish: 'true',
      alias: 'live',
      keep_versions: '1',
    }
    expect(problemsOf(inputs)).toEqual(
      ['publish', 'alias', 'keep_versions'].map(
        (name) => `\`${name}\` is not allowed in \`mode: package\`, which uses no function`,
      ),
    )
  })
})
