import { describe, expect, it } from 'vitest'
import { InputError, readInputs } from '../../emulator/action/inputs.ts'
import { workspaceWith } from '../support/workspace.ts'

function read(inputs: Readonly<Record<string, string>>, workspace = '.') {
  return readInputs((name) => inputs[name] ?? '', workspace)
}

describe("the inputs of the emulator's action", () => {
  it('may all be empty', () => {
    const { options, state } = read({})
    expect(options).toEqual({ port: 0, profile: 'huawei-now', switches: {} })
    expect(state.functions).toEqual([])
  })

  it('serve the regions that are named, and those of functions', () => {
    const { options } = read({
      region: 'cn-north-4\r\n\r\n eu-de ',
      functions: '[{ name: a, region: ap-southeast-3 }, { name: b, region: eu-de }]',
    })
    expect(options.region).toEqual(['cn-north-4', 'eu-de', 'ap-southeast-3'])
  })

  it('take a profile and switches', () => {
    const { options } = read({ profile: 'otc', switches: 'codeSize=string\nstaleConfigMs=5' })
    expect(options).toMatchObject({
      profile: 'otc',
      switches: { codeSize: 'string', staleConfigMs: 5 },
    })
  })

  it('take a profile from a file of the workspace, which switches change', () => {
    const settled = { codeSize: 'string', versionAliases: 'one', staleConfigMs: 5 }
    const workspace = workspaceWith({
      'ci/profile.json': JSON.stringify({ base: 'otc', switches: settled, notes: ['seen'] }),
    })
    const inputs = { profile: 'ci/profile.json', switches: 'staleConfigMs=7' }
    const { profile, switches } = read(inputs, workspace).options
    expect(profile).toBe('otc')
    expect(switches).toEqual({ ...settled, staleConfigMs: 7 })
  })

  it('name the file of a profile that cannot be used, and all that is wrong in it', () => {
    const workspace = workspaceWith({
      'cut.json': '{',
      'odd.json': '{ "base": "aws", "switches": { "size": 1 }, "more": 1 }',
    })
    expect(() => read({ profile: 'cut.json' }, workspace)).toThrow(
      /^Invalid inputs:\n- profile: Failed to read profile \S+cut\.json: .*JSON/,
    )
    expect(() => read({ profile: 'odd.json' }, workspace)).toThrow(
      /^Invalid inputs:\n- profile: Invalid profile \S+odd\.json: unknown key more; `base` must be one of .*; unknown switch size$/,
    )
    expect(() => read({ profile: '.' }, workspace)).toThrow(
      /profile: Failed to read profile .*EISDIR/,
    )
  })

  it('are refused with all problems at once', () => {
    const inputs = { region: 'CN', profile: 'aws', switches: 'codeSize=big\nnone=1' }
    expect(() => read(inputs)).toThrow(
      [
        'Invalid inputs:',
        '- region: CN is not the name of a region',
        '- profile: aws is unknown: it is neither a file nor one of seed-2018, huawei-now, otc',
        '- switches: codeSize=big is unknown',
        '- switches: none=1 is unknown',
      ].join('\n'),
    )
  })

  it('give a placeholder in its language to each function without code', () => {
    const workspace = workspaceWith({ 'a.zip': 'zip' })
    const functions = [
      '- name: node',
      '- { name: python, runtime: Python3.12 }',
      '- { name: own, code: x }',
      '- { name: file, codeFile: a.zip }',
    ].join('\n')
    const codes = read({ functions }, workspace).state.functions.map(({ code }) => String(code))
    expect(codes[0]).toMatch(/^exports\.handler = /)
    expect(codes[1]).toMatch(/^def handler\(event, context\):/)
    expect(codes.slice(2)).toEqual(['x', 'zip'])
  })

  it.each([
    [{ functions: 'name: hello' }, 'functions: must be a YAML list, e.g. "- name: hello"'],
    [{ functions: '- [' }, 'functions: must be a YAML list: '],
    [{ functions: '- runtime: x' }, 'functions[0]: name is required'],
    [{ functions: '- hello' }, 'functions[0]: must be an object'],
    [{ functions: '- { name: a, codeFile: no.zip }' }, 'functions[0]: ENOENT'],
    [{ region: 'CN' }, 'region: CN is not the name of a region'],
    [{ profile: 'aws' }, 'profile: aws is unknown'],
    [{ switches: 'codeSize=big' }, 'switches: codeSize=big is unknown'],
  ])('%j are refused', (inputs, problem) => {
    expect(() => read(inputs)).toThrow(InputError)
    expect(() => read(inputs)).toThrow(`Invalid inputs:\n- ${problem}`)
  })
})
