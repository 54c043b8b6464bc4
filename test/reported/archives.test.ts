import { describe, expect, it } from 'vitest'
import { PackageError } from '../../src/errors.ts'
import { handlerWarning } from '../../src/package/advice/handler.ts'
import { makePackage } from '../../src/package/make.ts'
import type { FilePackage } from '../../src/package/package.ts'
import { craftZip, unicodePath, type Crafted } from '../package/crafted-zip.ts'
import { requestFor, workspaceWith, type Tree } from '../package/trees.ts'
import { inputsFor, serviceHolding } from '../support/service.ts'
import { step } from '../support/step.ts'

/**
 * What was reported about archives that other tools made, and about handlers that nothing in the
 * package can be.
 */

/** What comes of a package, or the error. */
interface Seen {
  readonly made?: FilePackage
  readonly names: readonly string[]
  readonly warnings: readonly string[]
  readonly traces: readonly string[]
  readonly error: string
}

async function packed(tree: Tree, path: string): Promise<Seen> {
  try {
    const made = await makePackage(requestFor([path]), workspaceWith(tree))
    const names = made.entries.map(({ name }) => name)
    return { made, names, warnings: made.warnings, traces: made.traces ?? [], error: '' }
  } catch (error) {
    if (!(error instanceof PackageError)) throw error
    return { names: [], warnings: [], traces: [], error: error.message }
  }
}

function done(entries: readonly Crafted[]): Promise<Seen> {
  return packed({ 'code.zip': craftZip(entries) }, 'code.zip')
}

const INDEX: Crafted = { name: 'index.js', content: 'exports.handler = 1', deflate: true }
const LICENSE: Crafted = { name: 'META-INF/LICENSE', content: 'Apache' }

describe('21: entries that are there twice', () => {
  it.each<[string, Crafted[], Partial<Seen>]>([
    [
      'a folder is nothing',
      [{ name: 'lib/' }, INDEX, { name: 'lib/' }],
      { names: ['index.js'], warnings: [], traces: [] },
    ],
    [
      'a file with the same contents is a line of the debug log',
      [LICENSE, INDEX, LICENSE],
      {
        names: ['META-INF/LICENSE', 'index.js'],
        warnings: [],
        traces: ['Duplicate files with identical contents in the archive: META-INF/LICENSE.'],
      },
    ],
    [
      'a file with other contents is a warning that says which one is taken',
      [INDEX, { name: 'index.js', content: '' }],
      {
        names: ['index.js'],
        warnings: [
          'Duplicate files with different contents in the archive: index.js (the last one is 0 bytes, CRC-32 00000000). ' +
            'Most tools use the last one, some the first. Recreate the archive without duplicates.',
        ],
        traces: [],
      },
    ],
  ])('%s', async (_, given, seen) => {
    expect(await done(given)).toMatchObject({ ...seen, error: '' })
  })

  it('what is twice the same is reported in the debug log only', async () => {
    const { workspace } = workspaceWith({ 'code.zip': craftZip([LICENSE, INDEX, LICENSE]) })
    const inputs = { mode: 'package', code_path: 'code.zip' }
    const { green, lines, warnings, debug } = await step({ inputs, workspace })
    expect({ green, warnings }).toEqual({ green: true, warnings: [] })
    expect(lines.join()).not.toContain('LICENSE')
    expect(debug).toContainEqual(
      expect.stringMatching(/^Duplicate files with identical contents.*: META-INF\/LICENSE\.$/),
    )
  })

  it('a file that is a folder too stays an error', async () => {
    const { error } = await done([{ name: 'lib' }, { name: 'lib/a.js' }])
    expect(error).toBe('code.zip: lib is both a file and a directory')
  })
})

describe('22: names of entries', () => {
  const stale = unicodePath('evil.js', Buffer.from('renamed.js'))
  const bytes = (...all: number[]) => Buffer.from(all)

  it.each<[string, Crafted[], string[]]>([
    [
      'a Unicode Path field whose checksum does not fit is ignored',
      [{ ...INDEX, central: { extra: stale }, local: { extra: stale } }],
      ['index.js'],
    ],
    ['the folder / is ignored', [{ name: '/' }, INDEX], ['index.js']],
    [
      'a backslash in Shift-JIS is the second byte of a character',
      [{ name: bytes(0x95, 0x5c, 0x2e, 0x6a, 0x73), flags: 0 }],
      ['\x95\\.js'],
    ],
    [
      'a backslash in GBK is the second byte of a character',
      [{ name: bytes(0xa1, 0x5c, 0x2e, 0x6a, 0x73), flags: 0 }],
      ['\xa1\\.js'],
    ],
    ['a:b is a name', [{ name: 'a:b' }], ['a:b']],
    ['U+FFFD is a name', [{ name: '\ufffd.js' }], ['\ufffd.js']],
  ])('%s', async (_, given, names) => {
    expect(await done(given)).toMatchObject({ names, warnings: [], error: '' })
  })

  it('a//b is a warning', async () => {
    const { names, warnings } = await done([{ name: 'a//b.js' }, INDEX])
    expect(names).toEqual(['a/b.js', 'index.js'])
    expect(warnings).toEqual([
      'File names with an empty path segment: a//b.js. ' +
        'Most tools unpack a//b.js as a/b.js, some reject the archive.',
    ])
  })

  it.runIf(process.platform === 'linux').each(['a:b', '\ufffd.js'])(
    '%j is a name in a folder as well',
    async (name) => {
      expect((await packed({ [name]: 'x' }, '.')).names).toEqual([name])
    },
  )

  it.each<[string, Crafted[], string]>([
    ['an absolute name', [{ name: '//etc//passwd' }], 'is absolute'],
    ['a way up past empty folders', [{ name: 'a//..//../b' }], 'contains a ".." segment'],
    ['a drive', [{ name: 'C:/x' }], 'starts with a drive letter'],
    [
      'a way up by backslashes behind a character',
      [{ name: Buffer.from('\x95\\..\\..\\x', 'latin1'), flags: 0 }],
      'contains a backslash',
    ],
  ])('%s stays an error', async (_, given, flaw) => {
    expect((await done([INDEX, ...given])).error).toContain(flaw)
  })
})

describe('23: what most readers or runtimes cannot use', () => {
  it.each([
    [9, 'Deflate64 (method 9)'],
    [12, 'bzip2 (method 12)'],
    [14, 'LZMA (method 14)'],
    [93, 'Zstandard (method 93)'],
    [98, 'PPMd (method 98)'],
    [77, 'method 77'],
  ])('method %i is a warning by name', async (method, name) => {
    const { warnings } = await done([INDEX, { name: 'data.bin', content: 'x', method }])
    expect(warnings).toEqual([
      `Files compressed with ${name}, which most tools do not support: data.bin. ` +
        'Recreate the archive with Deflate, e.g. "7z a -mm=Deflate".',
    ])
  })

  it.each<[string, number | undefined, string | undefined]>([
    ['without modes', undefined, 'no Unix mode, as from Windows tools'],
    ['with mode 0644', 0o100644, 'mode 644'],
    ['with mode 0755', 0o100755, undefined],
  ])('a bootstrap %s', async (_, mode, seen) => {
    const { made } = await done([{ name: 'bootstrap', ...(mode === undefined ? {} : { mode }) }])
    if (made === undefined) throw new Error('nothing was made')
    expect(handlerWarning(made, { runtime: 'Custom', handler: 'bootstrap' })).toBe(
      seen &&
        `bootstrap is not executable in the archive (${seen}), so the runtime cannot start it.`,
    )
  })

  it('a bootstrap of a package of our own has its bit', async () => {
    const { made } = await packed({ 'src/bootstrap': '#!/bin/sh\n' }, 'src')
    if (made === undefined) throw new Error('nothing was made')
    expect(handlerWarning(made, { runtime: 'Custom', handler: 'bootstrap' })).toBeUndefined()
  })
})

describe('28: a handler that no file in the package can be', () => {
  it.each<['plan' | 'deploy', string, Tree, string]>([
    [
      'plan',
      'Node.js20.15',
      { 'src/index.py': 'x' },
      'No JavaScript file in the package (only Python)',
    ],
    [
      'deploy',
      'Node.js20.15',
      { 'src/index.py': 'x' },
      'No JavaScript file in the package (only Python)',
    ],
    [
      'deploy',
      'Python3.12',
      { 'src/index.js': 'x' },
      'No Python file in the package (only JavaScript)',
    ],
    ['deploy', 'PHP8.3', { 'src/config.json': '{}' }, 'No PHP file in the package, but'],
  ])(
    'in mode %s, runtime %s, is an error before anything is sent',
    async (mode, runtime, tree, seen) => {
      const emulator = await serviceHolding({ runtime })
      const { workspace } = workspaceWith(tree)
      const end = await step({ inputs: { ...inputsFor(emulator), mode }, workspace })
      expect(end.green).toBe(false)
      expect(end.failures.join('\n')).toContain(seen)
      expect(emulator.count('code')).toBe(0)
    },
  )

  it.each(['plan', 'deploy'])(
    'in mode %s, some code of the language is a warning',
    async (mode) => {
      const emulator = await serviceHolding()
      const { workspace } = workspaceWith({ 'src/main.js': 'x' })
      const end = await step({ inputs: { ...inputsFor(emulator), mode }, workspace })
      expect(end.green).toBe(true)
      expect(end.warnings).toEqual([expect.stringContaining('Handler file index.js not found')])
    },
  )
})
