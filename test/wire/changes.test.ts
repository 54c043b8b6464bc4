import { readdirSync } from 'node:fs'
import AdmZip from 'adm-zip'
import { describe, expect, it } from 'vitest'
import type { Emulator } from '../../emulator/emulator.ts'
import type { Harm } from '../../emulator/faults.ts'
import type { Switches } from '../../emulator/switches.ts'
import { craftZip } from '../package/crafted-zip.ts'
import { inputsFor, serviceHolding, urnOf } from '../support/service.ts'
import { step, type StepEnd, type StepRun } from '../support/step.ts'
import { workspaceWith } from '../support/workspace.ts'

const files = { 'src/index.js': 'new', 'src/lib/b.js': 'b', 'src/node_modules/x/a.js': 'x' }

/** What the function has in tests, unless they say otherwise. */
const OLD = zipOf({
  'index.js': 'old code',
  'gone.js': 'g',
  'lib/b.js': 'b',
})

function zipOf(contents: Readonly<Record<string, string>>): Buffer {
  const zip = new AdmZip()
  for (const [name, content] of Object.entries(contents)) zip.addFile(name, Buffer.from(content))
  return zip.toBuffer()
}

const LISTED = [
  'Changed files: 1 added, 1 removed, 1 changed, 1 unchanged',
  '  - gone.js (1 byte)',
  '  ~ index.js (3 bytes, -5 bytes)',
  '  + node_modules/x/a.js (1 byte)',
]

type Mode = 'plan' | 'deploy'
const MODES: readonly Mode[] = ['plan', 'deploy']

function serviceWithCode(code = OLD, switches: Partial<Switches> = {}): Promise<Emulator> {
  return serviceHolding({ code }, { switches })
}

/** A step that shows changes; afterwards nothing but what it packed is below RUNNER_TEMP. */
async function show(
  emulator: Emulator,
  mode: Mode,
  run: Partial<StepRun> & { readonly files?: Readonly<Record<string, string | Buffer>> } = {},
): Promise<StepEnd> {
  const temp = workspaceWith({})
  const end = await step({
    workspace: workspaceWith(run.files ?? files),
    temp,
    ...run,
    inputs: { ...inputsFor(emulator), mode, show_changes: 'true', ...run.inputs },
  })
  const left = readdirSync(temp, { recursive: true, withFileTypes: true })
  const names = left.filter((entry) => entry.isFile()).map(({ name }) => name)
  expect(names.filter((name) => !/^(package\.zip|results\.json)$/.test(name))).toEqual([])
  return end
}

/** The lines about changes. */
function told({ lines }: StepEnd): string[] {
  return lines.filter((line) => /^(Changed files: |  [-+~] |  and )/.test(line))
}

describe.each(MODES)('show_changes in mode %s', (mode) => {
  it.each(['address', 'base64', 'redirect'] as const)(
    'lists what differs from an export by %s',
    async (exportForm) => {
      const emulator = await serviceWithCode(OLD, { exportForm })
      const end = await show(emulator, mode)
      expect(told(end)).toEqual(LISTED)
      expect(end).toMatchObject({ green: true, warnings: [], failures: [] })
      expect(end.outputs['changed_files']).toBe('3')
      expect(JSON.parse(end.outputs['results'] ?? '')).toMatchObject([
        { changed_files: 3, changes: { added: 1, removed: 1, changed: 1, unchanged: 1 } },
      ])
      expect(end.summary).toContain('### Changed files')
      expect(end.summary).toContain('| node\\_modules/x/ | 1 |  |  | 1 byte, +1 byte |')
      expect(emulator.count('export')).toBe(1)
      expect(emulator.count('exported-code')).toBe(exportForm === 'base64' ? 0 : 1)
      expect(emulator.count('code')).toBe(mode === 'deploy' ? 1 : 0)
    },
  )

  it('reads the code before it is replaced', async () => {
    const emulator = await serviceWithCode()
    await show(emulator, mode)
    const operations = emulator.requests.map(({ operation }) => operation)
    expect(operations.slice(0, 3)).toEqual(['config', 'export', 'exported-code'])
  })

  it('hides the address, and sends it no credentials', async () => {
    const emulator = await serviceWithCode()
    const end = await show(emulator, mode)
    const fetched = emulator.requests.find(({ operation }) => operation === 'exported-code')
    expect(fetched?.status).toBe(200)
    expect(fetched?.headerNames).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ])
    const address = `${emulator.url}${fetched?.path ?? ''}`
    const signature = new URL(address).searchParams.get('Signature') ?? ''
    expect(end.masks).toContain(address)
    expect(end.masks).toContain(signature)
    expect(JSON.stringify({ ...end, masks: [] })).not.toContain(signature)
  })

  it.each<[string, Partial<Switches>, RegExp]>([
    [
      'refused',
      { forbidden: ['export'] },
      /unknown, because exporting the deployed code failed: HTTP 403, FSS\.0403, .*Grant FunctionGraph:function:getCode/,
    ],
    [
      'too large for the service',
      { exportLimit: 10 },
      /HTTP 400, FSS\.0400, .*too large to be exported/,
    ],
    ['of other bytes', { exportBytes: 'repacked' }, /the exported code has SHA-512 [0-9a-f]{128}/],
    ['at an address of plain HTTP', { exportAddress: 'plain-http' }, /not HTTPS/],
    [
      'of code without a digest',
      { zipDigest: 'missing' },
      /reports no SHA-512 of the deployed code/,
    ],
    ['of code with a foreign digest', { zipDigest: 'foreign' }, /but the function reports/],
  ])('is no failure where the export is %s', async (_, switches, because) => {
    const emulator = await serviceWithCode(OLD, switches)
    const end = await show(emulator, mode)
    const plain = await step({
      workspace: workspaceWith(files),
      inputs: { ...inputsFor(await serviceWithCode(OLD, switches)), mode },
    })
    expect(told(end)).toHaveLength(1)
    expect(told(end)[0]).toMatch(/^Changed files: unknown, because /)
    expect(told(end)[0]).toMatch(because)
    const ended = ({ green, warnings, failures, outputs }: StepEnd) =>
      JSON.stringify([green, warnings, failures, outputs['outcome']]).replace(
        /[0-9a-f]{32}(?=\))/g,
        'id',
      )
    expect(ended(end)).toBe(ended(plain))
    expect(end.outputs['changed_files']).toBe('')
    expect(emulator.count('code')).toBe(mode === 'deploy' ? 1 : 0)
  })

  it.each<[string, 'export' | 'exported-code', Harm, RegExp]>([
    ['a reply that is a page', 'export', { kind: 'html' }, /unknown format/],
    ['an empty reply', 'export', { kind: 'empty' }, /unknown format/],
    ['a cut reply', 'export', { kind: 'broken-json' }, /unknown format/],
    ['a reply without an end', 'export', { kind: 'endless' }, /response exceeds|longer/],
    ['silence', 'export', { kind: 'silent' }, /took longer than 60 s|no progress/],
    ['a throttle', 'export', { kind: 'throttle' }, /429|took longer|throttling/],
    [
      'a download without an end',
      'exported-code',
      { kind: 'endless' },
      /exceeds 52428800|took longer than 60 s/,
    ],
    ['a download cut short', 'exported-code', { kind: 'half' }, /downloading/],
    ['a refused download', 'exported-code', { kind: 'status', status: 404 }, /HTTP 404/],
    [
      'a download redirected',
      'exported-code',
      { kind: 'redirect', location: 'http://127.0.0.1:1/' },
      /HTTP 302/,
    ],
    ['a silent download', 'exported-code', { kind: 'silent' }, /took longer than|no progress/],
  ])('is no failure after %s', async (_, on, harm, because) => {
    const emulator = await serviceWithCode()
    emulator.faults.script({ on, ...harm, times: 20 })
    const end = await show(emulator, mode)
    expect(end).toMatchObject({ green: true, warnings: [], failures: [] })
    expect(told(end)[0]).toMatch(/^Changed files: unknown, because /)
    expect(told(end)[0]).toMatch(because)
    expect(end.outputs['changed_files']).toBe('')
    expect(emulator.count('code')).toBe(mode === 'deploy' ? 1 : 0)
  })

  it('tries again what may pass', async () => {
    const emulator = await serviceWithCode()
    emulator.faults.script(
      { on: 'export', kind: 'status', status: 503 },
      { on: 'exported-code', kind: 'drop' },
      { on: 'exported-code', kind: 'status', status: 500 },
    )
    expect(told(await show(emulator, mode))).toEqual(LISTED)
    expect([emulator.count('export'), emulator.count('exported-code')]).toEqual([2, 3])
  })

  it('costs nothing where it is not given', async () => {
    const emulator = await serviceWithCode()
    const inputs = { ...inputsFor(emulator), mode }
    const end = await step({ inputs, workspace: workspaceWith(files) })
    expect(told(end)).toEqual([])
    expect(end.outputs['changed_files']).toBe('')
    expect(end.outputs['results']).not.toContain('changes')
    expect(end.summary).not.toContain('Changed files')
    expect(emulator.requests.map(({ operation }) => operation)).toEqual(
      mode === 'plan' ? ['config'] : ['config', 'code'],
    )
  })

  it('costs nothing where the code is the same', async () => {
    const emulator = await serviceWithCode()
    const workspace = workspaceWith(files)
    await step({ inputs: inputsFor(emulator), workspace })
    emulator.requests.length = 0
    const end = await show(emulator, mode, { workspace })
    expect(told(end)).toEqual(['Changed files: none of 3 files'])
    expect(end.outputs['changed_files']).toBe('0')
    expect(emulator.requests.map(({ operation }) => operation)).toEqual(['config'])
  })

  it('tells an archive of the same files', async () => {
    const code = zipOf({ 'lib/b.js': 'b', 'node_modules/x/a.js': 'x', 'index.js': 'new' })
    const end = await show(await serviceWithCode(code), mode)
    expect(told(end)).toEqual([
      'Changed files: none of 3 files: same files, other archive (order, times or compression differ)',
    ])
    expect(end.outputs['changed_files']).toBe('0')
  })

  it('tells the sizes of inline code, and reads nothing', async () => {
    const code = Buffer.from('secret = "old"')
    const emulator = await serviceHolding({ code, codeType: 'inline' })
    const run = {
      files: { 'index.js': 'secret = 1' },
      inputs: { code_path: 'index.js', code_type: 'inline' },
    }
    const end = await show(emulator, mode, run)
    expect(told(end)).toEqual(['Changed files: index.js (inline code, 10 bytes, -4 bytes)'])
    expect(end.outputs['changed_files']).toBe('1')
    expect(emulator.count('export')).toBe(0)
  })

  it('does not compare inline code with an archive', async () => {
    const inline = await serviceHolding({ code: Buffer.from('x'), codeType: 'inline' })
    expect(told(await show(inline, mode))).toEqual([
      'Changed files: unknown, because code of type zip replaces inline code',
    ])
    expect(inline.count('export')).toBe(0)
    const zip = await serviceWithCode()
    const run = {
      files: { 'index.js': 'secret = 1' },
      inputs: { code_path: 'index.js', code_type: 'inline' },
    }
    expect(told(await show(zip, mode, run))).toEqual([
      'Changed files: unknown, because inline code replaces code of type zip',
    ])
    expect(zip.count('export')).toBe(0)
  })

  it('does not ask for more than can be exported', async () => {
    const emulator = await serviceWithCode(Buffer.alloc(50 * 1024 * 1024 + 1))
    expect(told(await show(emulator, mode))).toEqual([
      'Changed files: unknown, because the deployed code has 52.4 MB, and up to 52.4 MB can be exported',
    ])
    expect(emulator.count('export')).toBe(0)
  })

  it('does not read a package in OBS', async () => {
    const emulator = await serviceWithCode()
    const code_url = 'https://bucket.obs.cn-north-4.myhuaweicloud.com/code.zip'
    emulator.objects.set(code_url, zipOf({ 'index.js': 'obs' }))
    const end = await show(emulator, mode, { inputs: { code_path: '', code_url } })
    expect(end.green).toBe(true)
    expect(told(end)).toEqual([
      'Changed files: unknown, because a package in OBS is not downloaded',
    ])
    expect(emulator.count('export')).toBe(0)
  })

  it('lists twenty lines and counts the rest', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => [`src/f${String(at).padStart(2, '0')}.js`, 'x']),
    )
    const end = await show(await serviceWithCode(), mode, { files: { ...many, ...files } })
    expect(told(end)).toHaveLength(21)
    expect(told(end).at(-1)).toBe('  and 24 more')
  })

  it('reads once what several functions have, and lists less for each', async () => {
    const emulator = await serviceWithCode()
    emulator.functions.create({ name: 'other', code: OLD })
    const urn = `${urnOf(emulator)}\n${urnOf(emulator, 'other')}`
    const end = await show(emulator, mode, { inputs: { urn, max_parallel: '1' } })
    expect(end.outputs['changed_files']).toBe('6')
    expect([emulator.count('export'), emulator.count('exported-code')]).toEqual([1, 1])
    expect(end.summary.match(/<details>\n<summary>By folder/g)).toHaveLength(1)
  })

  it('of several functions, one of which is unknown, has no number', async () => {
    const emulator = await serviceWithCode()
    emulator.functions.create({ name: 'other', code: Buffer.from('no archive') })
    const urn = `${urnOf(emulator)}\n${urnOf(emulator, 'other')}`
    const end = await show(emulator, mode, { inputs: { urn } })
    expect(end.green).toBe(true)
    expect(end.outputs['changed_files']).toBe('')
    expect(end.lines.join('\n')).toContain(
      'the deployed code cannot be read as an archive: End of central directory record',
    )
  })

  it('leaves half of the time of the step to the rest', async () => {
    const emulator = await serviceWithCode()
    emulator.faults.script({ on: 'export', kind: 'silent', times: 20 })
    const end = await show(emulator, mode, { inputs: { timeout: '20' } })
    expect(end.green).toBe(true)
    expect(told(end)[0]).toContain('took longer than 10 s')
    // What was read before is too old to write on by then.
    expect(emulator.count('config')).toBe(mode === 'plan' ? 1 : 2)
  })

  it('ends when the job is cancelled, and leaves nothing behind', async () => {
    const emulator = await serviceWithCode()
    emulator.faults.script({ on: 'exported-code', kind: 'slow', dripMs: 20 })
    const controller = new AbortController()
    setTimeout(() => {
      controller.abort()
    }, 300)
    const started = performance.now()
    const end = await show(emulator, mode, { cancel: controller.signal })
    expect(performance.now() - started).toBeLessThan(2_000)
    expect(told(end)).toEqual(['Changed files: unknown, because the job was cancelled (SIGINT)'])
    expect(emulator.count('code')).toBe(0)
    expect(end.outputs['changed_files']).toBe('')
    if (mode === 'deploy') expect(end.green).toBe(false)
  })
})

describe('an export of a hostile archive', () => {
  it.each<[string, Buffer, string]>([
    [
      'with names that lead out',
      craftZip([{ name: '../../../etc/passwd', content: 'x' }, { name: '/root/x' }]),
      '  - ../../../etc/passwd (1 byte)',
    ],
    [
      'that is a bomb',
      craftZip([{ name: 'bomb', content: '0'.repeat(1_000), central: { size: 0xffff_fffe } }]),
      '  - bomb (4.3 GB)',
    ],
    [
      'whose entries share bytes',
      craftZip([
        { name: 'a', content: '1' },
        { name: 'b', content: '2', central: { offset: 0 } },
      ]),
      '  - b (1 byte)',
    ],
    [
      'whose headers lie about sizes',
      craftZip([{ name: 'a', content: '123', local: { size: 9_999, packedSize: 1 } }]),
      '  - a (3 bytes)',
    ],
    [
      'with commands in names',
      craftZip([{ name: 'a\n::error::x', content: '1' }]),
      '  - a\n::error::x (1 byte)',
    ],
    [
      'that claims more entries',
      craftZip([{ name: 'a' }], { claimed: 900 }),
      'Changed files: unknown, because the deployed code cannot be read as an archive: it ends too early',
    ],
    [
      'with a name as long as a name can be',
      craftZip([{ name: 'n'.repeat(60_000) }]),
      'Changed files: unknown, because the deployed code cannot be read as an archive: it lists a name of 60000 bytes',
    ],
  ])('%s harms nothing', async (_, code, line) => {
    const emulator = await serviceWithCode(code)
    const end = await show(emulator, 'deploy')
    expect(end).toMatchObject({ green: true, failures: [] })
    expect(told(end).concat(end.lines)).toContain(line)
    expect(emulator.count('code')).toBe(1)
    expect(emulator.functions.expect(urnOf(emulator)).digest).toBe(end.outputs['digest'])
  })

  it('with markup in names stays text', async () => {
    const code = craftZip([{ name: '<img src=x> | [a](http://b) @octo', content: '1' }])
    const { summary } = await show(await serviceWithCode(code), 'plan')
    expect(summary).not.toContain('<img')
    expect(summary).toContain('&#60;img src=x&#62; \\| \\[a\\]\\(http\\:/b\\) \\@&#8203;octo')
  })
})

it('in mode package is an error', async () => {
  const end = await step({
    inputs: { mode: 'package', code_path: 'src', show_changes: 'true' },
    workspace: workspaceWith(files),
  })
  expect(end.green).toBe(false)
  expect(end.failures.join('\n')).toContain('`show_changes` is not allowed with `mode: package`')
})
