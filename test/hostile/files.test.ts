import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { escapeLine } from '../../src/report/escape.ts'
import { inputsFor, serviceHolding, urnOf } from '../support/service.ts'
import { step, type StepEnd, type StepRun } from '../support/step.ts'
import { workspaceWith } from '../support/workspace.ts'
import { craftZip } from '../package/crafted-zip.ts'
import { expectOnlyText } from './page.ts'
import { commandsIn, HOSTILE } from './runner-log.ts'

/** Names that a file can have on Linux; a slash would be another folder. */
const FILE_NAMES = HOSTILE.map((text) => text.replaceAll(/[/\0]/g, '_'))
  .filter((name) => name !== '' && !/\p{Surrogate}/u.test(name))
  .filter((name) => name.length < 200)

function visible(end: StepEnd): string[] {
  const failures = end.failures.flatMap((text) => text.split('\n'))
  return [...end.lines, ...end.debug, ...end.warnings, ...end.notices, ...failures]
}

function expectHarmless(end: StepEnd): void {
  expect(commandsIn(visible(end).map(escapeLine).join('\n'))).toEqual([])
  expectOnlyText(end.summary)
}

/** A workspace whose folder `src` holds these files, whatever bytes their names are. */
function folderOf(names: readonly (string | Buffer)[]): string {
  const workspace = mkdtempSync(join(tmpdir(), 'hostile-'))
  onTestFinished(() => {
    rmSync(workspace, { recursive: true, force: true })
  })
  const folder = join(workspace, 'src')
  mkdirSync(folder)
  for (const name of names) {
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name)]), 'content')
  }
  return workspace
}

function pack(workspace: string, more: Partial<StepRun['inputs']> = {}): Promise<StepEnd> {
  const inputs: Record<string, string> = { mode: 'package', code_path: 'src' }
  return step({ inputs: { ...inputs, ...more } as Record<string, string>, workspace, debug: true })
}

describe('a file whose name is hostile', () => {
  it.each(FILE_NAMES)('%j is packed as it is, or reported, and does no harm', async (name) => {
    const end = await pack(folderOf([name, 'index.js']))
    expectHarmless(end)
    if (name.includes('\\')) expect(end.failures[0]).toMatch(/backslash/)
    else expect(end.green).toBe(true)
  })

  it.each(FILE_NAMES)('%j that looks like a secret is named in a warning', async (name) => {
    const end = await pack(folderOf([`${name}.pem`, '.env', 'index.js']))
    expectHarmless(end)
    if (!name.includes('\\')) expect(end.warnings.join('\n')).toContain('.env')
  })

  it('is deployed under its own name', async () => {
    const emulator = await serviceHolding()
    const workspace = folderOf(['::error::gotcha', 'a\nb', '%0A', '\u202egnp.js', 'index.js'])
    const end = await step({ inputs: inputsFor(emulator), workspace, debug: true })
    expectHarmless(end)
    expect(end.outputs).toMatchObject({ outcome: 'deployed' })
    const { code } = emulator.functions.expect(urnOf(emulator))
    for (const name of ['::error::gotcha', 'a\nb', '%0A', '\u202egnp.js']) {
      expect(code.includes(Buffer.from(name))).toBe(true)
    }
  })

  it('as code_path is taken as the path that it is', async () => {
    for (const name of ['::error::gotcha.js', '%0A.js', '\u202egnp.js', '##[error]x.js']) {
      const workspace = folderOf([name])
      const end = await pack(workspace, { code_path: `src/${name}`, code_type: 'inline' })
      expectHarmless(end)
      expect(end.green).toBe(true)
    }
  })

  it.each([
    ['a single byte', Buffer.from([0x61, 0xff, 0x62])],
    ['a cut sequence', Buffer.from([0xe6, 0x95])],
    ['a surrogate', Buffer.from([0xed, 0xa0, 0x80])],
    ['too long a form', Buffer.from([0xc0, 0xaf])],
  ])('is refused when it is not UTF-8, by %s', async (_, name) => {
    const end = await pack(folderOf([name, 'index.js']))
    expectHarmless(end)
    expect(end.green).toBe(false)
    expect(end.failures).toHaveLength(1)
    expect(end.failures[0]).toMatch(/UTF-8|Unicode/)
  })

  it('is packed when it is as long as names and paths can be', async () => {
    const workspace = folderOf([`${'n'.repeat(252)}.js`, 'index.js'])
    const deep = Array.from({ length: 15 }, () => 'd'.repeat(200))
    mkdirSync(join(workspace, 'src', ...deep), { recursive: true })
    writeFileSync(join(workspace, 'src', ...deep, `${'f'.repeat(200)}.js`), 'content')
    const end = await pack(workspace)
    expectHarmless(end)
    expect(end.green).toBe(true)
    expect(Buffer.byteLength(end.summary)).toBeLessThan(1_048_576)
  })

  it('of any bytes is packed or refused by name', async () => {
    const byte = fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from('::#[]\n\r% ')))
    const bytes = fc
      .array(byte, { minLength: 1, maxLength: 20 })
      .map((all) => Buffer.from(all.filter((one) => one !== 0 && one !== 0x2f)))
      .filter((name) => name.length > 0 && !['.', '..'].includes(String(name)))
    await fc.assert(
      fc.asyncProperty(fc.array(bytes, { minLength: 1, maxLength: 4 }), async (names) => {
        const end = await pack(folderOf(['index.js', ...names]))
        expectHarmless(end)
        if (!end.green) expect(end.failures[0]).toMatch(/UTF-8|Unicode|backslash|drive|NFC|folder/)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a ready archive with hostile names', () => {
  it.each(HOSTILE.filter((name) => !/\p{Surrogate}/u.test(name)))(
    '%j is sent as it is, or reported, and does no harm',
    async (name) => {
      const zip = craftZip([{ name }, { name: 'index.js' }])
      const workspace = workspaceWith({ 'code.zip': zip })
      const end = await pack(workspace, { code_path: 'code.zip' })
      expectHarmless(end)
      if (end.green) {
        expect(readFileSync(join(workspace, 'code.zip')).equals(zip)).toBe(true)
        expect(end.outputs['code_size']).toBe(String(zip.length))
      } else expect(end.failures).toHaveLength(1)
    },
  )

  it('of any bytes is opened or refused in one annotation', async () => {
    const zip = craftZip([{ name: 'index.js' }, { name: 'a/b.txt' }])
    const damage = fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 4,
    })
    await fc.assert(
      fc.asyncProperty(damage, async (places) => {
        const bytes = Buffer.from(zip)
        for (const [at, value] of places) bytes[at] = value
        const end = await pack(workspaceWith({ 'code.zip': bytes }), { code_path: 'code.zip' })
        expectHarmless(end)
        expect(end.failures).toHaveLength(end.green ? 0 : 1)
      }),
      { numRuns: 100 },
    )
  })
})
