import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startEmulator } from '../../emulator/emulator.ts'
import { loadState, readState } from '../../emulator/state/file.ts'
import { workspaceWith } from '../support/workspace.ts'

const REGIONS = ['cn-north-4', 'ap-southeast-3']

function fileWith(state: unknown): string {
  const path = join(workspaceWith({ 'code.zip': 'zip' }), 'state.json')
  writeFileSync(path, typeof state === 'string' ? state : JSON.stringify(state))
  return path
}

/** What is said of a file beside its name. */
function problemsOf(state: unknown): string[] {
  const path = fileWith(state)
  try {
    readState(path, REGIONS)
    return []
  } catch (error) {
    const [title, ...problems] = (error as Error).message.split('\n')
    expect(title).toBe(`Invalid state file ${path}:`)
    return problems
  }
}

describe('a state file', () => {
  it('puts functions, buckets and objects in place', async () => {
    const functions = [
      { name: 'inline', runtime: 'Python3.12', code: 'x = 1' },
      { name: 'zipped', region: 'ap-southeast-3', codeFile: 'code.zip', settings: { xrole: 'a' } },
      { name: 'zipped', projectId: 'f'.repeat(32) },
    ]
    const address = 'https://b.obs.cn-north-4.myhuaweicloud.com/a.zip'
    const path = fileWith({
      functions,
      buckets: { packages: 'cn-north-4' },
      objects: { [address]: 'code.zip' },
    })
    const emulator = await startEmulator({ region: REGIONS })
    loadState(readState(path, emulator.regions), emulator)
    await emulator.close()
    const [inline, zipped, other] = emulator.functions.list()
    expect(inline).toMatchObject({
      codeType: 'inline',
      codeFilename: 'index.py',
      runtime: 'Python3.12',
    })
    expect(inline?.code.toString()).toBe('x = 1')
    expect(zipped).toMatchObject({ codeType: 'zip', region: 'ap-southeast-3' })
    expect(zipped?.code.toString()).toBe('zip')
    expect(other?.urn).toBe(`urn:fss:cn-north-4:${'f'.repeat(32)}:function:default:zipped`)
    expect(emulator.buckets.expect('packages').region).toBe('cn-north-4')
    expect(emulator.objects.get(address)?.toString()).toBe('zip')
  })

  it('may be empty', () => {
    expect(problemsOf({})).toEqual([])
  })

  it.each<[title: string, state: unknown, problems: (string | RegExp)[]]>([
    ['no JSON', '{', [/^- it must be JSON: /]],
    ['no object', [], ['- it must be a JSON object']],
    [
      'unknown keys',
      { function: [], bucket: {} },
      ['- unknown key "function", "bucket"; accepted: functions, buckets, objects'],
    ],
    [
      'an unknown key of a function',
      { functions: [{ name: 'a', runtme: 'x' }] },
      [
        /^- functions\[0\]: unknown key "runtme"; accepted: name, package, region, projectId, runtime, /,
      ],
    ],
    [
      'several problems at once',
      { functions: [{}, 1, { name: 'a', timeout: '3', code: '', codeFile: '' }], buckets: [] },
      [
        '- functions[0]: name is required',
        '- functions[1]: must be an object',
        '- functions[2]: timeout must be of type integer',
        '- functions[2]: code cannot be combined with codeFile',
        '- buckets: must be an object',
      ],
    ],
    ['functions that are none', { functions: {} }, ['- functions: must be an array']],
    [
      'a region that is not served',
      { functions: [{ name: 'a', region: 'eu-de' }] },
      [
        '- functions[0]: region must be one that is served (cn-north-4, ap-southeast-3), got "eu-de"',
      ],
    ],
    [
      'a name that no function can have',
      { functions: [{ name: 'a b' }] },
      [/^- functions\[0\]: The function URN is invalid: urn:fss:.*:a b$/],
    ],
    [
      'one function twice',
      { functions: [{ name: 'a' }, { name: 'a', region: 'cn-north-4' }] },
      [/^- functions\[1\]: urn:fss:cn-north-4:\w+:function:default:a is listed twice$/],
    ],
    [
      'files that are not there',
      { functions: [{ name: 'a', codeFile: 'no.zip' }], objects: { x: 'no.zip' } },
      [/^- functions\[0\]: ENOENT.*no\.zip/, /^- objects, x: ENOENT.*no\.zip/],
    ],
    [
      'wrong buckets',
      { buckets: { B: 'cn-north-4', bucket: 1 } },
      [
        '- buckets: the value of "bucket" must be a string',
        '- buckets: "B" is not the name of a bucket',
      ],
    ],
  ])('with %s is refused', (_, state, problems) => {
    const found = problemsOf(state)
    expect(found).toEqual(
      problems.map((problem) =>
        typeof problem === 'string' ? problem : (expect.stringMatching(problem) as string),
      ),
    )
  })
})
